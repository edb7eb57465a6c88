import type { HostClock, Timer } from '../../src/platform/clock.js';
import { settled } from '../../src/platform/gently.js';
import { VirtualClock } from '../../src/platform/virtual-clock.js';

/** A host's clock that a test moves by hand, beside a world's clock that goes its own way. */
export class FakeHost implements HostClock {
  readonly kind = 'host';
  readonly #clock = new VirtualClock();

  now(): number {
    return this.#clock.now();
  }

  wallMicros(): number {
    return this.#clock.wallMicros();
  }

  schedule(delayMs: number, task: () => void): Timer {
    return this.#clock.schedule(delayMs, task);
  }

  /** The number of timers that have not fired. */
  get pending(): number {
    return this.#clock.pending;
  }

  /** The host's time goes on, in steps of a millisecond, with turns of the event loop in between. */
  async pass(ms: number): Promise<void> {
    for (let i = 0; i < ms; i++) {
      await this.rest();
      this.#clock.advance(1);
    }
    await this.rest();
  }

  /** Whatever runs at present takes so long. */
  stall(ms: number): void {
    this.#clock.advance(ms);
  }

  /** Lets everything happen that needs no time of the host's. */
  async rest(): Promise<void> {
    for (let i = 0; i < 20; i++) await settled();
  }
}
