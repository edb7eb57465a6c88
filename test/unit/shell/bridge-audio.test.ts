import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { TELEPHONE_EVENT_TYPE } from '../../../src/forking/session.js';
import { mulaw } from 'alawmulaw';
import { ExchangeWorld, STREAM_URL, type ExchangeWish } from '../../support/exchange.js';
import { readRtp, RX_PORT, TX_PORT } from '../../support/fork-world.js';
import { toneDbfs } from '../../support/goertzel.js';
import { rms } from '../../support/signals.js';
import { wavOf } from '../../support/sounds.js';

const SPLIT = { rx: `udp:192.0.2.1:${RX_PORT}`, tx: `udp:192.0.2.2:${TX_PORT}` };
const RTP = { stream_bidirectional_mode: 'rtp', stream_bidirectional_codec: 'PCMU' };

/** Two legs that were answered at the same instant, so that their samples coincide, and bridged 200 ms later. */
async function bridged(
  body: object = {},
  wish: ExchangeWish = {},
): Promise<{ world: ExchangeWorld; a: Call; b: Call }> {
  const world = new ExchangeWorld(wish);
  const [a, b] = [await world.answered(), await world.answered()];
  await world.clock.advanceAsync(200);
  world.ok(a, 'bridge', { call_control_id: b.id, ...body });
  return { world, a, b };
}

/** The samples of 20 ms media frames. */
const decoded = (payloads: readonly string[]): Int16Array =>
  Int16Array.from(payloads.flatMap((payload) => Array.from(mulaw.decode(Buffer.from(payload, 'base64')))));

const press = (world: ExchangeWorld, call: Call, digits: string): void =>
  void world.act(call, { act: 'dtmf', actId: `keys ${digits}`, digits });

describe('what a party says', () => {
  it('is in the WAV, the streams, the forks and the transcription of the other leg', async () => {
    const { world, a, b } = await bridged();
    world.ok(b, 'streaming_start', { stream_url: STREAM_URL, stream_track: 'outbound_track' });
    const socket = world.dialer.accept();
    const start = world.audio(b, 'heard').length;
    world.ok(a, 'fork_start', SPLIT);
    world.ok(b, 'transcription_start', { transcription_engine: 'Telnyx', transcription_tracks: 'outbound' });
    world.say(a, 'good morning to you');
    await world.clock.advanceAsync(2500);
    const said = world.audio(a, 'spoken').subarray(start);
    expect(rms(said)).toBeGreaterThan(1000);
    expect(world.audio(b, 'heard').subarray(start)).toEqual(said);
    const streamed = decoded(socket.frames('media').map(({ json }) => json.media?.payload ?? ''));
    expect(streamed).toEqual(said.subarray(0, streamed.length));
    expect(world.payload('call.transcription', b)).toMatchObject({
      transcription_data: { transcript: 'good morning to you', is_final: true, transcription_track: 'outbound' },
    });
    expect(world.hooks(a)).not.toContain('call.transcription');
  });

  it('is the inbound track of its own leg alone, and in the tx of a fork of the other', async () => {
    const { world, a, b } = await bridged();
    world.ok(b, 'fork_start', SPLIT);
    world.say(a, 'hello');
    await world.clock.advanceAsync(1000);
    const [network] = world.networks;
    const level = (port: number): number =>
      Math.max(...(network?.to(port) ?? []).map((bytes) => rms(Int16Array.from(mulaw.decode(bytes.subarray(12))))));
    expect(level(TX_PORT)).toBeGreaterThan(1000);
    expect(level(RX_PORT)).toBe(0);
    expect(rms(world.audio(b, 'spoken'))).toBe(0);
  });

  it('is heard in a leg of another codec as that codec has it', async () => {
    const world = new ExchangeWorld();
    const [a, b] = [await world.answered(), await world.answered({ codec: 'PCMA' })];
    world.ok(a, 'bridge', { call_control_id: b.id });
    world.say(a, 'hello there');
    await world.clock.advanceAsync(1500);
    const [said, heard] = [world.audio(a, 'spoken'), world.audio(b, 'heard')];
    expect(heard).not.toEqual(said);
    const difference = said.map((sample, i) => sample - (heard[i] ?? 0));
    expect(rms(difference)).toBeLessThan(rms(said) / 30);
  });

  it('was not heard before the bridge, and of a sentence under way only what is left', async () => {
    const world = new ExchangeWorld();
    const [a, b] = [await world.answered(), await world.answered()];
    world.ok(b, 'transcription_start', { transcription_engine: 'Telnyx', transcription_tracks: 'outbound' });
    world.say(a, 'one two three four five six seven eight');
    await world.clock.advanceAsync(1200);
    world.ok(a, 'bridge', { call_control_id: b.id });
    await world.clock.advanceAsync(3000);
    const heard = world.audio(b, 'heard');
    expect(rms(heard.subarray(0, 9600))).toBe(0);
    expect(rms(heard.subarray(9600, 16_000))).toBeGreaterThan(1000);
    const { transcript } = world.payload('call.transcription', b)['transcription_data'] as { transcript: string };
    expect(transcript).toMatch(/eight$/);
    expect(transcript).not.toContain('one');
  });
});

describe('digits', () => {
  it.each([
    [undefined, '12', '3'],
    ['none', '12', '3'],
    ['both', '', ''],
    ['opposite', '', '3'],
    ['self', '12', ''],
  ])('with mute_dtmf: %s of a reach b as "%s", of b reach a as "%s"', async (mute_dtmf, atB, atA) => {
    const { world, a, b } = await bridged({ mute_dtmf });
    press(world, a, '12');
    press(world, b, '3');
    await world.clock.advanceAsync(1000);
    expect(b.party.dtmfHeard).toBe(atB);
    expect(a.party.dtmfHeard).toBe(atA);
    // The webhooks are those of the leg whose party pressed, muted or not.
    const digits = (call: Call): unknown[] =>
      world.webhooks(call).flatMap(({ type, payload }) => (type === 'call.dtmf.received' ? [payload['digit']] : []));
    expect([digits(a), digits(b)]).toEqual([['1', '2'], ['3']]);
  });

  it('are events in the tx of a fork of the other leg, and no tones', async () => {
    const { world, a, b } = await bridged();
    world.ok(b, 'fork_start', SPLIT);
    press(world, a, '5');
    await world.clock.advanceAsync(400);
    const events = (port: number): number =>
      (world.networks[0]?.to(port) ?? []).map(readRtp).filter((packet) => packet.payloadType === TELEPHONE_EVENT_TYPE)
        .length;
    // One packet for each 20 ms of 160, and the end twice more.
    expect([events(RX_PORT), events(TX_PORT)]).toEqual([0, 10]);
    expect(rms(world.audio(b, 'heard'))).toBe(0);
  });
});

describe('target_legs of what an app plays on a bridged leg', () => {
  it.each([
    ['self', true, false],
    ['opposite', false, true],
    ['both', true, true],
    [undefined, true, false],
  ])('%s: the own party hears it: %s, the other: %s', async (target_legs, self, opposite) => {
    const { world, a, b } = await bridged();
    world.files.set('http://files.test/a.wav', wavOf(300, 4000));
    world.ok(b, 'transcription_start', { transcription_engine: 'Telnyx', transcription_tracks: 'outbound' });
    world.ok(a, 'speak', { payload: 'Hello', voice: 'female', target_legs });
    world.ok(a, 'playback_start', { audio_url: 'http://files.test/a.wav', target_legs });
    await world.clock.advanceAsync(2500);
    expect([rms(world.audio(a, 'heard')) > 0, rms(world.audio(b, 'heard')) > 0]).toEqual([self, opposite]);
    expect(world.hooks(b).includes('call.transcription')).toBe(opposite);
    // The webhooks are those of the leg that the command was for.
    expect(world.hooks(a).slice(-4)).toEqual([
      'call.speak.started',
      'call.speak.ended',
      'call.playback.started',
      'call.playback.ended',
    ]);
  });

  it('reaches nobody as opposite on a leg without a peer, and is played all the same', async () => {
    const world = new ExchangeWorld();
    const a = await world.answered();
    world.ok(a, 'speak', { payload: 'Hello', voice: 'female', target_legs: 'opposite' });
    await world.clock.advanceAsync(1000);
    expect(rms(world.audio(a, 'heard'))).toBe(0);
    expect(world.hooks(a).slice(-2)).toEqual(['call.speak.started', 'call.speak.ended']);
  });

  it('is cut for both parties when it is stopped', async () => {
    const { world, a, b } = await bridged();
    world.ok(a, 'speak', { payload: 'A rather long sentence to say', voice: 'female', target_legs: 'both' });
    await world.clock.advanceAsync(500);
    world.ok(a, 'playback_stop');
    await world.clock.advanceAsync(500);
    for (const call of [a, b]) expect(rms(world.audio(call, 'heard').subarray(-3200))).toBe(0);
  });
});

describe('stream_bidirectional_target_legs on a bridged leg', () => {
  it.each([
    ['self', true, false],
    ['opposite', false, true],
    ['both', true, true],
    [undefined, false, true],
  ])('%s: the own party hears the app: %s, the other: %s', async (stream_bidirectional_target_legs, self, opposite) => {
    const { world, a, b } = await bridged();
    world.ok(a, 'streaming_start', { stream_url: STREAM_URL, ...RTP, stream_bidirectional_target_legs });
    const socket = world.dialer.accept();
    socket.receive({ event: 'media', media: { payload: Buffer.alloc(1600, 0x10).toString('base64') } });
    await world.clock.advanceAsync(500);
    expect([rms(world.audio(a, 'heard')) > 0, rms(world.audio(b, 'heard')) > 0]).toEqual([self, opposite]);
  });

  it('left out reaches the party itself again once the bridge is over', async () => {
    const { world, a, b } = await bridged({ park_after_unbridge: 'self' });
    world.ok(a, 'streaming_start', { stream_url: STREAM_URL, ...RTP });
    const socket = world.dialer.accept();
    world.act(b, { act: 'hangup' });
    socket.receive({ event: 'media', media: { payload: Buffer.alloc(1600, 0x10).toString('base64') } });
    await world.clock.advanceAsync(500);
    expect(rms(world.audio(a, 'heard'))).toBeGreaterThan(0);
  });

  it('is cleared for the other party too', async () => {
    const { world, a, b } = await bridged();
    world.ok(a, 'streaming_start', { stream_url: STREAM_URL, ...RTP });
    const socket = world.dialer.accept();
    socket.receive({ event: 'media', media: { payload: Buffer.alloc(16_000, 0x10).toString('base64') } });
    await world.clock.advanceAsync(300);
    socket.receive({ event: 'clear' });
    await world.clock.advanceAsync(500);
    expect(rms(world.audio(b, 'heard').subarray(-3200))).toBe(0);
  });
});

describe('the missing words of what an app streams in', () => {
  const LISTEN = { transcription_tracks: 'both' };
  const noted = (world: ExchangeWorld): unknown[] =>
    world.events('transcription.no_ground_truth').map(({ call_control_id }) => call_control_id);
  const stream = (world: ExchangeWorld, call: Call, legs: object = {}): void => {
    world.ok(call, 'streaming_start', { stream_url: STREAM_URL, ...RTP, ...legs });
    world.dialer.accept();
  };

  it.each([
    ['left out', {}, 'b'],
    ['opposite', { stream_bidirectional_target_legs: 'opposite' }, 'b'],
    ['self', { stream_bidirectional_target_legs: 'self' }, 'a'],
    ['both', { stream_bidirectional_target_legs: 'both' }, 'ab'],
  ])('are told of on the legs that hear it (target legs %s), once', async (_what, legs, hearing) => {
    const { world, a, b } = await bridged();
    for (const call of [a, b]) world.ok(call, 'transcription_start', LISTEN);
    stream(world, a, legs);
    world.ok(a, 'bridge', { call_control_id: b.id });
    expect(noted(world)).toEqual([a, b].filter((_call, i) => hearing.includes('ab'[i] ?? '')).map(({ id }) => id));
  });

  it('are told of when the bridge comes last, or the transcription of the other leg', async () => {
    const world = new ExchangeWorld();
    const [a, b] = [await world.answered(), await world.answered()];
    stream(world, a, { stream_bidirectional_target_legs: 'opposite' });
    world.ok(b, 'transcription_start', LISTEN);
    expect(noted(world)).toEqual([]);
    world.ok(a, 'bridge', { call_control_id: b.id });
    expect(noted(world)).toEqual([b.id]);
    const c = await world.answered();
    world.ok(c, 'bridge', { call_control_id: a.id });
    world.ok(c, 'transcription_start', LISTEN);
    expect(noted(world)).toEqual([b.id, c.id]);
  });

  it('are told of when the leg of the stream is parked, and its own party hears it from then on', async () => {
    const { world, a, b } = await bridged({ park_after_unbridge: 'self' });
    world.ok(a, 'transcription_start', LISTEN);
    stream(world, a);
    expect(noted(world)).toEqual([]);
    world.ok(b, 'hangup');
    expect(noted(world)).toEqual([a.id]);
  });
});

describe('a bridge with a leg that rings', () => {
  it('plays the ringing tone of the country until the answer, and bridges then', async () => {
    const world = new ExchangeWorld();
    const a = await world.answered();
    const b = await world.dial({ to: '+15550100408' });
    await world.clock.advanceAsync(100);
    world.ok(a, 'bridge', { call_control_id: b.id, play_ringtone: true, ringtone: 'uk' });
    await world.clock.advanceAsync(400);
    expect(toneDbfs(world.audio(a, 'heard').subarray(1600, 3200), 450, 8000)).toBeGreaterThan(-19);
    expect(world.hooks(a)).not.toContain('call.bridged');
    world.act(b, { act: 'answer' });
    expect(world.hooks(a).at(-1)).toBe('call.bridged');
    expect(world.hooks(b).slice(-2)).toEqual(['call.answered', 'call.bridged']);
    await world.clock.advanceAsync(3000);
    expect(rms(world.audio(a, 'heard').subarray(4800))).toBe(0);
  });

  it('ends the ringing tone alone where nobody answers', async () => {
    const world = new ExchangeWorld();
    const a = await world.answered();
    const b = await world.dial({ to: '+15550100408', timeout_secs: 5 });
    await world.clock.advanceAsync(100);
    world.ok(a, 'bridge', { call_control_id: b.id, play_ringtone: true });
    await world.clock.advanceAsync(5000);
    expect([a.state, b.state]).toEqual(['active', 'ended']);
    const at = world.audio(a, 'heard').length;
    await world.clock.advanceAsync(7000);
    expect(rms(world.audio(a, 'heard').subarray(at + 160))).toBe(0);
  });

  it('bridges an inbound leg when the app answers it', async () => {
    const world = new ExchangeWorld();
    const a = await world.answered();
    const b = await world.ring();
    world.ok(a, 'bridge', { call_control_id: b.id, play_ringtone: true });
    world.ok(b, 'answer');
    expect(world.hooks(b)).toEqual(['call.initiated', 'call.answered', 'call.bridged']);
  });

  it('is refused, or taken without a tone, by the switch bridge_with_ringing', async () => {
    for (const [value, codes] of [
      ['refuse', ['90034']],
      ['accept', []],
    ] as const) {
      const world = new ExchangeWorld({ config: { switches: { bridge_with_ringing: value } } });
      const a = await world.answered();
      const b = await world.ring();
      const play_ringtone = value === 'refuse';
      expect(world.codes(a, 'bridge', { call_control_id: b.id, play_ringtone })).toEqual(codes);
    }
  });
});
