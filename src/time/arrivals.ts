import type { HostClock, Timer } from '../platform/clock.js';
import { settled } from '../platform/gently.js';
import type { Holds, Release } from '../platform/holds.js';
import { scheduleTurns } from '../platform/turns.js';

/** A piece of work of the host's that the world has begun: a webhook that is sent, a socket that is dialled, speech that is made. */
export interface Operation {
  /** It has come to its end: `task` tells the world, in its turn. The task must not throw. A second call does nothing. */
  arrived(task: () => void): void;
  /** Nobody wants to hear of it any more. */
  drop(): void;
}

/**
 * The ends of the host's operations on their way to the world. There is at most one at a time for each operation, and those have limits of
 * their own (`webhooks.pending`, `queue.items` …).
 */
export interface Arrivals {
  /** A place behind those that were given before. */
  place(): number;
  /** An operation begins. Its end comes before those of operations with later places; without one it is the last. */
  begin(place?: number): Operation;
  /** As `work`, but what comes of it comes in its turn. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** The world ends: what has come is told at once, and so is all that is late. Whoever is told knows that it is over. */
  clear(): void;
}

/** Everything counts when it comes, as where world time goes on meanwhile. */
export const AT_ONCE: Arrivals = {
  place: () => 0,
  begin: () => ({ arrived: (task) => task(), drop: () => undefined }),
  during: (work) => work(),
  clear: () => undefined,
};

/** One that does not come holds up those that have come for so long, in ms of the host: an app may answer one webhook when it has got another. */
const PATIENCE_MS = 2_000;

interface Kept {
  readonly place: number;
  readonly task: () => void;
}

/**
 * Keeps what comes from the host while world time stands, and hands it in all together when no request is in work and the app has nothing more
 * to say: in the order in which the operations were begun, so that the machine does not decide which of two counts first.
 */
export class KeptArrivals implements Arrivals {
  readonly #holds: Holds;
  readonly #host: HostClock;
  readonly #patienceMs: number;
  #places = 0;
  /** Operations that have begun and not come to their end. */
  #underWay = 0;
  #kept: Kept[] = [];
  #release: Release | undefined;
  #isSettling = false;
  #isImpatient = false;
  #patience: Timer | undefined;
  /** Counted up by `clear`: an operation of an earlier epoch is nobody's. */
  #epoch = 0;

  constructor(holds: Holds, host: HostClock, patienceMs = PATIENCE_MS) {
    this.#holds = holds;
    this.#host = host;
    this.#patienceMs = patienceMs;
    holds.onCalm(() => this.#look());
  }

  place(): number {
    return this.#places++;
  }

  begin(place = this.place()): Operation {
    const epoch = this.#epoch;
    let isUnderWay = true;
    this.#underWay++;
    const end = (): boolean => {
      if (!isUnderWay) return false;
      isUnderWay = false;
      if (epoch === this.#epoch) this.#underWay--;
      return true;
    };
    return {
      arrived: (task) => {
        if (!end()) return;
        if (epoch === this.#epoch) this.#keep({ place, task });
        else task();
      },
      drop: () => {
        if (end()) this.#look();
      },
    };
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const operation = this.begin();
    try {
      return await work();
    } finally {
      await new Promise<void>((resolve) => operation.arrived(resolve));
    }
  }

  clear(): void {
    this.#epoch++;
    this.#underWay = 0;
    this.#handIn();
  }

  #keep(kept: Kept): void {
    this.#kept.push(kept);
    this.#release ??= this.#holds.hold('the app, before outcomes count', undefined, 'operation');
    this.#look();
  }

  /** Something has changed. The promises and callbacks that are ready come first. */
  #look(): void {
    if (this.#isSettling || this.#kept.length === 0) return;
    this.#isSettling = true;
    void settled().then(() => {
      this.#isSettling = false;
      this.#consider();
    });
  }

  #consider(): void {
    if (this.#kept.length === 0 || this.#holds.acts > 0) return;
    if (this.#underWay === 0 || this.#isImpatient) {
      this.#handIn();
      return;
    }
    this.#patience ??= scheduleTurns(this.#host, this.#patienceMs, () => {
      this.#isImpatient = true;
      this.#look();
    });
  }

  #handIn(): void {
    this.#patience?.cancel();
    this.#patience = undefined;
    this.#isImpatient = false;
    const kept = this.#kept.sort((a, b) => a.place - b.place);
    const release = this.#release;
    this.#kept = [];
    this.#release = undefined;
    try {
      // In one go: nothing of the host's comes in between.
      for (const { task } of kept) task();
    } finally {
      // Whatever a fault of ours did, time must not stand for ever.
      release?.();
    }
  }
}
