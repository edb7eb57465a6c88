import { Command, CommanderError, Option } from 'commander';
import { commandFirst, misspeltVariables } from './command-line.js';
import type { Config, ConfigSources } from './config.js';
import { EXPORT_FORMATS, formatExports, originOf, suggestedApiKey, type ExportFormat } from './exports.js';
import { nearest } from './nearest.js';
import { readText } from './platform/read-text.js';
import { packageVersion } from './platform/version.js';
import { CONFIG_FILE_FLAG, environmentName, SETTINGS } from './settings.js';

// The schema and the server are loaded once the command line is understood: `--help` and a wrong flag answer at once.

/** A flag, a configuration or an address that cannot be used. */
const EXIT_UNUSABLE = 4;
const EXIT_FAULT = 1;
/** As a shell reports a program that SIGINT ended. */
const EXIT_INTERRUPTED = 130;

/** The fault of the address when the system refuses to listen on it. */
const LISTEN_FAULTS: ReadonlyMap<unknown, string> = new Map([
  ['EADDRINUSE', 'the port is in use'],
  ['EACCES', 'no permission to use the port; those below 1024 need rights'],
  ['EADDRNOTAVAIL', 'this machine does not have the address'],
  ['ENOTFOUND', 'the host name is unknown'],
  ['EAI_AGAIN', 'the host name cannot be looked up'],
]);

function program(): Command {
  const main = new Command('telnyx-sim')
    .description('A local Telnyx for voice apps.')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`telnyx-sim: ${oneLine(text.replace(/^error: /, ''))}\n`) });
  withSettings(main.command('start', { isDefault: true }))
    .description('serve until SIGINT, SIGTERM or SIGHUP (the default)')
    // An unknown command ends here too, as an argument of the default one.
    .allowExcessArguments()
    .action(async (_, command: Command) => {
      const [stranger] = command.args;
      if (stranger !== undefined) fail(EXIT_UNUSABLE, unknownCommand(main, stranger));
      await start(await configOf(command));
    });
  withSettings(main.command('env'))
    .description('print the environment of an application without starting')
    .addOption(new Option('--format <format>', 'how to write it').choices(EXPORT_FORMATS).default('shell'))
    .action(async ({ format }: { format: ExportFormat }, command: Command) => {
      await printEnvironment(await configOf(command), format);
    });
  return main;
}

function unknownCommand(main: Command, name: string): string {
  const known = main.commands.map((command) => command.name());
  const meant = nearest(name, known);
  return `unknown command '${name}' (${meant === undefined ? `known are ${known.join(', ')}` : `Did you mean ${meant}?`})`;
}

function withSettings(command: Command): Command {
  for (const { flag, kind, value, help } of SETTINGS) {
    const text = `${help} [${environmentName(flag)}]`;
    const option = new Option(value === undefined ? `--${flag}` : `--${flag} <${value}>`, text);
    if (kind === 'list') option.argParser((item, items: string[] | undefined) => [...(items ?? []), item]);
    command.addOption(option);
    // A flag beats the environment, so what the environment turned on can be turned off.
    if (kind === 'toggle') command.addOption(new Option(`--no-${flag}`).hideHelp());
  }
  const text = `configuration file (telnyx-sim.config.yaml) [${environmentName(CONFIG_FILE_FLAG)}]`;
  return command.option(`--${CONFIG_FILE_FLAG} <path>`, text);
}

async function configOf(command: Command): Promise<Config> {
  const { loadConfig } = await import('./config.js');
  const flags: Record<string, ConfigSources['flags'][string]> = {};
  for (const option of command.options) {
    const name = option.attributeName();
    // commander gives a toggle that has a negative form the default true; only what the user typed counts here.
    if (command.getOptionValueSource(name) !== 'cli') continue;
    // The values are what `withSettings` makes of them: a text, a toggle or a list of texts.
    flags[option.name().replace(/^no-/, '')] = command.getOptionValue(name) as ConfigSources['flags'][string];
  }
  return await loadConfig({ flags, environment: process.env, readText });
}

async function printEnvironment(config: Config, format: ExportFormat): Promise<void> {
  if (config.port === 0)
    fail(EXIT_UNUSABLE, '--port: expected the port of the simulator, got 0, which is known only once it runs');
  const { keyPairFromSeed } = await import('./webhooks/signing.js');
  const environment = {
    baseUrl: `${originOf(config.host, config.port)}/v2`,
    apiKey: config.apiKeys[0] ?? suggestedApiKey(config.seed),
    publicKey: keyPairFromSeed(config.seed).publicKey,
  };
  process.stdout.write(`${formatExports(environment, format)}\n`);
}

async function start(config: Config): Promise<void> {
  const signal = firstSignal();
  const { startSimulator } = await import('./simulator.js');
  const { simulator, fault } = await startSimulator({ config, keepAlive: true }).catch((error: unknown) => {
    const fault = LISTEN_FAULTS.get(codeOf(error));
    if (fault === undefined) throw error;
    return fail(
      EXIT_UNUSABLE,
      `cannot listen on ${config.host} port ${portOf(error) ?? config.port}: ${fault} (${String(codeOf(error))})`,
    );
  });
  surviveFaults(fault);
  const { tls } = simulator;
  const secure = tls === null ? '' : `telnyx-sim ready on ${tls.url} (CA ${tls.caFile})\n`;
  process.stdout.write(`${formatExports(simulator, 'shell')}\n${secure}telnyx-sim ready on ${simulator.url}\n`);
  await signal;
  await simulator.stop();
  process.exit(0);
}

/**
 * The last net: what nobody caught is a fault of ours in one call, and the others go on. Out of memory still ends the process,
 * as Node calls nobody for that. The library has no such net, as it would catch the faults of its user's program too.
 */
function surviveFaults(fault: (error: unknown) => void): void {
  process.on('uncaughtException', fault);
  process.on('unhandledRejection', fault);
}

/** Resolves at the first SIGINT, SIGTERM or SIGHUP; the second ends the process, should stopping take too long for its user. */
async function firstSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    let count = 0;
    const onSignal = (): void => {
      count += 1;
      if (count > 1) process.exit(EXIT_INTERRUPTED);
      resolve();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    // The terminal was closed.
    process.on('SIGHUP', onSignal);
  });
}

/** The port that could not be listened on, where the system names it. */
function portOf(error: unknown): number | undefined {
  return error instanceof Error && 'port' in error && typeof error.port === 'number' ? error.port : undefined;
}

/** The system's code of an error, or of the one that caused it. */
function codeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  return codeOf(error.cause) ?? ('code' in error ? error.code : undefined);
}

function fail(code: number, message: string): never {
  process.stderr.write(`telnyx-sim: ${oneLine(message)}\n`);
  process.exit(code);
}

const oneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' ');

// Whoever reads the exports may close the pipe after the ready line; serving goes on.
process.stdout.on('error', () => undefined);

try {
  for (const { name, meant } of misspeltVariables(Object.keys(process.env))) {
    process.stderr.write(`telnyx-sim: the environment has ${name}, which nothing reads; did you mean ${meant}?\n`);
  }
  const main = program();
  const commands = main.commands.map((command) => command.name());
  await main.parseAsync(commandFirst(process.argv.slice(2), [...commands, 'help']), { from: 'user' });
} catch (error) {
  // Help and version come here too, with code 0; commander has said what is wrong with a command line.
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : EXIT_UNUSABLE);
  if (error instanceof Error && (error.name === 'ConfigError' || error.name === 'AuthorityError'))
    fail(EXIT_UNUSABLE, error.message);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(EXIT_FAULT);
}
