import { LIMITS } from '../limits.js';
import type { Line } from './line.js';
import { FRAME_MS } from './rates.js';
import type { Timeline } from './timeline.js';

/** The length of a digit pressed by the far end and the pause behind it, in ms. */
export const KEY_PRESS_MS = 160;
export const KEY_GAP_MS = 80;

/** A digit pressed by the far end, at the place where it arrives. */
export interface Digit {
  readonly digit: string;
  readonly startSample: number;
  readonly endSample: number;
}

export interface KeyPressesDeps {
  readonly timeline: Timeline;
  /** The line that keys come through; undefined where nothing goes wrong on it. */
  readonly line: () => Line | undefined;
  /** Runs a task when a sample is due, unless the leg ends before. */
  readonly at: (sample: number, task: () => void) => void;
  readonly tell: (event: 'digitStarted' | 'digitEnded', digit: Digit) => void;
}

/** The keys that the far end of a leg presses, one after another. They travel as telephone-events, so no tone is heard on the inbound track. */
export class KeyPresses {
  readonly #deps: KeyPressesDeps;
  /** Listeners wait for digits that are still being pressed. */
  readonly #waiting = new Set<(completed: boolean) => void>();
  /** The next digit may start at this time of the leg. */
  #nextMs = 0;
  #pending = 0;

  constructor(deps: KeyPressesDeps) {
    this.#deps = deps;
  }

  /**
   * The far end presses digits (0-9 * # A-D). `begun` is called when the first begins, which is later than now while others are being pressed;
   * `done` once: with true when the last has ended, with false when the call ends before. False, and nothing happens, when
   * more than `digits.pending` would wait.
   */
  press(digits: string, done: (completed: boolean) => void, begun: () => void = () => undefined): boolean {
    if (this.#pending + digits.length > LIMITS['digits.pending']) return false;
    this.#pending += digits.length;
    const { timeline, at: runAt } = this.#deps;
    const sampleAt = (ms: number): number => Math.ceil((ms * timeline.rate) / 1000);
    let at = Math.max(timeline.elapsedMs(), this.#nextMs);
    runAt(sampleAt(at), begun);
    for (const digit of digits) {
      const startSample = sampleAt(at);
      this.#send({ digit, startSample, endSample: startSample + (KEY_PRESS_MS * timeline.rate) / 1000 });
      at += KEY_PRESS_MS + KEY_GAP_MS;
    }
    this.#nextMs = at;
    this.#waiting.add(done);
    runAt(sampleAt(at - KEY_GAP_MS), () => {
      this.#waiting.delete(done);
      done(true);
    });
    return true;
  }

  /** The call is over. */
  close(): void {
    for (const cutShort of this.#waiting) cutShort(false);
    this.#waiting.clear();
  }

  /** Each packet of a key tells of it, so it arrives with the first that does not get lost. */
  #send(key: Digit): void {
    const { timeline, line, at, tell } = this.#deps;
    const packets = KEY_PRESS_MS / FRAME_MS;
    let arrived: Digit | undefined;
    const packet = (number: number): void => {
      const way = line();
      const late = way ? way.lateNow : 0;
      if (late === undefined) {
        const next = number + 1;
        if (next < packets) at(key.startSample + next * timeline.frameSamples, () => packet(next));
        return;
      }
      const shift = late * timeline.frameSamples;
      const startSample = key.startSample + number * timeline.frameSamples + shift;
      const come: Digit = { ...key, startSample, endSample: key.endSample + shift };
      arrived = come;
      soon(startSample, () => tell('digitStarted', come));
    };
    const soon = (sample: number, task: () => void): void => {
      if (timeline.msUntil(sample) <= 0) task();
      else at(sample, task);
    };
    at(key.startSample, () => packet(0));
    at(key.endSample, () => {
      this.#pending--;
      const come = arrived;
      if (come) soon(come.endSample, () => tell('digitEnded', come));
    });
  }
}
