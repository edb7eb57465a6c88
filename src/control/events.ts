import { worldFacts, type Entry, type EntryFilter } from '../calls/entry.js';
import type { Exchange } from '../shell/exchange.js';
import { USUAL_LIMIT } from './calls.js';
import { cameInstead } from './came-instead.js';
import { endedWait } from './ended-wait.js';
import { entryFilter, wanted } from './entry-filter.js';
import { SimulatorError } from './simulator-error.js';
import type { EventFilter, JournalRange, WaitOptions } from './types.js';

/** A wait lasts so long where `timeout_ms` is left out, as the document says. */
export const USUAL_WAIT_MS = 5_000;

/** The entries that match, oldest first unless the filter says otherwise, and what the journal holds. */
export function listEvents(exchange: Exchange, filter: EventFilter): { data: Entry[]; meta: JournalRange } {
  const { first, last } = exchange.journal.range;
  return {
    data: told(exchange.journal.list(entryFilter(filter), filter.limit ?? USUAL_LIMIT, filter.order), filter),
    meta: { first_seq: first, last_seq: last },
  };
}

/**
 * The first entry that matches, of those that are there or of those to come. The promise rejects with a SimulatorError:
 * 408 when nothing came in time or the wait was cancelled, with what came instead in `meta`; 409 when a reset or the end of the world ended it, 503 when too many are waiting or the simulator stops.
 */
export function waitForEvent(exchange: Exchange, options: WaitOptions): { event: Promise<Entry>; cancel: () => void } {
  const { timeout_ms: timeoutMs = USUAL_WAIT_MS, order } = options;
  const filter = entryFilter(options);
  const wait = exchange.journal.waitFor(filter, timeoutMs, order);
  const event = wait.result.then((outcome) => {
    if (outcome.kind === 'elapsed') throw elapsed(exchange, options, filter, timeoutMs);
    if (outcome.kind !== 'entry') throw endedWait(outcome.kind);
    return options.host === false ? worldFacts(outcome.entry) : outcome.entry;
  });
  return { event, cancel: () => wait.cancel() };
}

function elapsed({ journal }: Exchange, options: WaitOptions, filter: EntryFilter, timeoutMs: number): SimulatorError {
  const meta = cameInstead(journal, filter);
  const seen = meta.seen.length === 0 ? 'None came.' : `The last that came: ${meta.seen.join(', ')}.`;
  return new SimulatorError(408, `No event ${wanted(options)} within ${timeoutMs} ms. ${seen}`, meta);
}

/** The journal has let entries go before they were read. */
export class DroppedEntriesError extends Error {}

/**
 * The journal's entries that match now, oldest first, as JSON lines: each with its line feed, and all of them where no limit is given. Throws
 * a SimulatorError (422) for another order; reading throws a DroppedEntriesError where the reader is so slow that entries have gone meanwhile.
 */
export function eventLines(exchange: Pick<Exchange, 'journal'>, filter: EventFilter): Generator<string> {
  if (filter.order === 'desc')
    throw new SimulatorError(422, [{ detail: 'expected asc with JSON lines, came "desc".', parameter: 'order' }]);
  return linesOf(exchange, filter, entryFilter(filter));
}

function* linesOf({ journal }: Pick<Exchange, 'journal'>, filter: EventFilter, wanted: EntryFilter): Generator<string> {
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
