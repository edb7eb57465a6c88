import type { Exchange } from '../shell/exchange.js';
import type { Timer } from '../platform/clock.js';
import { feed } from './feed.js';
import type { Watch } from './watch.js';

/** A wait for an expectation has ended so. `elapsed`: it is still open, and the time is over. */
export type FollowEnd = 'decided' | 'elapsed' | 'reset' | 'ended' | 'stopping' | 'full';

/** No entry has this type: a wait for it is one for time, or for the end of the world. */
const NOTHING = { types: [] } as const;

/**
 * Shows a watch what comes in a world, from a place of its journal on, until it is decided or `timeoutMs` of the host are over. It counts
 * among those that wait for the journal. `begun` is called once the wait has.
 */
export async function follow(
  exchange: Exchange,
  watch: Watch,
  {
    place: from,
    timeoutMs,
    signal,
  }: { readonly place: number; readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
): Promise<FollowEnd> {
  const { journal, clock } = exchange;
  let place = from;
  let timer: Timer | undefined;
  const wait = journal.waitFor(NOTHING, timeoutMs);
  const look = (): void => {
    timer?.cancel();
    place = feed(journal, watch, place);
    watch.look(clock.wallMicros());
    if (watch.judgement) wait.cancel();
    else if (watch.wakeMicros !== Infinity)
      timer = clock.schedule(Math.max(0, (watch.wakeMicros - clock.wallMicros()) / 1_000), look, DUE);
  };
  const leave = journal.subscribe(look, (error) => exchange.noteFault(error));
  signal?.addEventListener('abort', wait.cancel);
  look();
  const { kind } = await wait.result;
  leave();
  timer?.cancel();
  if (watch.judgement) return 'decided';
  return kind === 'entry' ? 'elapsed' : kind;
}

/** A look at sound is no reason for time to jump. */
const DUE = { what: 'an expectation', kind: 'guard' } as const;
