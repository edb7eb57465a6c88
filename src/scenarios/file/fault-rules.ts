import type { FormFault } from '../../contract/scenario-form.js';
import { faultObjections } from '../../faults/check.js';
import type { WrittenScenario, WrittenStep } from '../types.js';

type Given = NonNullable<WrittenScenario['faults']>[number];
type Path = FormFault['path'];

/** The names of the parties; undefined where they are not known. */
type Names = readonly string[] | undefined;

/** Mistakes in what a scenario lets go wrong, from its start on and by its steps. */
export function faultsInFaults(
  { faults, steps }: { readonly faults: readonly Given[]; readonly steps: readonly WrittenStep[] },
  names: Names,
): FormFault[] {
  const fromStart = faults.flatMap((fault, index) => mistakes(fault, ['faults', index], names));
  return [...fromStart, ...inSteps(steps, ['steps'], names)];
}

const inSteps = (steps: readonly WrittenStep[], at: Path, names: Names): FormFault[] =>
  steps.flatMap(({ fault, together = [] }, index) => [
    ...(fault ? mistakes(fault, [...at, index, 'fault'], names) : []),
    ...together.flatMap((list, side) => inSteps(list, [...at, index, 'together', side], names)),
  ]);

function mistakes(fault: Given, at: Path, names: Names): FormFault[] {
  const objections = faultObjections(fault).map(({ at: within, expected, came }): FormFault => ({
    path: [...at, ...within],
    byKey: false,
    expected,
    came,
    known: [],
  }));
  const number = fault.when?.number;
  if (number === undefined || /^(\+\d|sips?:)/.test(number) || names?.includes(number) !== false) return objections;
  const path = [...at, 'when', 'number'];
  return [...objections, { path, byKey: false, expected: 'a party, or a number', came: number, known: names }];
}
