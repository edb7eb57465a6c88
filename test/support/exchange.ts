import type { Call } from '../../src/calls/call.js';
import type { Conference } from '../../src/calls/conferences/conference.js';
import type { PartyAct } from '../../src/calls/input.js';
import type { Entry } from '../../src/calls/entry.js';
import type { Journal } from '../../src/calls/journal.js';
import { LIMITS } from '../../src/limits.js';
import type { StoreLimits } from '../../src/calls/store.js';
import { COMMANDS } from '../../src/commands/index.js';
import type { AnyCommand } from '../../src/commands/command.js';
import type { DialBody } from '../../src/commands/check-dial.js';
import { checkBody } from '../../src/commands/execute.js';
import type { Reply } from '../../src/commands/reply.js';
import { configFrom, type ConfigOptions } from '../../src/config.js';
import { ERRORS } from '../../src/contract/errors.js';
import type { Pacer } from '../../src/media/pacer.js';
import { readWav } from '../../src/media/wav.js';
import { atOnce } from '../../src/platform/gently.js';
import type { Log } from '../../src/story/log.js';
import type { VirtualClock } from '../../src/platform/virtual-clock.js';
import type { Exchange } from '../../src/shell/exchange.js';
import type { InputQueueLimits } from '../../src/shell/input-queue.js';
import type { RingInRequest } from '../../src/shell/exchange-deps.js';
import { renderAudio } from '../../src/shell/render-audio.js';
import type { OpenWorld, Worlds, WorldsDeps } from '../../src/shell/worlds.js';
import { FakeOutside, worldsOver, type OutsideWish } from './fake-outside.js';
import type { FakeDialer } from './fake-socket.js';
import type { FakeUdp } from './fake-udp.js';

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

export interface ExchangeWish extends OutsideWish {
  readonly config?: ConfigOptions;
  /** How many calls there may be, and what they may keep. */
  readonly limits?: Partial<StoreLimits>;
  /** The same of conferences. */
  readonly conferenceLimits?: Partial<StoreLimits>;
  /** How many inputs may wait, and their bytes. */
  readonly inputLimits?: InputQueueLimits;
  /** How many worlds there may be, and for how long one may be idle. */
  readonly worlds?: WorldsDeps['limits'];
}

const storeLimits = (of: 'calls' | 'conferences'): StoreLimits => ({
  ended: LIMITS[`${of}.ended`],
  live: LIMITS[`${of}.live`],
  bytes: LIMITS[`${of}.bytes`],
});

/**
 * A whole simulator without network: the exchange with its core and its media plane, on virtual time. Nothing moves until
 * `clock.advanceAsync`; commands, dials and acts take effect at once.
 */
export class ExchangeWorld {
  readonly outside: FakeOutside;
  /** Its default one is what the methods here act on. */
  readonly worlds: Worlds;
  readonly exchange: Exchange;
  readonly #world: OpenWorld;
  readonly #startMs: number;

  constructor({ config = {}, limits, conferenceLimits, inputLimits, worlds, ...outside }: ExchangeWish = {}) {
    this.outside = new FakeOutside(outside);
    this.#startMs = this.clock.wallMicros() / 1000;
    this.worlds = worldsOver(this.outside, configFrom({ webhookUrl: HOOK, ...config }), {
      each: {
        limits: {
          calls: { ...storeLimits('calls'), ...limits },
          conferences: { ...storeLimits('conferences'), ...conferenceLimits },
        },
        inputLimits,
      },
      worlds,
    });
    this.#world = this.worlds.default;
    this.exchange = this.#world.exchange;
  }

  get clock(): VirtualClock {
    return this.outside.clock;
  }

  get journal(): Journal {
    return this.exchange.journal;
  }

  get pacer(): Pacer {
    return this.#world.pacer;
  }

  get media(): OpenWorld['media'] {
    return this.#world.media;
  }

  /** Lines of the log. */
  get lines(): string[] {
    return this.outside.lines;
  }

  get log(): Log {
    return this.outside.log;
  }

  get dialer(): FakeDialer {
    return this.outside.dialer;
  }

  /** One per fork, in the order in which they were started. */
  get networks(): FakeUdp[] {
    return this.outside.networks;
  }

  /** What can be downloaded; any other URL is a file that does not exist. */
  get files(): FakeOutside['files'] {
    return this.outside.files;
  }

  get deliveries(): Exchange['deliveries'] {
    return this.exchange.deliveries;
  }

  get sender(): FakeOutside['sender'] {
    return this.outside.sender;
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

  async tryDial(body: Partial<DialBody> = {}, apiKey = 'KEY'): Promise<Reply> {
    await this.exchange.loaded();
    const connection_id = this.exchange.applications.default.id;
    const whole = { from: OURS, to: CALLER, connection_id, ...body };
    return this.exchange.command(commandNamed('dial'), { apiKey, body: whole });
  }

  /** Runs a command on a call as the API does behind its schema: `checkBody`, then the exchange. */
  run(call: Call | string, name: string, body: object = {}): Reply {
    const command = commandNamed(name);
    const refusals = checkBody(command, body, { switches: this.exchange.config.switches });
    if (refusals.length > 0) return { kind: 'refused', refusals, effects: [] };
    return this.exchange.command(command, {
      callControlId: typeof call === 'string' ? call : call.id,
      apiKey: 'KEY',
      body,
    });
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

  /** Runs a command on a conference as the API does behind its schema, or makes one from a call (`create_conference`). */
  runIn(of: Conference | Call | string, name: string, body: object = {}): Reply {
    const command = conferenceCommandNamed(name);
    const refusals = checkBody(command, body, { switches: this.exchange.config.switches });
    if (refusals.length > 0) return { kind: 'refused', refusals, effects: [] };
    const id = typeof of === 'string' ? of : of.id;
    const target = command.target === 'conference' ? { conferenceId: id } : { callControlId: id };
    return this.exchange.command(command, { ...target, apiKey: 'KEY', body });
  }

  /** Runs a command on a conference that must be accepted. */
  okIn(of: Conference | Call | string, name: string, body: object = {}): Readonly<Record<string, unknown>> {
    const reply = this.runIn(of, name, body);
    if (reply.kind === 'refused') throw new Error(`${name} was refused: ${codesOf(reply).join(', ')}`);
    return reply.data;
  }

  /** Runs a command on a conference and gives Telnyx's codes of what is said against it. */
  codesIn(of: Conference | Call | string, name: string, body: object = {}): string[] {
    return codesOf(this.runIn(of, name, body));
  }

  /** A conference that is made from a call. */
  conference(call: Call, body: object = {}): Conference {
    const data = this.okIn(call, 'create_conference', { call_control_id: call.id, name: 'sales', ...body });
    const conference = this.exchange.conference(String(data['id']));
    if (!conference) throw new Error(`no conference ${String(data['id'])}`);
    return conference;
  }

  /** An answered call joins a conference. */
  async joined(conference: Conference, body: object = {}): Promise<Call> {
    const call = await this.answered();
    this.okIn(conference, 'join', { call_control_id: call.id, ...body });
    return call;
  }

  /** The far end acts. Answers why it cannot. */
  act(call: Call, act: PartyAct): string | undefined {
    return this.exchange.partyAct(call, act);
  }

  /** The far end says a text; one character lasts 60 ms. Returns the act's id. */
  say(call: Call, text: string): string {
    const actId = call.ids.uuid('act');
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

  /** What the journal has of a type (or `prefix*`, or several with commas), of one call or of all. Findings are another story. */
  events(types = '*', call?: Call): Entry[] {
    const filter = { types: types.split(','), owners: call && [['call_control_id', call.id] as const] };
    return this.journal.list(filter, Infinity).filter(({ type }) => type !== 'finding');
  }

  /** The samples of the call's audio so far. */
  audio(call: Call, view: 'heard' | 'spoken'): Int16Array {
    return readWav(atOnce(renderAudio(this.media.leg(call.id), view))).pcm;
  }
}

/** The commands on a call. */
export const CALL_COMMANDS = COMMANDS.filter(({ target }) => target === 'call');

export const commandNamed = (name: string): AnyCommand =>
  theOne(name, ({ target }) => target === 'call' || target === 'new-call');

/** A command on a conference; some have the name of one on a call. */
const conferenceCommandNamed = (name: string): AnyCommand =>
  theOne(name, ({ target }) => target === 'conference' || target === 'new-conference');

function theOne(name: string, isWanted: (command: AnyCommand) => boolean): AnyCommand {
  const command = COMMANDS.find((candidate) => candidate.name === name && isWanted(candidate));
  if (!command) throw new Error(`no command ${name}`);
  return command;
}

/** Telnyx's codes of a refusal. */
export function codesOf(reply: Reply): string[] {
  return reply.kind === 'refused' ? reply.refusals.map(({ error }) => ERRORS[error].code) : [];
}
