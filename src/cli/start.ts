import type { Command } from 'commander';
import type { Config } from '../config.js';
import { formatExports } from '../exports.js';
import { nearest } from '../platform/nearest.js';
import { EXIT_INTERRUPTED, EXIT_UNUSABLE, fail } from './exits.js';
import { configOf, withSettings } from './settings-flags.js';

/** The fault of the address when the system refuses to listen on it. */
const LISTEN_FAULTS: ReadonlyMap<unknown, string> = new Map([
  ['EADDRINUSE', 'the port is in use'],
  ['EACCES', 'no permission to use the port; those below 1024 need rights'],
  ['EADDRNOTAVAIL', 'this machine does not have the address'],
  ['ENOTFOUND', 'the host name is unknown'],
  ['EAI_AGAIN', 'the host name cannot be looked up'],
]);

/** Adds `start`, which is the command where none is named. */
export function addStart(main: Command): void {
  withSettings(main.command('start', { isDefault: true }))
    .description('serve until SIGINT, SIGTERM or SIGHUP (the default)')
    // An unknown command ends here too, as an argument of the default one.
    .allowExcessArguments()
    .action(async (_, command: Command) => {
      const [stranger] = command.args;
      if (stranger !== undefined) fail(EXIT_UNUSABLE, unknownCommand(main, stranger));
      await start(await configOf(command));
    });
}

function unknownCommand(main: Command, name: string): string {
  const known = main.commands.map((command) => command.name());
  const meant = nearest(name, known);
  return `unknown command '${name}' (${meant === undefined ? `known are ${known.join(', ')}` : `Did you mean ${meant}?`})`;
}

async function start(config: Config): Promise<void> {
  const signal = firstSignal();
  const { startSimulator } = await import('../simulator.js');
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
