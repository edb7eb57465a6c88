import type { TimerName } from '../calls/input.js';
import type { Due, Timer, WorldClock } from '../platform/clock.js';

/** The timers of all calls: one of each name per call. */
export class CallTimers {
  readonly #clock: WorldClock;
  readonly #timers = new Map<string, Map<TimerName, Timer>>();

  constructor(clock: WorldClock) {
    this.#clock = clock;
  }

  /** Runs `task` once after `afterMs`; a timer of the same name is replaced. */
  set(callControlId: string, name: TimerName, afterMs: number, task: () => void, kind: Due['kind'] = 'event'): void {
    this.cancel(callControlId, name);
    const timers = this.#timers.get(callControlId) ?? new Map<TimerName, Timer>();
    this.#timers.set(callControlId, timers);
    const due: Due = { what: name, callControlId, kind };
    const expire = (): void => {
      timers.delete(name);
      task();
    };
    const timer = this.#clock.schedule(afterMs, expire, due);
    timers.set(name, timer);
  }

  cancel(callControlId: string, name: TimerName): void {
    const timers = this.#timers.get(callControlId);
    timers?.get(name)?.cancel();
    timers?.delete(name);
  }

  /** Cancels all timers of a call. */
  cancelAll(callControlId: string): void {
    for (const timer of this.#timers.get(callControlId)?.values() ?? []) timer.cancel();
    this.#timers.delete(callControlId);
  }

  /** Cancels all timers of all calls. */
  clear(): void {
    for (const id of [...this.#timers.keys()]) this.cancelAll(id);
  }

  /** The number of calls that have timers. */
  get size(): number {
    return this.#timers.size;
  }
}
