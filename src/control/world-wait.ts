import type { Entry } from '../calls/entry.js';
import type { Journal } from '../calls/journal.js';
import type { Exchange } from '../shell/exchange.js';
import type { ManualTime } from '../time/manual.js';
import { endedWait } from './ended-wait.js';

/** A wait in world time. */
export interface WorldWait {
  /** In world milliseconds. */
  readonly ms: number;
  /** Its name, for whoever asks what becomes due. */
  readonly what: string;
  readonly callControlId?: string | undefined;
  /** The entries from this place of the journal on count, too; left out, only those to come. */
  readonly place?: number | undefined;
}

/**
 * Waits in world time for what `look` finds in an entry, and at most for so long; then there is nothing. In `fast` the end of the
 * wait is an event, to which time jumps, and time stands from the instant at which it is over, for whoever waited; in `manual` the wait
 * moves time on, as far as it lasts. Rejects with what `look` throws, and with a SimulatorError: 409 after a reset or the end of the
 * world, 503 when too many wait or the simulator stops.
 */
export async function waitInWorld<Found>(
  { journal, time }: Pick<Exchange, 'journal' | 'time'>,
  { ms, what, callControlId, place }: WorldWait,
  look: (entry: Entry) => Found | undefined = () => undefined,
): Promise<Found | undefined> {
  const present = place === undefined ? undefined : firstFrom(journal, place, look);
  if (present !== undefined) return present;
  let found: Found | undefined;
  let failure: { readonly error: unknown } | undefined;
  const wait = journal.watch((entry) => {
    try {
      found = look(entry);
    } catch (error) {
      failure = { error };
    }
    if (found === undefined && !failure) return false;
    time.signOfLife();
    return true;
  });
  const due = { what, callControlId };
  const timer = time.clock.schedule(
    ms,
    () => {
      time.signOfLife();
      wait.cancel();
    },
    due,
  );
  const { kind } = await (time.manual ? whileMoved(time.manual, ms, wait.result) : wait.result);
  timer.cancel();
  if (failure) throw failure.error;
  if (kind === 'entry' || kind === 'elapsed') return found;
  throw endedWait(kind);
}

function firstFrom<Found>(
  journal: Journal,
  from: number,
  look: (entry: Entry) => Found | undefined,
): Found | undefined {
  for (let place = from; ;) {
    const { entry, place: behind } = journal.next({}, place);
    const found = entry && look(entry);
    if (!entry || found !== undefined) return found;
    place = behind;
  }
}

/** Moves time on until `result` is there. Somebody else's advance is left to its end first. */
async function whileMoved<Result>(manual: ManualTime, ms: number, result: Promise<Result>): Promise<Result> {
  const over: { result?: Result } = {};
  void result.then((value) => (over.result = value));
  for (;;) {
    await Promise.race([result, manual.over()]);
    if (over.result !== undefined) return over.result;
    // Somebody else may have begun to move it meanwhile; the end of the world ends the wait as well.
    await manual.advance(ms, { found: () => over.result }).catch(() => undefined);
  }
}
