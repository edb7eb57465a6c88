import type { ServerResponse } from 'node:http';
import type { RecordEntry } from '../calls/journal.js';
import { LIMITS, limitReached, type LimitName } from '../limits.js';
import { ByteBudget } from '../platform/byte-budget.js';

export type TrafficLimit = 'request.bodies_bytes' | 'answers.waiting_bytes';

/** Bytes that are held at once for all requests together: bodies while they arrive, answers until their readers have taken them. */
export class Traffic {
  readonly #held: Readonly<Record<TrafficLimit, ByteBudget>>;
  readonly #full: (what: LimitName) => void;

  /** `record` tells the journal when a limit is reached. */
  constructor(record: RecordEntry, limits: Readonly<Record<TrafficLimit, number>> = LIMITS) {
    this.#held = {
      'request.bodies_bytes': new ByteBudget(limits['request.bodies_bytes']),
      'answers.waiting_bytes': new ByteBudget(limits['answers.waiting_bytes']),
    };
    this.#full = (what) => record('limit.reached', limitReached(what));
  }

  /** Counts bytes in. False, with nothing counted, where they would be too many. */
  take(what: TrafficLimit, bytes: number): boolean {
    if (!this.#held[what].fits(bytes)) {
      this.#full(what);
      return false;
    }
    this.#held[what].add(bytes);
    return true;
  }

  give(what: TrafficLimit, bytes: number): void {
    this.#held[what].add(-bytes);
  }

  /** An answer of so many bytes may be written; they count until it has been sent or its reader has gone. */
  admit(response: ServerResponse, bytes: number): boolean {
    if (!this.take('answers.waiting_bytes', bytes)) return false;
    response.once('close', () => this.give('answers.waiting_bytes', bytes));
    return true;
  }
}

/** After so many seconds a request that found the simulator full may try again. */
export const RETRY_AFTER_SECS = 1;
