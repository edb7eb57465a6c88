import { LIMITS, type LimitName } from '../limits.js';
import { alone, type ByteShare } from '../platform/byte-shares.js';
import type { Call } from './call.js';

/** Limits of the number of entities of a kind, and roughly of the bytes that all known ones keep. */
export interface StoreLimits {
  readonly ended: number;
  readonly live: number;
  readonly bytes: number;
}

/** The limits for which ended entities make way, by name. */
export interface StoreLimitNames {
  readonly ended: LimitName;
  readonly bytes: LimitName;
}

export interface StoreEvents<E> {
  /** An entity has become unknown: its media can be let go. */
  forgotten(entity: E): void;
  /** An ended entity becomes unknown before its time, because of that limit. */
  crowdedOut(entity: E, what: LimitName): void;
}

/** The entities of a kind that are known: the live ones, and the ended ones for a while. */
export class EntityStore<E extends { readonly id: string }> {
  readonly #known = new Map<string, E>();
  /** Ids of ended ones, the one that ended first in front. */
  readonly #ended = new Set<string>();
  /** The bytes that each keeps, as far as it has been weighed. */
  readonly #weights = new Map<string, number>();
  readonly #budget: ByteShare;
  readonly #limits: StoreLimits;
  readonly #names: StoreLimitNames;
  readonly #events: StoreEvents<E>;

  constructor(events: StoreEvents<E>, names: StoreLimitNames, limits: StoreLimits, newShare = alone) {
    this.#events = events;
    this.#names = names;
    this.#limits = limits;
    this.#budget = newShare(limits.bytes, () => this.#shed());
  }

  /** Adds a live one. Ask `hasRoomFor` and `makeRoom` first: this does not refuse. */
  add(entity: E): void {
    this.#known.set(entity.id, entity);
  }

  get(id: string): E | undefined {
    return this.#known.get(id);
  }

  /** All known ones, oldest first. */
  all(): Iterable<E> {
    return this.#known.values();
  }

  /** The number of live ones. */
  get liveCount(): number {
    return this.#known.size - this.#ended.size;
  }

  /** The bytes that all known ones keep. */
  get bytes(): number {
    return this.#budget.used;
  }

  /** So many more may be live. */
  hasRoomFor(count: number): boolean {
    return this.liveCount + count <= this.#limits.live;
  }

  /** So many bytes more may be kept. If need be ended ones are forgotten, those that ended first before others. */
  makeRoom(bytes: number): boolean {
    return this.#budget.fits(bytes);
  }

  /** Notes what a known one keeps now, in bytes. */
  weigh(id: string, bytes: number): void {
    if (!this.#known.has(id)) return;
    this.#budget.add(bytes - (this.#weights.get(id) ?? 0));
    this.#weights.set(id, bytes);
  }

  /** Notes that one has ended, and forgets the first ended one when there are too many. */
  ended({ id }: E): void {
    if (!this.#known.has(id)) return;
    this.#ended.add(id);
    if (this.#ended.size <= this.#limits.ended) return;
    const [first] = this.#ended;
    if (first !== undefined) this.#crowdOut(first, this.#names.ended);
  }

  #shed(): boolean {
    const [first] = this.#ended;
    if (first !== undefined) this.#crowdOut(first, this.#names.bytes);
    return first !== undefined;
  }

  #crowdOut(id: string, what: LimitName): void {
    const entity = this.#known.get(id);
    if (entity) this.#events.crowdedOut(entity, what);
    this.forget(id);
  }

  /** It becomes unknown. */
  forget(id: string): void {
    const entity = this.#known.get(id);
    this.weigh(id, 0);
    this.#weights.delete(id);
    this.#known.delete(id);
    this.#ended.delete(id);
    if (entity) this.#events.forgotten(entity);
  }
}

const CALL_LIMITS: StoreLimits = {
  ended: LIMITS['calls.ended'],
  live: LIMITS['calls.live'],
  bytes: LIMITS['calls.bytes'],
};

/** The calls that are known. */
export class CallStore extends EntityStore<Call> {
  constructor(events: StoreEvents<Call>, limits = CALL_LIMITS, newShare = alone) {
    super(events, { ended: 'calls.ended', bytes: 'calls.bytes' }, limits, newShare);
  }
}
