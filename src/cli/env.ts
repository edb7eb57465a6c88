import { Option, type Command } from 'commander';
import type { Config } from '../config.js';
import { EXPORT_FORMATS, formatExports, originOf, suggestedApiKey, type ExportFormat } from '../exports.js';
import { EXIT_UNUSABLE, fail } from './exits.js';
import { configOf, withSettings } from './settings-flags.js';

/** Adds `env`. */
export function addEnv(main: Command): void {
  withSettings(main.command('env'))
    .description('print the environment of an application without starting')
    .addOption(new Option('--format <format>', 'how to write it').choices(EXPORT_FORMATS).default('shell'))
    .action(async ({ format }: { format: ExportFormat }, command: Command) => {
      await printEnvironment(await configOf(command), format);
    });
}

async function printEnvironment(config: Config, format: ExportFormat): Promise<void> {
  if (config.port === 0)
    fail(EXIT_UNUSABLE, '--port: expected the port of the simulator, got 0, which is known only once it runs');
  const { keyPairFromSeed } = await import('../webhooks/signing.js');
  const environment = {
    baseUrl: `${originOf(config.host, config.port)}/v2`,
    apiKey: config.apiKeys[0] ?? suggestedApiKey(config.seed),
    publicKey: keyPairFromSeed(config.seed).publicKey,
  };
  process.stdout.write(`${formatExports(environment, format)}\n`);
}
