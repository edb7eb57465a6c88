import { patternIn, patternObjection } from '../expectations/pattern.js';
import type { ScenarioRun } from './types.js';

/** A run with its seed, and its number among the repetitions. */
export interface PlannedRun {
  readonly run: ScenarioRun;
  readonly seed: string;
  /** Its number among the repetitions; absent for the first. */
  readonly repetition?: number;
}

/**
 * All runs in the order of the files, each `repeat` times in a row. Every one has a seed of its own, whoever runs it, so that no id comes back within one process of the app; those
 * that a filter leaves out change nothing in the others.
 */
export function planOf(runs: readonly ScenarioRun[], seed: string, repeat: number): PlannedRun[] {
  const twins = new Map<string, number>();
  return runs.flatMap((run) => {
    const twin = (twins.get(run.seed) ?? 0) + 1;
    twins.set(run.seed, twin);
    // Twins count apart from repetitions, so that a repetition is found again with another number of them.
    const own = `${seed}/${run.seed}${twin === 1 ? '' : `#${twin}`}`;
    return Array.from({ length: repeat }, (_, index) =>
      index === 0 ? { run, seed: own } : { run, seed: `${own}/${index + 1}`, repetition: index + 1 },
    );
  });
}

/** Finds runs that have a text, or match a regular expression such as `/queue|hold/i`, in their name, their file or one of their tags. Throws a SyntaxError for a wrong expression; the filter throws a PatternError for one that takes too long. */
export function filterOf(text: string): (run: ScenarioRun) => boolean {
  const objection = patternObjection(text, false);
  if (objection !== undefined) throw new SyntaxError(`expected a text, or ${objection}`);
  const pattern = patternIn(text);
  const fits = (value: string): boolean =>
    pattern ? pattern.fits(value) : value.toLowerCase().includes(text.toLowerCase());
  return ({ name, scenario: { tags = [] }, placeOf }) => [name, placeOf([]).file, ...tags].some(fits);
}
