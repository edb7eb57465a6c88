import type { Timer } from '../platform/clock.js';

/** Where an event's webhook goes, and how. Settled when the event happens; later changes to the call do not move it. */
export interface WebhookTarget {
  /** Tried in order: the next where the one before is exhausted. None: the event goes nowhere. */
  readonly urls: readonly string[];
  readonly method: 'POST' | 'GET';
  /** How long one attempt may take, from connecting to the status line. */
  readonly timeoutMs: number;
  /** The call's own `webhook_retries_policies` for this event, in place of the configured delays. */
  readonly retryDelaysMs?: readonly number[] | undefined;
}

/** An event with a finished payload, ready to be delivered. */
export interface Webhook {
  /** Absent for events that belong to no call; those are in no order. */
  readonly callControlId?: string | undefined;
  readonly eventType: string;
  readonly eventId: string;
  readonly occurredAt: string;
  readonly payload: object;
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
}

/** One delivery as `GET /_sim/webhooks` shows it. Attempts are listed once they have ended. */
export interface DeliveryRecord {
  readonly id: string;
  readonly event_id: string;
  readonly event_type: string;
  readonly call_control_id: string | null;
  readonly state: DeliveryState;
  readonly payload: object;
  readonly attempts: readonly AttemptRecord[];
}

export interface DeliveryFilter {
  readonly event_type?: string | undefined;
  readonly call_control_id?: string | undefined;
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
  readonly attempts: AttemptRecord[];
  state: DeliveryState;
  attemptsBegun: number;
  urlIndex: number;
  /** Retries made at the current URL. */
  retriesDone: number;
  retryTimer: Timer | undefined;
}

/** Fewer empty places than this are not worth a copy. */
const COMPACT_AT = 1024;

/** The deliveries that can still be listed and resent: all pending ones, and the newest of the others. */
export class DeliveryRecords {
  readonly #all = new Map<string, Delivery>();
  /** Ids in the order in which the deliveries ended: the first are the first to be forgotten. */
  #ended: string[] = [];
  /** The first of `#ended` that has not been forgotten; a Set would walk over all that it has forgotten, each time. */
  #endedHead = 0;
  readonly #maxKept: number;

  constructor(maxKept: number) {
    this.#maxKept = maxKept;
  }

  add(id: string, webhook: Webhook): Delivery {
    const delivery: Delivery = {
      id,
      webhook,
      urls: webhook.target.urls,
      attempts: [],
      state: 'pending',
      attemptsBegun: 0,
      urlIndex: 0,
      retriesDone: 0,
      retryTimer: undefined,
    };
    this.#all.set(id, delivery);
    this.#forgetSurplus();
    return delivery;
  }

  /** The delivery has ended and may be forgotten when room is needed. */
  end(delivery: Delivery): void {
    this.#ended.push(delivery.id);
    this.#forgetSurplus();
  }

  get(id: string): Delivery | undefined {
    return this.#all.get(id);
  }

  /** Oldest first, as they were enqueued. */
  list(filter: DeliveryFilter): DeliveryRecord[] {
    const found: DeliveryRecord[] = [];
    for (const delivery of this.#all.values()) if (matches(delivery, filter)) found.push(view(delivery));
    return filter.limit === undefined ? found : found.slice(Math.max(0, found.length - filter.limit));
  }

  /** Forgets everything, and stops the retries that were planned. */
  clear(): void {
    for (const delivery of this.#all.values()) delivery.retryTimer?.cancel();
    this.#all.clear();
    this.#ended = [];
    this.#endedHead = 0;
  }

  #forgetSurplus(): void {
    while (this.#all.size > this.#maxKept && this.#endedHead < this.#ended.length) {
      this.#all.delete(this.#ended[this.#endedHead++] ?? '');
    }
    if (this.#endedHead * 2 < this.#ended.length || this.#endedHead < COMPACT_AT) return;
    this.#ended = this.#ended.slice(this.#endedHead);
    this.#endedHead = 0;
  }
}

function matches({ webhook, state }: Delivery, filter: DeliveryFilter): boolean {
  return (
    (filter.event_type === undefined || webhook.eventType === filter.event_type) &&
    (filter.call_control_id === undefined || webhook.callControlId === filter.call_control_id) &&
    (filter.state === undefined || state === filter.state)
  );
}

function view({ id, webhook, state, attempts }: Delivery): DeliveryRecord {
  return {
    id,
    event_id: webhook.eventId,
    event_type: webhook.eventType,
    call_control_id: webhook.callControlId ?? null,
    state,
    payload: webhook.payload,
    attempts: [...attempts],
  };
}
