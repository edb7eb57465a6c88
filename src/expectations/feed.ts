import type { Journal } from '../calls/journal.js';
import type { Watch } from './watch.js';

/**
 * Shows a watch the entries from a place of the journal on, until it is decided. Answers the place of the first that it has not taken. Behind a failure it sees the
 * rest too, of which one may be nearer to what was expected.
 */
export function feed(journal: Pick<Journal, 'next'>, watch: Watch, from: number): number {
  const hasPassed = (): boolean => watch.judgement?.fails === false;
  let at = from;
  while (!hasPassed()) {
    const { entry, place } = journal.next({}, at);
    if (!entry) return place;
    if (!watch.take(entry) && hasPassed()) return at;
    at = place;
  }
  return at;
}
