import { describe, expect, it } from 'vitest';
import { FetchError } from '../../../src/platform/fetch-error.js';
import { callView } from '../../../src/control/call-view.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { press, story } from '../../support/gathering.js';
import { wavOf } from '../../support/sounds.js';

const SAY = { payload: 'Hello', voice: 'female' };

describe('gather_using_speak', () => {
  it('says its text, waits as long as it is told from then on, and asks again', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'gather_using_speak', { ...SAY, timeout_millis: 1000, maximum_tries: 2 });
    await world.clock.advanceAsync(60_000);
    // A text of five letters lasts 300 ms.
    expect(story(world, call)).toEqual(['2600 gather.ended "" "timeout"']);
    expect(world.outside.fakeSpeech.asked).toEqual(['Hello', 'Hello']);
    expect(world.payload('call.gather.ended')).not.toHaveProperty('gather_id');
    const started = world.events('activity.started', call).filter(({ kind }) => kind === 'speak');
    expect(started.map(({ at }) => Date.parse(at) - Date.parse(started[0]?.at ?? ''))).toEqual([0, 1300]);
  });

  it('asks three times, for a minute each, unless it is told otherwise', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'gather_using_speak', SAY);
    await world.clock.advanceAsync(200_000);
    expect(story(world, call)).toEqual([`${3 * 60_300} gather.ended "" "timeout"`]);
  });

  it('falls silent when a key is pressed, and goes on listening', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'gather_using_speak', { payload: 'A long text', voice: 'female', inter_digit_timeout_millis: 1000 });
    press(world, call, '1');
    await world.clock.advanceAsync(100);
    expect(callView(call).activities).toMatchObject([{ kind: 'gather', prompting: true }, { kind: 'speak' }]);
    await world.clock.advanceAsync(5000);
    expect(story(world, call)).toEqual(['160 dtmf.received "1"', '1160 gather.ended "1" "valid"']);
    const heard = world.audio(call, 'heard');
    expect(heard.findLastIndex((value) => value !== 0)).toBeLessThan(160 * 8 + 160);
    const [gather, speech] = callView(call).activities;
    expect(speech).toMatchObject({ kind: 'speak', state: 'ended', parent: gather?.id });
  });

  it('says invalid_payload first where the try before was invalid, and not after the last', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const more = { invalid_payload: 'No.', valid_digits: '1', maximum_tries: 2, timeout_millis: 500 };
    world.ok(call, 'gather_using_speak', { ...SAY, ...more });
    press(world, call, '2');
    await world.clock.advanceAsync(200);
    expect(callView(call).activities.map(({ kind }) => kind)).toEqual(['gather', 'speak', 'speak', 'speak']);
    await world.clock.advanceAsync(700);
    press(world, call, '3');
    await world.clock.advanceAsync(5000);
    expect(world.outside.fakeSpeech.asked).toEqual(['Hello', 'No.', 'Hello']);
    expect(story(world, call)).toEqual([
      '160 dtmf.received "2"',
      '1060 dtmf.received "3"',
      '1060 gather.ended "3" "invalid"',
    ]);
  });

  it('does not say it where there was no key at all', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'gather_using_speak', { ...SAY, invalid_payload: 'No.', maximum_tries: 2, timeout_millis: 500 });
    await world.clock.advanceAsync(5000);
    expect(world.outside.fakeSpeech.asked).toEqual(['Hello', 'Hello']);
  });

  it('interrupts what is said next to last too, and begins the next digits anew', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'gather_using_speak', {
      ...SAY,
      invalid_payload: 'No no no no',
      minimum_digits: 2,
      maximum_digits: 2,
    });
    press(world, call, '1#');
    await world.clock.advanceAsync(500);
    press(world, call, '45');
    await world.clock.advanceAsync(5000);
    expect(story(world, call).at(-1)).toBe('900 gather.ended "45" "valid"');
    expect(callView(call).activities.every(({ state }) => state === 'ended')).toBe(true);
  });

  it('waits for what is being said already', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', SAY);
    world.ok(call, 'gather_using_speak', { ...SAY, maximum_tries: 1, timeout_millis: 100 });
    await world.clock.advanceAsync(5000);
    expect(story(world, call)).toEqual([
      '0 speak.started',
      '300 speak.ended "completed"',
      '700 gather.ended "" "timeout"',
    ]);
  });

  it('goes on to wait where playback_stop cuts its prompt', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'gather_using_speak', { ...SAY, maximum_tries: 1, timeout_millis: 1000 });
    await world.clock.advanceAsync(100);
    world.ok(call, 'playback_stop');
    await world.clock.advanceAsync(5000);
    expect(story(world, call)).toEqual(['1100 gather.ended "" "timeout"']);
  });

  it('ends its prompt when it is stopped itself', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'gather_using_speak', { payload: 'A long text', voice: 'female' });
    await world.clock.advanceAsync(100);
    world.ok(call, 'gather_stop');
    await world.clock.advanceAsync(5000);
    expect(story(world, call)).toEqual(['100 gather.ended "" "cancelled"']);
    expect(world.audio(call, 'heard').findLastIndex((value) => value !== 0)).toBeLessThan(100 * 8 + 160);
  });

  it('tells of each prompt with gather_speak_webhooks: on', async () => {
    const world = new ExchangeWorld({ config: { switches: { gather_speak_webhooks: 'on' } } });
    const call = await world.answered();
    world.ok(call, 'gather_using_speak', { ...SAY, maximum_digits: 1 });
    await world.clock.advanceAsync(500);
    press(world, call, '1');
    await world.clock.advanceAsync(1000);
    expect(story(world, call)).toEqual([
      '0 speak.started',
      '300 speak.ended "completed"',
      '660 dtmf.received "1"',
      '660 gather.ended "1" "valid"',
    ]);
  });
});

const MENU = 'http://files.test/menu.wav';
const WRONG = 'http://files.test/wrong.wav';

function withFiles(): ExchangeWorld {
  const world = new ExchangeWorld();
  world.files.set(MENU, wavOf(400));
  world.files.set(WRONG, wavOf(200));
  world.files.set('http://files.test/bad.wav', new FetchError('connection refused', false));
  return world;
}

describe('gather_using_audio', () => {
  it('plays its file and tells so, with the file for invalid digits before it', async () => {
    const world = withFiles();
    const call = await world.answered();
    world.ok(call, 'gather_using_audio', { audio_url: MENU, invalid_audio_url: WRONG, valid_digits: '1' });
    press(world, call, '2');
    await world.clock.advanceAsync(1000);
    press(world, call, '1#');
    await world.clock.advanceAsync(1000);
    expect(story(world, call)).toEqual([
      '0 playback.started',
      '160 dtmf.received "2"',
      '160 playback.ended "cancelled"',
      '160 playback.started',
      '360 playback.ended "completed"',
      '360 playback.started',
      '760 playback.ended "completed"',
      '1160 dtmf.received "1"',
      '1400 dtmf.received "#"',
      '1400 gather.ended "1" "valid"',
    ]);
    const urls = world.webhooks(call).filter(({ type }) => type === 'call.playback.started');
    expect(urls.map(({ payload }) => payload['media_url'])).toEqual([MENU, WRONG, MENU]);
  });

  it('goes on to wait where its file cannot be had, which the app is told', async () => {
    const world = withFiles();
    const call = await world.answered();
    world.ok(call, 'gather_using_audio', {
      audio_url: 'http://files.test/bad.wav',
      maximum_tries: 1,
      timeout_millis: 1000,
    });
    await world.clock.advanceAsync(5000);
    expect(story(world, call)).toEqual(['0 playback.ended "failed"', '1000 gather.ended "" "timeout"']);
  });

  it('needs a file, unless the switch lets it do without', async () => {
    const world = withFiles();
    expect(world.codes(await world.answered(), 'gather_using_audio')).toEqual(['10004']);
    const lenient = new ExchangeWorld({ config: { switches: { empty_start: 'accept' } } });
    const call = await lenient.answered();
    lenient.ok(call, 'gather_using_audio', { timeout_millis: 100, maximum_tries: 2 });
    await lenient.clock.advanceAsync(1000);
    expect(story(lenient, call)).toEqual(['200 gather.ended "" "timeout"']);
  });

  it('does not count the time of one try against the next, without a file either', async () => {
    const world = new ExchangeWorld({ config: { switches: { empty_start: 'accept' } } });
    const call = await world.answered();
    const waits = { timeout_millis: 3000, inter_digit_timeout_millis: 1000 };
    world.ok(call, 'gather_using_audio', { ...waits, maximum_tries: 2, valid_digits: '1' });
    press(world, call, '12');
    await world.clock.advanceAsync(10_000);
    expect(story(world, call).at(-1)).toBe('3400 gather.ended "" "timeout"');
  });

  it('takes each of its files by its URL or by its name, and not by both', async () => {
    const world = withFiles();
    const call = await world.answered();
    const invalid = { invalid_audio_url: WRONG, invalid_media_name: 'b' };
    const reply = world.run(call, 'gather_using_audio', { audio_url: MENU, media_name: 'a', ...invalid });
    expect(reply).toMatchObject({
      refusals: [
        { error: 'unprocessable', pointer: '/media_name' },
        { error: 'unprocessable', pointer: '/invalid_media_name' },
      ],
    });
    world.ok(call, 'gather_using_audio', { media_name: 'menu', invalid_media_name: 'wrong' });
    press(world, call, '#');
    await world.clock.advanceAsync(500);
    const ends = world.webhooks(call).filter(({ type }) => type === 'call.playback.ended');
    // No such files are stored here.
    expect(ends.map(({ payload: { media_name, status } }) => [media_name, status])).toEqual([
      ['menu', 'file_not_found'],
      ['wrong', 'file_not_found'],
      ['menu', 'file_not_found'],
    ]);
  });
});

describe('a gather on one of two bridged legs', () => {
  it('takes the digits of its own party, also where the other is not to hear them', async () => {
    const world = new ExchangeWorld();
    const [caller, callee] = [await world.answered(), await world.answered()];
    world.ok(caller, 'bridge', { call_control_id: callee.id, mute_dtmf: 'both' });
    world.ok(caller, 'gather', { maximum_digits: 2 });
    press(world, callee, '99');
    press(world, caller, '12');
    await world.clock.advanceAsync(1000);
    expect(world.payload('call.gather.ended', caller)).toMatchObject({ digits: '12', status: 'valid' });
    expect(world.hooks(callee)).not.toContain('call.gather.ended');
    expect([caller, callee].map(({ party }) => party.dtmfHeard)).toEqual(['', '']);
  });

  it('goes on when the other leg goes and this one stays', async () => {
    const world = new ExchangeWorld();
    const [caller, callee] = [await world.answered(), await world.answered()];
    world.ok(caller, 'bridge', { call_control_id: callee.id, park_after_unbridge: 'self' });
    world.ok(caller, 'gather', { maximum_digits: 1 });
    await world.clock.advanceAsync(100);
    world.act(callee, { act: 'hangup' });
    press(world, caller, '1');
    await world.clock.advanceAsync(1000);
    expect(world.payload('call.gather.ended', caller)).toMatchObject({ digits: '1', status: 'valid' });
  });
});
