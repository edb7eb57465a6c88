import type { HostClock, Timer } from './platform/clock.js';

/** Before the first task, and after anything that happened, in ms: a call that rings at once does not meet a task. */
const LULL_MS = 50;
/** Between two tasks, in ms, for what came in meanwhile. */
const PAUSE_MS = 5;

type Task = () => unknown;

export interface WarmUpDeps {
  /** No task begins meanwhile. */
  isBusy(): boolean;
  /** A task has failed; the others go on. Must not throw. */
  failed(error: unknown): void;
}

/**
 * Does beforehand what the first call would otherwise wait for: modules to load, validators to compile. One task at a time, in
 * lulls, and none while `isBusy`: a task takes up to 100 ms, which would make an answer or the frames of a stream late.
 */
export class WarmUp {
  readonly #host: HostClock;
  readonly #deps: WarmUpDeps;
  readonly #tasks: Task[];
  /** The time at which something happened last. */
  #busyMs: number;
  #timer: Timer | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(host: HostClock, tasks: readonly Task[], deps: WarmUpDeps) {
    this.#host = host;
    this.#tasks = [...tasks];
    this.#deps = deps;
    this.#busyMs = host.now();
    this.#schedule(LULL_MS);
  }

  /** Something happens, and more may follow: tasks wait a little. */
  postpone(): void {
    this.#busyMs = this.#host.now();
  }

  /** One more task, behind the others. For a task to add the next. */
  readonly add = (task: Task): void => void this.#tasks.push(task);

  /** Begins no further task. Resolves when the one that runs has ended: after that nothing is imported any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.#running;
  }

  #schedule(delayMs: number): void {
    this.#timer = this.#host.schedule(delayMs, () => {
      if (this.#deps.isBusy()) this.postpone();
      const quietMs = this.#host.now() - this.#busyMs;
      if (quietMs < LULL_MS) this.#schedule(LULL_MS - quietMs);
      else this.#running = this.#runNext();
    });
  }

  async #runNext(): Promise<void> {
    const task = this.#tasks.shift();
    if (task === undefined) return;
    try {
      await task();
    } catch (error) {
      this.#deps.failed(error);
    }
    if (!this.#stopped) this.#schedule(PAUSE_MS);
  }
}
