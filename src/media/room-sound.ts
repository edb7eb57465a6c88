import type { Voice } from './room-voice.js';

const FRAMES_PER_SECOND = 50;

/**
 * The amount of sound in a room, by the second of the world: what several say at once is heard as one, so that there is not more of it than
 * the time that it takes. It is added up once, and looked up for as many members as there are.
 */
export class RoomSound {
  readonly #rate: number;
  #firstSecond = 0;
  /** Samples of sound before each second from the first one on. */
  readonly #before: number[] = [0];

  constructor(voices: Iterable<Voice>, rate: number) {
    this.#rate = rate;
    const seconds = new Map<number, number>();
    for (const voice of voices) for (const [from, to] of voice.stretches()) this.#count(seconds, from, to);
    const known = [...seconds.keys()].sort((a, b) => a - b);
    this.#firstSecond = known[0] ?? 0;
    const last = known.at(-1) ?? this.#firstSecond - 1;
    for (let second = this.#firstSecond; second <= last; second++) {
      this.#before.push((this.#before.at(-1) ?? 0) + Math.min(rate, seconds.get(second) ?? 0));
    }
  }

  /** Samples of sound from one frame of the world to another; within a second it counts as spread evenly. */
  between(fromFrame: number, toFrame: number): number {
    return Math.max(0, this.#until(toFrame) - this.#until(fromFrame));
  }

  #until(frame: number): number {
    const at = Math.max(0, Math.min(frame / FRAMES_PER_SECOND - this.#firstSecond, this.#before.length - 1));
    const second = Math.floor(at);
    const before = this.#before[second] ?? 0;
    return before + (at - second) * ((this.#before[second + 1] ?? before) - before);
  }

  #count(seconds: Map<number, number>, from: number, to: number): void {
    for (let at = from; at < to;) {
      const second = Math.floor(at / this.#rate);
      const end = Math.min(to, (second + 1) * this.#rate);
      seconds.set(second, (seconds.get(second) ?? 0) + end - at);
      at = end;
    }
  }
}
