import type { Clock } from '../platform/clock.js';
import { FRAME_MS } from './pacer.js';

/** A leg's media time: sample 0 is the answer. Frame k covers the 20 ms from `k * frameSamples` on. */
export class Timeline {
  /** Samples per second. */
  readonly rate: number;
  /** Samples in 20 ms. */
  readonly frameSamples: number;
  /** The answer, in clock time (ms). */
  readonly startMs: number;
  readonly #clock: Clock;
  #endMs: number | undefined;

  constructor(clock: Clock, rate: number) {
    this.#clock = clock;
    this.rate = rate;
    this.frameSamples = (rate * FRAME_MS) / 1000;
    this.startMs = clock.now();
  }

  /** Time since the answer in ms; stands still after `end`. */
  elapsedMs(): number {
    return (this.#endMs ?? this.#clock.now()) - this.startMs;
  }

  /** The number of frames that have been played whole. */
  framesPlayed(): number {
    // A hair of tolerance: 20 ms steps added up in floating point may fall just short of the boundary.
    return Math.floor(this.elapsedMs() / FRAME_MS + 1e-6);
  }

  /** The first sample of the first frame that has not begun: where new audio may start. */
  nextFrameSample(): number {
    return Math.max(0, Math.ceil(this.elapsedMs() / FRAME_MS - 1e-6)) * this.frameSamples;
  }

  /** When `sample` is due, in clock time (ms). */
  timeOf(sample: number): number {
    return this.startMs + (sample * 1000) / this.rate;
  }

  /** Milliseconds from now until `sample` is due; negative when it has been. */
  msUntil(sample: number): number {
    return this.timeOf(sample) - this.#clock.now();
  }

  /** The call is over: time stands still. */
  end(): void {
    this.#endMs ??= this.#clock.now();
  }
}
