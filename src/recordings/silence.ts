import type { LegAudio } from '../media/leg.js';
import { lastSound, type Recorded } from '../media/recorder.js';
import type { Due, Timer, WorldClock } from '../platform/clock.js';

export interface SilenceDeps {
  readonly clock: WorldClock;
  readonly leg: LegAudio;
  readonly recorded: Recorded;
  readonly timeoutMs: number;
  /** Time that jumps does not jump to the end of the silence: the far end may still be told to say something. */
  readonly isGuard: boolean;
  /** Nothing has been heard for so long, after something was. */
  readonly silent: () => void;
}

/**
 * Waits for silence of some length, once something was heard. It looks at the time line when silence could be that long, and when
 * something that was said has ended; in between nothing runs.
 */
export class Silence {
  readonly #deps: SilenceDeps;
  readonly #unlisten: () => void;
  /** Frames before it have been looked at. */
  #lookedTo: number;
  /** The end of the last sound that was heard, in samples. */
  #soundTo: number | undefined;
  #timer: Timer | undefined;
  #isPaused = false;

  constructor(deps: SilenceDeps) {
    this.#deps = deps;
    this.#lookedTo = deps.leg.timeline.framesPlayed();
    this.#unlisten = deps.leg.listen({ utteranceEnded: () => !this.#isPaused && this.#look() });
    this.#look();
  }

  /** A pause is no silence, whatever is said in it. */
  pause(): void {
    this.#isPaused = true;
    this.#stop();
  }

  /** It counts anew from here on. */
  goOn(): void {
    this.#isPaused = false;
    this.#lookedTo = this.#deps.leg.timeline.framesPlayed();
    this.#soundTo &&= this.#lookedTo * this.#deps.leg.timeline.frameSamples;
    this.#look();
  }

  close(): void {
    this.#stop();
    this.#unlisten();
  }

  #stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #look(): void {
    this.#stop();
    const { clock, leg, recorded, timeoutMs, isGuard, silent } = this.#deps;
    this.#soundTo = lastSound(leg, recorded, this.#lookedTo) ?? this.#soundTo;
    this.#lookedTo = leg.timeline.framesPlayed();
    const sinceMs = this.#soundTo === undefined ? 0 : -leg.timeline.msUntil(this.#soundTo);
    if (sinceMs >= timeoutMs) {
      silent();
      return;
    }
    const due: Due = { what: 'recording silence', kind: isGuard || this.#soundTo === undefined ? 'guard' : 'event' };
    this.#timer = clock.schedule(timeoutMs - sinceMs, () => this.#look(), due);
  }
}
