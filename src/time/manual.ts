import type { Stepper } from './stepper.js';

/** A thing that ends an advance before its time is up. */
export interface Awaited<Found> {
  /** The thing that was waited for, once it is there. */
  found(): Found | undefined;
}

/** One advance is under way already. */
export class AdvancingError extends Error {}

/** The world ended, or whoever asked has gone, in the middle of an advance. */
export class AdvanceCutError extends Error {}

/** Time that stands until it is advanced. */
export class ManualTime {
  readonly #stepper: Stepper;
  #underWay: Promise<unknown> | undefined;
  #ended = false;
  /** Counted up when an advance is to end. */
  #cuts = 0;

  constructor(stepper: Stepper) {
    this.#stepper = stepper;
  }

  /** An advance is under way. */
  get isAdvancing(): boolean {
    return this.#underWay !== undefined;
  }

  /** Resolves when the advance that is under way is over, however it ends. */
  async over(): Promise<void> {
    await this.#underWay?.catch(() => undefined);
  }

  /**
   * Moves on by `ms`, from one due instant to the next, and waits at each until nothing is held; guards are carried out, too. Stops early
   * when `until` has found something. Resolves with what it found, once everything that became due has been carried out. Rejects with an
   * AdvancingError while another advance is under way, and with an AdvanceCutError when `signal` is aborted, or `cut` or `end` is called.
   */
  async advance<Found>(ms: number, until?: Awaited<Found>, signal?: AbortSignal): Promise<Found | undefined> {
    if (this.isAdvancing) throw new AdvancingError();
    const advance = this.#advance(ms, until, signal).finally(() => (this.#underWay = undefined));
    this.#underWay = advance;
    return advance;
  }

  async #advance<Found>(
    ms: number,
    until: Awaited<Found> | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Found | undefined> {
    const { clock } = this.#stepper;
    const endMs = clock.now() + ms;
    const cuts = this.#cuts;
    for (;;) {
      await this.#stepper.free();
      if (this.#ended || cuts !== this.#cuts || signal?.aborted === true) throw new AdvanceCutError();
      const found = until?.found();
      if (found !== undefined) return found;
      if (!this.#stepper.step(endMs)) {
        clock.moveTo(endMs);
        return undefined;
      }
    }
  }

  get isRunning(): boolean {
    return this.isAdvancing;
  }

  /** Ends the advance that is under way, as a reset does. */
  cut(): void {
    this.#cuts++;
  }

  end(): void {
    this.#ended = true;
  }
}
