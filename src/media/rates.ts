import { LIMITS } from '../limits.js';
import { MediaError } from './media-error.js';

/** Everything on a leg, a stream and a fork moves in frames of this length. */
export const FRAME_MS = 20;

/** Rates outside this range are taken for a damaged header: nothing made for ears is below, no converter is above. */
export const MIN_SAMPLE_RATE = 1000;

/** Returns `rate` if it is a whole number of Hz in range, else throws a MediaError that names `field`. */
export function checkSampleRate(rate: number, field: string): number {
  if (Number.isInteger(rate) && rate >= MIN_SAMPLE_RATE && rate <= LIMITS['file.sample_rate']) return rate;
  throw new MediaError(field, `a whole number of Hz from ${MIN_SAMPLE_RATE} to ${LIMITS['file.sample_rate']}`, rate);
}

/** Samples in one 20 ms frame. Throws a MediaError for a rate such as 11,025 Hz at which 20 ms is no whole number of samples. */
export function frameSamples(rate: number): number {
  const samples = (rate * FRAME_MS) / 1000;
  if (Number.isInteger(samples) && samples > 0) return samples;
  throw new MediaError('rate', `a multiple of ${1000 / FRAME_MS} Hz, so that ${FRAME_MS} ms is whole samples`, rate);
}

/** Rounds to the nearest 16-bit value; what does not fit stays at the rail. NaN is 0. */
export function saturate(value: number): number {
  if (value >= 32767) return 32767;
  if (value <= -32768) return -32768;
  return Math.round(value) || 0;
}
