import type { HostClock, Timer } from '../platform/clock.js';
import { turn } from '../platform/gently.js';
import type { Holds } from '../platform/holds.js';
import type { Stepper } from './stepper.js';

export interface PacedDeps {
  readonly stepper: Stepper;
  readonly host: HostClock;
  /** World milliseconds to one of the host's. */
  readonly speed: number;
  /** The clients of streams, for which each instant waits. */
  readonly clients?: Holds | undefined;
}

/** Time that goes on all the while, `speed` times as fast as the host's. Nothing holds it but clients of streams that have not taken what was sent. */
export class PacedTime {
  readonly #deps: PacedDeps;
  #timer: Timer | undefined;
  #armedMs = Infinity;
  #isCatchingUp = false;
  #ended = false;

  constructor(deps: PacedDeps) {
    this.#deps = deps;
    const { clock } = deps.stepper;
    clock.startPace(deps.host, deps.speed);
    clock.onScheduled = (atMs) => {
      if (atMs < this.#armedMs) this.#arm();
    };
  }

  readonly isRunning = true;

  end(): void {
    this.#ended = true;
    this.#timer?.cancel();
  }

  #arm(): void {
    if (this.#isCatchingUp || this.#ended) return;
    const { stepper, host } = this.#deps;
    this.#timer?.cancel();
    const next = stepper.clock.nextDue();
    this.#armedMs = next?.atMs ?? Infinity;
    if (next)
      this.#timer = host.schedule(Math.max(0, stepper.clock.hostMsUntil(next.atMs) ?? 0), () => void this.#catchUp());
  }

  /** Carries out what is due by now, with a turn for everybody else between two instants. */
  async #catchUp(): Promise<void> {
    const { stepper, clients } = this.#deps;
    const { clock } = stepper;
    this.#isCatchingUp = true;
    for (let next = clock.nextDue(); next && !this.#ended; next = clock.nextDue()) {
      if ((clock.hostMsUntil(next.atMs) ?? 0) > 0) break;
      stepper.step(next.atMs);
      await turn();
      await clients?.free();
    }
    this.#isCatchingUp = false;
    this.#arm();
  }
}
