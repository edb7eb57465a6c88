import type { Entry } from '../../calls/entry.js';
import type { Random } from '../../platform/random.js';
import { hasDelay, waysOf, type Change, type Ordering } from './ordering.js';

/** Webhooks and commands of a run, each with its number among those alike: an ordering changes some of them. */
export interface Occasions {
  readonly event: readonly Pick<Change, 'what' | 'nth'>[];
  readonly operation: readonly Pick<Change, 'what' | 'nth'>[];
}

/** Delays, in ms: longer than a network takes, and short enough that a person on the phone would hardly notice. */
const DELAYS_MS = [20, 50, 100, 200, 300];
/** A webhook is sent again after so long: within a step of the call, or later. */
const AGAIN_MS = [100, 500, 2000];

const MOST_CHANGES = 4;

/** The webhooks and commands that a run had. */
export function occasionsOf(entries: readonly Entry[]): Occasions {
  const event: Pick<Change, 'what' | 'nth'>[] = [];
  const operation: Pick<Change, 'what' | 'nth'>[] = [];
  const counts = new Map<string, number>();
  const numbered = (what: string): Pick<Change, 'what' | 'nth'> => {
    const nth = (counts.get(what) ?? 0) + 1;
    counts.set(what, nth);
    return { what, nth };
  };
  for (const entry of entries) {
    if (entry.type === 'webhook.created') event.push(numbered(entry.event_type));
    else if (entry.type === 'command.accepted') operation.push(numbered(entry.command));
  }
  return { event, operation };
}

/** An ordering by chance, of one to four changes, each at a place of its own. Empty where there is nothing to change. */
export function drawOrdering(random: Random, { event, operation }: Occasions): Ordering {
  const places = [
    ...event.map((place) => ({ of: 'event' as const, ...place })),
    ...operation.map((place) => ({ of: 'operation' as const, ...place })),
  ];
  const wanted = Math.min(places.length, 1 + random.int(MOST_CHANGES));
  const changes: Change[] = [];
  while (changes.length < wanted) {
    const [place] = places.splice(random.int(places.length), 1);
    if (!place) break;
    const { of, what, nth } = place;
    const how = pick(random, waysOf(of));
    const ms = hasDelay(how) ? pick(random, how === 'again' ? AGAIN_MS : DELAYS_MS) : 0;
    changes.push({ how, what, nth, ms });
  }
  return changes;
}

function pick<T>(random: Random, from: readonly T[]): T {
  const picked = from[random.int(from.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}
