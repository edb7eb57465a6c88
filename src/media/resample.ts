import { atOnce, gently } from '../platform/gently.js';
import { checkSampleRate, saturate } from './rates.js';
import { pieceSamples } from './recording.js';
import { kernelFor, kernelSteps, type Kernel } from './resample-kernel.js';

/** Input is worked off in pieces of this size, so that a long buffer needs no copy of itself in floating point. */
const BLOCK_SAMPLES = 4096;

/**
 * Changes the rate of a stream of samples, with state across chunks: the output does not depend on how the input was
 * cut. A chunk of 20 ms gives exactly 20 ms where both rates are multiples of 50 Hz. The output lags by `delayMs`.
 */
export class Resampler {
  readonly fromRate: number;
  readonly toRate: number;
  readonly #kernel: Kernel | undefined;
  /** The last `taps - 1` samples before the block at work, then the block. */
  readonly #window: Float64Array;
  /** The next output lies so far after the start of the next block, in units of 1/`up` input samples. */
  #next = 0;
  /** Zeros at the end of the input so far. */
  #trailingZeros = Number.MAX_SAFE_INTEGER;

  /** `kernel` saves making it. */
  constructor(fromRate: number, toRate: number, kernel?: Kernel) {
    this.fromRate = checkSampleRate(fromRate, 'fromRate');
    this.toRate = checkSampleRate(toRate, 'toRate');
    this.#kernel = fromRate === toRate ? undefined : (kernel ?? kernelFor(fromRate, toRate));
    this.#window = new Float64Array(this.#kernel ? this.#kernel.taps - 1 + BLOCK_SAMPLES : 0);
  }

  /** The output lags behind the input by this. */
  get delayMs(): number {
    return ((this.#kernel?.delaySamples ?? 0) * 1000) / this.fromRate;
  }

  /** True when nothing but silence is left in it: silence in would give silence out. */
  get idle(): boolean {
    return this.#trailingZeros >= (this.#kernel?.taps ?? 0);
  }

  /** Forgets what came before. */
  reset(): void {
    this.#window.fill(0);
    this.#next = 0;
    this.#trailingZeros = Number.MAX_SAFE_INTEGER;
  }

  push(pcm: Int16Array): Int16Array {
    const kernel = this.#kernel;
    if (!kernel) return pcm.slice();
    const output = new Int16Array(Math.max(0, Math.ceil((pcm.length * kernel.up - this.#next) / kernel.down)));
    let written = 0;
    for (let at = 0; at < pcm.length; at += BLOCK_SAMPLES) {
      written = this.#block(kernel, pcm.subarray(at, at + BLOCK_SAMPLES), output, written);
    }
    return output;
  }

  /** Writes the outputs that `block` makes possible from `written` on; returns where it stopped. */
  #block(kernel: Kernel, block: Int16Array, output: Int16Array, written: number): number {
    const { up, down, taps } = kernel;
    const history = taps - 1;
    const count = Math.max(0, Math.ceil((block.length * up - this.#next) / down));
    const wasIdle = this.idle;
    const zeros = countTrailingZeros(block);
    this.#trailingZeros = zeros === block.length ? Math.min(this.#trailingZeros + zeros, 2 ** 40) : zeros;
    // The history is zeros, the block is zeros, and so the output is what a new array holds.
    if (!wasIdle || zeros < block.length) {
      const window = this.#window;
      for (let i = 0; i < block.length; i++) window[history + i] = block[i] ?? 0;
      convolve(kernel, window, this.#next, output, written, count);
      window.copyWithin(0, block.length, block.length + history);
    }
    this.#next += count * down - block.length * up;
    return written + count;
  }

  /**
   * The steps of changing the rate of a whole recording that comes in pieces of at most `maxSamples` in all. No delay, length
   * rounded to the nearest sample and then filled up with silence to a multiple of `wholeSamples`.
   */
  static *steps(
    pieces: Iterable<Int16Array>,
    maxSamples: number,
    rates: { readonly from: number; readonly to: number },
    wholeSamples = 1,
  ): Generator<undefined, Int16Array> {
    const from = checkSampleRate(rates.from, 'fromRate');
    const to = checkSampleRate(rates.to, 'toRate');
    const kernel = from === to ? undefined : yield* kernelSteps(from, to);
    const resampler = new Resampler(from, to, kernel);
    const lengthOf = (samples: number): number => Math.round((samples * to) / from);
    const wholeOf = (samples: number): number => Math.ceil(lengthOf(samples) / wholeSamples) * wholeSamples;
    const output = new Int16Array(wholeOf(maxSamples));
    let written = 0;
    let taken = 0;
    const write = (piece: Int16Array): void => {
      const room = Math.max(0, lengthOf(taken) - written);
      output.set(piece.subarray(0, room), written);
      written += Math.min(room, piece.length);
    };
    // Starting that far into the output takes the delay out; the same length of silence pushes the end through.
    if (kernel) resampler.#next = kernel.delaySamples * kernel.up;
    for (const piece of pieces) {
      const wanted = piece.subarray(0, maxSamples - taken);
      taken += wanted.length;
      write(resampler.push(wanted));
      yield;
    }
    if (kernel) write(resampler.push(new Int16Array(kernel.delaySamples + Math.ceil(kernel.down / kernel.up))));
    // An unfilled rest is not kept, where it is much.
    const length = wholeOf(taken);
    return length * 2 < output.length ? output.slice(0, length) : output.subarray(0, length);
  }
}

/** Changes the rate of a whole buffer; no delay, length rounded to the nearest sample, values saturated. Rates: 1,000 to 384,000 Hz. */
export function resample(pcm: Int16Array, fromRate: number, toRate: number): Int16Array {
  return atOnce(Resampler.steps(cut(pcm, fromRate), pcm.length, { from: fromRate, to: toRate }));
}

/** As `resample`, but lets the process do other things in between: a minute of 48 kHz audio takes more than 100 ms. */
export function resampleGently(pcm: Int16Array, fromRate: number, toRate: number): Promise<Int16Array> {
  return gently(Resampler.steps(cut(pcm, fromRate), pcm.length, { from: fromRate, to: toRate }));
}

function* cut(pcm: Int16Array, rate: number): Generator<Int16Array> {
  const length = pieceSamples(rate);
  for (let at = 0; at < pcm.length; at += length) yield pcm.subarray(at, at + length);
}

/** Computes `count` outputs into `output` from `at` on. `window[0]` is the oldest sample that the first position needs. */
function convolve(
  kernel: Kernel,
  window: Float64Array,
  first: number,
  output: Int16Array,
  at: number,
  count: number,
): void {
  const { up, down, rows, rowsPerSample } = kernel;
  const wholeStep = Math.floor(down / up);
  const partStep = down - wholeStep * up;
  let base = Math.floor(first / up);
  let part = first - base * up;
  for (let n = at; n < at + count; n++) {
    if (rowsPerSample === up) {
      output[n] = saturate(dot(rows, part * kernel.taps, window, base, kernel.taps));
    } else {
      // Between two rows of the table the answer is taken on a straight line.
      const row = (part * rowsPerSample) / up;
      const below = Math.floor(row);
      const low = dot(rows, below * kernel.taps, window, base, kernel.taps);
      const high = dot(rows, (below + 1) * kernel.taps, window, base, kernel.taps);
      output[n] = saturate(low + (high - low) * (row - below));
    }
    base += wholeStep;
    part += partStep;
    if (part >= up) {
      part -= up;
      base++;
    }
  }
}

/** Two sums side by side, since one would wait for itself at every addition. `taps` is a multiple of 4. */
function dot(rows: Float64Array, row: number, window: Float64Array, base: number, taps: number): number {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < taps; i += 4) {
    even += (rows[row + i] ?? 0) * (window[base + i] ?? 0);
    odd += (rows[row + i + 1] ?? 0) * (window[base + i + 1] ?? 0);
    even += (rows[row + i + 2] ?? 0) * (window[base + i + 2] ?? 0);
    odd += (rows[row + i + 3] ?? 0) * (window[base + i + 3] ?? 0);
  }
  return even + odd;
}

function countTrailingZeros(pcm: Int16Array): number {
  let zeros = 0;
  while (zeros < pcm.length && pcm[pcm.length - 1 - zeros] === 0) zeros++;
  return zeros;
}
