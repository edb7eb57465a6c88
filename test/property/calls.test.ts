import { LIMITS } from '../../src/limits.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { live, type Call } from '../../src/calls/call.js';
import type { PartyAct } from '../../src/calls/input.js';
import { checkActs, checkStates, checkWebhooks } from '../support/call-rules.js';
import { commandNamed, ExchangeWorld, STREAM_URL } from '../support/exchange.js';
import { FakeSocket } from '../support/fake-socket.js';
import { wavOf } from '../support/sounds.js';
import { runs } from '../support/property-runs.js';

/** One thing that happens. `at` picks a call, a socket or an act among those that there are. */
type Event =
  | { readonly kind: 'ring'; readonly patienceSecs: number }
  | { readonly kind: 'dial'; readonly body: object }
  | { readonly kind: 'command'; readonly at: number; readonly name: string; readonly body: object }
  | {
      readonly kind: 'act';
      readonly at: number;
      readonly act: 'answer' | 'reject' | 'hangup' | 'silence' | 'say' | 'play' | 'dtmf';
    }
  | {
      readonly kind: 'socket';
      readonly at: number;
      readonly does: 'accept' | 'refuse' | 'media' | 'mark' | 'clear' | 'hangUp';
    }
  | { readonly kind: 'advance'; readonly ms: number };

const FILE = 'http://files.test/music.wav';
const at = fc.nat(20);
const loop = fc.constantFrom(1, 2, 'infinity');
const stop = fc.constantFrom(undefined, 'current', 'all');
const streamBody = fc.record({
  stream_url: fc.constant(STREAM_URL),
  stream_track: fc.constantFrom('inbound_track', 'outbound_track', 'both_tracks'),
  stream_bidirectional_mode: fc.constantFrom('rtp', 'mp3'),
});
const transcription = fc.record({
  transcription_tracks: fc.constantFrom('inbound', 'outbound', 'both'),
  transcription_engine_config: fc.record({ interim_results: fc.boolean() }),
});

/** Bodies that are in order, by command. */
const BODIES: Readonly<Record<string, fc.Arbitrary<object>>> = {
  answer: fc.oneof(
    fc.constant({}),
    streamBody,
    transcription.map((config) => ({ transcription: true, transcription_config: config })),
  ),
  client_state_update: fc.constant({ client_state: 'YQ==' }),
  fork_start: fc.constantFrom({ target: 'udp:192.0.2.1:9000' }, { rx: 'udp:192.0.2.1:9000', tx: 'udp:192.0.2.1:9001' }),
  fork_stop: fc.constant({}),
  hangup: fc.constant({}),
  playback_start: fc.record({ audio_url: fc.constantFrom(FILE, `${FILE}.gone`), loop, overlay: fc.boolean(), stop }),
  playback_stop: fc.record({ stop: fc.constantFrom('current', 'all', 'overlay') }),
  reject: fc.constant({ cause: 'USER_BUSY' }),
  send_dtmf: fc.constantFrom({ digits: '1w2' }, { digits: '#', duration_millis: 100 }),
  speak: fc.record({
    payload: fc.constantFrom('Hi', 'One. Two. Three.', ' '),
    voice: fc.constant('female'),
    loop,
    stop,
  }),
  streaming_start: streamBody,
  streaming_stop: fc.constant({}),
  transcription_start: transcription,
  transcription_stop: fc.constant({}),
};

const command = fc
  .constantFrom(
    ...Object.keys(BODIES).filter((name) => name !== 'hangup'),
    'hangup',
    'speak',
    'speak',
    'playback_start',
  )
  .chain((name) =>
    fc.record({
      kind: fc.constant('command' as const),
      at,
      name: fc.constant(name),
      body: BODIES[name] ?? fc.constant({}),
    }),
  );

const NUMBERS = ['+13125550001', '+15550100200', '+15550100404', '+15550100408', '+15550100486', '+15550100603'];
const dialBody = fc.record({
  to: fc.oneof(fc.constantFrom(...NUMBERS), fc.array(fc.constantFrom(...NUMBERS), { minLength: 1, maxLength: 3 })),
  timeout_secs: fc.constantFrom(5, 30),
  stream: fc.option(streamBody, { nil: undefined }),
  stream_establish_before_call_originate: fc.boolean(),
  audio_url: fc.constantFrom(undefined, FILE),
  transcription: fc.boolean(),
  send_digits_on_answer: fc.constantFrom(undefined, '1'),
});

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ring' as const), patienceSecs: fc.constantFrom(1, 60) }) },
  {
    weight: 1,
    arbitrary: dialBody.map(({ stream, ...body }) => ({ kind: 'dial' as const, body: { ...body, ...stream } })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      at,
      name: fc.constant('answer'),
      body: BODIES['answer'] ?? fc.constant({}),
    }),
  },
  { weight: 14, arbitrary: command },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      at,
      act: fc.constantFrom('answer', 'reject', 'hangup', 'silence', 'say', 'play', 'dtmf', 'say', 'dtmf'),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('socket' as const),
      at,
      does: fc.constantFrom('accept', 'accept', 'accept', 'refuse', 'media', 'mark', 'clear', 'hangUp'),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('advance' as const), ms: fc.oneof(fc.nat(40), fc.nat(2500)) }),
  },
);

/** A world in which anything may happen, and what has to hold of it all the time. */
class Walk {
  readonly world = new ExchangeWorld();
  readonly #start = this.world.clock.wallMicros() - this.world.clock.now() * 1000;
  readonly sockets: FakeSocket[] = [];
  readonly #opened = new Set<unknown>();
  readonly #gone = new Set<FakeSocket>();
  readonly acts: string[] = [];
  readonly calls: Call[] = [];

  constructor() {
    this.world.files.set(FILE, wavOf(240));
    this.world.exchange.applications.update(this.world.exchange.applications.default.id, {
      call_cost_in_webhooks: true,
    });
  }

  async happens(what: Event): Promise<void> {
    const { world } = this;
    switch (what.kind) {
      case 'ring':
        await world.ring({ patienceSecs: what.patienceSecs });
        break;
      case 'dial':
        await world.tryDial(what.body);
        break;
      case 'command':
        this.#command(this.#someCall(what.at), what.name, what.body);
        break;
      case 'act':
        this.#act(this.#someCall(what.at), what.act);
        break;
      case 'socket':
        this.#socket(what.at, what.does);
        break;
      case 'advance':
        await world.clock.advanceAsync(what.ms);
    }
    for (const call of world.exchange.calls()) if (!this.calls.includes(call)) this.calls.push(call);
  }

  /** Mostly an answered call, as most commands and acts need one; now and then any. */
  #someCall(index: number): Call | undefined {
    const all = [...this.world.exchange.calls()];
    const active = all.filter(({ state }) => state === 'active');
    return this.#pick(index % 3 > 0 && active.length > 0 ? active : all, index);
  }

  #pick<T>(of: readonly T[], index: number): T | undefined {
    return of[index % Math.max(1, of.length)];
  }

  #command(call: Call | undefined, name: string, body: object): void {
    if (!call) return;
    const { world } = this;
    const before = [call.state, call.clientState, world.hooks().length, call.activities.size];
    const reply = world.run(call, name, body);
    // What is refused changes nothing.
    if (reply.kind === 'refused') {
      expect([call.state, call.clientState, world.hooks().length, call.activities.size]).toEqual(before);
    } else {
      expect(before[0]).not.toBe('ended');
    }
  }

  #act(call: Call | undefined, name: Extract<Event, { kind: 'act' }>['act']): void {
    if (!call) return;
    const actId = `act ${this.acts.length}`;
    const sounds: Readonly<Record<string, PartyAct>> = {
      reject: { act: 'reject', cause: 'call_rejected' },
      say: { act: 'sound', sound: { kind: 'say', actId, text: 'How are you?', voice: undefined } },
      play: { act: 'sound', sound: { kind: 'play', actId, wav: wavOf(300), transcript: 'la la' } },
      dtmf: { act: 'dtmf', actId, digits: '12' },
    };
    const act = sounds[name] ?? ({ act: name } as PartyAct);
    if (this.world.act(call, act) === undefined && 'say play dtmf'.includes(name)) this.acts.push(actId);
  }

  #socket(index: number, does: Extract<Event, { kind: 'socket' }>['does']): void {
    const { clock, dialer } = this.world;
    if (does === 'accept' || does === 'refuse') {
      const dial = this.#pick(
        dialer.dials.filter((each) => !each.aborted && !this.#opened.has(each)),
        index,
      );
      if (!dial) return;
      this.#opened.add(dial);
      if (does === 'refuse') {
        dial.options.onError('ECONNREFUSED');
        return;
      }
      const socket = new FakeSocket(clock, dial.options);
      this.sockets.push(socket);
      dial.options.onOpen(socket);
      return;
    }
    const socket = this.#pick(
      this.sockets.filter((each) => !this.#gone.has(each)),
      index,
    );
    if (!socket) return;
    if (does === 'media')
      socket.receive({ event: 'media', media: { payload: Buffer.alloc(800, 0x20).toString('base64') } });
    if (does === 'mark') socket.receive({ event: 'mark', mark: { name: 'm' } });
    if (does === 'clear') socket.receive({ event: 'clear' });
    if (does === 'hangUp') {
      this.#gone.add(socket);
      socket.hangUp();
    }
  }

  /** What holds at any time. */
  check(): void {
    const { world } = this;
    for (const call of world.exchange.calls()) {
      expect(live(call, 'stream').length + live(call, 'fork').length).toBeLessThanOrEqual(1);
      expect(live(call, 'transcription').length).toBeLessThanOrEqual(1);
      if (call.answeredAt === null) expect(world.audio(call, 'heard')).toHaveLength(0);
      else {
        const until = call.endedAt ?? world.clock.wallMicros();
        // The leg's first frame is the one of the world's grid in which it was answered.
        const [first, next] = [call.answeredAt, until].map((micros) => Math.floor((micros - this.#start) / 20_000));
        const frames = (next ?? NaN) - (first ?? NaN);
        expect(world.audio(call, 'heard')).toHaveLength(frames * 160);
        expect(world.audio(call, 'spoken')).toHaveLength(frames * 160);
      }
    }
  }

  /** All calls end and are forgotten. */
  async end(): Promise<void> {
    const { world } = this;
    world.exchange.hangUpAll(commandNamed('hangup'));
    this.check();
    await world.clock.advanceAsync(LIMITS['calls.ended_ms'] + 1000);
  }

  /** What holds of the whole story. */
  checkStory(): void {
    const { world } = this;
    expect(world.events().map(({ seq }) => seq)).toEqual(world.events().map((_, i) => i + 1));
    for (const call of this.calls) {
      checkStates(world, call);
      checkWebhooks(world, call);
    }
    checkActs(world, this.acts);
    expect([...world.exchange.calls()]).toEqual([]);
    expect([world.clock.pending, world.pacer.size, world.media.size]).toEqual([0, 0, 0]);
    for (const socket of this.sockets) expect(socket.closed || socket.terminated || this.#gone.has(socket)).toBe(true);
    for (const network of world.networks) expect(network.closed).toBe(true);
  }
}

describe('whatever an app, its callers and time do', () => {
  it('calls keep to the rules', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 10, maxLength: 60, size: 'max' }), async (events) => {
        const walk = new Walk();
        await walk.happens({ kind: 'ring', patienceSecs: 60 });
        for (const what of events) {
          await walk.happens(what);
          walk.check();
        }
        await walk.end();
        walk.checkStory();
      }),
      runs(30),
    );
  }, 120_000);

  it('the same happens again with the same seed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40, size: 'max' }), async (events) => {
        const walks = [new Walk(), new Walk()];
        for (const walk of walks) {
          for (const what of events) await walk.happens(what);
          await walk.end();
        }
        expect(walks[1]?.world.events()).toEqual(walks[0]?.world.events());
      }),
      runs(10),
    );
  }, 120_000);

  it('a reset lets go of everything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40, size: 'max' }), async (events) => {
        const walk = new Walk();
        for (const what of events) await walk.happens(what);
        const { world } = walk;
        const sent = world.sender.sent.length;
        world.exchange.reset();
        // Answers to what was sent before are still on their way.
        await world.clock.advanceAsync(5000);
        expect(world.sender.sent).toHaveLength(sent);
        expect([world.clock.pending, world.pacer.size, world.media.size]).toEqual([0, 0, 0]);
        // The calls of the old world have nothing to say in the new one.
        expect(world.events().at(-1)?.type).toBe('sim.reset');
      }),
      runs(20),
    );
  }, 120_000);
});
