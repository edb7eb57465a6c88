import { LIMITS } from '../limits.js';
import type { HostClock } from './clock.js';

/** Something that world time waits for. */
export interface Held {
  /** In the field's terms: `webhook call.initiated`, `POST /v2/calls`, `speech` … */
  readonly what: string;
  readonly call_control_id: string | null;
  /** The time for which it has been held, in milliseconds of the host's clock. */
  readonly for_ms: number;
}

/** Lets go of what is held. A second call does nothing. */
export type Release = () => void;

/** `act`: something outside may be about to act, such as a request in work. `operation`: the host is at work for the world. */
export type HoldKind = 'act' | 'operation';

interface Named {
  readonly what: string;
  readonly callControlId: string | undefined;
  readonly sinceMs: number;
}

/**
 * Work under way that world time waits for where it is not the host's: a request that is being answered, a webhook that waits for its
 * answer, speech that is being made. Every hold counts; the first `clock.holds_named` at a time are told by name.
 */
export class Holds {
  readonly #host: HostClock;
  readonly #mostNamed: number;
  readonly #named = new Set<Named>();
  readonly #onFree = new Set<() => void>();
  readonly #onHeld = new Set<() => void>();
  readonly #onCalm = new Set<() => void>();
  #count = 0;
  #acts = 0;

  constructor(host: HostClock, mostNamed = LIMITS['clock.holds_named']) {
    this.#host = host;
    this.#mostNamed = mostNamed;
  }

  /** Time waits until the returned function is called. */
  hold(what: string, callControlId?: string, kind: HoldKind = 'act'): Release {
    if (this.#count++ === 0) for (const held of this.#onHeld) held();
    if (kind === 'act') this.#acts++;
    const named = { what, callControlId, sinceMs: this.#host.now() };
    if (this.#named.size < this.#mostNamed) this.#named.add(named);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#named.delete(named);
      if (kind === 'act' && --this.#acts === 0) for (const calm of this.#onCalm) calm();
      if (--this.#count === 0) for (const free of [...this.#onFree]) free();
    };
  }

  /** Holds as long as `work` lasts, also where it fails. */
  async during<T>(what: string, work: () => Promise<T>, callControlId?: string, kind?: HoldKind): Promise<T> {
    const release = this.hold(what, callControlId, kind);
    try {
      return await work();
    } finally {
      release();
    }
  }

  /** The number of holds. */
  get count(): number {
    return this.#count;
  }

  /** The number of holds of the kind `act`. */
  get acts(): number {
    return this.#acts;
  }

  /** The holds that are named, oldest first. */
  heldBy(): Held[] {
    const now = this.#host.now();
    return [...this.#named].map(({ what, callControlId, sinceMs }) => ({
      what,
      call_control_id: callControlId ?? null,
      for_ms: Math.round(now - sinceMs),
    }));
  }

  /** Resolves when nothing is held: at once, or at the next time that the last has let go. */
  free(): Promise<void> {
    if (this.#count === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const leave = this.onFree(() => {
        leave();
        resolve();
      });
    });
  }

  /** Calls `task` each time that something is held where nothing was. It must not throw. */
  onHeld(task: () => void): void {
    this.#onHeld.add(task);
  }

  /** Calls `task` each time that the last hold of the kind `act` has let go. It must not throw. */
  onCalm(task: () => void): void {
    this.#onCalm.add(task);
  }

  /** Calls `task` each time that nothing is held any more. It must not throw. The returned function ends that. */
  onFree(task: () => void): () => void {
    this.#onFree.add(task);
    return () => void this.#onFree.delete(task);
  }
}
