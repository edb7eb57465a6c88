import type { Entry } from '../calls/entry.js';
import type { Timer } from '../platform/clock.js';
import type { Exchange } from '../shell/exchange.js';
import type { ManualTime } from '../time/manual.js';
import { LIMITS } from '../limits.js';
import { endedWait } from './ended-wait.js';

type Waiting = Pick<Exchange, 'journal' | 'time'>;

/** A wait in world time. */
export interface WorldWait {
  /** Its name, for whoever asks what becomes due. */
  readonly what: string;
  readonly callControlId?: string | undefined;
  /** The entries from this place of the journal on count, too; left out, only those to come. */
  readonly place?: number | undefined;
}

/** A look-out for something in a world. What it finds ends the wait. */
export interface WorldLookout<Found> {
  /** An entry has come. */
  take(entry: Entry): Found | undefined;
  /** World time has come to where it wanted to be told of it. */
  wake(): Found | undefined;
  /** It wants to be told of time in so many world milliseconds; Infinity where it does not. Asked at the start and after each `wake`. */
  readonly wakeMs: number;
}

/**
 * Waits in world time for what a look-out finds. In `fast` the instant at which it wants to be told of time is an event, to which time jumps, and time
 * stands from the instant at which something is found, for whoever waited; in `manual` the wait moves time on, as far as it lasts. Rejects
 * with what the look-out throws, and with a SimulatorError: 409 after a reset or the end of the world, 503 when too many wait or the
 * simulator stops.
 */
export async function waitInWorld<Found>(
  { journal, time }: Waiting,
  { what, callControlId, place = journal.places.next }: WorldWait,
  lookout: WorldLookout<Found>,
): Promise<Found> {
  let found: Found | undefined;
  let failure: { readonly error: unknown } | undefined;
  let timer: Timer | undefined;
  /** True where the wait is over. */
  const tried = (look: () => Found | undefined): boolean => {
    try {
      found = look();
    } catch (error) {
      failure = { error };
    }
    if (found === undefined && !failure) return false;
    timer?.cancel();
    time.signOfLife();
    return true;
  };
  const ended = (): Found => {
    if (failure) throw failure.error;
    // There is something, or the wait would not be over.
    return found as Found;
  };
  for (const entry of journal.from(place)) if (tried(() => lookout.take(entry))) return ended();
  const wait = journal.watch((entry) => tried(() => lookout.take(entry)));
  const arm = (): void => {
    const { wakeMs } = lookout;
    if (wakeMs === Infinity) return;
    timer = time.clock.schedule(wakeMs, () => (tried(() => lookout.wake()) ? wait.cancel() : arm()), {
      what,
      callControlId,
    });
  };
  arm();
  const { kind } = await (time.manual ? whileMoved(time.manual, wait.result) : wait.result);
  timer?.cancel();
  if (kind === 'entry' || kind === 'elapsed') return ended();
  throw endedWait(kind);
}

/** Waits for what `look` finds in an entry, and at most so many world milliseconds; then there is nothing. As `waitInWorld`. */
export async function entryInWorld<Found>(
  world: Waiting,
  { ms, ...wait }: WorldWait & { readonly ms: number },
  look: (entry: Entry) => Found | undefined = () => undefined,
): Promise<Found | undefined> {
  const found = (value: Found | undefined): { readonly value: Found | undefined } | undefined =>
    value === undefined ? undefined : { value };
  const lookout = { wakeMs: ms, take: (entry: Entry) => found(look(entry)), wake: () => ({ value: undefined }) };
  return (await waitInWorld(world, wait, lookout)).value;
}

/** Moves time on until `result` is there. Somebody else's advance is left to its end first. */
async function whileMoved<Result>(manual: ManualTime, result: Promise<Result>): Promise<Result> {
  const over: { result?: Result } = {};
  void result.then((value) => (over.result = value));
  for (;;) {
    await Promise.race([result, manual.over()]);
    if (over.result !== undefined) return over.result;
    // Somebody else may have begun to move it meanwhile; the end of the world ends the wait as well.
    await manual.advance(LIMITS['clock.advance_ms'], { found: () => over.result }).catch(() => undefined);
  }
}
