import type { Entry } from '../calls/entry.js';
import { problemOf } from '../contract/problem.js';
import { follow } from '../expectations/follow.js';
import type { Expectation, Judgement } from '../expectations/judgement.js';
import { microsOf } from '../expectations/moment.js';
import { judgeEntries, Watch } from '../expectations/watch.js';
import { worldContext } from '../expectations/world-context.js';
import type { Exchange } from '../shell/exchange.js';
import { callsNamed, checkedExpectation, onCall, recordingsIn, strangerTo } from './expectation.js';
import { SimulatorError } from './simulator-error.js';
import { refusedByStopping } from './stopping.js';
import type { VerifiedView, VerifyOptions } from './types.js';

/**
 * Judges an expectation over what has happened in the world, or waits for it. Rejects with a SimulatorError: 422 for an expectation that does
 * not hold together, for a `seq` and a call that there is not, 409 where a reset or the end of the world ended the wait, 503 where too many wait or the simulator stops.
 */
export async function verify(exchange: Exchange, options: VerifyOptions, signal?: AbortSignal): Promise<VerifiedView> {
  const expectation = checked(exchange, options);
  const context = worldContext(exchange, {
    callsOf: (on) => callsNamed(exchange, on),
    stranger: (on) => strangerTo(exchange, on),
    recordings: await recordingsIn(exchange, expectation, AT),
  });
  const { clock, journal } = exchange;
  const span = spanOf(exchange, options);
  const { after: behindSeq, sinceMicros } = span;
  const begin = { sinceMicros, behindSeq, baseMicros: sinceMicros, isWaitedFor: false };
  const { timeout_ms: timeoutMs, until } = options;
  if (timeoutMs === undefined) {
    const entries = journal.list({ after: span.after }, Infinity);
    const last = until === undefined ? undefined : journal.list({ after: until - 1 }, 1)[0];
    const endMicros = last ? microsOf(last) : clock.wallMicros();
    return view(judgeEntries(expectation, upTo(entries, until), { ...begin, endMicros }, context));
  }
  const watch = new Watch(expectation, begin, context);
  const ended = await follow(exchange, watch, { place: journal.placeAfter(span.after), timeoutMs, signal });
  if (ended === 'reset') throw new SimulatorError(409, 'The simulator was reset while the wait was open.');
  if (ended === 'ended') throw new SimulatorError(409, 'The world was ended while the wait was open.');
  if (ended === 'stopping') throw refusedByStopping();
  if (ended === 'full') throw new SimulatorError(503, 'Too many waits are open.');
  return view(watch.judgement ?? watch.close(clock.wallMicros()));
}

const view = (judgement: Judgement): VerifiedView =>
  // A copy, of what there is: one that is open in its parts would go on changing.
  JSON.parse(JSON.stringify({ passed: !judgement.fails, ...judgement })) as VerifiedView;

function checked(exchange: Exchange, options: VerifyOptions): Expectation {
  const { expect, call_control_id: on, timeout_ms: timeoutMs, after = 0, until } = options;
  const expectation = checkedExpectation(expect, AT);
  if (timeoutMs !== undefined && until !== undefined) {
    const detail = 'expected only one of timeout_ms and until, came both.';
    throw new SimulatorError(422, [{ detail, pointer: '/until' }]);
  }
  if (until !== undefined && until < after) {
    const detail = `expected a seq of at least ${after}, that of after, came ${until}`;
    throw new SimulatorError(422, [{ detail, pointer: '/until' }]);
  }
  // Of a call that there never was, everything is true that must never come.
  if (on !== undefined && !isKnown(exchange, on)) {
    const detail = problemOf('a call_control_id of a call that there was', on);
    throw new SimulatorError(422, [{ detail, pointer: '/call_control_id' }]);
  }
  return on === undefined ? expectation : onCall(expectation, on);
}

const isKnown = (exchange: Exchange, id: string): boolean =>
  exchange.findCall(id) !== undefined ||
  exchange.journal.next({ owners: [['call_control_id', id]] }, 0).entry !== undefined;

/** The place of the expectation in the request. */
const AT = ['expect'] as const;

/** It begins there: behind the entry that is named, or with the world. */
function spanOf(
  { journal }: Exchange,
  { after, until }: VerifyOptions,
): { readonly after: number; readonly sinceMicros: number } {
  const { last } = journal.range;
  for (const [name, seq] of Object.entries({ after, until }))
    if (seq !== undefined && seq > last)
      throw new SimulatorError(422, [{ detail: `expected a seq up to ${last}, came ${seq}`, pointer: `/${name}` }]);
  const begun = journal.list({ types: BEGINNINGS }, 1, 'desc')[0]?.seq ?? 0;
  const from = after ?? begun;
  const [first] = journal.list({ after: Math.max(0, from - 1) }, 1);
  return { after: from, sinceMicros: first ? microsOf(first) : 0 };
}

/** A world begins with one of these. */
const BEGINNINGS: readonly string[] = ['sim.started', 'sim.reset', 'sim.restored'];

function* upTo(entries: Iterable<Entry>, until = Infinity): Generator<Entry> {
  for (const entry of entries) {
    if ((entry.seq ?? 0) > until) return;
    yield entry;
  }
}
