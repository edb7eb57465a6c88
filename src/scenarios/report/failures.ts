import type { Judgement } from '../../expectations/judgement.js';
import type { Again, ScenarioResult, StepResult } from '../result.js';

/** The steps and expectations that failed a run. */
export const failuresOf = ({ steps }: ScenarioResult): readonly StepResult[] => steps.filter(({ fails }) => fails);

/** Of a list of expectations the one that failed it, however deep; else the judgement itself. */
export function reasonOf(judgement: Judgement): Judgement {
  const part = judgement.parts?.find(({ fails }) => fails);
  return part === undefined ? judgement : reasonOf(part);
}

/** The command that does this run again, with the same ids and chance, and the repetitions before it. */
export function replayCommand(
  { place, name, example, ordering, repetition, own_seed: ownSeed }: ScenarioResult,
  { seed, flags, command }: Again,
): string {
  const words = [
    `${place.file}:${place.line}`,
    // A row of a table of examples has no place of its own.
    ...(example === null ? [] : ['--filter', name]),
    ...['--seed', ownSeed ?? seed],
    ...(repetition === undefined ? [] : ['--repeat', String(repetition)]),
    ...(ordering === undefined ? [] : ['--ordering', ordering]),
    ...flags,
    ...(command.length === 0 ? [] : ['--', ...command]),
  ];
  return `telnyx-sim test ${words.map(inShell).join(' ')}`;
}

/** A word as a POSIX shell takes it. */
const inShell = (word: string): string => (/^[\w@%+:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
