import type { Entry } from '../calls/entry.js';
import type { Duration } from './judgement.js';

/** The time at which an entry was journalled: world time in whole microseconds since the Unix epoch. */
export const microsOf = ({ at }: Pick<Entry, 'at'>): number =>
  Date.parse(`${at.slice(0, 19)}Z`) * 1_000 + Number(at.slice(20, 26));

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** A duration in milliseconds: `500ms`, `2s`, `1.5s`, `1m`, `1h`, or a number of seconds. NaN for what is none. */
export function msOf(duration: Duration): number {
  if (typeof duration === 'number') return duration * 1_000;
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(duration) ?? [];
  return Number(number) * UNITS[(unit ?? 'ms') as keyof typeof UNITS];
}

/** Milliseconds in words: `250 ms`, `1.2 s`. */
export function msWords(ms: number): string {
  const rounded = Math.round(ms);
  return Math.abs(rounded) < 1_000 ? `${rounded} ms` : `${Number((ms / 1_000).toFixed(ms < 10_000 ? 2 : 1))} s`;
}
