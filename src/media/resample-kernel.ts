import { atOnce } from '../platform/gently.js';

/** A low-pass filter laid out for rational resampling by `up` / `down`. */
export interface Kernel {
  readonly up: number;
  readonly down: number;
  /** Filter length in input samples, a multiple of 4. */
  readonly taps: number;
  /** The output lags by so many input samples. */
  readonly delaySamples: number;
  /** One row of `taps` coefficients per position between two input samples, oldest sample first, plus one row beyond the last. */
  readonly rows: Float64Array;
  /** `up`, or fewer where that would make the table too large: then rows are interpolated. */
  readonly rowsPerSample: number;
}

/**
 * Half the filter's length, counted in samples of the lower rate. With the two constants below, the band between 8 kHz
 * and anything higher is flat to 3.4 kHz, where telephones end, gone from 4 kHz on, and 3.5 ms late.
 */
const HALF_LENGTH = 28;
/** Kaiser's beta for 72 dB of attenuation: 0.1102 (72 - 8.7). */
const BETA = 6.976;
/** The -6 dB point as a part of the lower rate's band, placed so that the stop band begins where the band ends. */
const CUTOFF = 0.92;
/** Interpolating linearly between 512 rows errs by at most (pi / 512)^2 / 8, which is -106 dB. */
const MAX_ROWS = 1024;
const INTERPOLATED_ROWS = 512;

/** Coefficients that are made at a stretch, about a millisecond's work. */
const COEFFICIENTS_AT_ONCE = 4096;

/** Kernels kept for the next caller. Larger ones are made anew: odd rates out of some file must not fill the memory. */
const MAX_CACHED_KERNELS = 64;
const MAX_CACHED_COEFFICIENTS = 65_536;
const cache = new Map<string, Kernel>();

/** The kernel for two different rates in Hz. */
export function kernelFor(fromRate: number, toRate: number): Kernel {
  return atOnce(kernelSteps(fromRate, toRate));
}

/** The steps of making it: from some odd rate to another there are more than a million coefficients. */
export function* kernelSteps(fromRate: number, toRate: number): Generator<undefined, Kernel> {
  const divisor = greatestCommonDivisor(fromRate, toRate);
  const up = toRate / divisor;
  const down = fromRate / divisor;
  const key = `${up}/${down}`;
  const known = cache.get(key);
  if (known) return known;
  const kernel = yield* makeKernel(up, down);
  if (cache.size < MAX_CACHED_KERNELS && kernel.rows.length <= MAX_CACHED_COEFFICIENTS) cache.set(key, kernel);
  return kernel;
}

function* makeKernel(up: number, down: number): Generator<undefined, Kernel> {
  const band = Math.min(1, up / down);
  const half = Math.ceil(HALF_LENGTH / band / 2) * 2;
  const taps = 2 * half;
  const rowsPerSample = up <= MAX_ROWS ? up : INTERPOLATED_ROWS;
  const rows = new Float64Array((rowsPerSample + 1) * taps);
  for (let row = 0, made = 0; row <= rowsPerSample; row++, made += taps) {
    const coefficients = rows.subarray(row * taps, (row + 1) * taps);
    for (let i = 0; i < taps; i++) {
      coefficients[i] = windowedSinc(taps - 1 - i + row / rowsPerSample - half, band * CUTOFF, half);
    }
    // Each row sums to 1, so that a constant stays what it is in every phase.
    const sum = coefficients.reduce((total, value) => total + value, 0);
    for (let i = 0; i < taps; i++) coefficients[i] = (coefficients[i] ?? 0) / sum;
    if (made >= COEFFICIENTS_AT_ONCE) {
      made = 0;
      yield;
    }
  }
  return { up, down, taps, delaySamples: half, rows, rowsPerSample };
}

function windowedSinc(x: number, cutoff: number, half: number): number {
  if (Math.abs(x) >= half) return 0;
  const angle = Math.PI * cutoff * x;
  const sinc = angle === 0 ? 1 : Math.sin(angle) / angle;
  return sinc * bessel0(BETA * Math.sqrt(1 - (x / half) ** 2));
}

/** The modified Bessel function I0 by its power series, whose terms fall fast for the values we need. */
function bessel0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
