import { LIMITS } from '../../src/limits.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridgedTo } from '../../src/calls/bridge-state.js';
import { live, type Call } from '../../src/calls/call.js';
import { present } from '../../src/calls/conferences/conference.js';
import type { PartyAct } from '../../src/calls/input.js';
import { failRecording } from '../../src/control/recordings.js';
import { SimulatorError } from '../../src/control/simulator-error.js';
import { event, FILE, queuedEvent, recordedEvent, type Event } from '../support/call-events.js';
import { checkActs, checkBridges, checkStates, checkWebhooks } from '../support/call-rules.js';
import { ONE_LEG, roomEvent, type RoomEvent } from '../support/conference-events.js';
import { checkConferences, checkConferenceStories } from '../support/conference-rules.js';
import { checkQueues, checkWaits } from '../support/queue-rules.js';
import { commandNamed, ExchangeWorld } from '../support/exchange.js';
import { FakeSocket } from '../support/fake-socket.js';
import { RecordingRules } from '../support/recording-rules.js';
import { wavOf } from '../support/sounds.js';
import { unexpected } from '../support/faults.js';
import { runs } from '../support/property-runs.js';

/** The core's own entries: while one is written an input is being handled. Those of sockets and frames stand between inputs. */
const OF_THE_CORE = /^(?:call\.state|activity\.|bridge\.|conference\.|queue\.|webhook\.created|command\.)/;

/** A world in which anything may happen, and what has to hold of it all the time. */
class Walk {
  readonly world = new ExchangeWorld();
  readonly #start = this.world.clock.wallMicros() - this.world.clock.now() * 1000;
  readonly sockets: FakeSocket[] = [];
  readonly #opened = new Set<unknown>();
  readonly #gone = new Set<FakeSocket>();
  readonly acts: string[] = [];
  readonly calls: Call[] = [];
  readonly recordings = new RecordingRules(this.world);
  /** Bytes that the world held at its beginning. */
  readonly #heldAtFirst = this.held();
  /** How often the far end acted in the middle of something. */
  #meddled = 0;

  constructor() {
    this.world.files.set(FILE, wavOf(240));
    this.world.exchange.applications.update(this.world.exchange.applications.default.id, {
      call_cost_in_webhooks: true,
    });
  }

  async happens(what: Event | RoomEvent): Promise<void> {
    const { world } = this;
    switch (what.kind) {
      case 'ring':
        await world.ring({ patienceSecs: what.patienceSecs });
        break;
      case 'dial':
        await world.tryDial(this.#withLegs(what.body));
        break;
      case 'command':
        this.#command(this.#someCall(what.at), what.name, this.#withLegs(what.body));
        break;
      case 'room':
        this.#room(what);
        break;
      case 'recording':
        this.#recording(what.at, what.does);
        break;
      case 'act':
        this.#act(this.#someCall(what.at), what.act);
        break;
      case 'socket':
        this.#socket(what.at, what.does);
        break;
      case 'meddle':
        this.#meddle(what.entries, what.act);
        break;
      case 'advance':
        await world.clock.advanceAsync(what.ms);
    }
    for (const call of world.exchange.calls()) if (!this.calls.includes(call)) this.calls.push(call);
    this.recordings.look();
  }

  /** Mostly an answered call, as most commands and acts need one; now and then any. */
  #someCall(index: number): Call | undefined {
    const all = [...this.world.exchange.calls()];
    const active = all.filter(({ state }) => state === 'active');
    return this.#pick(index % 3 > 0 && active.length > 0 ? active : all, index);
  }

  /** The body with call control ids in place of the places of legs. */
  #withLegs(body: object): object {
    const ids = Object.entries(body).flatMap(([name, index]) =>
      ['call_control_id', 'link_to', 'supervise_call_control_id'].includes(name)
        ? [[name, this.#someCall(Number(index))?.id ?? 'v3:none'] as const]
        : [],
    );
    return { ...body, ...Object.fromEntries(ids) };
  }

  #meddle(entries: number, act: Extract<Event, { kind: 'meddle' }>['act']): void {
    let left = entries;
    const { journal } = this.world;
    const end = journal.subscribe(({ type, call_control_id: id }) => {
      if (!OF_THE_CORE.test(type)) return;
      const call = id === undefined ? undefined : this.world.exchange.findCall(id);
      left--;
      if (left > 0 || !call) return;
      end();
      this.#meddled++;
      this.#act(call, act);
    }, unexpected);
  }

  #pick<T>(of: readonly T[], index: number): T | undefined {
    return of[index % Math.max(1, of.length)];
  }

  #command(call: Call | undefined, name: string, body: object): void {
    if (!call) return;
    const { world } = this;
    // A bridge takes a call out of a queue even if it fails, of which that call is told.
    const hooks = (): number => (Object.hasOwn(body, 'queue') ? 0 : world.hooks().length);
    const before = [call.state, call.clientState, hooks(), call.activities.size];
    const meddled = this.#meddled;
    const reply = world.run(call, name, this.#withRecording(call, body));
    // What is refused changes nothing.
    if (reply.kind === 'refused' && meddled === this.#meddled) {
      expect([call.state, call.clientState, hooks(), call.activities.size]).toEqual(before);
    } else if (reply.kind !== 'refused') {
      expect(before[0]).not.toBe('ended');
    }
  }

  /** What is refused changes nothing here either. */
  #room({ at, leg, name, body }: RoomEvent): void {
    const { world } = this;
    const call = this.#someCall(leg);
    const all = [...world.exchange.conferences()];
    const open = all.filter(({ end }) => end === null);
    const conference = this.#pick(at % 4 > 0 && open.length > 0 ? open : all, at);
    const of = name === 'create_conference' ? call : conference;
    if (!call || !of) return;
    const lists = Object.entries(body).flatMap(([key, places]) =>
      Array.isArray(places)
        ? [[key, places.map((place) => this.#someCall(Number(place))?.id ?? 'v3:none')] as const]
        : [],
    );
    const facts = (): unknown[] => [call.clientState, world.hooks().length, JSON.stringify(all.map(present))];
    const before = facts();
    const meddled = this.#meddled;
    const one = ONE_LEG.has(name) ? { call_control_id: call.id } : {};
    const reply = world.runIn(of, name, { ...one, ...body, ...Object.fromEntries(lists) });
    if (reply.kind === 'refused' && meddled === this.#meddled) expect(facts()).toEqual(before);
  }

  /** The body with the id of a recording of the call in place of its place. */
  #withRecording(call: Call, body: object): object {
    if (!('recording_id' in body) || body.recording_id === undefined) return body;
    return { ...body, recording_id: this.#pick(this.recordings.ids(call), Number(body.recording_id)) ?? 'none' };
  }

  /** A recording is let fail, which some cannot, or one that has been saved goes. */
  #recording(index: number, does: Extract<Event, { kind: 'recording' }>['does']): void {
    const { exchange } = this.world;
    const { all, unsaved } = this.recordings;
    const meant = index % 3 > 0 && unsaved.length > 0 ? unsaved : all;
    const id = this.#pick(does === 'delete' ? exchange.recordings.list().map((saved) => saved.id) : meant, index);
    if (id === undefined) return;
    if (does === 'delete') {
      this.recordings.delete(id);
      return;
    }
    try {
      failRecording(exchange, id, {});
    } catch (error) {
      if (!(error instanceof SimulatorError)) throw error;
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
    this.recordings.check();
    checkQueues(world);
    checkConferences(world);
    for (const call of world.exchange.calls()) {
      this.#checkBridge(call);
      this.#checkSupervisions(call);
      if (call.state === 'ended')
        expect([...call.activities.values()].filter(({ state }) => state !== 'ended')).toEqual([]);
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

  /** Who is bridged is so with a leg that is up, which says the same of it. */
  #checkBridge(call: Call): void {
    expect(live(call, 'bridge').length).toBeLessThanOrEqual(1);
    const peerId = bridgedTo(call);
    if (peerId === null) return;
    const peer = this.world.exchange.findCall(peerId);
    expect([call.state, peer?.state]).toEqual(['active', 'active']);
    expect(peer && bridgedTo(peer)).toBe(call.id);
  }

  /** Who supervises, or is supervised, is so by a leg that is up, which says the same of it. */
  #checkSupervisions(call: Call): void {
    for (const { id, peer, side, role, state } of live(call, 'supervision')) {
      const other = this.world.exchange.findCall(peer);
      const theirs = other && live(other, 'supervision').find((each) => each.id === id);
      expect(theirs).toMatchObject({
        side: side === 'supervisor' ? 'supervised' : 'supervisor',
        peer: call.id,
        role,
        state,
      });
      expect(state).toBe(call.state === 'active' && other?.state === 'active' ? 'running' : 'starting');
      if (side === 'supervisor') expect(live(call, 'bridge')).toEqual([]);
    }
  }

  /** All calls end and are forgotten. */
  async end(): Promise<void> {
    const { world } = this;
    world.exchange.hangUpAll(commandNamed('hangup'));
    this.recordings.look();
    this.check();
    // What was recorded is saved while the calls and their sound are still known.
    await world.clock.advanceAsync(2000);
    this.recordings.check();
    await world.clock.advanceAsync(LIMITS['calls.ended_ms'] + 1000);
  }

  /** Bytes that the world holds, but for its journal, which goes on over a reset. */
  held(): object {
    const { bytes, heldByStreams } = this.world.outside;
    const used = Object.entries(bytes).map(([name, { used: each }]) => [name, each] as const);
    return { ...Object.fromEntries(used), 'journal.bytes': 0, streams: heldByStreams.used };
  }

  /** Nothing is held that was not at the beginning, but for `others`, which are to be looked up later. */
  checkHeld(...others: readonly string[]): void {
    const but = (held: object): object =>
      Object.fromEntries(Object.entries(held).filter(([name]) => !others.includes(name)));
    expect(but(this.held())).toEqual(but(this.#heldAtFirst));
  }

  /** What holds of the whole story. */
  checkStory(): void {
    const { world } = this;
    expect(world.events().map(({ seq }) => seq)).toEqual(world.events().map((_, i) => i + 1));
    for (const call of this.calls) {
      checkStates(world, call);
      checkBridges(world, call);
      checkWebhooks(world, call);
      checkWaits(world, call);
    }
    this.checkHeld('applications.bytes', 'queues.bytes', 'recordings.disk_bytes', 'webhooks.kept_bytes');
    checkConferenceStories(world);
    this.recordings.checkStory();
    checkActs(world, this.acts);
    expect([...world.exchange.calls()]).toEqual([]);
    expect([world.clock.pending, world.pacer.size, world.media.size]).toEqual([0, 0, 0]);
    for (const socket of this.sockets) expect(socket.closed || socket.terminated || this.#gone.has(socket)).toBe(true);
    for (const network of world.networks) expect(network.closed).toBe(true);
  }
}

/** Things of all kinds in one walk. */
const anyEvent = fc.oneof(event, recordedEvent, queuedEvent, roomEvent);

const RING = { kind: 'ring', patienceSecs: 60 } as const;
const ANSWER = { kind: 'command', at: 0, name: 'answer', body: {} } as const;

/** A caller rings, this happens, and at the end all calls end. The rules hold all along. */
async function walkThrough(events: readonly (Event | RoomEvent)[]): Promise<void> {
  const walk = new Walk();
  await walk.happens(RING);
  for (const what of events) {
    await walk.happens(what);
    walk.check();
  }
  await walk.end();
  walk.checkStory();
}

describe('whatever an app, its callers and time do', () => {
  it('calls keep to the rules', async () => {
    const events = fc.array(event, { minLength: 10, maxLength: 60, size: 'max' });
    await fc.assert(fc.asyncProperty(events, walkThrough), runs(16));
  }, 120_000);

  it('each recording becomes a file of what was heard, or fails, once', async () => {
    const events = fc.array(recordedEvent, { minLength: 10, maxLength: 40, size: 'max' });
    const property = fc.asyncProperty(events, (happening) => walkThrough([ANSWER, ...happening]));
    await fc.assert(property, runs(8));
  }, 120_000);

  it('who waits in a queue has one place there, and the app is told once of each entering and leaving', async () => {
    const events = fc.array(queuedEvent, { minLength: 10, maxLength: 40, size: 'max' });
    const property = fc.asyncProperty(events, (happening) => walkThrough([ANSWER, RING, ...happening]));
    await fc.assert(property, runs(8));
  }, 120_000);

  it('who is in a conference is so once, and the app is told once of each coming and going', async () => {
    const events = fc.array(roomEvent, { minLength: 10, maxLength: 40, size: 'max' });
    const property = fc.asyncProperty(events, (happening) => walkThrough([ANSWER, RING, ...happening]));
    await fc.assert(property, runs(8));
  }, 120_000);

  it('the same happens again with the same seed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { maxLength: 40, size: 'max' }), async (events) => {
        const walks = [new Walk(), new Walk()];
        for (const walk of walks) {
          for (const what of [RING, ANSWER, ...events]) await walk.happens(what);
          await walk.end();
        }
        expect(walks[1]?.world.events()).toEqual(walks[0]?.world.events());
      }),
      runs(6),
    );
  }, 120_000);

  it('a reset lets go of everything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { maxLength: 40, size: 'max' }), async (events) => {
        const walk = new Walk();
        for (const what of [RING, ANSWER, ...events]) await walk.happens(what);
        const { world } = walk;
        const sent = world.sender.sent.length;
        const folder = walk.recordings.folder();
        world.exchange.reset();
        // Answers to what was sent before are still on their way.
        await world.clock.advanceAsync(5000);
        expect(world.sender.sent).toHaveLength(sent);
        expect([world.clock.pending, world.pacer.size, world.media.size]).toEqual([0, 0, 0]);
        walk.checkHeld();
        await walk.recordings.checkGone(folder);
        // The calls of the old world have nothing to say in the new one.
        expect(world.events().at(-1)?.type).toBe('sim.reset');
      }),
      runs(10),
    );
  }, 120_000);
});
