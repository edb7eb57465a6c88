import type { Command } from 'commander';
import { faultLine } from '../scenarios/file/fault.js';
import { readScenarios } from '../scenarios/file/read.js';
import { CommandError, EXIT_UNUSABLE } from './exits.js';
import { soundObjection } from './recording.js';
import type { Terminal } from './terminal.js';
import { addVariables, type VariableFlags } from './variable-flags.js';

interface Flags extends VariableFlags {
  readonly json?: boolean;
}

/** Adds `lint`. */
export function addLint(main: Command, terminal: Terminal): void {
  addVariables(main.command('lint'))
    .description('tell what is wrong with scenario files, with line and column; exit code 4 where something is')
    .argument('<files...>', 'scenario files')
    .option('--json', 'the faults as JSON')
    .action(async (files: readonly string[], { json = false, var: variables }: Flags) => {
      const result = await readScenarios(files, { variables, soundObjection });
      const faults = 'faults' in result ? result.faults : [];
      if (json) {
        const plain = faults.map(({ place, where, problem }) => ({ ...place, where, problem }));
        terminal.out(`${JSON.stringify({ faults: plain }, null, 2)}\n`);
      } else if ('faults' in result) {
        for (const fault of faults) terminal.out(`${faultLine(fault)}\n`);
      } else {
        terminal.out(`${counted(result.scenarios, 'scenario')}, no faults\n`);
      }
      if (faults.length > 0)
        throw new CommandError(EXIT_UNUSABLE, `${counted(faults.length, 'fault')} in scenario files`);
    });
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
