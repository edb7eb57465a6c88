import { LIMITS, limitReached } from '../limits.js';
import type { Activity } from './activity.js';
import type { Addressed } from './address.js';
import { note, type Effect } from './effect.js';

/** Adds an activity to those of a call or a conference. The first that has ended makes way where there are too many. */
export function register<A extends Activity>(
  of: Addressed & { readonly activities: Map<string, A> },
  activity: A,
  limit: 'call.activities' | 'conference.activities' = 'call.activities',
): Effect[] {
  const isFull = of.activities.size >= LIMITS[limit];
  const old = isFull ? [...of.activities.values()].find(({ state }) => state === 'ended') : undefined;
  if (old) of.activities.delete(old.id);
  of.activities.set(activity.id, activity);
  return isFull ? [note(of, 'limit.reached', limitReached(limit))] : [];
}
