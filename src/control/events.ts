import { ownersIn, type IdField } from '../calls/address.js';
import { worldFacts, type Entry, type EntryFilter } from '../calls/entry.js';
import type { Exchange } from '../shell/exchange.js';
import { LIMITS } from '../limits.js';
import { USUAL_LIMIT } from './calls.js';
import { SimulatorError } from './simulator-error.js';
import { refusedByStopping } from './stopping.js';
import type { EventFilter, JournalRange, WaitOptions } from './types.js';

/** A wait lasts so long where `timeout_ms` is left out, as the document says. */
export const USUAL_WAIT_MS = 5_000;

/** The entries that match, oldest first, and what the journal holds. */
export function listEvents(exchange: Exchange, filter: EventFilter): { data: Entry[]; meta: JournalRange } {
  const { first, last } = exchange.journal.range;
  return {
    data: told(exchange.journal.list(entryFilter(filter), filter.limit ?? USUAL_LIMIT), filter),
    meta: { first_seq: first, last_seq: last },
  };
}

/**
 * The first entry that matches, of those that are there or of those to come. The promise rejects with a SimulatorError:
 * 408 when nothing came in time or the wait was cancelled, 409 when a reset or the end of the world ended it, 503 when too many are waiting or the simulator stops.
 */
export function waitForEvent(exchange: Exchange, options: WaitOptions): { event: Promise<Entry>; cancel: () => void } {
  const { timeout_ms: timeoutMs = USUAL_WAIT_MS } = options;
  const wait = exchange.journal.waitFor(entryFilter(options), timeoutMs);
  const event = wait.result.then((outcome) => {
    switch (outcome.kind) {
      case 'entry':
        return options.host === false ? worldFacts(outcome.entry) : outcome.entry;
      case 'elapsed':
        throw new SimulatorError(408, `No event ${wanted(options)} within ${timeoutMs} ms.`);
      case 'reset':
        throw new SimulatorError(409, 'The simulator was reset while the wait was open.');
      case 'ended':
        throw new SimulatorError(409, 'The world was ended while the wait was open.');
      case 'stopping':
        throw refusedByStopping();
      case 'full':
        throw new SimulatorError(503, 'Too many waits are open.');
    }
  });
  return { event, cancel: () => wait.cancel() };
}

/** The journal has let entries go before they were read. */
export class DroppedEntriesError extends Error {}

/**
 * The journal's entries that match now, oldest first, as JSON lines: each with its line feed, and all of them where no limit is given. Throws
 * a DroppedEntriesError where the reader is so slow that entries have gone meanwhile.
 */
export function* eventLines({ journal }: Pick<Exchange, 'journal'>, filter: EventFilter): Generator<string> {
  const wanted = entryFilter(filter);
  const { next: end } = journal.places;
  let place = journal.placeAfter(filter.after);
  for (let left = filter.limit ?? Infinity; left > 0; left--) {
    if (journal.places.first > place) throw new DroppedEntriesError();
    const found = journal.next(wanted, place);
    if (!found.entry || found.place > end) return;
    place = found.place;
    yield entryLine(found.entry, wanted);
  }
}

/** An entry as one line of JSON, with its line feed. */
const entryLine = (entry: Entry, { worldOnly }: EntryFilter): string =>
  `${JSON.stringify(worldOnly === true ? worldFacts(entry) : entry)}\n`;

const told = (entries: Entry[], { host }: EventFilter): Entry[] => (host === false ? entries.map(worldFacts) : entries);

type Matching = Pick<EventFilter, 'after' | 'type' | 'host' | IdField>;

/** The journal's own form of a filter. `type` is a list separated by commas. Throws a SimulatorError (422) where it is too long. */
export function entryFilter(filter: Matching): EntryFilter {
  const { after, type, host } = filter;
  const types = type?.split(',').map((name) => name.trim());
  if (types !== undefined && types.length > LIMITS['events.types']) {
    const detail = `type takes at most ${LIMITS['events.types']} names, got ${types.length}.`;
    throw new SimulatorError(422, [{ detail, parameter: 'type' }]);
  }
  return { after, types, owners: ownersIn(filter), worldOnly: host === false };
}

function wanted(filter: Matching): string {
  const { type, after } = filter;
  const parts = [
    type === undefined ? 'at all' : `of type ${type}`,
    ...ownersIn(filter).map(([, id]) => `for ${id}`),
    after === undefined ? '' : `after ${after}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
