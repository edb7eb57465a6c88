import type { Call } from '../calls/call.js';
import { entryInWorld } from '../control/world-wait.js';
import { SimulatorError } from '../control/simulator-error.js';
import { hintFor, problemOf } from '../contract/problem.js';
import type { Judgement } from '../expectations/judgement.js';
import { USUAL_WITHIN_MS } from '../expectations/usual.js';
import type { Exchange } from '../shell/exchange.js';
import { worldMs, type Time } from './duration.js';
import { ExpectationError } from './expectation-error.js';
import { timeLineOf } from './time-line.js';

/** The call that is waited for. */
export interface NextCallFilter {
  /** The number or SIP address that the app calls (any). */
  readonly to?: string;
  /** The number that it shows (any). */
  readonly from?: string;
  /** World time that it may take (5 s). */
  readonly within?: Time;
}

/** Gives each call that the app makes once, the oldest first. */
export class NextCalls {
  readonly #exchange: () => Exchange;
  readonly #given = new WeakSet<Call>();

  constructor(exchange: () => Exchange) {
    this.#exchange = exchange;
  }

  /** The first that matches and has not been given, of those that there are and those to come. Rejects with an ExpectationError where none comes in time, and with a SimulatorError (422) for a filter that is none. */
  async next(filter: NextCallFilter = {}): Promise<Call> {
    const exchange = this.#exchange();
    checkFilter(filter);
    const ms = worldMs('within', filter.within ?? USUAL_WITHIN_MS);
    const wait = { ms, what: 'test next call' };
    const call =
      this.#find(exchange, filter) ??
      (await entryInWorld(exchange, wait, ({ type }) =>
        type === 'call.state' ? this.#find(exchange, filter) : undefined,
      ));
    if (call) return call;
    throw new ExpectationError(missing(exchange, filter, ms), timeLineOf(exchange));
  }

  #find(exchange: Exchange, { to, from }: NextCallFilter): Call | undefined {
    for (const call of exchange.calls()) {
      if (!isMade(call) || this.#given.has(call)) continue;
      if ((to ?? call.to) !== call.to || (from ?? call.from) !== call.from) continue;
      this.#given.add(call);
      return call;
    }
    return undefined;
  }
}

/** The app has made it, and the far end has been reached. */
const isMade = ({ direction, standIn, state }: Call): boolean =>
  direction === 'outgoing' && !standIn && state !== 'dialing';

const FILTERS = ['to', 'from', 'within'] as const satisfies readonly (keyof NextCallFilter)[];

/** Throws a SimulatorError (422) for a filter that picks nothing, or not what it seems to. */
function checkFilter(filter: NextCallFilter): void {
  const given: unknown = filter;
  const refused = (name: string, problem: string): SimulatorError => new SimulatorError(422, `${name}: ${problem}`);
  if (typeof given !== 'object' || given === null) throw refused('filter', problemOf('a mapping', given));
  for (const [name, value] of Object.entries(given)) {
    if (!FILTERS.some((known) => known === name))
      throw refused(name, problemOf('a known key', name, hintFor(name, FILTERS)));
    if (name !== 'within' && value !== undefined && typeof value !== 'string')
      throw refused(name, problemOf('a number or a SIP address', value));
  }
}

/** Calls that are named in an error. */
const NAMED = 5;

function missing(exchange: Exchange, { to, from }: NextCallFilter, ms: number): Judgement {
  const made = [...exchange.calls()].filter(isMade);
  const named = made.slice(-NAMED).map((call) => `${call.from} to ${call.to}`);
  const conditions = [...(to === undefined ? [] : [`to ${to}`]), ...(from === undefined ? [] : [`from ${from}`])];
  return {
    outcome: 'fail',
    fails: true,
    expected: `a call of the app ${conditions.join(' ')}${conditions.length > 0 ? ' ' : ''}within ${ms} ms`,
    came: named.length === 0 ? 'none' : named.join(', '),
    evidence: [],
  };
}
