import { addressText, callIdAt } from '../calls/address.js';
import type { FieldsOf } from '../contract/entry-types.js';
import { limitReached, type LimitName } from '../limits.js';
import { alone, type ByteShare } from '../platform/byte-shares.js';
import { isoMicros } from '../platform/clock.js';
import { cut } from '../platform/cut.js';
import { isSuccess, type HttpOutcome } from '../platform/http-sender.js';
import { redact } from '../platform/redact.js';
import { answerKind } from './answer-body.js';
import { attemptRequest } from './attempt-request.js';
import type { AttemptParts } from './attempt-request.js';
import { WEBHOOK_LIMITS, type WebhookDeps, type WebhookLimits } from './delivery-deps.js';
import { failureCode } from './failure-code.js';
import { InFlight } from './in-flight.js';
import { Lanes } from './lane.js';
import { DeliveryRecords } from './record.js';
import type { AttemptRecord, Delivery, DeliveryFilter, DeliveryRecord, Webhook } from './record.js';
import { nextStep } from './retry.js';

/** Whoever has an attempt made is told. */
interface AfterAttempt {
  /** Its outcome counts. */
  readonly ended: (outcome: HttpOutcome) => void;
  /** The outcome is there, and counts now or soon. */
  readonly answered?: (() => void) | undefined;
}

/** The host's part of an attempt: how long it took, and the newest `seq` of the journal when it left and when its outcome came. */
interface AttemptWay {
  readonly duration_ms: number;
  readonly after: number;
  readonly until: number;
}

/** As much of a body as shows what it is. */
const SHOWN_BODY_CHARS = 200;

type WebhookEntryType = `webhook.${'attempt' | 'answer' | 'delivered' | 'failed' | 'undeliverable' | 'dropped'}`;

/** The fields of such an entry, besides those that say which webhook it is about. */
type OutcomeFields<Type extends WebhookEntryType> = Omit<FieldsOf<Type>, 'event_id' | 'event_type'>;

const NO_URL = 'no URL is configured';

/** The error of an attempt that a fault of ours kept from being made. */
const FAULT = 'fault';

/** The error of an attempt that was not made, as its delivery had been forgotten. Nobody sees it. */
const ABANDONED = 'abandoned';

/**
 * Delivers webhooks: first attempts in order within an entity, retries and the failover URL beside them, every attempt
 * recorded. Nothing here throws for what an endpoint does; what could not be delivered is in the journal.
 */
export class WebhookDeliveries {
  readonly #deps: WebhookDeps;
  readonly #limits: WebhookLimits;
  readonly #records: DeliveryRecords;
  readonly #lanes: Lanes<Delivery>;
  readonly #inFlight: InFlight;
  #open = 0;
  readonly #openBytes: ByteShare;
  /** Counted up by `abandon`: an answer to an attempt of an earlier epoch is ignored. */
  #epoch = 0;
  readonly #onIdle = new Set<() => void>();

  constructor(deps: WebhookDeps) {
    this.#deps = deps;
    this.#limits = deps.limits ?? WEBHOOK_LIMITS;
    const { newShare = () => alone } = deps;
    this.#records = new DeliveryRecords(
      this.#limits,
      (what) => deps.record('limit.reached', limitReached(what)),
      newShare('webhooks.kept_bytes'),
    );
    this.#openBytes = newShare('webhooks.pending_bytes')(this.#limits.pendingBytes);
    this.#inFlight = new InFlight(this.#limits.inFlightBytes);
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
    const { eventId, eventType, payload, of } = webhook;
    const delivery = this.#records.add(webhook, this.#deps.time.arrivals.place());
    this.#deps.record('webhook.created', { event_id: eventId, event_type: eventType, payload }, of);
    const lane = this.#deps.settings.order === 'in_order' && of ? addressText(of) : undefined;
    const full = this.#full(delivery);
    this.#openOne(delivery);
    this.#hold(delivery);
    if (delivery.urls.length === 0) this.#end(delivery, 'undeliverable', NO_URL);
    else if (full) this.#drop(delivery, full);
    else if (lane === undefined) this.#scheduledAttempt(delivery);
    else if (this.#lanes.hasRoom(lane)) this.#lanes.add(lane, delivery);
    else this.#drop(delivery, 'webhooks.waiting_per_call');
    return delivery.id;
  }

  occurredAt(id: string): string | undefined {
    return this.#records.occurredAt(id);
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
    const full = this.#full(delivery);
    if (url === undefined) this.#report('webhook.undeliverable', delivery, { why: NO_URL });
    else if (full) this.#reportDrop(delivery, full);
    else {
      this.#openOne(delivery);
      this.#hold(delivery);
      this.#attempt(delivery, url, {
        ended: (outcome) => {
          if (isSuccess(outcome) && delivery.state !== 'delivered') this.#deliveredByResend(delivery);
          this.#closeOne(delivery);
        },
      });
    }
    return true;
  }

  /** The delivery with that id; undefined where there is none, or none any more. */
  find(id: string): DeliveryRecord | undefined {
    return this.#records.find(id);
  }

  /** Resolves when nothing is pending (true), or after `timeoutMs` (false). Deliveries go on meanwhile and after. */
  drain(timeoutMs: number): Promise<boolean> {
    if (this.#open === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = this.#deps.host.schedule(timeoutMs, () => {
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

  /**
   * Forgets everything. Attempts in flight run to their end unseen; the object can be used again at once. With `why` the journal
   * says of each delivery under way that it was dropped.
   */
  abandon(why?: string): void {
    this.#epoch += 1;
    if (why !== undefined)
      for (const delivery of this.#records.pending()) this.#report('webhook.dropped', delivery, { why });
    this.#records.clear();
    this.#lanes.clear();
    this.#inFlight.clear();
    this.#open = 0;
    this.#openBytes.add(-this.#openBytes.used);
    this.#reportIdle();
  }

  /** An attempt of the delivery's own schedule, and what follows from its outcome; `answered` when that has come. */
  #scheduledAttempt(delivery: Delivery, answered?: () => void): void {
    const url = delivery.urls[delivery.urlIndex];
    if (url === undefined) throw new Error(`delivery ${delivery.id} has no URL at index ${delivery.urlIndex}`);
    delivery.retryTimer = undefined;
    this.#hold(delivery);
    const ended = (outcome: HttpOutcome): void => {
      // A resend may have delivered the event in the meantime.
      if (delivery.state === 'pending') this.#proceed(delivery, outcome);
    };
    this.#attempt(delivery, url, { ended, answered });
  }

  #proceed(delivery: Delivery, outcome: HttpOutcome): void {
    const step = nextStep(outcome, {
      retriesDone: delivery.retriesDone,
      retryDelaysMs: delivery.webhook.target.retryDelaysMs ?? this.#deps.settings.retryDelaysMs,
      hasFailover: delivery.urlIndex + 1 < delivery.urls.length,
    });
    switch (step.kind) {
      case 'delivered':
        this.#end(delivery, 'delivered');
        break;
      case 'failed':
        this.#end(delivery, 'failed', whyFailed(outcome));
        break;
      case 'retry':
        delivery.retriesDone += 1;
        delivery.retryTimer = this.#deps.time.clock.schedule(
          step.delayMs,
          () => this.#guarded(delivery, () => this.#scheduledAttempt(delivery)),
          { what: 'webhook retry', callControlId: callIdAt(delivery.webhook.of) },
        );
        this.#letGo(delivery);
        break;
      case 'failover':
        delivery.urlIndex += 1;
        delivery.retriesDone = 0;
        this.#scheduledAttempt(delivery);
        break;
    }
  }

  /** Sends one attempt, at once or when there is room for a body of its size, and records it when it has ended. */
  #attempt(delivery: Delivery, url: string, after: AfterAttempt): void {
    const attempt = (delivery.attemptsBegun += 1);
    const waits = this.#inFlight.enter(delivery.payloadBytes, () => this.#send(delivery, { attempt, url }, after));
    if (waits) this.#deps.record('limit.reached', limitReached('webhooks.in_flight_bytes'), delivery.webhook.of);
  }

  #send(
    delivery: Delivery,
    { attempt, url }: Pick<AttemptParts, 'attempt' | 'url'>,
    { ended, answered }: AfterAttempt,
  ): void {
    const { time, host, sign, settings, lastSeq } = this.#deps;
    const epoch = this.#epoch;
    const wallMicros = time.clock.wallMicros();
    const startedMs = host.now();
    const timestamp = String(Math.floor(host.wallMicros() / 1_000_000));
    const others = this.#inFlight.count - 1;
    const { getSignature, bodyFormat } = settings;
    const parts = { attempt, url, timestamp, sign, others, getSignature, bodyFormat };
    const operation = time.arrivals.begin(delivery.place);
    const after = lastSeq();
    const counts = (outcome: HttpOutcome, way: AttemptWay): void => {
      this.#recordAttempt(delivery, { attempt, url, at: isoMicros(wallMicros) }, way, outcome);
      ended(outcome);
    };
    const failed = (error: unknown): HttpOutcome => {
      this.#deps.fault(error, delivery.webhook.of);
      return { error: FAULT };
    };
    void this.#outcome(delivery, parts)
      .catch(failed)
      .then((outcome) => {
        const durationMs = Math.round((host.now() - startedMs) * 1000) / 1000;
        if ('status' in outcome) time.signOfLife('act', durationMs);
        const way = { duration_ms: durationMs, after, until: lastSeq() };
        const guarded = (task: () => void): void => {
          if (epoch === this.#epoch) this.#guarded(delivery, task);
        };
        guarded(() => this.#inFlight.leave(delivery.payloadBytes));
        operation.arrived(() => guarded(() => counts(outcome, way)));
        // The next one of the entity leaves now, also where this outcome does not count before the app has done what it wants.
        guarded(() => answered?.());
      });
  }

  async #outcome(delivery: Delivery, parts: AttemptParts): Promise<HttpOutcome> {
    const epoch = this.#epoch;
    const request = await attemptRequest(delivery.webhook, parts);
    // All may have been abandoned while it was being signed.
    if (epoch !== this.#epoch) return { error: ABANDONED };
    const onBody = (status: number, text: string): void => {
      if (epoch === this.#epoch) this.#guarded(delivery, () => this.#recordBody(delivery, parts, status, text));
    };
    return this.#deps.sender.send(request, onBody);
  }

  /** Notes the body of an answer that was written for somebody to read it. */
  #recordBody(
    delivery: Delivery,
    { url, attempt }: Pick<AttemptParts, 'url' | 'attempt'>,
    status: number,
    text: string,
  ): void {
    const answer = isSuccess({ status }) ? answerKind(text) : undefined;
    if (answer === undefined) return;
    const body = cut(redact(text.trim().replaceAll(/\s+/g, ' ')), SHOWN_BODY_CHARS);
    this.#report('webhook.answer', delivery, { url, attempt, answer, body });
  }

  /** A failure here is a fault of ours: it is told, and the delivery ends. */
  #guarded(delivery: Delivery, task: () => void): void {
    const epoch = this.#epoch;
    try {
      task();
    } catch (error) {
      this.#deps.fault(error, delivery.webhook.of);
      if (epoch === this.#epoch && delivery.state === 'pending')
        this.#end(delivery, 'failed', whyFailed({ error: FAULT }));
    }
  }

  #recordAttempt(
    delivery: Delivery,
    facts: Pick<AttemptRecord, 'attempt' | 'url' | 'at'>,
    way: AttemptWay,
    outcome: HttpOutcome,
  ): void {
    const status = 'status' in outcome ? outcome.status : null;
    const error = 'error' in outcome ? outcome.error : null;
    const { duration_ms } = way;
    this.#records.addAttempt(delivery, { ...facts, duration_ms, status, error, code: failureCode(outcome) });
    const { attempt, url } = facts;
    this.#report('webhook.attempt', delivery, { url, attempt, ...outcome, host: way });
  }

  /** The limit that keeps one more delivery, or a resend of one, from being under way. */
  #full({ payloadBytes }: Delivery): LimitName | undefined {
    if (this.#open >= this.#limits.pending) return 'webhooks.pending';
    return this.#openBytes.fits(payloadBytes) ? undefined : 'webhooks.pending_bytes';
  }

  #drop(delivery: Delivery, what: LimitName): void {
    delivery.state = 'failed';
    this.#reportDrop(delivery, what);
    this.#records.end(delivery);
    this.#closeOne(delivery);
  }

  #reportDrop(delivery: Delivery, what: LimitName): void {
    this.#report('webhook.dropped', delivery, { what, why: `the limit ${what} is reached` });
    this.#deps.record('limit.reached', limitReached(what), delivery.webhook.of);
  }

  #end(delivery: Delivery, state: 'delivered' | 'failed' | 'undeliverable', why = ''): void {
    delivery.state = state;
    if (state === 'delivered') this.#report('webhook.delivered', delivery, {});
    else this.#report(`webhook.${state}`, delivery, { why });
    this.#records.end(delivery);
    this.#closeOne(delivery);
  }

  #deliveredByResend(delivery: Delivery): void {
    const wasPending = delivery.state === 'pending';
    delivery.retryTimer?.cancel();
    if (wasPending) this.#end(delivery, 'delivered');
    else {
      delivery.state = 'delivered';
      this.#report('webhook.delivered', delivery, {});
    }
  }

  #report<Type extends WebhookEntryType>(type: Type, { webhook }: Delivery, fields: OutcomeFields<Type>): void {
    const event = { event_id: webhook.eventId, event_type: webhook.eventType };
    // The compiler does not see that what was left out is put back.
    this.#deps.record(type, { ...event, ...fields } as unknown as FieldsOf<Type>, webhook.of);
  }

  #openOne({ payloadBytes }: Delivery): void {
    this.#open += 1;
    this.#openBytes.add(payloadBytes);
  }

  #closeOne(delivery: Delivery): void {
    this.#letGo(delivery);
    this.#open -= 1;
    this.#openBytes.add(-delivery.payloadBytes);
    if (this.#open === 0) this.#reportIdle();
  }

  /** World time waits from now on. */
  #hold(delivery: Delivery): void {
    const { eventType, of } = delivery.webhook;
    delivery.release ??= this.#deps.time.holds.hold(`webhook ${eventType}`, callIdAt(of), 'operation');
  }

  #letGo(delivery: Delivery): void {
    delivery.release?.();
    delivery.release = undefined;
  }

  #reportIdle(): void {
    const waiting = [...this.#onIdle];
    this.#onIdle.clear();
    for (const idle of waiting) idle();
  }
}

const whyFailed = (outcome: HttpOutcome): string =>
  `the last attempt ${'status' in outcome ? `was answered with ${outcome.status}` : `failed: ${outcome.error}`}`;
