import { WEBHOOK_EVENT_NAMES } from '../../contract/event-names.js';
import type { FormFault } from '../../contract/scenario-form.js';
import { msOf } from '../../expectations/moment.js';
import { expectationFaults } from '../../expectations/rules.js';
import { MOST_APP_REQUEST_MS } from '../app-request.js';
import { STEP_KEYS } from '../step-keys.js';
import type { SoundParts } from './sound-parts.js';
import type { AppRequest, WrittenAct, WrittenAttack, WrittenParty, WrittenStep } from '../types.js';

type Path = FormFault['path'];
/** An act that has more than its name. */
type Act = Exclude<WrittenAct, string>;

/** An act of a party has exactly one of these. */
export const ACTS = [
  'call',
  'answer',
  'reject',
  'say',
  'play',
  'press',
  'wait',
  'silence',
  'hangup',
  'hold',
  'unhold',
  'interrupt',
  'mm-hmm',
] as const satisfies readonly (keyof Act)[];
type ActName = (typeof ACTS)[number];

/** The acts that a property can stand beside. */
const BELONGS: { readonly [K in Exclude<keyof Act, ActName>]-?: readonly ActName[] } = {
  custom_headers: ['call'],
  voice: ['say', 'interrupt'],
  transcript: ['play'],
  after: ACTS.filter((name) => name !== 'wait'),
  meanwhile: ['say', 'play', 'press', 'interrupt', 'mm-hmm'],
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const satisfies readonly (keyof AppRequest)[];

/** Mistakes in the steps of a scenario that have the form of their schema. Fills `called` with the parties that call in. */
export class StepRules {
  readonly #parties: Readonly<Record<string, WrittenParty>>;
  readonly #sound: Pick<SoundParts, 'arePartiesKnown' | 'isInDoubt'>;
  readonly #calling = new Set<string>();
  readonly #faults: FormFault[] = [];

  constructor(
    parties: Readonly<Record<string, WrittenParty>>,
    sound: Pick<SoundParts, 'arePartiesKnown' | 'isInDoubt'>,
  ) {
    this.#parties = parties;
    this.#sound = sound;
  }

  /** All of them, in the order of the steps. */
  faults(steps: readonly WrittenStep[], at: Path): readonly FormFault[] {
    const callers = callersOf(steps);
    this.#steps(steps, at, callers);
    for (const [name, { number }] of Object.entries(this.#parties)) {
      if (number === undefined && !callers.has(name) && !this.#sound.isInDoubt(name))
        this.#tell(['parties', name], `a number, since ${name} does not call and is to be called`, undefined);
    }
    return this.#faults;
  }

  #steps(steps: readonly WrittenStep[], at: Path, callers: ReadonlySet<string>): void {
    steps.forEach((step, index) => this.#step(step, [...at, index], callers));
  }

  #step(step: WrittenStep, at: Path, callers: ReadonlySet<string>): void {
    const { expect, app, attack, together = [] } = step;
    together.forEach((list, index) => this.#steps(list, [...at, 'together', index], callers));
    if (expect !== undefined) this.#faults.push(...expectationFaults(expect, [...at, 'expect']));
    if (app) this.#request(app, [...at, 'app']);
    if (attack) this.#attack(attack, [...at, 'attack']);
    for (const [name, value] of Object.entries(step)) {
      // A key that is none of a step's own names a party, whose act the schema has looked at.
      if (!STEP_KEYS.has(name)) this.#actOf(name, value as WrittenAct, at, callers);
    }
  }

  #actOf(name: string, given: WrittenAct, at: Path, callers: ReadonlySet<string>): void {
    if (!Object.hasOwn(this.#parties, name)) {
      if (!this.#sound.arePartiesKnown) return;
      const known = [...Object.keys(this.#parties), ...STEP_KEYS];
      this.#faults.push({
        path: [...at, name],
        byKey: true,
        expected: 'a party, or one of the steps',
        came: name,
        known,
      });
      return;
    }
    const act: Act = typeof given === 'string' ? { [given]: true } : given;
    const [first, second] = ACTS.filter((each) => act[each] !== undefined);
    const path = [...at, name];
    if (first === undefined) {
      this.#tell(path, `one of ${ACTS.join(', ')}`, given);
      return;
    }
    if (second !== undefined)
      this.#tell([...path, second], `one act: ${first} and ${second} are two steps`, second, true);
    for (const [key, acts] of Object.entries(BELONGS)) {
      if (act[key as keyof typeof BELONGS] !== undefined && !acts.includes(first))
        this.#tell([...path, key], `${key} only beside ${acts.join(', ')}`, first, true);
    }
    if (first === 'call') this.#calling.add(name);
    else if (callers.has(name) && !this.#calling.has(name) && first !== 'wait' && !this.#sound.isInDoubt(name))
      this.#tell(path, `${name} to call first, which a later step does`, first, true);
  }

  #request(app: AppRequest, at: Path): void {
    const [first, second] = METHODS.filter((method) => app[method] !== undefined);
    if (first === undefined) this.#tell(at, `one of ${METHODS.join(', ')}`, app);
    else if (second !== undefined)
      this.#tell([...at, second], `one request: ${first} and ${second} are two`, second, true);
    else if (app.json !== undefined && (first === 'get' || first === 'delete'))
      this.#tell([...at, 'json'], 'json only beside post, put, patch', first, true);
    const target = first && app[first];
    if (first !== undefined && target !== undefined && !isTarget(target))
      this.#tell([...at, first], 'a path such as /calls, or an http or https URL', target);
    if (app.within !== undefined && msOf(app.within) > MOST_APP_REQUEST_MS)
      this.#tell([...at, 'within'], 'at most 1h, as it is time of the machine', app.within);
  }

  #attack({ event }: WrittenAttack, at: Path): void {
    if (event === undefined || WEBHOOK_EVENT_NAMES.has(event)) return;
    const known = [...WEBHOOK_EVENT_NAMES];
    this.#faults.push({ path: [...at, 'event'], byKey: false, expected: 'an event of a webhook', came: event, known });
  }

  #tell(path: Path, expected: string, came: unknown, byKey = false): void {
    this.#faults.push({ path, byKey, expected, came, known: [] });
  }
}

/** A path of the app, or a URL; `localhost:3000/calls` is neither, as it has a scheme called localhost. */
const isTarget = (target: string): boolean =>
  URL.canParse(target, 'http://app') && /^https?:$/.test(new URL(target, 'http://app').protocol);

/** The parties that call in one of the steps. */
function callersOf(steps: readonly WrittenStep[]): ReadonlySet<string> {
  return new Set(
    steps.flatMap((step): string[] => [
      ...(step.together ?? []).flatMap((list) => [...callersOf(list)]),
      ...Object.entries(step).flatMap(([name, act]) =>
        typeof act === 'object' && !Array.isArray(act) && 'call' in act ? [name] : [],
      ),
    ]),
  );
}
