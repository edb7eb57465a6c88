import { LIMITS } from '../limits.js';
import { MediaError } from './media-error.js';

/** The samples of a file, which is decoded piece by piece, because a whole one takes seconds. */
export interface Recording {
  /** In Hz. */
  readonly rate: number;
  /** The number of samples is at most this. */
  readonly length: number;
  /** Mono, 16 bit, in order, each a few milliseconds of work. Can be gone through once. */
  readonly pieces: () => Iterable<Int16Array>;
}

/** Samples that are decoded at a stretch; about a millisecond's work, and no more than half a second of sound. */
export const pieceSamples = (rate: number): number => Math.min(8192, Math.ceil(rate / 2));

/** Throws a MediaError that names `field` where a file of that many samples lasts more than `file.seconds`. */
export function checkDuration(samples: number, rate: number, field: string): void {
  if (samples <= LIMITS['file.seconds'] * rate) return;
  throw new MediaError(field, `at most ${LIMITS['file.seconds']} s`, `${Math.ceil(samples / rate)} s`, 'file.seconds');
}
