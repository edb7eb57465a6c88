import { expect } from 'vitest';
import type { Arrivals } from './arrivals.js';

/**
 * Of what comes every 20 ms nothing comes before its time, counted from `askedMs`, before which nothing was asked for; and
 * however late the machine makes some of it, there is always one again that is as punctual as the best so far: a timer that
 * adds up its lateness never has one. (The exact times are tested with a clock that is moved by hand.)
 */
export async function expectPace<T extends { readonly atMs: number }>(
  arrivals: Arrivals<T>,
  askedMs: number,
  matches: (item: T) => boolean = () => true,
): Promise<void> {
  const all = (): readonly T[] => arrivals.all.filter(matches);
  const late = ({ atMs }: T, index: number): number => atMs - askedMs - (index + 1) * 20;
  const first = all().slice(0, 25).map(late);
  const seen = all().length;
  await arrivals.first((item) => {
    const index = all().indexOf(item);
    return index >= seen && late(item, index) < Math.min(...first) + 10;
  }, 'as punctual as at first');
  // A timer of Node may be early by a millisecond.
  expect(Math.min(...all().map(late))).toBeGreaterThan(-2);
}
