import type { Entry } from '../../calls/entry.js';
import type { ScenarioResult, StepResult } from '../result.js';

/** Rows of entries and steps in the order in which they came: a step stands behind the entries that decided it, and before those that came of it. */
export function inOrder<Row>(
  { entries, steps }: Pick<ScenarioResult, 'entries' | 'steps'>,
  rows: { readonly ofEntry: (entry: Entry) => readonly Row[]; readonly ofStep: (step: StepResult) => Row },
): readonly Row[] {
  let told = 0;
  const stepsBefore = (seq: number): Row[] => {
    const from = told;
    while ((steps[told]?.behind ?? Infinity) < seq) told++;
    return steps.slice(from, told).map(rows.ofStep);
  };
  const all = entries.flatMap((entry) => [...stepsBefore(entry.seq ?? 0), ...rows.ofEntry(entry)]);
  return [...all, ...stepsBefore(Infinity)];
}
