import { callAddress } from '../calls/address.js';
import type { Call } from '../calls/call.js';
import { isoMicros } from '../platform/clock.js';
import { isSuccess, type HttpOutcome } from '../platform/http-sender.js';
import type { Exchange } from '../shell/exchange.js';
import { USUAL_TIMEOUT_MS } from '../webhooks/routing.js';
import { keyPairFromSeed } from '../webhooks/signing.js';
import { CommandWatch, type Watched } from './command-watch.js';
import { COPY_KINDS, copyOf, genuineCopy, type AttackEvent, type Copy, type CopyKind, type Forger } from './copies.js';
import type { EventSample } from './event-sample.js';

/** The answer to one copy. */
export interface CopyResult {
  readonly kind: CopyKind;
  /** Null where no answer came within 2 s. */
  readonly status: number | null;
  /** The answer was 2xx. */
  readonly accepted: boolean;
  /** A command for the call of the copy came within 2 s of the answer. */
  readonly acted: boolean;
}

export interface AttackResult {
  readonly url: string;
  /** `error` is what kept the answer away: `timeout`, ECONNREFUSED … */
  readonly genuine: { readonly status: number | null; readonly error?: string };
  /** Empty where the genuine event was not answered: nobody listens there. */
  readonly attempts: readonly CopyResult[];
  readonly acted: readonly CopyKind[];
}

/** The world of the attack has ended, or the simulator stops. */
export class AttackCutError extends Error {}

/**
 * Sends an event as it should be, and then copies that an app must not take for genuine, one after the other; and looks whether commands
 * come for the calls that they tell of. There are no such calls: commands to them are answered, and change nothing. It takes as long as the
 * answers and 2 s of the host's time. Rejects with an AttackCutError.
 */
export async function attack(exchange: Exchange, sample: EventSample, url: string): Promise<AttackResult> {
  const run = new Attack(exchange, sample, url);
  try {
    return await run.result();
  } finally {
    run.close();
  }
}

class Attack {
  readonly #exchange: Exchange;
  readonly #sample: EventSample;
  readonly #forger: Forger;
  readonly #watch: CommandWatch;

  constructor(exchange: Exchange, sample: EventSample, url: string) {
    const { config, host, journal } = exchange;
    this.#exchange = exchange;
    this.#sample = sample;
    this.#forger = {
      url,
      nowSecs: () => Math.floor(host.wallMicros() / 1_000_000),
      format: config.switches.webhook_body_format,
      genuine: keyPairFromSeed(config.seed),
      other: keyPairFromSeed(`${config.seed}/another`),
    };
    this.#watch = new CommandWatch(journal, host, (error) => exchange.noteFault(error));
  }

  async result(): Promise<AttackResult> {
    const { url } = this.#forger;
    const { eventType } = this.#sample;
    const calls = [undefined, ...COPY_KINDS].map(() => this.#exchange.newDecoy());
    const ids = calls.map(({ id }) => id);
    this.#exchange.journal.record('attack.started', { url, event_type: eventType, call_control_ids: ids });
    const [own, ...others] = calls;
    if (!own) throw new Error('an attack has a genuine event');
    const event = this.#event(own);
    const first = genuineCopy(event, this.#forger);
    const { outcome } = await this.#send('genuine', own.id, event.eventId, first);
    const reached = 'status' in outcome;
    const sent = reached ? await this.#sendCopies(own, event, first, others) : [];
    if (reached) await this.#watch.lastActs();
    this.#refuseWhenOver();
    const attempts = sent.map(({ kind, outcome, watched }): CopyResult => ({
      kind,
      status: 'status' in outcome ? outcome.status : null,
      accepted: isSuccess(outcome),
      acted: watched.acted,
    }));
    const kinds = (of: 'accepted' | 'acted'): CopyKind[] => attempts.filter((one) => one[of]).map(({ kind }) => kind);
    const genuine = reached ? { status: outcome.status } : { status: null, error: outcome.error };
    this.#exchange.journal.record('attack.ended', {
      url,
      genuine: genuine.status,
      accepted: kinds('accepted'),
      acted: kinds('acted'),
    });
    return { url, genuine, attempts, acted: kinds('acted') };
  }

  close(): void {
    this.#watch.close();
  }

  async #sendCopies(own: Call, event: AttackEvent, first: Copy, calls: readonly Call[]): Promise<Sent[]> {
    const sent: Sent[] = [];
    for (const [index, kind] of COPY_KINDS.entries()) {
      const call = kind === 'replayed' ? own : calls[index];
      if (!call) throw new Error(`there is no call for ${kind}`);
      const of = kind === 'replayed' ? event : this.#event(call);
      const copy = copyOf(kind, of, first, this.#forger);
      sent.push({ kind, ...(await this.#send(kind, call.id, of.eventId, copy)) });
    }
    return sent;
  }

  async #send(
    kind: CopyKind | 'genuine',
    callControlId: string,
    eventId: string,
    copy: Copy,
  ): Promise<Omit<Sent, 'kind'>> {
    this.#refuseWhenOver();
    const { url } = this.#forger;
    const watched = this.#watch.begin(callControlId);
    const request = { ...copy, url, method: 'POST', timeoutMs: USUAL_TIMEOUT_MS } as const;
    const outcome = await this.#exchange.sender.send(request);
    this.#watch.answered(watched);
    this.#refuseWhenOver();
    this.#exchange.journal.record(
      'attack.attempt',
      { copy: kind, url, event_id: eventId, ...outcome },
      callAddress(callControlId),
    );
    return { outcome, watched };
  }

  #event(call: Call): AttackEvent {
    return {
      eventType: this.#sample.eventType,
      eventId: call.ids.uuid('event'),
      occurredAt: isoMicros(this.#exchange.clock.wallMicros()),
      payload: this.#sample.payloadFor(call),
    };
  }

  #refuseWhenOver(): void {
    if (this.#watch.isOver || this.#exchange.isStopping) throw new AttackCutError();
  }
}

interface Sent {
  readonly kind: CopyKind;
  readonly outcome: HttpOutcome;
  readonly watched: Watched;
}
