import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { PlannedRun } from '../scenarios/plan.js';

/** A scenario file, or with `line` the scenario in it that stands there. */
export interface Operand {
  readonly file: string;
  readonly line?: number;
}

/** `menu.yaml:12` is the scenario at that line, unless a file is called so. */
export function operandOf(given: string): Operand {
  const [, file, line] = /^(.+):(\d{1,9})$/.exec(given) ?? [];
  return file === undefined || existsSync(given) ? { file: given } : { file, line: Number(line) };
}

/** The files, each once. */
export const filesOf = (operands: readonly Operand[]): string[] => [...new Set(operands.map(({ file }) => file))];

/** The runs of the scenarios that the operands name: at a line, the last one that begins there or above. */
export function namedRuns(plan: readonly PlannedRun[], operands: readonly Operand[]): PlannedRun[] {
  const starts = new Map<string, Set<number>>();
  for (const { run } of plan) {
    const { file, line } = run.placeOf([]);
    starts.set(file, (starts.get(file) ?? new Set()).add(line));
  }
  const named = new Map<string, Set<number>>();
  for (const { file, line } of operands) {
    const all = [...(starts.get(file) ?? [])];
    const lines = line === undefined ? all : [Math.max(...all.filter((start) => start <= line))];
    named.set(file, new Set([...(named.get(file) ?? []), ...lines]));
  }
  return plan.filter(({ run }) => {
    const { file, line } = run.placeOf([]);
    return named.get(file)?.has(line) === true;
  });
}

/** Flags that a repetition of one run does not need, or has of its own. */
const NOT_AGAIN: ReadonlySet<string> = new Set([
  '--filter',
  '--seed',
  '--repeat',
  '--ordering',
  '--explore',
  '--bail',
  '--watch',
  '--workers',
  '--verbose',
  '--junit',
  '--json',
  '--html',
  '--coverage',
  '--coverage-threshold',
  '--coverage-all',
]);

/** The flags before `--` that a repetition of one run needs too, as words; with the command behind it. */
export function againOf(
  args: readonly string[],
  { options }: Pick<Command, 'options'>,
): { readonly flags: readonly string[]; readonly command: readonly string[] } {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  const flags: string[] = [];
  for (let at = 0; at < own.length; at++) {
    const word = own[at] ?? '';
    const name = word.replace(/=.*$/s, '');
    const option = options.find(({ long }) => long === name);
    if (!option) continue;
    const next = own[at + 1];
    const hasValue =
      word === name && next !== undefined && (option.required || (option.optional && !next.startsWith('-')));
    const words = hasValue ? [word, next] : [word];
    if (hasValue) at++;
    if (!NOT_AGAIN.has(name)) flags.push(...words);
  }
  return { flags, command: end < 0 ? [] : args.slice(end + 1) };
}
