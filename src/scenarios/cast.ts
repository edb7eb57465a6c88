import type { Call } from '../calls/call.js';
import type { Entry } from '../calls/entry.js';
import type { Exchange } from '../shell/exchange.js';
import { STEP_KEYS } from './step-keys.js';
import type { WrittenAct, WrittenParty, WrittenScenario, WrittenStep } from './types.js';
import { msOf } from '../expectations/moment.js';

/** Parties without a number of their own get one from here on, in the order of the file. */
const OWN_NUMBERS_FROM = 15_550_101_001;

/** A party of a scenario. */
export interface Actor {
  readonly name: string;
  readonly number: string;
  readonly written: WrittenParty;
  /** Its calls, oldest first: acts are on the last one. */
  readonly calls: string[];
}

/** The people of a scenario, and which calls are theirs. */
export class Cast {
  readonly actors: readonly Actor[];
  readonly #byNumber = new Map<string, Actor>();
  readonly #byName = new Map<string, Actor>();

  constructor({ parties = {} }: Pick<WrittenScenario, 'parties'>) {
    const taken = new Set(Object.values(parties).map(({ number }) => number));
    let next = OWN_NUMBERS_FROM;
    const ownNumber = (): string => {
      while (taken.has(`+${next}`)) next++;
      return `+${next++}`;
    };
    this.actors = Object.entries(parties).map(([name, written]) => ({
      name,
      written,
      number: written.number ?? ownNumber(),
      calls: [],
    }));
    for (const actor of this.actors) {
      this.#byName.set(actor.name, actor);
      this.#byNumber.set(actor.number, actor);
    }
  }

  /** The party of that name. Throws where there is none, which the check of the file has ruled out. */
  actor(name: string): Actor {
    const actor = this.#byName.get(name);
    if (!actor) throw new Error(`the scenario has no party "${name}"`);
    return actor;
  }

  /** The calls of a party; of any other name none. */
  callsOf(name: string): readonly string[] {
    return this.#byName.get(name)?.calls ?? [];
  }

  /** The number of a party; undefined for any other name. */
  numberOf(name: string): string | undefined {
    return this.#byName.get(name)?.number;
  }

  /** The party at the far end of a call. */
  ofCall(callControlId: string): Actor | undefined {
    return this.actors.find(({ calls }) => calls.includes(callControlId));
  }

  /** A leg that the app dials is that of the party with its number. To be called with each entry of the journal. */
  take({ type, call_control_id: id, ...fields }: Entry, exchange: Pick<Exchange, 'findCall'>): void {
    if (type !== 'call.state' || id === undefined || !('from' in fields) || fields.from !== null) return;
    const call: Call | undefined = exchange.findCall(id);
    if (call?.direction === 'outgoing') this.#byNumber.get(call.to)?.calls.push(id);
  }
}

/** The settings of the parties that can be dialled, in the form of the configuration file. */
export function partiesAsConfig(cast: Cast, steps: readonly WrittenStep[]): Record<string, object> {
  const waiting = new Set(answerers(steps));
  return Object.fromEntries(
    cast.actors
      .filter(({ number }) => number !== 'anonymous')
      .map(({ name, number, written: { ring, behaviour, kind, greeting, beep, amd } }) => {
        // A party that answers in a step rings until then.
        const does = waiting.has(name) ? 'no_answer' : behaviour;
        const settings = {
          behaviour: does,
          kind,
          greeting,
          beep,
          amd,
          ring_ms: ring === undefined ? ring : msOf(ring),
        };
        return [number, Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))];
      }),
  );
}

/** The parties that answer or reject in a step. */
function answerers(steps: readonly WrittenStep[]): string[] {
  return steps.flatMap((step) => {
    if (step.together) return step.together.flatMap(answerers);
    return actsOf(step).flatMap(([name, act]) => (isAnswer(act) ? [name] : []));
  });
}

const isAnswer = (act: WrittenAct): boolean =>
  typeof act === 'string' ? act === 'answer' || act === 'reject' : act.answer !== undefined || act.reject !== undefined;

/** The act of a step by the name of its party: one, or none for a step of another kind. */
export const actsOf = (step: WrittenStep): [string, WrittenAct][] =>
  // The schema has acts under all other names.
  Object.entries(step).filter(([name]) => !STEP_KEYS.has(name)) as [string, WrittenAct][];
