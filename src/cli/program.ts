import { Command } from 'commander';
import { packageVersion } from '../platform/version.js';
import { addActs } from './acts.js';
import { addAttack } from './attack.js';
import { addCalibrate } from './calibrate.js';
import { addCall } from './call.js';
import { addCalls } from './calls.js';
import { addConferences } from './conferences.js';
import { addCheck } from './check.js';
import { addDiff } from './diff.js';
import { addEnv } from './env.js';
import { addInit } from './init.js';
import { addLint } from './lint.js';
import { oneLine } from './exits.js';
import { addQueues } from './queues.js';
import { addReadings } from './readings.js';
import { addRun } from './run.js';
import { addStart } from './start.js';
import { addTail } from './tail.js';
import { addTest } from './test.js';
import type { Terminal } from './terminal.js';

/** In the order of the help. */
const SUBCOMMANDS = [
  addStart,
  addCall,
  addCalls,
  addConferences,
  addQueues,
  addActs,
  addTail,
  addCheck,
  addRun,
  addLint,
  addReadings,
  addTest,
  addCalibrate,
  addAttack,
  addEnv,
  addInit,
  addDiff,
];

/** The command line with all subcommands. Parsing rejects with a CommanderError, also for `--help`, and what the subcommands throw. */
export function program(terminal: Terminal): Command {
  const main = new Command('telnyx-sim')
    .description('A local Telnyx for voice apps.')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`telnyx-sim: ${oneLine(text.replace(/^error: /, ''))}\n`) });
  for (const add of SUBCOMMANDS) add(main, terminal);
  main.addHelpText('after', () => `\n${flagsOf(main.commands.find((command) => command.name() === 'start'))}`);
  return main;
}

/** The flags of `start`, which is the command where none is named. */
function flagsOf(start: Command | undefined): string {
  const [, flags = ''] = start?.helpInformation().split('Options:\n') ?? [];
  return `Options of start:\n${flags.trimEnd()}`;
}
