import type { HostClock, Timer } from '../platform/clock.js';
import { settled } from '../platform/gently.js';
import type { Holds } from '../platform/holds.js';
import type { TimeSettings } from './settings.js';
import type { Stepper } from './stepper.js';

export interface FastDeps {
  readonly stepper: Stepper;
  readonly holds: Holds;
  readonly host: HostClock;
  readonly settings: Pick<TimeSettings, 'quietMs'>;
  /** The number of live calls of the world. */
  readonly liveCalls: () => number;
  /** A live call of the world has been answered. */
  readonly isTalking: () => boolean;
  /** A scenario leads the world: what it waits for is due, so time jumps while there is no call, too. */
  readonly isStaged: boolean;
}

/** Host and world stood here when a stretch at the host's pace began. */
interface Base {
  readonly hostMs: number;
  readonly worldMs: number;
}

/**
 * Jumps to the next event as soon as nothing holds time, through the frames and guards on the way. After the last event and the last
 * sound it goes on for `quiet_ms`, then at the host's pace, until there is an event again.
 *
 * With no live call that has been answered, what is due comes at the host's pace, but the time between two due instants stands. A call that
 * rings, or is answered, after 7 ms or after 70 ms of the host's then has the same stamps: without that, two journals of the same script
 * would never be equal.
 */
export class FastTime {
  readonly #deps: FastDeps;
  #idle: Base | undefined;
  /** The instant of the world's clock at which something happened or was heard last. */
  #lastMs = 0;
  #wake: (() => void) | undefined;
  #ended = false;
  #isJumping = false;

  constructor(deps: FastDeps) {
    this.#deps = deps;
    const { stepper, holds } = deps;
    stepper.clock.onScheduled = () => {
      if (!stepper.isStepping) this.#wake?.();
    };
    holds.onHeld(() => {
      // Time at the host's pace stands from here on, too.
      stepper.clock.stopPace();
      this.#wake?.();
    });
    void this.#run();
  }

  /** Time jumps; else it stands or keeps the host's pace. */
  get isRunning(): boolean {
    return this.#isJumping;
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async #run(): Promise<void> {
    const { stepper, liveCalls, isStaged } = this.#deps;
    while (!this.#ended) {
      await stepper.free();
      this.#isJumping = (isStaged || liveCalls() > 0) && (stepper.clock.nextEvent() !== undefined || this.#isTalking());
      if (this.#isJumping) await this.#live();
      else await this.#standing();
    }
  }

  async #live(): Promise<void> {
    const { stepper, settings } = this.#deps;
    const { clock } = stepper;
    if (this.#idle) this.#lastMs = clock.now();
    this.#idle = undefined;
    const event = clock.nextEvent();
    if (event) {
      stepper.step(event.atMs);
      if (clock.now() >= event.atMs) this.#lastMs = clock.now();
      return;
    }
    const quietUntilMs = Math.max(this.#lastMs, clock.soundMs) + settings.quietMs;
    if (stepper.step(quietUntilMs)) return;
    clock.moveTo(quietUntilMs);
    this.#isJumping = false;
    await this.#atHostsPace();
  }

  /** Frames and guards as they come on the host's clock, until there is an event or time is held. */
  async #atHostsPace(): Promise<void> {
    const { stepper, holds, host } = this.#deps;
    const { clock } = stepper;
    clock.startPace(host, 1);
    while (!this.#ended && !clock.nextEvent() && holds.count === 0 && this.#isTalking()) {
      const next = clock.nextDue();
      const waitMs = next && clock.hostMsUntil(next.atMs);
      if (next && waitMs !== undefined && waitMs <= 0) {
        stepper.step(next.atMs);
        await settled();
      } else await this.#sleep(waitMs);
    }
    clock.stopPace();
  }

  /** Frames are sent of answered calls only, so where one is due nobody has to look at the calls. */
  #isTalking(): boolean {
    return this.#deps.stepper.clock.hasFrames || this.#deps.isTalking();
  }

  /** The next due instant comes when the host comes to it. */
  async #standing(): Promise<void> {
    const { stepper, host } = this.#deps;
    const { clock } = stepper;
    this.#idle ??= { hostMs: host.now(), worldMs: clock.now() };
    const next = clock.nextDue();
    const waitMs = next && next.atMs - this.#idle.worldMs - (host.now() - this.#idle.hostMs);
    if (next && waitMs !== undefined && waitMs <= 0) stepper.step(next.atMs);
    else await this.#sleep(waitMs);
  }

  /** Until something is scheduled or held, and `waitMs` of the host at most, where that is given. */
  #sleep(waitMs: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      let timer: Timer | undefined;
      this.#wake = () => {
        this.#wake = undefined;
        timer?.cancel();
        resolve();
      };
      if (waitMs !== undefined) timer = this.#deps.host.schedule(waitMs, this.#wake);
    });
  }
}
