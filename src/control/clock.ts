import type { Entry, EntryFilter } from '../calls/entry.js';
import { LIMITS } from '../limits.js';
import type { Exchange } from '../shell/exchange.js';
import { AdvanceCutError, AdvancingError } from '../time/manual.js';
import type { ClockView } from '../time/world-time.js';
import { entryFilter } from './entry-filter.js';
import { SimulatorError } from './simulator-error.js';
import type { AdvanceOptions, AdvanceView, AdvanceUntil } from './types.js';

/** Time goes so far for what is waited for where `at_most_ms` is left out, as the document says. */
export const USUAL_AT_MOST_MS = 600_000;

/** World time as it is now, and what it waits for. */
export const getClock = (exchange: Exchange): ClockView => exchange.time.view();

/**
 * Moves world time. Rejects with a SimulatorError: 409 where time is not moved by hand, while another advance is under way, or when a reset
 * or the end came in between; 422 for both or none of `ms` and `until`.
 */
export async function advanceClock(
  exchange: Exchange,
  options: AdvanceOptions,
  signal?: AbortSignal,
): Promise<AdvanceView> {
  const { time } = exchange;
  const { ms, until } = options;
  const lengthMs = lengthOf(options);
  if (!time.manual) throw new SimulatorError(409, `Time is not moved by hand: its mode is "${time.settings.mode}".`);
  const watch = until && new EntryWatch(exchange, until);
  const event = await time.manual.advance(lengthMs, watch, signal).catch((error: unknown) => {
    if (error instanceof AdvancingError) throw new SimulatorError(409, 'Time is being advanced already.');
    if (error instanceof AdvanceCutError) throw new SimulatorError(409, 'The world ended while time was advanced.');
    throw error;
  });
  const { now, world_elapsed_ms } = time.view();
  if (event) return { now, world_elapsed_ms, stopped_by: 'until', event };
  return { now, world_elapsed_ms, stopped_by: ms === undefined ? 'at_most_ms' : 'ms' };
}

/** By how much time moves at most. */
function lengthOf({ ms, until, at_most_ms: atMostMs }: AdvanceOptions): number {
  if ((ms === undefined) === (until === undefined)) {
    const came = ms === undefined ? 'none' : 'both';
    throw new SimulatorError(422, [{ detail: `expected one of ms and until, came ${came}.`, pointer: '/ms' }]);
  }
  if (ms !== undefined && atMostMs !== undefined)
    throw new SimulatorError(422, [{ detail: 'expected only beside until, came beside ms.', pointer: '/at_most_ms' }]);
  const lengthMs = ms ?? atMostMs ?? USUAL_AT_MOST_MS;
  if (lengthMs > LIMITS['clock.advance_ms']) {
    const pointer = ms === undefined ? '/at_most_ms' : '/ms';
    const detail = `expected at most ${LIMITS['clock.advance_ms']} (clock.advance_ms), came ${lengthMs}.`;
    throw new SimulatorError(422, [{ detail, pointer }]);
  }
  return lengthMs;
}

/** The entries that an advance waits for. Those that are there already count, as with `events/wait`; `after` leaves them out. */
class EntryWatch {
  readonly #exchange: Exchange;
  readonly #filter: EntryFilter;
  readonly #match: Readonly<Record<string, unknown>>;
  #after: number | undefined;

  constructor(exchange: Exchange, { match = {}, ...filter }: AdvanceUntil) {
    this.#exchange = exchange;
    // An entry that only the machine causes does not come at an instant of the world's.
    this.#filter = { ...entryFilter(filter), worldOnly: true };
    this.#match = match;
    this.#after = filter.after;
  }

  found(): Entry | undefined {
    const { journal } = this.#exchange;
    for (;;) {
      const [entry] = journal.list({ ...this.#filter, after: this.#after }, 1);
      if (!entry) break;
      if (isLike(entry, this.#match)) return entry;
      this.#after = entry.seq;
    }
    this.#after = Math.max(this.#after ?? 0, journal.range.last);
    return undefined;
  }
}

/** The value has what `wanted` has: objects may have more properties, everything else is the same. */
function isLike(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return value === wanted;
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== Array.isArray(wanted)) return false;
  if (Array.isArray(wanted) && Array.isArray(value) && wanted.length !== value.length) return false;
  return Object.entries(wanted).every(([name, inner]) => isLike(Reflect.get(value, name), inner));
}
