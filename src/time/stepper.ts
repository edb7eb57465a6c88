import { settled } from '../platform/gently.js';
import type { Holds } from '../platform/holds.js';
import type { VirtualClock } from '../platform/virtual-clock.js';

/** Every driver of world time has one: it carries out what is due, one instant after the other, and waits in between. */
export class Stepper {
  readonly clock: VirtualClock;
  readonly #holds: Holds;
  readonly #fault: (error: unknown) => void;
  #isStepping = false;

  /** `fault` is told of what a task throws; time goes on. It must not throw. */
  constructor(clock: VirtualClock, holds: Holds, fault: (error: unknown) => void) {
    this.clock = clock;
    this.#holds = holds;
    this.#fault = fault;
  }

  /** A task is being carried out. */
  get isStepping(): boolean {
    return this.#isStepping;
  }

  /** Moves to the next due instant that is no later than `endMs` and carries out all that is due there. False where there is none. */
  step(endMs: number): boolean {
    const next = this.clock.nextDue();
    if (!next || next.atMs > endMs) return false;
    this.#isStepping = true;
    // A task that is due now and asks for more at the same instant gets it within the next step, once promises have settled.
    let left = this.clock.pending;
    while (left-- > 0 && this.#carryOut(next.atMs));
    this.#isStepping = false;
    return true;
  }

  #carryOut(atMs: number): boolean {
    try {
      return this.clock.step(atMs) !== undefined;
    } catch (error) {
      this.#fault(error);
      return true;
    }
  }

  /** Resolves when nothing is held, and promises, callbacks and work in small steps have come to rest. */
  async free(): Promise<void> {
    for (;;) {
      await settled();
      if (this.#holds.count === 0) return;
      await this.#holds.free();
    }
  }
}
