import { ScenarioForm, type FormFault } from '../contract/scenario-form.js';
import { SimulatorError, type ErrorDetail } from '../control/simulator-error.js';
import type { Expectation } from '../expectations/judgement.js';
import { expectationFaults } from '../expectations/rules.js';
import { LIMITS } from '../limits.js';
import { hintFor, problemOf } from '../scenarios/file/fault.js';
import type { Wanted } from './conditions.js';
import { writtenValue } from './wanted.js';

let form: ScenarioForm | undefined;

/** An expectation, or a list of them in order, that is as the document has it. Throws a SimulatorError (422) with its faults, `request.faults` at most. */
export function checkedExpectation(given: unknown): Expectation {
  form ??= new ScenarioForm();
  const written = writtenValue(given as Wanted);
  const ofForm = form.faults('Expectations', written);
  // The rules go by the form.
  const faults = ofForm.length > 0 ? ofForm : expectationFaults(written as Expectation | Expectation[]);
  if (faults.length > 0) throw new SimulatorError(422, faults.slice(0, LIMITS['request.faults']).map(detailOf));
  return Array.isArray(written) ? { 'in order': written as Expectation[] } : (written as Expectation);
}

function detailOf({ path, expected, came, byKey, known }: FormFault): ErrorDetail {
  const name = byKey ? String(path.at(-1)) : String(came);
  return { detail: problemOf(expected, byKey ? name : came, hintFor(name, known)), pointer: `/${path.join('/')}` };
}
