import { LIMITS } from '../limits.js';

interface Step<T> {
  readonly frame: number;
  readonly value: T;
}

/** A value that changes at frames of the world. The oldest changes are forgotten; before the first that is known it has its first value. */
export class Schedule<T> {
  readonly #first: T;
  readonly #max: number;
  readonly #steps: Step<T>[] = [];

  /** At most `max` changes are known. */
  constructor(first: T, max = LIMITS['room.changes']) {
    this.#first = first;
    this.#max = max;
  }

  /** The value behind the last change. */
  get last(): T {
    const step = this.#steps.at(-1);
    return step ? step.value : this.#first;
  }

  /** From `frame` on the value is `value`, whatever was set for later. Answers whether the oldest change had to go for it. */
  set(frame: number, value: T): boolean {
    while ((this.#steps.at(-1)?.frame ?? -Infinity) >= frame) this.#steps.pop();
    if (this.last !== value) this.#steps.push({ frame, value });
    if (this.#steps.length <= this.#max) return false;
    this.#steps.shift();
    return true;
  }

  at(frame: number): T {
    const step = this.#steps[this.#count(frame) - 1];
    return step ? step.value : this.#first;
  }

  /** The first frame behind `frame` at which it changes; Infinity where it does not any more. */
  until(frame: number): number {
    return this.#steps[this.#count(frame)]?.frame ?? Infinity;
  }

  /** The number of changes up to `frame`. The present, which is asked for most, costs one look. */
  #count(frame: number): number {
    let to = this.#steps.length;
    if (to === 0 || (this.#steps[to - 1]?.frame ?? 0) <= frame) return to;
    let from = 0;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#steps[middle]?.frame ?? 0) <= frame) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
