import type { Expectation } from './judgement.js';

/** So often something must come. */
export interface Count {
  readonly least: number;
  /** Infinity for any number. */
  readonly most: number;
}

/** Left out: at least once. */
export function timesOf(times: Expectation['times']): Count {
  if (times === undefined) return { least: 1, most: Infinity };
  if (typeof times === 'number') return { least: times, most: times };
  return { least: times.at_least ?? 0, most: times.at_most ?? Infinity };
}

/** In words: `once`, `3 times`, `at least twice`. */
export function timesWords(times: Expectation['times']): string {
  if (times === undefined) return 'at least once';
  if (typeof times === 'number') return oftenWords(times);
  const { at_least: least, at_most: most } = times;
  return [
    ...(least === undefined ? [] : [`at least ${oftenWords(least)}`]),
    ...(most === undefined ? [] : [`at most ${oftenWords(most)}`]),
  ].join(' and ');
}

export const oftenWords = (count: number): string => ['never', 'once', 'twice'][count] ?? `${count} times`;
