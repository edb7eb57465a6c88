import type { Command } from 'commander';
import type { Config } from '../config.js';
import { formatExports } from '../exports.js';
import { nearest } from '../platform/nearest.js';
import { EXIT_UNUSABLE, fail } from './exits.js';
import { firstSignal } from './first-signal.js';
import { serve } from './serve.js';
import { configOf, withSettings } from './settings-flags.js';

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
  const simulator = await serve(config);
  const { tls } = simulator;
  const secure = tls === null ? '' : `telnyx-sim ready on ${tls.url} (CA ${tls.caFile})\n`;
  process.stdout.write(`${formatExports(simulator, 'shell')}\n${secure}telnyx-sim ready on ${simulator.url}\n`);
  await signal;
  await simulator.stop();
  process.exit(0);
}
