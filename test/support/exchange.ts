import { LIMITS } from '../../src/limits.js';
import type { Call } from '../../src/calls/call.js';
import type { PartyAct } from '../../src/calls/input.js';
import { Journal, type Entry } from '../../src/calls/journal.js';
import { CALL_LIMITS, type CallLimits } from '../../src/calls/store.js';
import { COMMANDS } from '../../src/commands/index.js';
import type { AnyCommand } from '../../src/commands/command.js';
import type { DialBody } from '../../src/commands/check-dial.js';
import { checkBody, type Reply } from '../../src/commands/execute.js';
import { configFrom, type ConfigOptions } from '../../src/config.js';
import { ERRORS } from '../../src/contract/errors.js';
import { Pacer } from '../../src/media/pacer.js';
import type { Speech } from '../../src/media/speech/synthesizer.js';
import { readWav } from '../../src/media/wav.js';
import { createLog } from '../../src/platform/log.js';
import { ByteBudget } from '../../src/platform/byte-budget.js';
import { FetchError } from '../../src/platform/fetch-error.js';
import type { HttpRequest } from '../../src/platform/http-sender.js';
import { atOnce } from '../../src/platform/gently.js';
import { VirtualClock } from '../../src/platform/virtual-clock.js';
import { Exchange } from '../../src/shell/exchange.js';
import type { RingInRequest, World } from '../../src/shell/exchange-deps.js';
import { renderAudio } from '../../src/shell/render-audio.js';
import { newWorld } from '../../src/world.js';
import { WebhookDeliveries } from '../../src/webhooks/delivery.js';
import { fakeSender, type FakeAnswer } from './fake-sender.js';
import { FakeDialer } from './fake-socket.js';
import { fakeSpeech } from './fake-speech.js';
import { FakeUdp } from './fake-udp.js';

export const HOOK = 'http://app.test/hooks';
export const CALLER = '+13125550001';
export const OURS = '+13125550002';
export const STREAM_URL = 'wss://app.test/media';

export interface SentWebhook {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** When it happened: virtual time in whole ms. */
  readonly atMs: number;
}

export interface ExchangeWish {
  readonly config?: ConfigOptions;
  /** How many calls there may be, and what they may keep. */
  readonly limits?: Partial<CallLimits>;
  /** What the app's endpoint does; by default it answers 200 at once. */
  readonly answer?: (request: HttpRequest, nth: number) => FakeAnswer;
  /** Who speaks, where it is not the fake speech. */
  readonly speech?: Speech;
}

/**
 * A whole simulator without network: the exchange with its core and its media plane, on virtual time. Nothing moves until
 * `clock.advanceAsync`; commands, dials and acts take effect at once.
 */
export class ExchangeWorld {
  readonly clock = new VirtualClock();
  readonly pacer = new Pacer(this.clock);
  readonly journal = new Journal(this.clock);
  readonly speech = fakeSpeech();
  /** Lines of the log. */
  readonly lines: string[] = [];
  readonly log = createLog({ level: 'info', clock: this.clock, write: (line) => this.lines.push(line) });
  /** Connects when the test says `dialer.accept()`. */
  readonly dialer = new FakeDialer(this.clock);
  /** One per fork, in the order in which they were started. */
  readonly networks: FakeUdp[] = [];
  /** What can be downloaded; any other URL is a file that does not exist. */
  readonly files = new Map<string, Uint8Array | Error>();
  readonly sender: ReturnType<typeof fakeSender>;
  readonly deliveries: WebhookDeliveries;
  readonly exchange: Exchange;
  readonly #startMs = this.clock.wallMicros() / 1000;
  #world!: World;

  constructor({ config = {}, limits, answer = () => ({ status: 200 }), speech = this.speech }: ExchangeWish = {}) {
    const { clock, journal } = this;
    const settings = configFrom({ webhookUrl: HOOK, ...config });
    this.sender = fakeSender(clock, answer);
    this.deliveries = new WebhookDeliveries({
      clock,
      sender: this.sender,
      sign: () => 'signature',
      newId: () => this.exchange.ids.uuid(),
      record: journal.record,
      fault: (error, id) => this.exchange.fault(error, id),
      settings: {
        retryDelaysMs: settings.webhooks.retryDelaysMs,
        order: settings.switches.webhook_order,
        getSignature: settings.switches.get_webhook_signature,
      },
    });
    const outside = {
      clock,
      config: settings,
      pacer: this.pacer,
      speech,
      dialer: this.dialer,
      heldByStreams: new ByteBudget(LIMITS['streams.held_bytes']),
      udp: () => {
        const network = new FakeUdp();
        this.networks.push(network);
        return network;
      },
      fetchAudio: (url: string) => this.#fetch(url),
      record: journal.record,
    };
    this.exchange = new Exchange({
      clock,
      config: settings,
      journal,
      deliveries: this.deliveries,
      log: this.log,
      limits: { ...CALL_LIMITS, ...limits },
      newWorld: (number, reports) => (this.#world = newWorld(outside, number, reports)),
    });
  }

  get media(): World['media'] {
    return this.#world.media;
  }

  /** A party rings in. */
  ring(wish: Partial<RingInRequest> = {}): Promise<Call> {
    const usual = { from: CALLER, to: OURS, codec: 'PCMU', patienceSecs: 60, webhookUrl: null } as const;
    return this.exchange.ringIn({ ...usual, sipHeaders: [], customHeaders: [], ...wish });
  }

  /** A party rings in and the app answers. */
  async answered(wish: Partial<RingInRequest> = {}, body: object = {}): Promise<Call> {
    const call = await this.ring(wish);
    this.ok(call, 'answer', body);
    return call;
  }

  /** The app dials; the leg rings once the clock has moved. Throws where the dial is refused. */
  async dial(body: Partial<DialBody> = {}): Promise<Call> {
    const reply = await this.tryDial(body);
    if (reply.kind === 'refused') throw new Error(`refused: ${codesOf(reply).join(', ')}`);
    return this.call(String(reply.data['call_control_id']));
  }

  tryDial(body: Partial<DialBody> = {}, apiKey = 'KEY'): Promise<Reply> {
    const connection_id = this.exchange.applications.default.id;
    return this.exchange.dial({ from: OURS, to: CALLER, connection_id, ...body }, apiKey);
  }

  /** Runs a command as the API does behind its schema: `checkBody`, then the exchange. */
  run(call: Call | string, name: string, body: object = {}): Reply {
    const command = commandNamed(name);
    const refusals = checkBody(command, body, { switches: this.exchange.config.switches });
    if (refusals.length > 0) return { kind: 'refused', refusals, effects: [] };
    return this.exchange.command(command, typeof call === 'string' ? call : call.id, body);
  }

  /** Runs a command that must be accepted. */
  ok(call: Call | string, name: string, body: object = {}): Readonly<Record<string, unknown>> {
    const reply = this.run(call, name, body);
    if (reply.kind === 'refused') throw new Error(`${name} was refused: ${codesOf(reply).join(', ')}`);
    return reply.data;
  }

  /** Runs a command and gives Telnyx's codes of what is said against it; none where it was accepted. */
  codes(call: Call | string, name: string, body: object = {}): string[] {
    return codesOf(this.run(call, name, body));
  }

  /** The far end acts. Answers why it cannot. */
  act(call: Call, act: PartyAct): string | undefined {
    return this.exchange.partyAct(call, act);
  }

  /** The far end says a text; one character lasts 60 ms. Returns the act's id. */
  say(call: Call, text: string): string {
    const actId = this.exchange.newActId();
    const why = this.act(call, { act: 'sound', sound: { kind: 'say', actId, text, voice: undefined } });
    if (why !== undefined) throw new Error(why);
    return actId;
  }

  /** A call that must be known. */
  call(id: string): Call {
    const call = this.exchange.findCall(id);
    if (!call) throw new Error(`no call ${id}`);
    return call;
  }

  /** The webhooks in the order of their events, of one call or of all. */
  webhooks(call?: Call): SentWebhook[] {
    return this.events('webhook.created', call).map((entry) => ({
      type: entry['event_type'] as string,
      payload: entry['payload'] as Record<string, unknown>,
      atMs: Date.parse(entry.at) - this.#startMs,
    }));
  }

  /** Their names alone. */
  hooks(call?: Call): string[] {
    return this.webhooks(call).map(({ type }) => type);
  }

  /** The payload of the latest webhook of that name. */
  payload(type: string, call?: Call): Readonly<Record<string, unknown>> {
    const found = this.webhooks(call).findLast((webhook) => webhook.type === type);
    if (!found) throw new Error(`no webhook ${type}`);
    return found.payload;
  }

  /** What the journal has of a type (or `prefix*`, or several with commas), of one call or of all. */
  events(types = '*', call?: Call): Entry[] {
    return this.journal.list({ types: types.split(','), callControlId: call?.id }, Infinity);
  }

  /** The samples of the call's audio so far. */
  audio(call: Call, view: 'heard' | 'spoken'): Int16Array {
    return readWav(atOnce(renderAudio(this.media.leg(call.id), view))).pcm;
  }

  #fetch(url: string): Promise<Uint8Array> {
    const file = this.files.get(url) ?? new FetchError(`${url}: 404`, true);
    return file instanceof Error ? Promise.reject(file) : Promise.resolve(file);
  }
}

export function commandNamed(name: string): AnyCommand {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) throw new Error(`no command ${name}`);
  return command;
}

/** Telnyx's codes of a refusal. */
export function codesOf(reply: Reply): string[] {
  return reply.kind === 'refused' ? reply.refusals.map(({ error }) => ERRORS[error].code) : [];
}
