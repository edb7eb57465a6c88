import fc from 'fast-check';
import { vi } from 'vitest';
import type { AppWebhook } from './app-server.js';
import type { MediaClient } from './media-client.js';
import { entriesOf, type Outcome, type ScriptSide } from './same-script.js';
import { OURS, STREAM } from './script-steps.js';

// Scripts for fast time, in which nobody waits: two people with scripts of their own, an app that has commands for webhooks, and what
// the client of its streams does. The app acts on the first call alone, as the webhooks of two calls may come in either order.

type Body = Readonly<Record<string, unknown>>;
type Command = readonly [name: string, body: Body];

export interface FastScript {
  readonly caller: readonly Body[];
  readonly callee: readonly Body[];
  /** The app sends the commands for a webhook before it answers it, or else behind. */
  readonly before: boolean;
  readonly commands: Readonly<Record<string, readonly Command[]>>;
  readonly client: ClientHabit;
}

/** The client says nothing, sends back what it hears, plays something and then clears, or goes after a second. */
type ClientHabit = 'listens' | 'echoes' | 'plays' | 'leaves';

const CALLEE = '+13125550009';
const LINKED = { link_to: '{call}', bridge_on_answer: true };

const COMMANDS: readonly Command[] = [
  ['speak', { payload: 'Good morning. How are you?', voice: 'female' }],
  ['playback_start', { audio_url: 'http://{app}/files/tone.wav' }],
  ['gather', { maximum_digits: 2, inter_digit_timeout_millis: 900 }],
  ['gather_using_speak', { payload: 'Press a key.', voice: 'female', timeout_millis: 1_500, maximum_tries: 2 }],
  ['gather_using_audio', { audio_url: 'http://{app}/files/tone.wav', maximum_digits: 1, timeout_millis: 1_500 }],
  ['transcription_start', { transcription_engine: 'B', transcription_tracks: 'both' }],
  ['fork_start', { rx: 'udp:{fork}', tx: 'udp:{fork}' }],
  ['send_dtmf', { digits: '1w2' }],
  ['transfer', { to: CALLEE, webhook_url: 'http://{app}/hooks' }],
  ['transfer', { to: '+15550100486', webhook_url: 'http://{app}/hooks' }],
  ['dial', { to: CALLEE, ...LINKED }],
  ['dial', { to: [CALLEE, '+13125550010'], ...LINKED, stream_url: 'ws://{media}/b' }],
];

const said = fc.constantFrom<Body>(
  { wait_ms: 700 },
  { wait_ms: 3_000 },
  { say: 'Good evening.' },
  { say: 'I would like a table for two.' },
  { press: '4' },
  { play: 'fixture:yes' },
);
const person = fc.array(said, { minLength: 1, maxLength: 5 }).map((steps) => [...steps, { hangup: true }]);
const commands = fc.array(fc.constantFrom(...COMMANDS), { maxLength: 2 });

const busyApp = fc.record({
  'call.answered': commands,
  'call.dtmf.received': commands,
  'call.gather.ended': fc.constantFrom<Command[]>([], [['speak', { payload: 'Thank you.', voice: 'female' }]]),
  'call.speak.ended': fc.constantFrom<Command[]>([], [['hangup', {}]]),
});

/** Either the app acts or the client of its stream: what two of them do at the same instant may come in either order. */
export const fastScript: fc.Arbitrary<FastScript> = fc
  .tuple(person, person, fc.boolean(), busyApp, fc.constantFrom<ClientHabit>('listens', 'echoes', 'plays', 'leaves'))
  .map(([caller, callee, before, acts, client]) => ({
    caller,
    callee,
    before,
    commands: client === 'listens' ? acts : {},
    client,
  }));

/** Has the caller ring in a world of its own, and waits for the end of all calls and for the last webhook. The world ends with it. */
export async function fastOutcomeOf(side: ScriptSide, key: string, script: FastScript): Promise<Outcome> {
  const { simulator, app } = side;
  const world = simulator.world(key);
  const run = new FastRun(side, key, script);
  await run.ring();
  await vi.waitFor(
    async () => {
      const [calls, webhooks] = await Promise.all([world.calls.list(), world.webhooks.list({ limit: 1_000 })]);
      const isOver =
        calls.every(({ state }) => state === 'ended') && webhooks.every(({ state }) => state !== 'pending');
      if (!isOver || !run.isIdle) throw new Error(`not over: ${JSON.stringify(await world.clock.get())}`);
    },
    { timeout: 60_000, interval: 20 },
  );
  const journal = (await entriesOf(world)).map((entry) => JSON.stringify(entry));
  await simulator.worlds.end(key);
  return [...journal, ...run.frames].map((line) => app.withoutAddresses(line));
}

class FastRun {
  readonly #side: ScriptSide;
  readonly #key: string;
  readonly #script: FastScript;
  readonly #clientsBefore: number;
  /** The app does one thing after the other. */
  #work = Promise.resolve();
  #jobs = 0;

  constructor(side: ScriptSide, key: string, script: FastScript) {
    this.#side = side;
    this.#key = key;
    this.#script = script;
    const { app } = side;
    this.#clientsBefore = app.media.clients.all.length;
    app.onWebhook(async (webhook) => {
      const done = this.#after(() => this.#handle(webhook));
      if (script.before) await done;
    });
    app.onClient((client) => behave(client, script.client));
  }

  get isIdle(): boolean {
    return this.#jobs === 0;
  }

  get frames(): string[] {
    const clients = this.#side.app.media.clients.all.slice(this.#clientsBefore);
    return clients.flatMap(({ frames }) => frames.all.map(({ text }) => text));
  }

  async ring(): Promise<void> {
    const hooks = { application_name: 'fast', webhook_event_url: 'http://{app}/hooks' };
    const { data } = await this.#post('/v2/call_control_applications', hooks);
    const connection_id = String(data['id']);
    await this.#post('/_sim/calls', { from: '+13125550001', to: OURS, connection_id, script: this.#script.caller });
  }

  #after(task: () => Promise<void>): Promise<void> {
    this.#jobs++;
    return (this.#work = this.#work.then(task).finally(() => this.#jobs--));
  }

  async #handle({ type, callControlId: id, payload }: AppWebhook): Promise<void> {
    const isCaller = payload['direction'] === 'incoming';
    if (type === 'call.initiated' && isCaller) await this.#command(id, payload, ['answer', STREAM]);
    else if (type === 'call.initiated')
      await this.#post(`/_sim/calls/${id}/party/script`, { script: this.#script.callee });
    else if (payload['to'] === OURS || isCaller)
      for (const command of this.#script.commands[type] ?? []) await this.#command(id, payload, command);
  }

  async #command(id: string, payload: Body, [name, body]: Command): Promise<void> {
    const dial = { connection_id: payload['connection_id'], from: OURS };
    if (name === 'dial') await this.#post('/v2/calls', { ...dial, ...body }, id);
    else await this.#post(`/v2/calls/${id}/actions/${name}`, body);
  }

  async #post(path: string, body: Body, call = ''): Promise<{ readonly data: Body }> {
    const response = await fetch(`${this.#side.simulator.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#key}`, 'x-sim-world': this.#key },
      body: this.#side.app.withAddresses(JSON.stringify(body).replaceAll('{call}', call)),
    });
    const text = await response.text();
    if (response.status >= 500) throw new Error(`${path}: ${response.status} ${text}`);
    return JSON.parse(text) as { readonly data: Body };
  }
}

/** What a client does because of a frame it does while it handles it, as lock-step wants it. */
function behave(client: MediaClient, habit: ClientHabit): void {
  let heard = 0;
  client.socket.on('message', (data: Buffer) => {
    const { event, media } = JSON.parse(data.toString('utf8')) as { event: string; media?: { payload: string } };
    if (event === 'mark' && habit === 'plays') client.sendClear();
    if (!media) return;
    heard++;
    if (habit === 'echoes') client.send({ event: 'media', media: { payload: media.payload } });
    if (habit === 'leaves' && heard === 50) client.close();
    if (habit !== 'plays' || heard !== 20) return;
    client.sendMedia(Buffer.alloc(4_000, 0x55));
    client.sendMark('played');
  });
}
