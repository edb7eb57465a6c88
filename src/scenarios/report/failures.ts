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
  return `npx telnyx-sim test ${words.map(inShell).join(' ')}`;
}

/** A word as a shell takes it. Control characters, which would break the row or act on a terminal, are written as bash, zsh and the POSIX shell of 2024 read them. */
function inShell(word: string): string {
  if (/^[\w@%+:,./-]+$/.test(word)) return word;
  if (!/\p{Cc}/u.test(word)) return `'${word.replaceAll("'", `'\\''`)}'`;
  return `$'${word.replaceAll(/['\\]/g, String.raw`\$&`).replaceAll(/\p{Cc}/gu, octal)}'`;
}

const octal = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
