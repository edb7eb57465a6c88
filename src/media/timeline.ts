import type { WorldClock } from '../platform/clock.js';
import { FRAME_MS, frameSamples } from './rates.js';

/**
 * A leg's media time. Frame k covers the 20 ms from `k * frameSamples` on. The frames of all legs lie on one grid, the multiples of
 * 20 ms of the world's clock, so that frames of two legs coincide and audio passes from one to the other without a delay. Frame 0 is
 * the one in which the leg is answered: sample 0 is the answer, or less than 20 ms before it, and no sample is negative.
 */
export class Timeline {
  /** Samples per second. */
  readonly rate: number;
  /** Samples in 20 ms. */
  readonly frameSamples: number;
  /** Frame 0 begins at this time of the clock (ms), a multiple of 20. */
  readonly startMs: number;
  /** Frame 0 begins at this wall time of the world (ms since the epoch), which a restore turns back, unlike the clock. */
  readonly startWallMs: number;
  readonly #clock: WorldClock;
  #endMs: number | undefined;

  constructor(clock: WorldClock, rate: number) {
    this.#clock = clock;
    this.rate = rate;
    this.frameSamples = frameSamples(rate);
    this.startMs = Math.floor(clock.now() / FRAME_MS) * FRAME_MS;
    this.startWallMs = clock.wallMicros() / 1000 - clock.now() + this.startMs;
  }

  /** The number that frame 0 has among all frames of the world. */
  get firstWorldFrame(): number {
    return this.startMs / FRAME_MS;
  }

  /** Time since sample 0 in ms; stands still after `end`. */
  elapsedMs(): number {
    return (this.#endMs ?? this.#clock.now()) - this.startMs;
  }

  /** The number of frames that have been played whole. */
  framesPlayed(): number {
    // A hair of tolerance: 20 ms steps added up in floating point may fall just short of the boundary.
    return Math.floor(this.elapsedMs() / FRAME_MS + 1e-6);
  }

  /** The first frame that has not begun. */
  nextFrame(): number {
    return Math.max(0, Math.ceil(this.elapsedMs() / FRAME_MS - 1e-6));
  }

  /** The first sample of the first frame that has not begun: where new audio may start. */
  nextFrameSample(): number {
    return this.nextFrame() * this.frameSamples;
  }

  /** The time of the clock (ms) at which `sample` is due. */
  timeOf(sample: number): number {
    return this.startMs + (sample * 1000) / this.rate;
  }

  /** Milliseconds from now until `sample` is due; negative when it has been. */
  msUntil(sample: number): number {
    return this.timeOf(sample) - this.#clock.now();
  }

  get hasEnded(): boolean {
    return this.#endMs !== undefined;
  }

  /** The call is over: time stands still. */
  end(): void {
    this.#endMs ??= this.#clock.now();
  }
}
