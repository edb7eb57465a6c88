import { settled } from './gently.js';
import type { HostClock, Timer, WorldClock } from './clock.js';

interface Entry {
  readonly due: number;
  readonly order: number;
  readonly task: () => void;
}

/** 2026-01-01T00:00:00Z: where virtual wall time starts. */
const EPOCH_MICROS = 1_767_225_600_000_000;

/** A host's clock that goes with a world's, for tests that move both by one hand. */
export const hostTimeOf = (clock: WorldClock): HostClock => ({
  kind: 'host',
  now: () => clock.now(),
  wallMicros: () => clock.wallMicros(),
  schedule: (delayMs, task) => clock.schedule(delayMs, task),
});

/**
 * A clock that a test moves by hand. It stops at each due instant, so a task that schedules itself every 20 ms runs at
 * exact instants; ties run in the order of scheduling.
 */
export class VirtualClock implements WorldClock {
  readonly kind = 'world';
  /** The host's time, for what lives in it: moved by the same hand, it is the same here. */
  readonly host = hostTimeOf(this);
  #now = 0;
  #order = 0;
  readonly #entries = new Set<Entry>();

  now(): number {
    return this.#now;
  }

  wallMicros(): number {
    return EPOCH_MICROS + Math.floor(this.#now * 1000);
  }

  schedule(delayMs: number, task: () => void): Timer {
    const entry = { due: this.#now + Math.max(0, delayMs), order: this.#order++, task };
    this.#entries.add(entry);
    return { cancel: () => void this.#entries.delete(entry) };
  }

  /** The number of tasks that wait. */
  get pending(): number {
    return this.#entries.size;
  }

  /** Moves time on by `ms`, running each task at its due instant. Synchronous: use `advanceAsync` where promises take part. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) this.#run(next);
    this.#now = end;
  }

  /** As `advance`, but lets promises settle, and work be done that goes in small steps, before time starts and after each task. */
  async advanceAsync(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#run(next);
      await settled();
    }
    this.#now = end;
  }

  #run(entry: Entry): void {
    this.#entries.delete(entry);
    this.#now = Math.max(this.#now, entry.due);
    entry.task();
  }

  #next(end: number): Entry | undefined {
    let first: Entry | undefined;
    for (const entry of this.#entries) {
      if (entry.due > end) continue;
      if (!first || entry.due < first.due || (entry.due === first.due && entry.order < first.order)) first = entry;
    }
    return first;
  }
}
