import { ScenarioForm, type FormFault } from '../../contract/scenario-form.js';
import { hintFor, type Fault } from './fault.js';

/** All that a scenario must keep to: the schema, and what a schema cannot say. */
export class ScenarioRules {
  readonly #form = new ScenarioForm();

  /** Of a document before its variables are put in. */
  ofVariables(raw: unknown): Fault[] {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
      return [{ path: [], expected: 'a mapping with scenario and steps', came: raw }];
    const own = 'with' in raw ? this.#form.faults('Variables', raw.with) : [];
    const table = 'examples' in raw ? this.#form.faults('Examples', raw.examples) : [];
    return [...own.map(under('with')), ...table.map(under('examples'))].map(worded);
  }

  /** Of one with them. */
  ofScenario(scenario: unknown): Fault[] {
    return this.#form.faults('Scenario', scenario).map(worded);
  }
}

const under =
  (key: string) =>
  (fault: FormFault): FormFault => ({ ...fault, path: [key, ...fault.path] });

const worded = ({ known, came, ...fault }: FormFault): Fault => ({
  ...fault,
  came,
  hint: typeof came === 'string' && known.length > 0 ? hintFor(came, known) : undefined,
});
