import { LIMITS } from '../limits.js';
import { alone, type ByteShare, type NewShare } from '../platform/byte-shares.js';
import { textBytes } from '../platform/rough-bytes.js';
import type { Call } from './call.js';
import type { Ids } from './ids.js';

/** A call's place in a queue. It may stay when the call is hung up, and tells then whom to call again. */
export interface QueuePlace extends Pick<Call, 'id' | 'legId' | 'sessionId' | 'connectionId' | 'from' | 'to'> {
  /** Microseconds since the epoch. */
  readonly enqueuedAt: number;
  keepAfterHangup: boolean;
  /** The instant of its hang-up, likewise; null while it is active. */
  endedAt: number | null;
}

/** Calls that wait, the first of them in front. */
export interface Queue {
  readonly id: string;
  readonly name: string;
  /** A call made it by waiting in it; otherwise it was created. */
  readonly isImplicit: boolean;
  maxSize: number;
  /** Microseconds since the epoch. */
  readonly createdAt: number;
  updatedAt: number;
  readonly places: QueuePlace[];
}

/** A queue without its calls. */
export type KeptQueue = Readonly<Omit<Queue, 'places'>>;

export type QueueLimit = 'queues' | 'queues.bytes';

interface QueueLimits {
  readonly queues: number;
  readonly bytes: number;
  readonly endedCalls: number;
}

const QUEUE_LIMITS: QueueLimits = {
  queues: LIMITS['queues'],
  bytes: LIMITS['queues.bytes'],
  endedCalls: LIMITS['queues.ended_calls'],
};

interface QueuesDeps {
  readonly ids: Ids;
  readonly nowMicros: () => number;
  readonly limits?: QueueLimits;
  /** Makes the share in the bytes of all worlds, where there are several. */
  readonly newShare?: NewShare;
}

/** A call's place, and where that is. */
export interface Found {
  readonly queue: Queue;
  readonly place: QueuePlace;
  /** The first is 1. */
  readonly position: number;
}

/** Telnyx tells times in seconds: those that are over, so that nobody has waited for longer than is said. */
export const wholeSeconds = (ms: number): number => Math.floor(ms / 1000);

/** Roughly, without their texts. */
const QUEUE_BYTES = 512;
const PLACE_BYTES = 512;

/** The queues of one world. It announces nothing: whoever changes them does. */
export class Queues {
  readonly #deps: QueuesDeps;
  readonly #limits: QueueLimits;
  readonly #byName = new Map<string, Queue>();
  /** The queue of each call that has a place in one, by the call's id; those that have been hung up in the order of their ends. */
  readonly #byCall = new Map<string, Queue>();
  readonly #ended = new Set<string>();
  readonly #held: ByteShare;

  constructor(deps: QueuesDeps) {
    this.#deps = deps;
    this.#limits = deps.limits ?? QUEUE_LIMITS;
    this.#held = (deps.newShare ?? alone)(this.#limits.bytes);
  }

  get(name: string): Queue | undefined {
    return this.#byName.get(name);
  }

  /** All queues, oldest first. */
  list(): Queue[] {
    return [...this.#byName.values()];
  }

  /** The limit that is against a queue of that name, where there is none yet, with that call in it; undefined where nothing is. */
  limitAgainst(name: string, call?: Call): QueueLimit | undefined {
    const isNew = !this.#byName.has(name);
    if (isNew && this.#isFull && !this.#unused()) return 'queues';
    const bytes = (isNew ? QUEUE_BYTES + textBytes(name) : 0) + (call ? placeBytes(call) : 0);
    return this.#held.fits(bytes) ? undefined : 'queues.bytes';
  }

  /**
   * Makes a queue. Ask `limitAgainst` first: this does not refuse. Where there are as many as there may be, the oldest empty one goes that
   * was made by a call: it comes back as `gone`.
   */
  create(
    name: string,
    { maxSize, isImplicit }: Pick<Queue, 'maxSize' | 'isImplicit'>,
  ): { readonly queue: Queue; readonly gone: Queue | undefined } {
    const gone = this.#isFull ? this.#unused() : undefined;
    if (gone) this.delete(gone);
    const now = this.#deps.nowMicros();
    const id = this.#deps.ids.uuid('queue');
    const queue: Queue = { id, name, isImplicit, maxSize, createdAt: now, updatedAt: now, places: [] };
    this.#byName.set(name, queue);
    this.#held.add(QUEUE_BYTES + textBytes(name));
    return { queue, gone };
  }

  /** The queues as they are, without their calls. */
  kept(): KeptQueue[] {
    return this.list().map(({ id, name, isImplicit, maxSize, createdAt, updatedAt }) => ({
      id,
      name,
      isImplicit,
      maxSize,
      createdAt,
      updatedAt,
    }));
  }

  /** Queues as they were kept once, empty; there are no others yet. */
  restore(queues: readonly KeptQueue[]): void {
    for (const queue of queues) {
      this.#byName.set(queue.name, { ...queue, places: [] });
      this.#held.add(QUEUE_BYTES + textBytes(queue.name));
    }
  }

  /** Changes how many calls it takes; those that wait stay. */
  resize(queue: Queue, maxSize: number): void {
    queue.maxSize = maxSize;
    queue.updatedAt = this.#deps.nowMicros();
  }

  /** Forgets an empty queue. */
  delete(queue: Queue): void {
    if (queue.places.length > 0) throw new Error(`the queue ${queue.name} is not empty`);
    if (this.#byName.delete(queue.name)) this.#held.add(-QUEUE_BYTES - textBytes(queue.name));
  }

  /** Puts a call, which is in no queue, at the end. Ask `limitAgainst` first: this does not refuse. */
  add(queue: Queue, call: Call, keepAfterHangup: boolean): void {
    const { id, legId, sessionId, connectionId, from, to } = call;
    const ids = { id, legId, sessionId, connectionId, from, to };
    queue.places.push({ ...ids, enqueuedAt: this.#deps.nowMicros(), keepAfterHangup, endedAt: null });
    this.#byCall.set(id, queue);
    this.#held.add(placeBytes(call));
  }

  /** The place of a call; undefined where it is in no queue. */
  find(callId: string): Found | undefined {
    const queue = this.#byCall.get(callId);
    const index = queue?.places.findIndex(({ id }) => id === callId) ?? -1;
    const place = queue?.places[index];
    return queue && place && { queue, place, position: index + 1 };
  }

  /** Takes a call out of its queue: those behind it move up. */
  remove(callId: string): void {
    const found = this.find(callId);
    if (!found) return;
    found.queue.places.splice(found.position - 1, 1);
    this.#byCall.delete(callId);
    this.#ended.delete(callId);
    this.#held.add(-placeBytes(found.place));
  }

  /**
   * A call that is to be kept has been hung up. Where too many are kept the one that was hung up first comes back, and is to be removed.
   */
  keep(place: QueuePlace): Found | undefined {
    place.endedAt = this.#deps.nowMicros();
    this.#ended.add(place.id);
    const [first] = this.#ended;
    return first !== undefined && this.#ended.size > this.#limits.endedCalls ? this.find(first) : undefined;
  }

  /** For how long a call has waited, or did until it was hung up, in milliseconds. */
  waitedMs({ enqueuedAt, endedAt }: QueuePlace): number {
    return ((endedAt ?? this.#deps.nowMicros()) - enqueuedAt) / 1000;
  }

  /** For how long the calls in it have waited on average, in milliseconds; 0 where there are none. */
  averageWaitMs({ places }: Queue): number {
    const sum = places.reduce((ms, place) => ms + this.waitedMs(place), 0);
    return places.length === 0 ? 0 : sum / places.length;
  }

  get #isFull(): boolean {
    return this.#byName.size >= this.#limits.queues;
  }

  /** The oldest empty queue that was made by a call. */
  #unused(): Queue | undefined {
    for (const queue of this.#byName.values()) if (queue.isImplicit && queue.places.length === 0) return queue;
    return undefined;
  }
}

const placeBytes = ({ connectionId, from, to }: Pick<Call, 'connectionId' | 'from' | 'to'>): number =>
  PLACE_BYTES + textBytes(connectionId) + textBytes(from) + textBytes(to);
