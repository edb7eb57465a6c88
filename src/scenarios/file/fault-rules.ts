import type { FormFault } from '../../contract/scenario-form.js';
import { faultObjections } from '../../faults/check.js';
import type { WrittenScenario, WrittenStep } from '../types.js';

type Given = NonNullable<WrittenScenario['faults']>[number];
type Path = FormFault['path'];

/** Mistakes in what a scenario lets go wrong, from its start on and by its steps. */
export function faultsInFaults({ faults = [], parties = {}, steps }: WrittenScenario): FormFault[] {
  const names = Object.keys(parties);
  const fromStart = faults.flatMap((fault, index) => mistakes(fault, ['faults', index], names));
  return [...fromStart, ...inSteps(steps, ['steps'], names)];
}

const inSteps = (steps: readonly WrittenStep[], at: Path, names: readonly string[]): FormFault[] =>
  steps.flatMap(({ fault, together = [] }, index) => [
    ...(fault ? mistakes(fault, [...at, index, 'fault'], names) : []),
    ...together.flatMap((list, side) => inSteps(list, [...at, index, 'together', side], names)),
  ]);

function mistakes(fault: Given, at: Path, names: readonly string[]): FormFault[] {
  const objections = faultObjections(fault).map(({ at: within, expected, came }): FormFault => ({
    path: [...at, ...within],
    byKey: false,
    expected,
    came,
    known: [],
  }));
  const number = fault.when?.number;
  if (number === undefined || /^(\+\d|sips?:)/.test(number) || names.includes(number)) return objections;
  const path = [...at, 'when', 'number'];
  return [...objections, { path, byKey: false, expected: 'a party, or a number', came: number, known: names }];
}
