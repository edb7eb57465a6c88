import type { Entry } from '../calls/entry.js';
import type { Journal } from '../calls/journal.js';
import type { HostClock } from '../platform/clock.js';

/** An app that takes an event for genuine sends a command for its call within this time of its answer, in ms of the host. */
export const ACTS_WITHIN_MS = 2_000;

/** A copy that has been sent. */
export interface Watched {
  readonly callControlId: string;
  /** A command for its call has come. */
  acted: boolean;
  /** Commands that come later do not count; undefined until it has been answered. */
  untilMs: number | undefined;
}

/** Methods that change nothing. */
const LOOKING: readonly (string | null)[] = ['GET', 'HEAD'];

/** The journal has one of these when the calls of the world are no more. */
const ENDS: readonly string[] = ['sim.reset', 'sim.stopping'];

/** Notices requests about calls that there are not: whoever sends one has believed the event that told of the call. */
export class CommandWatch {
  readonly #host: HostClock;
  readonly #watched: Watched[] = [];
  readonly #unsubscribe: () => void;
  #wake: (() => void) | undefined;
  #isOver = false;

  /** `failed` is told of a fault of ours. */
  constructor(journal: Journal, host: HostClock, failed: (error: unknown) => void) {
    this.#host = host;
    this.#unsubscribe = journal.subscribe((entry) => this.#see(entry), failed);
  }

  /** The world that the calls belong to is no more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Watches for commands for a call from now on. */
  begin(callControlId: string): Watched {
    const watched: Watched = { callControlId, acted: false, untilMs: undefined };
    this.#watched.push(watched);
    return watched;
  }

  /** Its answer has come: what it makes the app do is waited for from now on. */
  answered(watched: Watched): void {
    watched.untilMs = this.#host.now() + ACTS_WITHIN_MS;
  }

  /** Resolves when the time of all that are watched is over, or when their world is. */
  async lastActs(): Promise<void> {
    const endMs = Math.max(0, ...this.#watched.map(({ untilMs = 0 }) => untilMs));
    if (this.#isOver) return;
    await new Promise<void>((resolve) => {
      const timer = this.#host.schedule(Math.max(0, endMs - this.#host.now()), resolve);
      this.#wake = () => {
        timer.cancel();
        resolve();
      };
    });
  }

  close(): void {
    this.#unsubscribe();
    this.#wake?.();
  }

  #see(entry: Entry): void {
    if (ENDS.includes(entry.type)) {
      this.#isOver = true;
      this.#wake?.();
    }
    if (entry.type !== 'api.request' || LOOKING.includes(entry.method)) return;
    const nowMs = this.#host.now();
    for (const watched of this.#watched)
      if (watched.callControlId === entry.call_control_id && nowMs <= (watched.untilMs ?? Infinity))
        watched.acted = true;
  }
}
