import { callIdAt, owner, ownersIn, type Address, type OwnerFilter } from '../calls/address.js';
import type { Timer } from '../platform/clock.js';
import { alone, type ByteShare } from '../platform/byte-shares.js';
import { roughBytes } from '../platform/rough-bytes.js';

/** The target of an event's webhook is settled when the event happens; later changes to the call do not move it. */
export interface WebhookTarget {
  /** Tried in order: the next where the one before is exhausted. None: the event goes nowhere. */
  readonly urls: readonly string[];
  readonly method: 'POST' | 'GET';
  /** One attempt may take so long, from connecting to the status line. */
  readonly timeoutMs: number;
  /** The call's own `webhook_retries_policies` for this event, in place of the configured delays. */
  readonly retryDelaysMs?: readonly number[] | undefined;
}

/** An event with a finished payload, ready to be delivered. */
export interface Webhook {
  /** The entity that the event is of: the first attempts of its events go one after another. Absent: of none, and in no order. */
  readonly of?: Address | undefined;
  readonly eventType: string;
  readonly eventId: string;
  /** Of the delivery, which is not the event's. */
  readonly deliveryId: string;
  readonly occurredAt: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly target: WebhookTarget;
}

export type DeliveryState = 'pending' | 'delivered' | 'failed' | 'undeliverable';

/** One attempt as `GET /_sim/webhooks` shows it; either `status` or `error` is null. */
export interface AttemptRecord {
  readonly attempt: number;
  readonly url: string;
  readonly at: string;
  readonly duration_ms: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly code: string | null;
  /** The fault of the simulator that had a hand in it, by its name. */
  readonly fault?: string;
}

/** One delivery as `GET /_sim/webhooks` shows it, with the id of its entity. Attempts are listed once they have ended. */
export interface DeliveryRecord {
  readonly id: string;
  readonly event_id: string;
  readonly event_type: string;
  readonly call_control_id: string | null;
  readonly state: DeliveryState;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attempts: readonly AttemptRecord[];
}

export interface DeliveryFilter extends OwnerFilter {
  readonly event_type?: string | undefined;
  readonly state?: string | undefined;
  /** At most so many, the newest of those that match; absent: all. */
  readonly limit?: number | undefined;
}

/** A delivery on its way: what is remembered of it between attempts. */
export interface Delivery {
  readonly id: string;
  readonly webhook: Webhook;
  /** Those of its target. */
  readonly urls: readonly string[];
  /** The newest of them. */
  readonly attempts: AttemptRecord[];
  /** Roughly the payload's. */
  readonly payloadBytes: number;
  state: DeliveryState;
  attemptsBegun: number;
  urlIndex: number;
  /** Retries made at the current URL. */
  retriesDone: number;
  retryTimer: Timer | undefined;
  /** World time waits for it, while it is queued or waits for its answer. */
  release: (() => void) | undefined;
  /** Its place among what the host does for the world. */
  readonly place: number;
}

/** Roughly what an attempt adds; its URL is shared. */
const ATTEMPT_BYTES = 400;

export interface RecordLimits {
  /** Deliveries, roughly their bytes, and the attempts of each. */
  readonly kept: number;
  readonly keptBytes: number;
  readonly attemptsKept: number;
}

export type RecordLimit = 'webhooks.kept' | 'webhooks.kept_bytes' | 'webhooks.attempts_kept';

/** Fewer empty places than this are not worth a copy. */
const COMPACT_AT = 1024;

/** The deliveries that can still be listed and resent: all pending ones, and the newest of the others. */
export class DeliveryRecords {
  readonly #all = new Map<string, Delivery>();
  /** Ids in the order in which the deliveries ended: the first are the first to be forgotten. */
  #ended: string[] = [];
  /** The first of `#ended` that has not been forgotten; a Set would walk over all that it has forgotten, each time. */
  #endedHead = 0;
  readonly #held: ByteShare;
  readonly #limits: RecordLimits;

  readonly #full: (what: RecordLimit) => void;

  /** `full` is told when something old is forgotten, and because of which limit. */
  constructor(limits: RecordLimits, full: (what: RecordLimit) => void, newShare = alone) {
    this.#limits = limits;
    this.#held = newShare(limits.keptBytes, () => this.#forgetOldest('webhooks.kept_bytes'));
    this.#full = full;
  }

  /** `place`: where its outcomes stand among what the host does for the world. */
  add(webhook: Webhook, place: number): Delivery {
    const delivery: Delivery = {
      id: webhook.deliveryId,
      webhook,
      urls: webhook.target.urls,
      attempts: [],
      payloadBytes: roughBytes(webhook.payload),
      state: 'pending',
      attemptsBegun: 0,
      urlIndex: 0,
      retriesDone: 0,
      retryTimer: undefined,
      release: undefined,
      place,
    };
    this.#all.set(delivery.id, delivery);
    this.#held.add(bytesOf(delivery));
    this.#forgetSurplus();
    return delivery;
  }

  /** Of a delivery's attempts the newest are kept. */
  addAttempt(delivery: Delivery, attempt: AttemptRecord): void {
    const before = bytesOf(delivery);
    delivery.attempts.push(attempt);
    if (delivery.attempts.length > this.#limits.attemptsKept) {
      delivery.attempts.shift();
      this.#full('webhooks.attempts_kept');
    }
    // A resend may come to its end when its delivery has been forgotten.
    if (this.#all.has(delivery.id)) this.#held.add(bytesOf(delivery) - before);
  }

  /** The delivery has ended and may be forgotten when room is needed. */
  end(delivery: Delivery): void {
    this.#ended.push(delivery.id);
    this.#forgetSurplus();
  }

  get(id: string): Delivery | undefined {
    return this.#all.get(id);
  }

  /** All that are on their way. */
  pending(): Delivery[] {
    return [...this.#all.values()].filter(({ state }) => state === 'pending');
  }

  /** The time of a delivery's event. */
  occurredAt(id: string): string | undefined {
    return this.#all.get(id)?.webhook.occurredAt;
  }

  find(id: string): DeliveryRecord | undefined {
    const delivery = this.#all.get(id);
    return delivery && view(delivery);
  }

  /** Oldest first, as they were enqueued. */
  list(filter: DeliveryFilter): DeliveryRecord[] {
    const found: Delivery[] = [];
    const owners = ownersIn(filter);
    for (const delivery of this.#all.values()) if (matches(delivery, filter, owners)) found.push(delivery);
    const wanted = filter.limit === undefined ? found : found.slice(Math.max(0, found.length - filter.limit));
    return wanted.map(view);
  }

  /** Forgets everything, and stops the retries that were planned. */
  clear(): void {
    for (const delivery of this.#all.values()) {
      delivery.retryTimer?.cancel();
      delivery.release?.();
    }
    this.#all.clear();
    this.#held.add(-this.#held.used);
    this.#ended = [];
    this.#endedHead = 0;
  }

  #forgetSurplus(): void {
    while (this.#all.size > this.#limits.kept && this.#forgetOldest('webhooks.kept'));
    this.#held.fits(0);
  }

  /** Forgets the delivery that ended first. False where none has ended. */
  #forgetOldest(what: RecordLimit): boolean {
    const id = this.#ended[this.#endedHead];
    if (id === undefined) return false;
    this.#endedHead++;
    const oldest = this.#all.get(id);
    if (oldest) this.#held.add(-bytesOf(oldest));
    this.#all.delete(id);
    if (this.#endedHead * 2 >= this.#ended.length && this.#endedHead >= COMPACT_AT) {
      this.#ended = this.#ended.slice(this.#endedHead);
      this.#endedHead = 0;
    }
    this.#full(what);
    return true;
  }
}

const bytesOf = ({ payloadBytes, attempts }: Delivery): number => payloadBytes + attempts.length * ATTEMPT_BYTES;

function matches({ webhook, state }: Delivery, filter: DeliveryFilter, owners: ReturnType<typeof ownersIn>): boolean {
  return (
    (filter.event_type === undefined || webhook.eventType === filter.event_type) &&
    owners.every(([field, id]) => owner(webhook.of)[field] === id) &&
    (filter.state === undefined || state === filter.state)
  );
}

function view({ id, webhook, state, attempts }: Delivery): DeliveryRecord {
  return {
    id,
    event_id: webhook.eventId,
    event_type: webhook.eventType,
    call_control_id: callIdAt(webhook.of) ?? null,
    ...owner(webhook.of),
    state,
    payload: webhook.payload,
    attempts: [...attempts],
  };
}
