import { LIMITS } from '../limits.js';
import type { Call } from './call.js';

/** The calls that are known: the live ones, and the ended ones for a while. */
export class CallStore {
  readonly #calls = new Map<string, Call>();
  /** Ids of ended calls, the one that ended first in front. */
  readonly #ended = new Set<string>();
  readonly #maxEnded: number;
  /** Called when a call becomes unknown, so that its media can be let go. */
  readonly #forgotten: (call: Call) => void;

  constructor(forgotten: (call: Call) => void, maxEnded = LIMITS['calls.ended']) {
    this.#forgotten = forgotten;
    this.#maxEnded = maxEnded;
  }

  add(call: Call): void {
    this.#calls.set(call.id, call);
  }

  get(id: string): Call | undefined {
    return this.#calls.get(id);
  }

  /** All known calls, oldest first. */
  all(): Iterable<Call> {
    return this.#calls.values();
  }

  /** How many calls are live. */
  get liveCount(): number {
    return this.#calls.size - this.#ended.size;
  }

  /** Notes that a call has ended, and forgets the first ended one when there are too many. */
  ended(call: Call): void {
    if (!this.#calls.has(call.id)) return;
    this.#ended.add(call.id);
    if (this.#ended.size <= this.#maxEnded) return;
    const [first] = this.#ended;
    if (first !== undefined) this.forget(first);
  }

  /** The call becomes unknown. */
  forget(id: string): void {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    this.#ended.delete(id);
    if (call) this.#forgotten(call);
  }
}
