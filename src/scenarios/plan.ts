import { patternIn, patternObjection } from '../expectations/pattern.js';
import type { ScenarioRun } from './types.js';

/** A run with its seed, and its number among the repetitions. */
export interface PlannedRun {
  readonly run: ScenarioRun;
  readonly seed: string;
  /** With this `--seed` its file alone gives it the same seed; absent where that is the seed of the plan. */
  readonly own_seed?: string;
  /** Its number among the repetitions; absent for the first. */
  readonly repetition?: number;
}

/**
 * All runs in the order of the files, each `repeat` times in a row. Every one has a seed of its own, whoever runs it, so that no id comes back within one process of the app; those
 * that a filter leaves out change nothing in the others.
 */
export function planOf(runs: readonly ScenarioRun[], seed: string, repeat: number): PlannedRun[] {
  const filesOf = new Map<string, string[]>();
  const twins = new Map<string, number>();
  return runs.flatMap((run) => {
    const { file } = run.placeOf([]);
    const files = filesOf.get(run.seed) ?? [];
    filesOf.set(run.seed, files);
    if (!files.includes(file)) files.push(file);
    // Twins of other files count apart from those of its own, so that a file alone gives the same seeds.
    const base = numbered(seed, files.indexOf(file) + 1);
    const key = JSON.stringify([file, run.seed]);
    const twin = (twins.get(key) ?? 0) + 1;
    twins.set(key, twin);
    // They count apart from repetitions, too: a repetition is found again with another number of them.
    const own = `${base}/${numbered(run.seed, twin)}`;
    const planned = { run, ...(base === seed ? {} : { own_seed: base }) };
    return Array.from({ length: repeat }, (_, index) =>
      index === 0 ? { ...planned, seed: own } : { ...planned, seed: `${own}/${index + 1}`, repetition: index + 1 },
    );
  });
}

const numbered = (text: string, number: number): string => (number === 1 ? text : `${text}#${number}`);

/** Takes some of the runs of a plan. */
export type Filter = (plan: readonly PlannedRun[]) => PlannedRun[];

/**
 * Finds runs that have a text, or match a regular expression such as `/queue|hold/i`, in their name, their file or one of their tags; the whole name of a row of examples finds that
 * row alone, as others may differ in case only. Throws a SyntaxError for a wrong expression; the filter throws a PatternError for one that takes too long.
 */
export function filterOf(text: string): Filter {
  const objection = patternObjection(text, false);
  if (objection !== undefined) throw new SyntaxError(`expected a text, or ${objection}`);
  const pattern = patternIn(text);
  const fits = (value: string): boolean =>
    pattern ? pattern.fits(value) : value.toLowerCase().includes(text.toLowerCase());
  const isFound = ({ name, scenario: { tags = [] }, placeOf }: ScenarioRun): boolean =>
    [name, placeOf([]).file, ...tags].some(fits);
  return (plan) => {
    const rows = plan.filter(({ run }) => run.example !== undefined && run.name === text);
    return rows.length > 0 ? rows : plan.filter(({ run }) => isFound(run));
  };
}
