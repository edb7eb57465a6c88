import { LIMITS } from '../limits.js';
import { alone, type ByteShare } from '../platform/byte-shares.js';
import type { Call } from './call.js';

/** Limits of the number of calls, and roughly of the bytes that all known ones keep. */
export interface CallLimits {
  readonly ended: number;
  readonly live: number;
  readonly bytes: number;
}

export const CALL_LIMITS: CallLimits = {
  ended: LIMITS['calls.ended'],
  live: LIMITS['calls.live'],
  bytes: LIMITS['calls.bytes'],
};

export interface CallStoreEvents {
  /** A call has become unknown: its media can be let go. */
  forgotten(call: Call): void;
  /** An ended call becomes unknown before its time, because of that limit. */
  crowdedOut(call: Call, what: 'calls.ended' | 'calls.bytes'): void;
}

/** The calls that are known: the live ones, and the ended ones for a while. */
export class CallStore {
  readonly #calls = new Map<string, Call>();
  /** Ids of ended calls, the one that ended first in front. */
  readonly #ended = new Set<string>();
  /** The bytes that each call keeps, as far as it has been weighed. */
  readonly #weights = new Map<string, number>();
  readonly #budget: ByteShare;
  readonly #limits: CallLimits;
  readonly #events: CallStoreEvents;

  constructor(events: CallStoreEvents, limits = CALL_LIMITS, newShare = alone) {
    this.#events = events;
    this.#limits = limits;
    this.#budget = newShare(limits.bytes, () => this.#shed());
  }

  /** Adds a live call. Ask `hasRoomFor` and `makeRoom` first: this does not refuse. */
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

  /** The number of live calls. */
  get liveCount(): number {
    return this.#calls.size - this.#ended.size;
  }

  /** The bytes that all known calls keep. */
  get bytes(): number {
    return this.#budget.used;
  }

  /** So many more calls may be live. */
  hasRoomFor(calls: number): boolean {
    return this.liveCount + calls <= this.#limits.live;
  }

  /** Calls may keep so many bytes more. If need be ended calls are forgotten, those that ended first before others. */
  makeRoom(bytes: number): boolean {
    return this.#budget.fits(bytes);
  }

  /** Notes what a known call keeps now, in bytes. */
  weigh(id: string, bytes: number): void {
    if (!this.#calls.has(id)) return;
    this.#budget.add(bytes - (this.#weights.get(id) ?? 0));
    this.#weights.set(id, bytes);
  }

  /** Notes that a call has ended, and forgets the first ended one when there are too many. */
  ended(call: Call): void {
    if (!this.#calls.has(call.id)) return;
    this.#ended.add(call.id);
    if (this.#ended.size <= this.#limits.ended) return;
    const [first] = this.#ended;
    if (first !== undefined) this.#crowdOut(first, 'calls.ended');
  }

  #shed(): boolean {
    const [first] = this.#ended;
    if (first !== undefined) this.#crowdOut(first, 'calls.bytes');
    return first !== undefined;
  }

  #crowdOut(id: string, what: 'calls.ended' | 'calls.bytes'): void {
    const call = this.#calls.get(id);
    if (call) this.#events.crowdedOut(call, what);
    this.forget(id);
  }

  /** The call becomes unknown. */
  forget(id: string): void {
    const call = this.#calls.get(id);
    this.weigh(id, 0);
    this.#weights.delete(id);
    this.#calls.delete(id);
    this.#ended.delete(id);
    if (call) this.#events.forgotten(call);
  }
}
