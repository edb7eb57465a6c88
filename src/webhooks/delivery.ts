import { LIMITS, limitReached, type LimitName } from '../limits.js';
import { isoMicros } from '../platform/clock.js';
import type { Clock } from '../platform/clock.js';
import type { HttpOutcome, HttpSender } from '../platform/http-sender.js';
import { attemptRequest } from './attempt-request.js';
import type { AttemptParts, GetSignature } from './attempt-request.js';
import { failureCode } from './failure-code.js';
import { Lanes } from './lane.js';
import { DeliveryRecords } from './record.js';
import type { AttemptRecord, Delivery, DeliveryFilter, DeliveryRecord, Webhook } from './record.js';
import { isSuccess, nextStep } from './retry.js';

export interface WebhookLimits {
  /** Deliveries in flight, waiting for their turn or for a retry, of all calls together. */
  readonly pending: number;
  /** Deliveries of one call that wait for their first attempt. */
  readonly waitingPerCall: number;
  /** Deliveries that can be listed and resent. */
  readonly kept: number;
}

export const WEBHOOK_LIMITS: WebhookLimits = {
  pending: LIMITS['webhooks.pending'],
  waitingPerCall: LIMITS['webhooks.waiting_per_call'],
  kept: LIMITS['webhooks.kept'],
};

export interface WebhookSettings {
  readonly retryDelaysMs: readonly number[];
  readonly order: 'in_order' | 'concurrent';
  readonly getSignature: GetSignature;
}

export interface WebhookDeps {
  readonly clock: Clock;
  readonly sender: HttpSender;
  readonly sign: (timestamp: string, body: string) => string;
  readonly newId: () => string;
  readonly record: (type: string, fields: Readonly<Record<string, unknown>>, callControlId?: string) => void;
  /** Told of a fault of ours in a delivery; the delivery has failed then. */
  readonly fault: (error: unknown, callControlId?: string) => void;
  /** Read at each use, so a change counts from the next attempt on. */
  readonly settings: WebhookSettings;
  readonly limits?: WebhookLimits;
}

/** The error of an attempt that a fault of ours kept from being made. */
const FAULT = 'fault';

/**
 * Delivers webhooks: first attempts in order within a call, retries and the failover URL beside them, every attempt
 * recorded. Nothing here throws for what an endpoint does; what could not be delivered is in the journal.
 */
export class WebhookDeliveries {
  readonly #deps: WebhookDeps;
  readonly #limits: WebhookLimits;
  readonly #records: DeliveryRecords;
  readonly #lanes: Lanes<Delivery>;
  #open = 0;
  /** Counted up by `abandon`: an answer to an attempt of an earlier epoch is ignored. */
  #epoch = 0;
  readonly #onIdle = new Set<() => void>();

  constructor(deps: WebhookDeps) {
    this.#deps = deps;
    this.#limits = deps.limits ?? WEBHOOK_LIMITS;
    this.#records = new DeliveryRecords(this.#limits.kept);
    this.#lanes = new Lanes((delivery, lane) => {
      this.#scheduledAttempt(delivery, () => this.#lanes.next(lane));
    }, this.#limits.waitingPerCall);
  }

  /** Deliveries that have not ended, and resends in flight. */
  get openCount(): number {
    return this.#open;
  }

  /** Takes a webhook over and returns the id of its delivery. At a limit it is dropped, which the journal says. */
  enqueue(webhook: Webhook): string {
    const { eventId, eventType, payload, callControlId } = webhook;
    const delivery = this.#records.add(this.#deps.newId(), webhook);
    this.#deps.record('webhook.created', { event_id: eventId, event_type: eventType, payload }, callControlId);
    const lane = this.#deps.settings.order === 'in_order' ? callControlId : undefined;
    this.#open += 1;
    if (delivery.urls.length === 0) this.#end(delivery, 'undeliverable');
    else if (this.#open > this.#limits.pending) this.#drop(delivery, 'webhooks.pending');
    else if (lane === undefined) this.#scheduledAttempt(delivery);
    else if (this.#lanes.hasRoom(lane)) this.#lanes.add(lane, delivery);
    else this.#drop(delivery, 'webhooks.waiting_per_call');
    return delivery.id;
  }

  list(filter: DeliveryFilter = {}): DeliveryRecord[] {
    return this.#records.list(filter);
  }

  /**
   * Sends the event once more, under the same `data.id` and the next attempt number, to the URL that it last went to. One
   * attempt without retries: whoever asks can ask again. It never turns a delivered event into a failed one. An event that
   * still waits for its first attempt is left to it. False if there is no such delivery; what became of an accepted
   * resend (no URL, too much pending) is in the journal.
   */
  resend(id: string): boolean {
    const delivery = this.#records.get(id);
    if (!delivery) return false;
    if (delivery.state === 'pending' && delivery.attemptsBegun === 0) return true;
    const url = delivery.urls[delivery.urlIndex];
    if (url === undefined) this.#report('webhook.undeliverable', delivery);
    else if (this.#open >= this.#limits.pending) this.#reportDrop(delivery, 'webhooks.pending');
    else {
      this.#open += 1;
      this.#attempt(delivery, url, (outcome) => {
        if (isSuccess(outcome) && delivery.state !== 'delivered') this.#deliveredByResend(delivery);
        this.#closeOne();
      });
    }
    return true;
  }

  /** Resolves when nothing is pending (true), or after `timeoutMs` (false). Deliveries go on meanwhile and after. */
  drain(timeoutMs: number): Promise<boolean> {
    if (this.#open === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = this.#deps.clock.schedule(timeoutMs, () => {
        this.#onIdle.delete(idle);
        resolve(false);
      });
      const idle = (): void => {
        timer.cancel();
        resolve(true);
      };
      this.#onIdle.add(idle);
    });
  }

  /** Forgets everything. Attempts in flight run to their end unseen; the object can be used again at once. */
  abandon(): void {
    this.#epoch += 1;
    this.#records.clear();
    this.#lanes.clear();
    this.#open = 0;
    this.#reportIdle();
  }

  /** An attempt of the delivery's own schedule, and what follows from its outcome; then `answered`. */
  #scheduledAttempt(delivery: Delivery, answered?: () => void): void {
    const url = delivery.urls[delivery.urlIndex];
    if (url === undefined) throw new Error(`delivery ${delivery.id} has no URL at index ${delivery.urlIndex}`);
    delivery.retryTimer = undefined;
    this.#attempt(delivery, url, (outcome) => {
      // A resend may have delivered the event in the meantime.
      if (delivery.state === 'pending') this.#proceed(delivery, outcome);
      answered?.();
    });
  }

  #proceed(delivery: Delivery, outcome: HttpOutcome): void {
    const step = nextStep(outcome, {
      retriesDone: delivery.retriesDone,
      retryDelaysMs: delivery.webhook.target.retryDelaysMs ?? this.#deps.settings.retryDelaysMs,
      hasFailover: delivery.urlIndex + 1 < delivery.urls.length,
    });
    switch (step.kind) {
      case 'delivered':
      case 'failed':
        this.#end(delivery, step.kind);
        break;
      case 'retry':
        delivery.retriesDone += 1;
        delivery.retryTimer = this.#deps.clock.schedule(step.delayMs, () =>
          this.#guarded(delivery, () => this.#scheduledAttempt(delivery)),
        );
        break;
      case 'failover':
        delivery.urlIndex += 1;
        delivery.retriesDone = 0;
        this.#scheduledAttempt(delivery);
        break;
    }
  }

  /** Sends one attempt and records it when it has ended; `ended` runs after that. */
  #attempt(delivery: Delivery, url: string, ended: (outcome: HttpOutcome) => void): void {
    const { clock, sign, settings } = this.#deps;
    const attempt = (delivery.attemptsBegun += 1);
    const epoch = this.#epoch;
    const wallMicros = clock.wallMicros();
    const startedMs = clock.now();
    const timestamp = String(Math.floor(wallMicros / 1_000_000));
    const parts = { attempt, url, timestamp, sign, getSignature: settings.getSignature };
    const answered = (outcome: HttpOutcome): void => {
      if (epoch !== this.#epoch) return;
      const durationMs = Math.round((clock.now() - startedMs) * 1000) / 1000;
      this.#recordAttempt(delivery, { attempt, url, at: isoMicros(wallMicros), duration_ms: durationMs }, outcome);
      ended(outcome);
    };
    const failed = (error: unknown): HttpOutcome => {
      this.#deps.fault(error, delivery.webhook.callControlId);
      return { error: FAULT };
    };
    void this.#outcome(delivery, parts)
      .catch(failed)
      .then((outcome) => this.#guarded(delivery, () => answered(outcome)));
  }

  async #outcome(delivery: Delivery, parts: AttemptParts): Promise<HttpOutcome> {
    return this.#deps.sender.send(attemptRequest(delivery.webhook, parts));
  }

  /** What fails here is a fault of ours: it is told, and the delivery ends. */
  #guarded(delivery: Delivery, task: () => void): void {
    const epoch = this.#epoch;
    try {
      task();
    } catch (error) {
      this.#deps.fault(error, delivery.webhook.callControlId);
      if (epoch === this.#epoch && delivery.state === 'pending') this.#end(delivery, 'failed');
    }
  }

  #recordAttempt(
    delivery: Delivery,
    facts: Pick<AttemptRecord, 'attempt' | 'url' | 'at' | 'duration_ms'>,
    outcome: HttpOutcome,
  ): void {
    const status = 'status' in outcome ? outcome.status : null;
    const error = 'error' in outcome ? outcome.error : null;
    delivery.attempts.push({ ...facts, status, error, code: failureCode(outcome) });
    const { attempt, url, duration_ms } = facts;
    this.#report('webhook.attempt', delivery, { url, attempt, ...outcome, duration_ms });
  }

  #drop(delivery: Delivery, what: LimitName): void {
    delivery.state = 'failed';
    this.#reportDrop(delivery, what);
    this.#records.end(delivery);
    this.#closeOne();
  }

  #reportDrop(delivery: Delivery, what: LimitName): void {
    this.#report('webhook.dropped', delivery, { what });
    this.#deps.record('limit.reached', limitReached(what), delivery.webhook.callControlId);
  }

  #end(delivery: Delivery, state: 'delivered' | 'failed' | 'undeliverable'): void {
    delivery.state = state;
    this.#report(`webhook.${state}`, delivery);
    this.#records.end(delivery);
    this.#closeOne();
  }

  #deliveredByResend(delivery: Delivery): void {
    const wasPending = delivery.state === 'pending';
    delivery.retryTimer?.cancel();
    if (wasPending) this.#end(delivery, 'delivered');
    else {
      delivery.state = 'delivered';
      this.#report('webhook.delivered', delivery);
    }
  }

  #report(type: string, { webhook }: Delivery, fields: Readonly<Record<string, unknown>> = {}): void {
    const event = { event_id: webhook.eventId, event_type: webhook.eventType };
    this.#deps.record(type, { ...event, ...fields }, webhook.callControlId);
  }

  #closeOne(): void {
    this.#open -= 1;
    if (this.#open === 0) this.#reportIdle();
  }

  #reportIdle(): void {
    const waiting = [...this.#onIdle];
    this.#onIdle.clear();
    for (const idle of waiting) idle();
  }
}
