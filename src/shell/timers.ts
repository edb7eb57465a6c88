import { addressText, callIdAt, type Address } from '../calls/address.js';
import type { Due, Timer, WorldClock } from '../platform/clock.js';

/** A timer is known by whose it is (an entity's, or an activity's there) and by its name. */
export interface TimerKey {
  readonly at: Address;
  /** Absent: it is the entity's own. */
  readonly activityId?: string | undefined;
  readonly name: string;
}

interface Running {
  readonly key: TimerKey;
  readonly timer: Timer;
}

/** The timers of a world: one of each name for an entity, and for each activity there. */
export class Timers {
  readonly #clock: WorldClock;
  /** Those that run, by the text of their address. An entity has a few. */
  readonly #running = new Map<string, Running[]>();

  constructor(clock: WorldClock) {
    this.#clock = clock;
  }

  /** Runs `task` once after `afterMs`; a timer of the same key is replaced. `what` tells those who look on, and what it is to fast time. */
  set(key: TimerKey, afterMs: number, task: () => void, due: Pick<Due, 'what' | 'kind'>): void {
    this.cancel(key);
    const expire = (): void => {
      this.#remove(running);
      task();
    };
    const timer = this.#clock.schedule(afterMs, expire, { ...due, callControlId: callIdAt(key.at) });
    const running: Running = { key, timer };
    const place = addressText(key.at);
    const others = this.#running.get(place);
    if (others) others.push(running);
    else this.#running.set(place, [running]);
  }

  cancel({ at, activityId, name }: TimerKey): void {
    const running = this.#running
      .get(addressText(at))
      ?.find(({ key }) => key.activityId === activityId && key.name === name);
    if (!running) return;
    running.timer.cancel();
    this.#remove(running);
  }

  /** Cancels all timers at an address, those of activities included. */
  cancelAll(at: Address): void {
    const place = addressText(at);
    for (const { timer } of this.#running.get(place) ?? []) timer.cancel();
    this.#running.delete(place);
  }

  /** Cancels all timers. */
  clear(): void {
    for (const all of this.#running.values()) for (const { timer } of all) timer.cancel();
    this.#running.clear();
  }

  /** The number of entities that have timers. */
  get size(): number {
    return this.#running.size;
  }

  #remove(running: Running): void {
    const place = addressText(running.key.at);
    const all = this.#running.get(place);
    const index = all?.indexOf(running) ?? -1;
    if (!all || index < 0) return;
    all.splice(index, 1);
    if (all.length === 0) this.#running.delete(place);
  }
}
