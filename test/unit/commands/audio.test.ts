import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';

import { FetchError } from '../../../src/platform/fetch-error.js';
import { goertzel } from '../../support/goertzel.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { FAKE_VOICE_HZ } from '../../support/fake-speech.js';
import { wavOf } from '../../support/sounds.js';

const MUSIC = 'http://files.test/music.wav';

const say = (payload: string, more: object = {}): object => ({ payload, voice: 'female', ...more });

function withFiles(): ExchangeWorld {
  const world = new ExchangeWorld();
  world.files.set(MUSIC, wavOf(400));
  return world;
}

/** The audio webhooks of a call with their time, and their status at the end. */
const audioHooks = (world: ExchangeWorld, call: Call): string[] =>
  world
    .webhooks(call)
    .filter(({ type }) => /speak|playback/.test(type))
    .map(({ type, payload, atMs }) => {
      const status = payload['status'] === undefined ? '' : ` ${payload['status'] as string}`;
      return `${atMs} ${type.replace('call.', '')}${status}`;
    });

describe('speak', () => {
  it('is announced when it sounds and when its last frame has been played', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    await world.clock.advanceAsync(10);
    world.ok(call, 'speak', say('Hello'));
    await world.clock.advanceAsync(1000);
    expect(audioHooks(world, call)).toEqual(['20 speak.started', '320 speak.ended completed']);
    const [started, ended] = [world.payload('call.speak.started'), world.payload('call.speak.ended')];
    expect(started['speak_id']).toMatch(/^[A-Za-z0-9]{10}$/);
    expect(ended['speak_id']).toBe(started['speak_id']);
  });

  it('is heard by the far end, to the sample', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    await world.clock.advanceAsync(100);
    world.ok(call, 'speak', say('Hello'));
    await world.clock.advanceAsync(1000);
    const heard = world.audio(call, 'heard');
    expect(heard).toHaveLength(8800);
    expect(heard.subarray(0, 800).every((value) => value === 0)).toBe(true);
    expect(goertzel(heard.subarray(800, 800 + 400), FAKE_VOICE_HZ.slt, 8000)).toBeGreaterThan(5000);
    expect(heard.subarray(3200).every((value) => value === 0)).toBe(true);
    expect(heard.findLastIndex((value) => value !== 0)).toBeGreaterThan(3000);
  });

  it('sounds sentence by sentence, in one piece', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', say('One. Two.'));
    await world.clock.advanceAsync(2000);
    expect(world.outside.fakeSpeech.asked).toEqual(['One.', 'Two.']);
    expect(audioHooks(world, call)).toEqual(['0 speak.started', '480 speak.ended completed']);
  });

  it('repeats as often as asked, also as a string of digits', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', say('Hi', { loop: '3' }));
    await world.clock.advanceAsync(2000);
    expect(audioHooks(world, call)).toEqual(['0 speak.started', '360 speak.ended completed']);
  });

  it('waits for what is being played, and lets what follows wait', async () => {
    const world = withFiles();
    const call = await world.answered();
    world.ok(call, 'playback_start', { audio_url: MUSIC });
    world.ok(call, 'speak', say('Hi'));
    world.ok(call, 'playback_start', { audio_url: MUSIC });
    await world.clock.advanceAsync(2000);
    expect(audioHooks(world, call)).toEqual([
      '0 playback.started',
      '400 playback.ended completed',
      '400 speak.started',
      '520 speak.ended completed',
      '520 playback.started',
      '920 playback.ended completed',
    ]);
  });

  it('makes room for itself with stop: current, and lets what waits go first', async () => {
    const world = withFiles();
    const call = await world.answered();
    world.ok(call, 'playback_start', { audio_url: MUSIC });
    world.ok(call, 'speak', say('Hi'));
    await world.clock.advanceAsync(100);
    world.ok(call, 'speak', say('Ho!', { stop: 'current' }));
    await world.clock.advanceAsync(2000);
    expect(audioHooks(world, call)).toEqual([
      '0 playback.started',
      '100 playback.ended cancelled',
      '100 speak.started',
      '220 speak.ended completed',
      '220 speak.started',
      '400 speak.ended completed',
    ]);
  });

  it('empties the queue with stop: all; what had not begun ends without a word', async () => {
    const world = withFiles();
    const call = await world.answered();
    world.ok(call, 'playback_start', { audio_url: MUSIC });
    world.ok(call, 'speak', say('Hi'));
    world.ok(call, 'playback_start', { audio_url: MUSIC });
    await world.clock.advanceAsync(100);
    world.ok(call, 'speak', say('Ho!', { stop: 'all' }));
    await world.clock.advanceAsync(2000);
    expect(audioHooks(world, call)).toEqual([
      '0 playback.started',
      '100 playback.ended cancelled',
      '100 speak.started',
      '280 speak.ended completed',
    ]);
    expect(world.events('activity.ended', call).map(({ reason }) => reason)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
      'completed',
    ]);
  });

  it('takes SSML: a break is silence', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', say('<speak>Hi<break time="500ms"/>Ho</speak>', { payload_type: 'ssml' }));
    await world.clock.advanceAsync(2000);
    expect(audioHooks(world, call)).toEqual(['0 speak.started', '740 speak.ended completed']);
  });

  it('is journalled where its language is spoken by an English voice', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', say('Guten Tag', { language: 'de-DE' }));
    expect(world.events('speak.foreign_language', call)).toMatchObject([{ language: 'de-DE', voice: 'female' }]);
  });

  it('is journalled where its voice is none that we know, and so is what the far end says', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', say('Hello', { voice: 'femail' }));
    world.ok(call, 'speak', say('Hello', { voice: 'ElevenLabs.eleven_v3.my-own' }));
    world.act(call, { act: 'sound', sound: { kind: 'say', actId: 'act', text: 'Hi', voice: 'robot' } });
    expect(world.events('voice.unknown', call)).toMatchObject([
      { voice: 'femail', spoken_by: expect.any(String) as string },
      { voice: 'robot', act_id: 'act' },
    ]);
  });

  it('of nothing that can be spoken begins and ends', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', say('   '));
    await world.clock.advanceAsync(100);
    expect(audioHooks(world, call)).toEqual(['0 speak.started', '0 speak.ended completed']);
  });

  it.each([
    ['an empty payload', { payload: '' }, '90010'],
    ['a payload that is too long', { payload: 'x'.repeat(LIMITS['speak.payload_chars'] + 1) }, '90010'],
    ['loop 0', { loop: 0 }, '90009'],
    ['loop 101', { loop: 101 }, '90009'],
    ['loop 1.5', { loop: 1.5 }, '90009'],
    ['loop "forever"', { loop: 'forever' }, '90009'],
    ['a stop that does not exist', { stop: 'overlay' }, '90016'],
  ])('is refused with %s', async (_what, body, code) => {
    const world = new ExchangeWorld();
    expect(world.codes(await world.answered(), 'speak', say('Hi', body))).toEqual([code]);
  });

  it('limit speak.payload_chars: takes a payload of 3,000 characters', async () => {
    const world = new ExchangeWorld();
    expect(world.codes(await world.answered(), 'speak', say('x'.repeat(LIMITS['speak.payload_chars'])))).toEqual([]);
  });
});

describe('playback_start', () => {
  it('plays a file and names it', async () => {
    const world = withFiles();
    const call = await world.answered();
    world.ok(call, 'playback_start', { audio_url: MUSIC });
    await world.clock.advanceAsync(1000);
    expect(audioHooks(world, call)).toEqual(['0 playback.started', '400 playback.ended completed']);
    expect(world.payload('call.playback.ended')).toMatchObject({ media_url: MUSIC, overlay: false });
    expect(world.payload('call.playback.ended')).not.toHaveProperty('media_name');
    expect(world.payload('call.playback.ended')['playback_id']).toBe(
      world.payload('call.playback.started')['playback_id'],
    );
    expect(
      world
        .audio(call, 'heard')
        .subarray(0, 3200)
        .every((value) => Math.abs(value - 1000) < 40),
    ).toBe(true);
  });

  it('plays what the request itself brings', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'playback_start', { playback_content: Buffer.from(wavOf(100)).toString('base64') });
    await world.clock.advanceAsync(1000);
    expect(audioHooks(world, call)).toEqual(['0 playback.started', '100 playback.ended completed']);
    for (const type of ['call.playback.started', 'call.playback.ended']) {
      expect(world.payload(type)).toMatchObject({ media_url: '', media_name: '' });
    }
  });

  it('resamples a file of another rate', async () => {
    const world = withFiles();
    world.files.set(MUSIC, wavOf(400, 1000, 44_100));
    const call = await world.answered();
    world.ok(call, 'playback_start', { audio_url: MUSIC });
    await world.clock.advanceAsync(1000);
    expect(audioHooks(world, call)).toEqual(['0 playback.started', '400 playback.ended completed']);
  });

  it('plays an overlay on top of what sounds, without waiting', async () => {
    const world = withFiles();
    const call = await world.answered();
    world.ok(call, 'speak', say('Hello'));
    await world.clock.advanceAsync(100);
    world.ok(call, 'playback_start', { audio_url: MUSIC, overlay: true });
    await world.clock.advanceAsync(1000);
    expect(audioHooks(world, call)).toEqual([
      '0 speak.started',
      '100 playback.started',
      '300 speak.ended completed',
      '500 playback.ended completed',
    ]);
    expect(world.payload('call.playback.started')).toMatchObject({ overlay: true });
  });

  it('is refused as an overlay where nothing sounds that it could lie on, not even another overlay', async () => {
    const world = withFiles();
    const call = await world.answered();
    const overlay = { audio_url: MUSIC, overlay: true };
    expect(world.run(call, 'playback_start', overlay)).toMatchObject({
      refusals: [{ error: 'unprocessable', pointer: '/overlay' }],
    });
    world.ok(call, 'playback_start', { audio_url: MUSIC });
    expect(world.codes(call, 'playback_start', { ...overlay, loop: 'infinity' })).toEqual([]);
    expect(world.codes(call, 'playback_start', { ...overlay, target_legs: 'both' })).toEqual(['10032']);
    await world.clock.advanceAsync(500);
    expect(world.codes(call, 'playback_start', overlay)).toEqual(['10027']);
  });

  it('of a content that is no base64 says so by its name', async () => {
    const world = new ExchangeWorld();
    const reply = world.run(await world.answered(), 'playback_start', { playback_content: 'wav!' });
    expect(reply).toMatchObject({ refusals: [{ error: 'invalidPlaybackContent', pointer: '/playback_content' }] });
  });

  it('loops "infinity" until it is stopped', async () => {
    const world = withFiles();
    const call = await world.answered();
    world.ok(call, 'playback_start', { audio_url: MUSIC, loop: 'infinity' });
    await world.clock.advanceAsync(10_000);
    expect(audioHooks(world, call)).toEqual(['0 playback.started']);
    world.ok(call, 'playback_stop');
    await world.clock.advanceAsync(1000);
    expect(audioHooks(world, call)).toEqual(['0 playback.started', '10000 playback.ended cancelled']);
  });

  it('of a file that does not exist ends with file_not_found', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'playback_start', { audio_url: 'http://files.test/gone.wav' });
    await world.clock.advanceAsync(100);
    expect(audioHooks(world, call)).toEqual(['0 playback.ended file_not_found']);
    expect(world.payload('call.playback.ended')).toMatchObject({ status_detail: 'http://files.test/gone.wav: 404' });
  });

  it.each([
    ['cannot be fetched', new FetchError('connection refused', false)],
    ['is no audio', new Uint8Array(100)],
    ['is a broken WAV', wavOf(100).subarray(0, 60)],
  ])('of a file that %s ends with failed, and what waits behind it plays', async (_what, file) => {
    const world = new ExchangeWorld();
    world.files.set(MUSIC, file);
    const call = await world.answered();
    world.ok(call, 'playback_start', { audio_url: MUSIC });
    world.ok(call, 'speak', say('Hi'));
    await world.clock.advanceAsync(1000);
    expect(audioHooks(world, call)).toEqual([
      '0 playback.ended failed',
      '0 speak.started',
      '120 speak.ended completed',
    ]);
  });

  it('fails where a thousand wait already', async () => {
    const world = withFiles();
    const call = await world.answered();
    for (let i = 0; i <= 1000; i++) world.ok(call, 'playback_start', { audio_url: MUSIC });
    expect(world.hooks(call)).not.toContain('call.playback.ended');
    world.ok(call, 'playback_start', { audio_url: MUSIC });
    expect(world.events('limit.reached', call)).toMatchObject([
      { what: 'call.activities' },
      { what: 'queue.items', queue: 'main' },
    ]);
    expect(world.payload('call.playback.ended')).toMatchObject({
      status: 'failed',
      status_detail: 'The queue is full.',
    });
  });

  it.each([
    ['nothing to play', {}, '10004'],
    ['an audio_url that is none', { audio_url: 'nonsense' }, '10003'],
    ['a playback_content that is not base64', { playback_content: '!' }, '90017'],
    ['a media_name beside its audio_url', { media_name: 'mine', audio_url: MUSIC }, '10027'],
    ['loop 0', { audio_url: MUSIC, loop: 0 }, '90009'],
    ['target legs that do not exist', { audio_url: MUSIC, target_legs: 'all' }, '10032'],
  ])('is refused with %s', async (_what, body, code) => {
    const world = new ExchangeWorld();
    expect(world.codes(await world.answered(), 'playback_start', body)).toEqual([code]);
  });
});

describe('playback_stop', () => {
  async function playing() {
    const world = withFiles();
    const call = await world.answered();
    world.ok(call, 'speak', say('Hello, who is it?'));
    world.ok(call, 'playback_start', { audio_url: MUSIC });
    world.ok(call, 'playback_start', { audio_url: MUSIC, overlay: true, loop: 'infinity' });
    await world.clock.advanceAsync(100);
    return { world, call };
  }
  const STARTED = ['0 speak.started', '0 playback.started'];

  it('ends all that plays and waits, but no overlay', async () => {
    const { world, call } = await playing();
    world.ok(call, 'playback_stop');
    await world.clock.advanceAsync(1000);
    expect(audioHooks(world, call)).toEqual([...STARTED, '100 speak.ended completed']);
  });

  it('ends only what sounds with stop: current', async () => {
    const { world, call } = await playing();
    world.ok(call, 'playback_stop', { stop: 'current' });
    await world.clock.advanceAsync(1000);
    expect(audioHooks(world, call)).toEqual([
      ...STARTED,
      '100 speak.ended completed',
      '100 playback.started',
      '500 playback.ended completed',
    ]);
  });

  it.each([{ overlay: true }, { stop: 'overlay' }])('ends the overlay alone with %o', async (body) => {
    const { world, call } = await playing();
    world.ok(call, 'playback_stop', body);
    expect(audioHooks(world, call)).toEqual([...STARTED, '100 playback.ended cancelled']);
    expect(world.payload('call.playback.ended')).toMatchObject({ overlay: true });
  });

  it('takes what was stopped out of what is heard, from the next frame on', async () => {
    const { world, call } = await playing();
    world.ok(call, 'playback_stop', { overlay: true });
    world.ok(call, 'playback_stop');
    await world.clock.advanceAsync(1000);
    const heard = world.audio(call, 'heard');
    expect(heard.subarray(700, 800).some((value) => value !== 0)).toBe(true);
    expect(heard.subarray(800).every((value) => value === 0)).toBe(true);
  });

  it('is accepted and does nothing where nothing plays', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    expect(world.codes(call, 'playback_stop')).toEqual([]);
    expect(world.events('command.ignored', call)).toMatchObject([{ why: 'nothing is being played' }]);
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.answered']);
  });

  it('is refused there with the switch stop_when_idle: refuse', async () => {
    const world = new ExchangeWorld({ config: { switches: { stop_when_idle: 'refuse' } } });
    const call = await world.answered();
    expect(world.codes(call, 'playback_stop')).toEqual(['10027']);
    expect(world.codes(call, 'transcription_stop')).toEqual(['10027']);
  });

  it('is refused with a stop that does not exist', async () => {
    const world = new ExchangeWorld();
    expect(world.codes(await world.answered(), 'playback_stop', { stop: 'next' })).toEqual(['90016']);
  });
});
