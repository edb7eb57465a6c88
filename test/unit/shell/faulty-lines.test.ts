import { mulaw } from 'alawmulaw';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import type { Fault } from '../../../src/faults/fault.js';
import { LIMITS } from '../../../src/limits.js';
import { writeWav } from '../../../src/media/wav.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { soundAnswer } from '../../../src/readings/heard.js';
import { ExchangeWorld, STREAM_URL } from '../../support/exchange.js';
import { legOf } from '../../support/spoken-leg.js';

const CALLER = '+15550100050';
const FRAME = 160;
/** Each frame of the sound has a value of its own, by which it is known. */
const CODES = Array.from({ length: 60 }, (_, n) => 128 + n);
const SOUND = Int16Array.from(CODES.flatMap((code) => Array<number>(FRAME).fill(mulaw.decodeSample(code))));
const NUMBER_OF = new Map(CODES.map((code, n) => [mulaw.decodeSample(code), n]));

/** The packets of the sound that are in the frames of an audio; `-` for silence. */
const packetsIn = (pcm: Int16Array): string[] =>
  Array.from({ length: Math.floor(pcm.length / FRAME) }, (_, frame) => {
    const values = new Set(pcm.subarray(frame * FRAME, (frame + 1) * FRAME));
    if (values.size !== 1) return '?';
    return [...values].map((value) => (value === 0 ? '-' : String(NUMBER_OF.get(value) ?? '?'))).join('');
  });

/** From the first packet to the last. */
const trimmed = (packets: string[]): string => packets.join(' ').replace(/^(- ?)+|( -)+$/g, '');

const play = (world: ExchangeWorld, call: Call): void =>
  void world.act(call, {
    act: 'sound',
    sound: { kind: 'play', actId: 'a', wav: writeWav([SOUND], 8000), transcript: undefined },
  });

type Socket = ReturnType<ExchangeWorld['dialer']['accept']>;

const decoded = (socket: Socket, track: string): Int16Array =>
  Int16Array.from(
    socket
      .frames('media')
      .filter(({ json }) => json.media?.track === track)
      .flatMap(({ json }) => Array.from(mulaw.decode(Buffer.from(json.media?.payload ?? '', 'base64')))),
  );

const worldWith = (...faults: Fault[]): ExchangeWorld => new ExchangeWorld({ config: { faults } });

const SAID: [string, Fault, string][] = [
  ['is lost', { fault: 'line_loss', skip: 3, count: 3 }, '0 1 2 - - - 6 7 8'],
  ['is late', { fault: 'line_delay', delay_ms: 50, skip: 3 }, '0 1 2 - - - 3 4 5'],
  ['is late for a moment', { fault: 'line_delay', delay_ms: 40, skip: 3, count: 4 }, '0 1 2 - - 3 4 7 8'],
  ['changes places', { fault: 'line_reorder', skip: 3, count: 1 }, '0 1 2 4 3 6 7 8'],
  ['comes twice', { fault: 'line_duplicate', skip: 3, count: 2 }, '0 1 2 3 3 5 5 7 8'],
];

describe('what the far end says on a faulty line', () => {
  it.each(SAID)('%s for all who listen alike', async (_, fault, packets) => {
    const world = worldWith({ ...fault, when: { direction: 'from_party', number: CALLER } });
    const call = await world.answered({ from: CALLER });
    const other = await world.answered({ from: '+15550100099' });
    world.ok(call, 'bridge', { call_control_id: other.id });
    world.ok(call, 'streaming_start', { stream_url: STREAM_URL });
    const socket = world.dialer.accept();
    play(world, call);
    await world.clock.advanceAsync(2000);
    const spoken = trimmed(packetsIn(world.audio(call, 'spoken')));
    expect(spoken.slice(0, packets.length)).toBe(packets);
    expect(trimmed(packetsIn(world.audio(other, 'heard')))).toBe(spoken);
    expect(trimmed(packetsIn(decoded(socket, 'inbound')))).toBe(spoken);
  });
});

it('what comes through a faulty line is what others in a conference and a fork have', async () => {
  const when = { direction: 'from_party', number: CALLER } as const;
  const world = worldWith({ fault: 'line_loss', probability: 0.3, when });
  const call = await world.answered({ from: CALLER });
  const conference = world.conference(call);
  const other = await world.joined(conference);
  world.ok(call, 'fork_start', { rx: 'udp:192.0.2.1:9000', tx: 'udp:192.0.2.2:9002' });
  play(world, call);
  await world.clock.advanceAsync(1500);
  const spoken = trimmed(packetsIn(world.audio(call, 'spoken')));
  expect(spoken.split(' ').filter((packet) => packet === '-').length).toBeGreaterThan(5);
  expect(trimmed(packetsIn(world.audio(other, 'heard')))).toBe(spoken);
  const forked = (world.networks[0]?.to(9000) ?? []).flatMap((bytes) => [...mulaw.decode(bytes.subarray(12))]);
  expect(trimmed(packetsIn(Int16Array.from(forked)))).toBe(spoken);
});

describe('what the far end hears on a faulty line', () => {
  it('is what has come through it, while streams have what Telnyx sent', async () => {
    const when = { direction: 'to_party', number: CALLER } as const;
    const world = worldWith({ fault: 'line_loss', when, skip: 10, count: 5 });
    const call = await world.answered({ from: CALLER });
    const other = await world.answered({ from: '+15550100099' });
    world.ok(call, 'bridge', { call_control_id: other.id });
    world.ok(call, 'streaming_start', { stream_url: STREAM_URL, stream_track: 'both_tracks' });
    const socket = world.dialer.accept();
    play(world, other);
    await world.clock.advanceAsync(2000);
    const sent = trimmed(packetsIn(decoded(socket, 'outbound'))).split(' ');
    expect(sent).toEqual(CODES.map((_, n) => String(n)));
    const lost = ['10', '11', '12', '13', '14'];
    const heard = sent.map((packet) => (lost.includes(packet) ? '-' : packet));
    expect(trimmed(packetsIn(world.audio(call, 'heard'))).split(' ')).toEqual(heard);
    expect(packetsIn(world.audio(call, 'spoken')).join('')).toMatch(/^-+$/);
  });

  it('is what expectations of sound and words look at', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', { payload: 'one two three four five six', voice: 'female' });
    // Each word lasts 270 ms: of the second and the third nothing, or little, is heard.
    await world.clock.advanceAsync(200);
    world.exchange.faults.add({ fault: 'line_loss', ttl_ms: 600 });
    await world.clock.advanceAsync(3000);
    const words = legOfCall(world, call).lines.words(0, 8 * 3000);
    const all = legOfCall(world, call).heard.words(0, 8 * 3000);
    expect(all.map(({ word }) => word).join(' ')).toBe('one two three four five six');
    expect(words.map(({ word }) => word)).toEqual(['one', 'four', 'five', 'six']);
    const micros = world.clock.wallMicros();
    const span = { after: micros - 2_900_000, until: micros - 2_500_000 };
    expect(soundAnswer(world.exchange, { speech_within: 400 }, [call.id], span).outcome).toBe('fail');
  });

  it('hears words later by the delay', async () => {
    const world = worldWith({ fault: 'line_delay', delay_ms: 500 });
    const call = await world.answered();
    world.ok(call, 'speak', { payload: 'hello there', voice: 'female' });
    await world.clock.advanceAsync(3000);
    const leg = legOfCall(world, call);
    const ends = (words: readonly { readonly endSample: number }[]) => words.map(({ endSample }) => endSample);
    const sent = ends(leg.heard.words(0, 24_000));
    expect(sent).toHaveLength(2);
    expect(ends(leg.lines.words(0, 24_000))).toEqual(sent.map((sample) => sample + 4000));
    expect(leg.lines.words(0, sent[1] ?? 0)).toEqual([]);
  });
});

describe('words on a faulty line', () => {
  it.each<[string, Fault, string]>([
    ['late', { fault: 'line_delay', delay_ms: 100 }, 'one two three four five six'],
    ['late by chance', { fault: 'line_delay', delay_ms: 40, jitter_ms: 60 }, 'one two three four five six'],
    ['twice', { fault: 'line_duplicate' }, 'one two three four five six'],
  ])('that come %s are heard once each, whenever one asks', async (_, fault, expected) => {
    const world = worldWith(fault);
    const call = await world.answered();
    world.ok(call, 'speak', { payload: expected, voice: 'female' });
    const words: string[] = [];
    for (let from = 0; from < 3000; from += 20) {
      await world.clock.advanceAsync(20);
      words.push(
        ...legOfCall(world, call)
          .lines.words(8 * from, 8 * (from + 20))
          .map(({ word }) => word),
      );
    }
    expect(words.join(' ')).toBe(expected);
  });

  it('that get lost are missing in transcripts, and those that are late are not', async () => {
    const world = worldWith({ fault: 'line_delay', delay_ms: 400, when: { direction: 'from_party' } });
    const call = await world.answered();
    world.ok(call, 'transcription_start', { transcription_tracks: 'inbound' });
    const said = (): void => {
      const sound = { kind: 'say', actId: 'a', text: 'one two three four five six', voice: undefined } as const;
      void world.act(call, { act: 'sound', sound });
    };
    const finals = (): unknown[] =>
      world
        .events('transcription.result', call)
        .flatMap((entry) => (Reflect.get(entry, 'is_final') === true ? [Reflect.get(entry, 'transcript')] : []));
    said();
    await world.clock.advanceAsync(4000);
    world.exchange.faults.clear();
    said();
    await world.clock.advanceAsync(200);
    world.exchange.faults.add({ fault: 'line_loss', ttl_ms: 600 });
    await world.clock.advanceAsync(4000);
    expect(finals()).toEqual(['one two three four five six', 'one four five six']);
  });
});

describe('keys on a faulty line', () => {
  const pressed = (world: ExchangeWorld, call: Call): number[] =>
    world.webhooks(call).flatMap(({ type, atMs }) => (type === 'call.dtmf.received' ? [atMs] : []));
  const press = (world: ExchangeWorld, call: Call): void =>
    void world.act(call, { act: 'dtmf', actId: 'keys', digits: '12' });

  it.each<[string, Fault[], number[]]>([
    ['come as late as sound', [{ fault: 'line_delay', delay_ms: 300 }], [460, 700]],
    [
      'come through where some of their packets get lost',
      [{ fault: 'line_loss', count: 7, when: { direction: 'from_party' } }],
      [160, 400],
    ],
    [
      'get lost where all of their packets do',
      [{ fault: 'line_loss', count: 8, when: { direction: 'from_party' } }],
      [400],
    ],
    ['do not come through a dead line', [{ fault: 'line_loss' }], []],
  ])('%s', async (_, faults, atMs) => {
    const world = worldWith(...faults);
    const call = await world.answered();
    press(world, call);
    await world.clock.advanceAsync(2000);
    expect(pressed(world, call)).toEqual(atMs);
    expect(world.events('party.act.ended', call)).toMatchObject([{ completed: true }]);
  });
});

describe('a fault of lines', () => {
  it('is told once a second and direction, with totals, and at its end', async () => {
    const world = worldWith({ fault: 'line_loss', name: 'a tunnel', ttl_ms: 2500 });
    const call = await world.answered();
    await world.clock.advanceAsync(4000);
    const told = world.events('fault.happened', call).filter(({ what }) => String(what).includes('from'));
    expect(told.map(({ what, count }) => [what, count])).toEqual([
      ['packets from the far end get lost', undefined],
      ['packets from the far end get lost', 50],
      ['packets from the far end get lost', 50],
    ]);
    expect(world.events('fault.ended')).toMatchObject([{ name: 'a tunnel', reason: 'ttl', times: 250 }]);
  });

  it('that is added in the middle of a call counts from there on, and when it is deleted the line is as before', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    play(world, call);
    await world.clock.advanceAsync(205);
    const { id } = world.exchange.faults.add({ fault: 'line_delay', delay_ms: 40, when: { call_control_id: call.id } });
    await world.clock.advanceAsync(100);
    world.exchange.faults.remove(id);
    await world.clock.advanceAsync(100);
    const expected = '0 1 2 3 4 5 6 7 8 9 - - 10 11 12 13 16 17 18 19';
    expect(trimmed(packetsIn(world.audio(call, 'spoken')))).toBe(expected);
  });

  it('costs time nothing while none is at work, or nobody has answered', async () => {
    const world = new ExchangeWorld();
    await world.answered();
    expect(world.clock.hasFrames).toBe(false);
    const { id } = world.exchange.faults.add({ fault: 'line_loss', when: { number: '+15550100077' } });
    expect(world.clock.hasFrames).toBe(true);
    world.exchange.faults.remove(id);
    await world.clock.advanceAsync(20);
    expect(world.clock.hasFrames).toBe(false);
    const unanswered = worldWith({ fault: 'line_loss' });
    await unanswered.ring();
    expect(unanswered.clock.hasFrames).toBe(false);
  });

  it('of chance is the same for the same seed, to the last entry and sample', async () => {
    const faults: Fault[] = [
      { fault: 'line_loss', probability: 0.1 },
      { fault: 'line_delay', delay_ms: 20, jitter_ms: 60, when: { direction: 'from_party' } },
      { fault: 'line_reorder', probability: 0.2, when: { direction: 'to_party' } },
      { fault: 'line_duplicate', probability: 0.1 },
      { fault: 'webhook_late', probability: 0.5, jitter_ms: 300 },
      { fault: 'api_slow', probability: 0.5 },
      { fault: 'udp_loss', probability: 0.5 },
    ];
    const run = async (seed: string) => {
      const world = new ExchangeWorld({ config: { seed, faults } });
      const call = await world.answered();
      world.ok(call, 'fork_start', { rx: 'udp:192.0.2.1:9000', tx: 'udp:192.0.2.2:9002' });
      world.ok(call, 'streaming_start', { stream_url: STREAM_URL });
      world.dialer.accept();
      world.ok(call, 'speak', { payload: 'good morning', voice: 'female' });
      play(world, call);
      world.act(call, { act: 'dtmf', actId: 'keys', digits: '123' });
      await world.clock.advanceAsync(3000);
      world.ok(call, 'hangup');
      await world.clock.advanceAsync(5000);
      const journal = world.events().map((entry) => ({ ...entry, host: undefined }));
      return JSON.stringify([journal, [...world.audio(call, 'heard')], [...world.audio(call, 'spoken')]]);
    };
    const [first, second, other] = [await run('a'), await run('a'), await run('b')];
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });
});

it('limit line.changes: a call tells of it, and what was heard long ago is as if nothing had gone wrong', () => {
  const told: unknown[] = [];
  const leg = legOf(new VirtualClock(), 'PCMU', { limitReached: (track, limit) => told.push([track, limit]) });
  const line = leg.lines.of('from_party');
  const frames = LIMITS['line.changes'] + 2;
  for (let frame = 0; frame < frames; frame++) line.pass(frame, { late: 0, isLost: frame % 2 === 0 });
  expect(told).toEqual([['inbound', 'line.changes']]);
  expect([line.packetIn(0), line.packetIn(frames - 2)]).toEqual([0, undefined]);
});

function legOfCall(world: ExchangeWorld, call: Call) {
  const leg = world.media.leg(call.id);
  if (!leg) throw new Error('not answered');
  return leg;
}
