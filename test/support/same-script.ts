import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Controls, Simulator } from '../../src/index.js';
import { AppServer, type AppWebhook } from './app-server.js';
import { MediaServer, type MediaClient } from './media-client.js';
import type { ClientAct, Step } from './script-steps.js';
import { wavOf } from './sounds.js';
import { udpReceiver, type UdpReceiver } from './udp-receiver.js';
import { PATIENCE } from './patience.js';

/** An app for one script at a time: webhooks, files, streams and forks on loopback. */
export class ScriptApp implements AsyncDisposable {
  readonly media: MediaServer;
  readonly #app: AppServer;
  readonly #fork: UdpReceiver;

  private constructor(app: AppServer, media: MediaServer, fork: UdpReceiver) {
    this.#app = app;
    this.media = media;
    this.#fork = fork;
    app.files.set('/files/tone.wav', wavOf(700));
    app.answer('/broken', () => 500);
  }

  /** From now on webhooks are answered when `handle` has come to its end. */
  onWebhook(handle: (webhook: AppWebhook) => Promise<void>): void {
    this.#app.answer('/hooks', async (webhook) => {
      await handle(webhook);
      return 200;
    });
  }

  /** From now on `behave` is called with each client of a stream, before it gets a frame. */
  onClient(behave: (client: MediaClient) => void): void {
    this.media.onClient = behave;
  }

  static async start(): Promise<ScriptApp> {
    return new ScriptApp(...(await Promise.all([AppServer.start(), MediaServer.start(), udpReceiver()])));
  }

  /** A text in which `{app}`, `{media}` and `{fork}` stand, with the addresses of this app. */
  withAddresses(text: string): string {
    return this.#addresses().reduce((so, [name, address]) => so.replaceAll(name, address), text);
  }

  /** The reverse: what two apps are told in the same words is the same. */
  withoutAddresses(text: string): string {
    return this.#addresses().reduce((so, [name, address]) => so.replaceAll(address, name), text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const each of [this.#app, this.media, this.#fork]) await each[Symbol.asyncDispose]();
  }

  #addresses(): [string, string][] {
    const ports = { app: this.#app.port, media: this.media.port, fork: this.#fork.port };
    return Object.entries(ports).map(([name, port]) => [`{${name}}`, `127.0.0.1:${port}`]);
  }
}

/** A script is carried out with these. */
export interface ScriptSide {
  readonly simulator: Simulator;
  readonly app: ScriptApp;
}

/** What can be seen of a script afterwards, line by line: the journal, the frames that clients were sent, digests of the audio. */
export type Outcome = readonly string[];

/**
 * Carries a script out in the world of `key`, and waits after each step until nothing is under way. The world ends with it. The outcome
 * shows nothing of the steps of `before`, which a reset follows.
 */
export async function outcomeOf(
  { simulator, app }: ScriptSide,
  key: string,
  steps: readonly Step[],
  before?: readonly Step[],
): Promise<Outcome> {
  const run = new ScriptRun(simulator, app, key);
  for (const step of before ?? []) await run.carryOut(step);
  if (before) await run.reset();
  for (const step of steps) await run.carryOut(step);
  const outcome = await run.outcome();
  await simulator.worlds.end(key);
  return outcome;
}

/** What the number of a world makes its own: ids, the addresses of its parties, confidence, the number itself. */
const OWN =
  /v3:[\w-]{54}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=@)[\d.]+|(?<="(speak_)?id":")\w{10}(?=")|(?<="(confidence|world)":)[\d.]+/g;

/** Each id as the number of its first appearance. */
export function withNames(outcome: Outcome): Outcome {
  const names = new Map<string, string>();
  const nameOf = (id: string): string => names.get(id) ?? names.set(id, `id ${names.size + 1}`).get(id) ?? '';
  return outcome.map((line) => line.replaceAll(OWN, nameOf));
}

/** The first line that differs, for a message that can be read; undefined where there is none. */
export function firstDifference(a: Outcome, b: Outcome) {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++)
    if (a[i] !== b[i]) return { line: i + 1, before: a.slice(i - 3, i), a: a[i], b: b[i] };
  return undefined;
}

const PLACEHOLDERS = /\{(live|call|webhook) (\d+)\}/g;

class ScriptRun {
  readonly #simulator: Simulator;
  readonly #app: ScriptApp;
  readonly #key: string;
  /** The numbers of the clients, and of the entries of the journal, that were there before. */
  #clientsBefore: number;
  #entriesBefore = 0;

  constructor(simulator: Simulator, app: ScriptApp, key: string) {
    this.#simulator = simulator;
    this.#app = app;
    this.#key = key;
    this.#clientsBefore = app.media.clients.all.length;
  }

  async carryOut(step: Step): Promise<void> {
    if (step.does === 'advance') {
      await this.#world.clock.advance(step.ms);
      return;
    }
    if (step.does === 'client') await this.#client(step.at, step.act);
    else await this.#post(step);
    // Nothing is under way any more, at this instant of the world.
    await this.#world.clock.advance(0);
  }

  async reset(): Promise<void> {
    await this.#world.reset();
    this.#entriesBefore = (await this.#lastSeq()) - 1;
    this.#clientsBefore = this.#app.media.clients.all.length;
  }

  async outcome(): Promise<Outcome> {
    await this.#world.clock.advance(3_000);
    const entries = await this.#entries();
    // The first tells of the start or of the reset.
    const told = entries.slice(1);
    const journal = told.map((entry) => JSON.stringify({ ...entry, seq: entry.seq - this.#entriesBefore }));
    const audio: string[] = [];
    for (const { call_control_id: id } of await this.#world.calls.list()) {
      const wav = await this.#world.calls.audio(id, 'stereo');
      audio.push(`${id} ${createHash('sha256').update(wav).digest('hex')}`);
    }
    const frames = this.#clients.map((client) => client.frames.all.map(({ text }) => text));
    return [...journal, ...audio, ...frames.flat()].map((line) => this.#app.withoutAddresses(line));
  }

  get #world() {
    return this.#simulator.world(this.#key);
  }

  get #clients(): MediaClient[] {
    return this.#app.media.clients.all.slice(this.#clientsBefore);
  }

  async #post({ does, path, body }: Extract<Step, { path: string }>): Promise<void> {
    const { baseUrl, url } = this.#simulator;
    const text = JSON.stringify(body);
    const response = await fetch(`${does === 'command' ? baseUrl : `${url}/_sim`}${await this.#withIds(path)}`, {
      method: path.endsWith('_update') ? 'PUT' : 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#key}`, 'x-sim-world': this.#key },
      body: this.#app.withAddresses(await this.#withIds(text)),
    });
    const answer = await response.text();
    if (response.status >= 500) throw new Error(`${path} ${text}: ${response.status} ${answer}`);
  }

  /** `{call 2}` and the like are one of those that there are, oldest first, and nobody's id where there are none. */
  async #withIds(text: string): Promise<string> {
    if (!text.includes('{live ') && !text.includes('{call ') && !text.includes('{webhook ')) return text;
    const calls = (await this.#world.calls.list()).reverse();
    const webhooks = await this.#world.webhooks.list();
    const ids = {
      live: calls.filter(({ state }) => state !== 'ended').map(({ call_control_id: id }) => id),
      call: calls.map(({ call_control_id: id }) => id),
      webhook: webhooks.map(({ id }) => id),
    };
    return text.replaceAll(PLACEHOLDERS, (_, kind: keyof typeof ids, at: string) => {
      const all = ids[kind];
      return all[Number(at) % Math.max(1, all.length)] ?? 'none';
    });
  }

  async #client(at: number, act: ClientAct): Promise<void> {
    const clients = this.#clients;
    const client = clients[at % Math.max(1, clients.length)];
    if (!client || !(await isOpen(client))) return;
    if (act === 'close' || act === 'terminate') {
      const after = await this.#lastSeq();
      client.socket[act]();
      await this.#world.events.waitFor({ type: 'activity.ended,activity.dropped', after }, PATIENCE);
      return;
    }
    if (act === 'media') client.sendMedia(Buffer.alloc(1600, 0x55));
    if (act === 'mark') client.sendMark('here');
    if (act === 'clear') client.sendClear();
    if (act === 'garbage') client.send('{"event":');
    // The pong comes behind what was sent, which has been read by then.
    await isOpen(client);
  }

  async #lastSeq(): Promise<number> {
    return (await this.#entries()).at(-1)?.seq ?? 0;
  }

  async #entries(): Promise<JournalLine[]> {
    return await entriesOf(this.#world, this.#entriesBefore);
  }
}

interface JournalLine {
  readonly seq: number;
}

/** The journal of a world behind `after`, without what depends on the machine. */
export async function entriesOf(world: Controls, after = 0): Promise<JournalLine[]> {
  const lines = (await world.events.jsonl({ host: false, after })).trimEnd().split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as JournalLine);
}

/** True once the other end has answered a ping; false where the socket closes instead. */
async function isOpen({ socket, closed }: MediaClient): Promise<boolean> {
  if (socket.readyState !== socket.OPEN) return false;
  const pong = once(socket, 'pong').then(() => true);
  socket.ping();
  return await Promise.race([pong, closed.then(() => false)]);
}
