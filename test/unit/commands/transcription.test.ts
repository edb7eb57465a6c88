import { describe, expect, it } from 'vitest';
import { ExchangeWorld, STREAM_URL } from '../../support/exchange.js';
import { wavOf } from '../../support/sounds.js';

const data = (world: ExchangeWorld): unknown[] =>
  world
    .webhooks()
    .filter(({ type }) => type === 'call.transcription')
    .map(({ atMs, payload }) => [atMs, payload['transcription_data']]);

describe('transcription_start', () => {
  it('tells what the far end said 300 ms after its last sample', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'transcription_start', { transcription_engine: 'Telnyx' });
    world.say(call, 'Hello');
    await world.clock.advanceAsync(2000);
    expect(data(world)).toEqual([[600, { is_final: true, transcript: 'Hello', transcription_track: 'inbound' }]]);
    expect(world.events('transcription.result', call)).toHaveLength(1);
  });

  it('tells what is spoken to the far end, on the outbound track', async () => {
    const world = new ExchangeWorld({ config: { transcripts: { 'http://files.test/menu.wav': 'Press one.' } } });
    world.files.set('http://files.test/menu.wav', wavOf(400));
    const call = await world.answered();
    world.ok(call, 'transcription_start', { transcription_engine: 'Telnyx', transcription_tracks: 'outbound' });
    world.ok(call, 'speak', { payload: 'Welcome', voice: 'male' });
    world.ok(call, 'playback_start', { audio_url: 'http://files.test/menu.wav' });
    world.say(call, 'not transcribed');
    await world.clock.advanceAsync(3000);
    expect(data(world)).toEqual([
      [720, { is_final: true, transcript: 'Welcome', transcription_track: 'outbound' }],
      [1120, { is_final: true, transcript: 'Press one.', transcription_track: 'outbound' }],
    ]);
  });

  it('gives interim results where the engine has them and they are asked for', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'transcription_start', {
      transcription_engine: 'Google',
      transcription_engine_config: { interim_results: true },
    });
    world.say(call, 'a long sentence with several words');
    await world.clock.advanceAsync(3000);
    const results = data(world) as [number, { is_final: boolean }][];
    expect(results.map(([at, { is_final }]) => [at, is_final])).toEqual([
      [500, false],
      [1000, false],
      [1500, false],
      [2000, false],
      [2340, true],
    ]);
  });

  it('is refused with 90054 while one runs', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'transcription_start');
    expect(world.codes(call, 'transcription_start')).toEqual(['90054']);
    world.ok(call, 'transcription_stop');
    expect(world.codes(call, 'transcription_start')).toEqual([]);
  });

  it.each([
    ['tracks that do not exist', { transcription_tracks: 'all' }, '10032', '/transcription_tracks'],
    [
      'a configuration of another engine',
      { transcription_engine: 'Google', transcription_engine_config: { transcription_engine: 'Telnyx' } },
      '10032',
      '/transcription_engine_config/transcription_engine',
    ],
  ])('is refused with %s', async (_what, body, code, pointer) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    expect(world.codes(call, 'transcription_start', body)).toEqual([code]);
    expect(world.run(call, 'transcription_start', body)).toMatchObject({ refusals: [{ pointer }] });
  });

  it('notes what its configuration asks for in vain, once per call', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const body = {
      transcription_engine: 'Google',
      transcription_engine_config: { language: 'en', interim_results: true },
    };
    world.ok(call, 'transcription_start', body);
    world.ok(call, 'transcription_stop');
    world.ok(call, 'transcription_start', body);
    expect(world.events('property.not_simulated', call).map(({ name }) => name)).toEqual([
      'transcription_engine_config.language',
    ]);
  });
});

describe('transcription_stop', () => {
  it('ends the results and is announced', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'transcription_start');
    world.say(call, 'Hello');
    await world.clock.advanceAsync(200);
    world.ok(call, 'transcription_stop', { client_state: 'ZG9uZQ==' });
    await world.clock.advanceAsync(2000);
    expect(world.hooks(call).slice(2)).toEqual(['call.transcription.stopped']);
    expect(world.payload('call.transcription.stopped')).toMatchObject({ client_state: 'ZG9uZQ==' });
  });

  it('is not announced with the switch transcription_stopped_event: off, nor at the hang-up', async () => {
    const world = new ExchangeWorld({ config: { switches: { transcription_stopped_event: 'off' } } });
    const call = await world.answered();
    world.ok(call, 'transcription_start');
    world.ok(call, 'transcription_stop');
    world.ok(call, 'transcription_start');
    world.ok(call, 'hangup');
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.answered', 'call.hangup']);
  });

  it('is accepted and does nothing where nothing is transcribed', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    expect(world.codes(call, 'transcription_stop')).toEqual([]);
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.answered']);
  });
});

describe('what an app streams in', () => {
  const RTP = { stream_url: STREAM_URL, stream_bidirectional_mode: 'rtp' };
  const notes = (world: ExchangeWorld): unknown[] => world.events('transcription.no_ground_truth');

  it.each(['outbound', 'both'])('has no known words, which the journal says once (tracks: %s)', async (tracks) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'transcription_start', { transcription_tracks: tracks });
    world.ok(call, 'streaming_start', RTP);
    expect(notes(world)).toEqual([]);
    const socket = world.dialer.accept();
    socket.receive({ event: 'media', media: { payload: Buffer.alloc(1600, 0x10).toString('base64') } });
    await world.clock.advanceAsync(2000);
    world.ok(call, 'streaming_stop');
    world.ok(call, 'streaming_start', RTP);
    world.dialer.accept();
    expect(notes(world)).toHaveLength(1);
    expect(notes(world)).toMatchObject([
      { call_control_id: call.id, why: expect.stringContaining('no known words') as string },
    ]);
    expect(world.hooks(call)).not.toContain('call.transcription');
  });

  it('is said also where the transcription begins after the stream', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'streaming_start', RTP);
    world.dialer.accept();
    world.ok(call, 'transcription_start', { transcription_tracks: 'both' });
    expect(notes(world)).toHaveLength(1);
  });

  it.each([
    ['nobody listens to the outbound track', RTP, { transcription_tracks: 'inbound' }],
    ['the stream does not play', { stream_url: STREAM_URL }, { transcription_tracks: 'both' }],
    ['it reaches nobody', { ...RTP, stream_bidirectional_target_legs: 'opposite' }, { transcription_tracks: 'both' }],
  ])('is worth no word where %s', async (_why, stream, transcription) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'streaming_start', stream);
    world.dialer.accept();
    world.ok(call, 'transcription_start', transcription);
    expect(notes(world)).toEqual([]);
  });
});

describe('a hang-up', () => {
  it('makes what was heard of a sentence final before call.hangup is sent', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'transcription_start', { transcription_engine: 'Telnyx' });
    world.say(call, 'Good bye then');
    await world.clock.advanceAsync(5000);
    world.say(call, 'and one more thing');
    await world.clock.advanceAsync(700);
    world.act(call, { act: 'hangup' });
    await world.clock.advanceAsync(1000);
    const last = world.hooks().slice(-3);
    expect(last).toEqual(['call.transcription', 'call.hangup', 'call.transcription.stopped']);
    expect(data(world).at(-1)).toMatchObject([expect.any(Number), { is_final: true, transcript: 'and one' }]);
  });
});
