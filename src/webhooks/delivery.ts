import { callIdAt } from '../calls/address.js';
import type { Struck } from '../faults/fault.js';
import { limitReached, type LimitName } from '../limits.js';
import { alone, type ByteShare } from '../platform/byte-shares.js';
import { isoMicros } from '../platform/clock.js';
import { isSuccess, type HttpOutcome } from '../platform/http-sender.js';
import { faultOfAttempt, LOST, withFault } from './attempt-faults.js';
import { attemptRequest } from './attempt-request.js';
import type { AttemptParts } from './attempt-request.js';
import { WEBHOOK_LIMITS, type WebhookDeps, type WebhookLimits } from './delivery-deps.js';
import { reportBody, reportDelivery, type AttemptWay, type ReportDelivery } from './delivery-journal.js';
import { Departures } from './departures.js';
import { failureCode } from './failure-code.js';
import { InFlight } from './in-flight.js';
import { DeliveryRecords } from './record.js';
import type { AttemptRecord, Delivery, DeliveryFilter, DeliveryRecord, Webhook } from './record.js';
import { nextStep } from './retry.js';

/** Whoever has an attempt made is told. */
interface AfterAttempt {
  /** The name of the fault that has it made. */
  readonly fault?: string | undefined;
  /** Its outcome counts. */
  readonly ended: (outcome: HttpOutcome, fault?: Struck) => void;
  /** The outcome is there, and counts now or soon. */
  readonly answered?: (() => void) | undefined;
}

interface AttemptFacts extends Pick<AttemptParts, 'attempt' | 'url'> {
  readonly fault?: Struck | undefined;
}

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
  readonly #departures: Departures;
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
    this.#departures = new Departures({
      clock: deps.time.clock,
      order: () => deps.settings.order,
      maxWaiting: this.#limits.waitingPerCall,
      faults: deps.faults,
      leave: (delivery, answered) => this.#guarded(delivery, () => this.#scheduledAttempt(delivery, answered)),
      again: (delivery, fault) => this.#guarded(delivery, () => void this.resend(delivery.id, fault)),
      wait: (delivery) => this.#letGo(delivery),
    });
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
    const full = this.#full(delivery);
    this.#openOne(delivery);
    this.#hold(delivery);
    if (delivery.urls.length === 0) this.#end(delivery, 'undeliverable', NO_URL);
    else if (full) this.#drop(delivery, full);
    else if (this.#departures.hasRoom(delivery)) this.#departures.add(delivery);
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
   * resend (no URL, too much pending) is in the journal. `fault`: the name of the fault that has it sent again.
   */
  resend(id: string, fault?: string): boolean {
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
        fault,
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
    this.#departures.clear();
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
    const ended = (outcome: HttpOutcome, fault?: Struck): void => {
      // A resend may have delivered the event in the meantime.
      if (delivery.state === 'pending') this.#proceed(delivery, outcome, fault !== undefined);
    };
    this.#attempt(delivery, url, { ended, answered });
  }

  #proceed(delivery: Delivery, outcome: HttpOutcome, byFault: boolean): void {
    const step = nextStep(outcome, {
      retriesDone: delivery.retriesDone,
      retryDelaysMs: delivery.webhook.target.retryDelaysMs ?? this.#deps.settings.retryDelaysMs,
      hasFailover: delivery.urlIndex + 1 < delivery.urls.length,
      byFault,
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
    const fault = faultOfAttempt(this.#deps.faults, delivery);
    if (fault?.fault === 'webhook_lost') {
      this.#lose(delivery, { attempt, url }, fault, after);
      return;
    }
    const waits = this.#inFlight.enter(delivery.payloadBytes, () =>
      this.#send(delivery, { attempt, url, fault }, after),
    );
    if (waits) this.#deps.record('limit.reached', limitReached('webhooks.in_flight_bytes'), delivery.webhook.of);
  }

  #send(
    delivery: Delivery,
    { attempt, url, fault }: AttemptFacts,
    { ended, answered, fault: madeBy }: AfterAttempt,
  ): void {
    const { time, host, sign, settings, lastSeq } = this.#deps;
    const epoch = this.#epoch;
    const wallMicros = time.clock.wallMicros();
    const startedMs = host.now();
    const timestamp = String(Math.floor(host.wallMicros() / 1_000_000));
    const { getSignature, bodyFormat } = settings;
    const parts = withFault(
      { attempt, url, timestamp, sign, others: this.#inFlight.count - 1, getSignature, bodyFormat },
      fault?.fault,
    );
    const operation = time.arrivals.begin(delivery.place);
    const after = lastSeq();
    const counts = (outcome: HttpOutcome, way: AttemptWay): void => {
      const facts = { attempt, url, at: isoMicros(wallMicros), fault: fault?.name ?? madeBy };
      this.#recordAttempt(delivery, facts, way, outcome);
      ended(outcome, fault);
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
      if (epoch === this.#epoch)
        this.#guarded(delivery, () => reportBody(this.#deps.record, delivery, parts, { status, text }));
    };
    return this.#deps.sender.send(request, onBody);
  }

  /** An attempt that does not arrive: its time runs out as where an app does not answer, but it is the world's. */
  #lose(delivery: Delivery, { attempt, url }: AttemptFacts, fault: Struck, { ended, answered }: AfterAttempt): void {
    const facts = { attempt, url, at: isoMicros(this.#deps.time.clock.wallMicros()), fault: fault.name };
    this.#departures.later(delivery.webhook.target.timeoutMs, delivery, () =>
      this.#guarded(delivery, () => {
        this.#recordAttempt(delivery, facts, undefined, { error: LOST });
        ended({ error: LOST }, fault);
        answered?.();
      }),
    );
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
    { fault: name, ...facts }: Pick<AttemptRecord, 'attempt' | 'url' | 'at'> & { readonly fault?: string | undefined },
    way: AttemptWay | undefined,
    outcome: HttpOutcome,
  ): void {
    const status = 'status' in outcome ? outcome.status : null;
    const error = 'error' in outcome ? outcome.error : null;
    const { duration_ms } = way ?? { duration_ms: delivery.webhook.target.timeoutMs };
    const fault = name === undefined ? {} : { fault: name };
    this.#records.addAttempt(delivery, { ...facts, duration_ms, status, error, code: failureCode(outcome), ...fault });
    const { attempt, url } = facts;
    this.#report('webhook.attempt', delivery, { url, attempt, ...outcome, ...fault, ...(way && { host: way }) });
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
    if (state === 'delivered') this.#taken(delivery);
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
      this.#taken(delivery);
    }
  }

  #taken(delivery: Delivery): void {
    this.#report('webhook.delivered', delivery, {});
    this.#departures.taken(delivery);
  }

  readonly #report: ReportDelivery = (...told) => reportDelivery(this.#deps.record, ...told);

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
