import { createHash } from 'node:crypto';
import { once } from 'node:events';
import fc from 'fast-check';
import type { Simulator } from '../../src/index.js';
import type { AppServer } from './app-server.js';
import type { MediaClient, MediaServer } from './media-client.js';

// A script of inputs, one at a time, through the real adapters: HTTP of both APIs, webhooks, WebSockets, UDP and files on loopback.

type Body = Readonly<Record<string, unknown>>;

/** `at` picks one of the calls or clients that there are. */
export type Step =
  | { readonly kind: 'ring'; readonly body: Body }
  | { readonly kind: 'dial'; readonly body: Body }
  | { readonly kind: 'command'; readonly at: number; readonly name: string; readonly body: Body }
  | { readonly kind: 'bridge'; readonly at: number; readonly other: number }
  | { readonly kind: 'party'; readonly at: number; readonly act: string; readonly body: Body }
  | { readonly kind: 'client'; readonly at: number; readonly does: ClientAct }
  | { readonly kind: 'advance'; readonly ms: number };

type ClientAct = 'media' | 'mark' | 'clear' | 'garbage' | 'close' | 'terminate';

/** The app of a script, the same in all of its runs: its ports stand in the journal. */
export interface ScriptOutside {
  readonly simulator: Simulator;
  readonly app: AppServer;
  readonly media: MediaServer;
  readonly forkPort: number;
}

const STREAM = {
  stream_bidirectional_mode: 'rtp',
  stream_track: 'both_tracks',
};

/** Steps, of which those that need a live call are the most. */
export function scriptOf({ app, media, forkPort }: ScriptOutside): fc.Arbitrary<Step[]> {
  const stream = { stream_url: `ws://127.0.0.1:${media.port}/media`, ...STREAM };
  const nowhere = { ...stream, stream_url: `ws://127.0.0.1:${app.port}/no-stream` };
  const fork = { rx: `udp:127.0.0.1:${forkPort}`, tx: `udp:127.0.0.1:${forkPort}` };
  const hooks = fc.constantFrom('/hooks', '/hooks', '/broken').map((path) => app.url(path));
  const at = fc.nat(3);
  const to = fc.constantFrom('+13125550009', '+15550100200', '+15550100486', '+15550100408');
  const bodies: readonly (readonly [string, Body])[] = [
    ['answer', {}],
    ['answer', stream],
    ['answer', { transcription: true }],
    ['hangup', {}],
    ['speak', { payload: 'Good morning. How are you?', voice: 'female' }],
    ['speak', { payload: 'Yes.', voice: 'male' }],
    ['playback_start', { audio_url: app.url('/files/tone.wav') }],
    ['playback_start', { audio_url: app.url('/files/none.wav') }],
    ['playback_stop', {}],
    ['streaming_start', stream],
    ['streaming_start', nowhere],
    ['streaming_stop', {}],
    ['fork_start', fork],
    ['fork_stop', {}],
    ['transcription_start', { transcription_tracks: 'both' }],
    ['transcription_stop', {}],
    ['send_dtmf', { digits: '1w2#' }],
    ['client_state_update', { client_state: 'YQ==' }],
  ];
  const acts: readonly (readonly [string, Body])[] = [
    ['answer', {}],
    ['reject', {}],
    ['hangup', {}],
    ['say', { text: 'Hello there. I would like a table for two.' }],
    ['say', { text: 'No.', voice: 'male' }],
    ['play', { audio_url: app.url('/files/tone.wav'), transcript: 'beep' }],
    ['dtmf', { digits: '12' }],
    ['silence', {}],
  ];
  const does = fc.constantFrom<ClientAct>('media', 'mark', 'clear', 'garbage', 'close', 'terminate');
  const step = fc.oneof(
    { weight: 3, arbitrary: hooks.map((webhook_url): Step => ({ kind: 'ring', body: { webhook_url } })) },
    {
      weight: 2,
      arbitrary: fc
        .record({ to: fc.oneof(to, fc.tuple(to, to)), streams: fc.boolean(), webhook_url: hooks })
        .map(({ streams, ...body }): Step => ({ kind: 'dial', body: { ...body, ...(streams ? stream : {}) } })),
    },
    {
      weight: 10,
      arbitrary: fc
        .tuple(at, fc.constantFrom(...bodies))
        .map(([call, [name, body]]): Step => ({ kind: 'command', at: call, name, body })),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('bridge' as const), at, other: at }) },
    {
      weight: 7,
      arbitrary: fc
        .tuple(at, fc.constantFrom(...acts))
        .map(([call, [act, body]]): Step => ({ kind: 'party', at: call, act, body })),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('client' as const), at, does }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('advance' as const), ms: fc.nat(1500) }) },
  );
  // Without a live call at the beginning most scripts would come to nothing.
  const begin = hooks.map((webhook_url): Step[] => [
    { kind: 'ring', body: { webhook_url } },
    { kind: 'command', at: 0, name: 'answer', body: stream },
  ]);
  return fc
    .tuple(begin, fc.array(step, { maxLength: 25, size: 'max' }))
    .map(([first, others]) => [...first, ...others]);
}

export interface Outcome {
  /** Of the world of calls: without what depends on the machine. */
  readonly journal: string;
  /** What the stream clients were sent. */
  readonly frames: readonly (readonly string[])[];
  /** Of each call's audio, both directions. */
  readonly audio: readonly string[];
}

/** Carries a script out in a world of its own, and waits after each step until nothing is under way. */
export async function outcomeOf(outside: ScriptOutside, steps: readonly Step[], key: string): Promise<Outcome> {
  const run = new ScriptRun(outside, key);
  for (const step of steps) await run.carryOut(step);
  return run.end();
}

class ScriptRun {
  readonly #outside: ScriptOutside;
  readonly #key: string;
  /** Clients of runs before this one. */
  readonly #firstClient: number;

  constructor(outside: ScriptOutside, key: string) {
    this.#outside = outside;
    this.#key = key;
    this.#firstClient = outside.media.clients.all.length;
  }

  async carryOut(step: Step): Promise<void> {
    switch (step.kind) {
      case 'ring':
        await this.#control('/calls', { from: '+13125550001', to: '+13125550002', ...step.body });
        break;
      case 'dial': {
        const connection_id = '1234567890123456789';
        await this.#api('/calls', { from: '+13125550002', connection_id, ...step.body });
        break;
      }
      case 'command':
        await this.#onCall(step.at, (id) => this.#api(`/calls/${id}/actions/${step.name}`, step.body));
        break;
      case 'bridge': {
        const call_control_id = await this.#call(step.other);
        await this.#onCall(step.at, (id) => this.#api(`/calls/${id}/actions/bridge`, { call_control_id }));
        break;
      }
      case 'party':
        await this.#onCall(step.at, (id) => this.#control(`/calls/${id}/party/${step.act}`, step.body));
        break;
      case 'client':
        await this.#client(step.at, step.does);
        break;
      case 'advance':
        await this.#world.clock.advance(step.ms);
        return;
    }
    await this.#settled();
  }

  async end(): Promise<Outcome> {
    await this.#world.clock.advance(3_000);
    const journal = await this.#world.events.jsonl({ host: false });
    const calls = await this.#world.calls.list();
    const audio: string[] = [];
    for (const { call_control_id: id } of calls) {
      const wav = await this.#world.calls.audio(id, 'stereo');
      audio.push(createHash('sha256').update(wav).digest('hex'));
    }
    const frames = this.#clients.map((client) => client.frames.all.map(({ text }) => text));
    await this.#outside.simulator.worlds.end(this.#key);
    return { journal, frames, audio };
  }

  get #world() {
    return this.#outside.simulator.world(this.#key);
  }

  get #clients(): MediaClient[] {
    return this.#outside.media.clients.all.slice(this.#firstClient);
  }

  /** Nothing is under way, at this instant of the world. */
  async #settled(): Promise<void> {
    await this.#world.clock.advance(0);
  }

  /** One of the calls, oldest first. */
  async #call(at: number): Promise<string | undefined> {
    const calls = (await this.#world.calls.list()).reverse();
    return calls[at % Math.max(1, calls.length)]?.call_control_id;
  }

  async #onCall(at: number, act: (id: string) => Promise<unknown>): Promise<void> {
    const id = await this.#call(at);
    if (id !== undefined) await act(encodeURIComponent(id));
  }

  #api(path: string, body: Body): Promise<unknown> {
    return this.#post(`${this.#outside.simulator.baseUrl}${path}`, body, { authorization: `Bearer ${this.#key}` });
  }

  #control(path: string, body: Body): Promise<unknown> {
    return this.#post(`${this.#outside.simulator.url}/_sim${path}`, body, { 'x-sim-world': this.#key });
  }

  async #post(url: string, body: Body, headers: Record<string, string>): Promise<void> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    await response.arrayBuffer();
    if (response.status >= 500) throw new Error(`${url} answered ${response.status}`);
  }

  async #client(at: number, does: ClientAct): Promise<void> {
    const clients = this.#clients;
    const client = clients[at % Math.max(1, clients.length)];
    if (!client || !(await isOpen(client))) return;
    if (does === 'close' || does === 'terminate') {
      const [last] = (await this.#world.events.list({ limit: 1000 })).slice(-1);
      const after = await this.#lastSeq(last?.seq ?? 0);
      client.socket[does]();
      await this.#world.events.waitFor({ type: 'activity.ended,activity.dropped', after });
      return;
    }
    if (does === 'media') client.sendMedia(Buffer.alloc(1600, 0x55));
    if (does === 'mark') client.sendMark('here');
    if (does === 'clear') client.sendClear();
    if (does === 'garbage') client.send('{"event":');
    // The pong comes behind what was sent, which has been read by then.
    await isOpen(client);
  }

  /** The number of the newest entry. */
  async #lastSeq(from: number): Promise<number> {
    for (let after = from; ;) {
      const page = await this.#world.events.list({ after, limit: 1000 });
      const last = page.at(-1)?.seq;
      if (last === undefined) return after;
      after = last;
    }
  }
}

/** True once the other end has answered a ping; false where the socket closes instead. */
async function isOpen({ socket, closed }: MediaClient): Promise<boolean> {
  if (socket.readyState !== socket.OPEN) return false;
  const pong = once(socket, 'pong').then(() => true);
  socket.ping();
  return await Promise.race([pong, closed.then(() => false)]);
}
