import { checkConfig, ConfigError, type ConfigPath } from '../../config-check.js';
import { ScenarioForm, type FormFault } from '../../contract/scenario-form.js';
import { expectationFaults } from '../../expectations/rules.js';
import type { WrittenScenario } from '../types.js';
import { faultsInFaults } from './fault-rules.js';
import { hintFor, problemOf } from '../../contract/problem.js';
import type { Fault } from './fault.js';
import { mayFollow, soundParts, type SoundParts } from './sound-parts.js';
import { StepRules } from './step-rules.js';

/** All that a scenario must keep to: the schema, and what a schema cannot say. */
export class ScenarioRules {
  readonly #form = new ScenarioForm();

  /** Of a document before its variables are put in. */
  ofVariables(raw: unknown): Fault[] {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
      return [{ path: [], problem: problemOf('a mapping with scenario and steps', raw) }];
    const own = 'with' in raw ? this.#form.faults('Variables', raw.with) : [];
    const table = 'examples' in raw ? this.#form.faults('Examples', raw.examples) : [];
    return [...own.map(under('with')), ...table.map(under('examples'))].map(worded);
  }

  /** Of one with them: all in one round, but for what may follow from another. */
  ofScenario(scenario: object): Fault[] {
    const ofForm = this.#form.faults('Scenario', scenario);
    const faulty = ofForm.map(({ path }) => path);
    const others = rulesFaults(soundParts(scenario, faulty));
    return [...ofForm.map(worded), ...others.filter(({ path }) => !mayFollow(path, faulty))];
  }
}

function rulesFaults(sound: SoundParts): Fault[] {
  const { parties = {}, steps = [], expect, config, faults = [] } = sound.scenario;
  const ofSteps = new StepRules(parties, sound).faults(steps, ['steps']);
  const atEnd = expect === undefined ? [] : expectationFaults(expect, ['expect']);
  const named = partiesNamed({ steps, expect }, []).flatMap(({ path, name }): FormFault[] =>
    !sound.arePartiesKnown || Object.hasOwn(parties, name)
      ? []
      : [{ path, byKey: false, expected: 'a party', came: name, known: Object.keys(parties) }],
  );
  const ofFaults = faultsInFaults({ faults, steps }, sound.arePartiesKnown ? Object.keys(parties) : undefined);
  const all = [...ofSteps, ...atEnd, ...named, ...sameNumbers(parties), ...ofFaults, ...byHand(config)];
  return [...all.map(worded), ...configFaults(config)];
}

/** The values of `on`, which stands in expectations alone; what a request sends, or `with` compares, is the app's own. */
function partiesNamed(value: unknown, path: FormFault['path']): { path: FormFault['path']; name: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === 'with' || key === 'app') return [];
    return key === 'on' && typeof item === 'string' ? [{ path: at, name: item }] : partiesNamed(item, at);
  });
}

function sameNumbers(parties: NonNullable<WrittenScenario['parties']>): FormFault[] {
  const owners = new Map<string, string>();
  return Object.entries(parties).flatMap(([name, { number }]): FormFault[] => {
    if (number === undefined || number === 'anonymous') return [];
    const owner = owners.get(number);
    if (owner === undefined) owners.set(number, name);
    if (owner === undefined) return [];
    const expected = `a number of its own: ${owner} has this one`;
    return [{ path: ['parties', name, 'number'], byKey: false, expected, came: number, known: [] }];
  });
}

/** Nobody is there who would move time by hand. */
function byHand(config: WrittenScenario['config']): FormFault[] {
  const time: unknown = config && Reflect.get(config, 'time');
  const isGroup = typeof time === 'object' && time !== null;
  const mode: unknown = isGroup ? Reflect.get(time, 'mode') : time;
  if (mode !== 'manual') return [];
  const path = ['config', 'time', ...(isGroup ? ['mode'] : [])];
  return [
    { path, byKey: false, expected: 'real or fast, as nobody moves the time of a scenario', came: mode, known: [] },
  ];
}

/** The configuration's own rules, of which the first that is broken is told. */
function configFaults(config: WrittenScenario['config']): Fault[] {
  if (config === undefined) return [];
  let path: ConfigPath = [];
  let byKey = false;
  const place = (where: ConfigPath, part: 'key' | 'value'): string => {
    path = where;
    byKey = part === 'key';
    return '';
  };
  try {
    checkConfig(config, { place });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const steps = path.map((step) => (typeof step === 'number' ? step : String(step)));
    return [{ path: ['config', ...steps], byKey, problem: error.message.replace(/^: /, '') }];
  }
}

const under =
  (key: string) =>
  (fault: FormFault): FormFault => ({ ...fault, path: [key, ...fault.path] });

function worded({ known, came, expected, ...fault }: FormFault): Fault {
  const hint = typeof came === 'string' && known.length > 0 ? hintFor(came, known) : undefined;
  return { ...fault, problem: problemOf(expected, came, hint) };
}
