import type { CallFacts } from '../facts.js';
import type { Reading, ReadingName, Sample } from '../reading.js';

/** The cases of a reading that came up on a call. */
export interface Cases {
  readonly samples: readonly Sample[];
  /** A case has begun and is not over: it began here (ms). */
  readonly open?: number | undefined;
  /** It came up and cannot be measured, for that reason. */
  readonly why?: string | undefined;
}

export interface Judged {
  readonly verdict: 'hint' | 'warning' | 'error';
  readonly code: string;
}

/** One reading: what it looks for, and what the default limits say of it. */
export interface ReadingKind {
  readonly name: ReadingName;
  readonly unit: Reading['unit'];
  /** The case that did not come up, in words. */
  readonly idle: string;
  /** Its case is the end of the call: a beginning that has been dropped is nothing to it. */
  readonly isAtEnd?: true;
  cases(facts: CallFacts): Cases;
  /** The worse of two values. Default: the greater. */
  worse?(a: number, b: number): number;
  /** Undefined where it is fine. */
  judge(samples: readonly Sample[]): Judged | undefined;
}

/** The reason for which something cannot be measured of streams that brought more than is kept. */
export const chunksLost = ({ streams }: CallFacts): string | undefined =>
  streams.some(({ arrivals }) => arrivals.lostFrom !== undefined)
    ? 'More chunks came than are kept (leg.arrivals).'
    : undefined;

/** Measured values are told to a tenth. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;

/** So many samples make a 95th percentile; of fewer the worst one counts. */
const ENOUGH = 20;

/** Of most values the worst may be chance. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = sorted.length < ENOUGH ? sorted.length - 1 : Math.ceil(sorted.length * 0.95) - 1;
  return sorted[at] ?? 0;
}
