import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { callView } from '../../../src/control/call-view.js';
import { ExchangeWorld, STREAM_URL } from '../../support/exchange.js';
import { press, story } from '../../support/gathering.js';

/** The end of a gather that is begun at once, with these keys pressed at these times. */
async function ended(body: object, keys: Readonly<Record<number, string>> = {}, wish = {}): Promise<string[]> {
  const world = new ExchangeWorld(wish);
  const call = await world.answered();
  world.ok(call, 'gather', body);
  let now = 0;
  for (const [at, digits] of Object.entries(keys)) {
    await world.clock.advanceAsync(Number(at) - now);
    now = Number(at);
    press(world, call, digits);
  }
  await world.clock.advanceAsync(200_000);
  return story(world, call).filter((line) => line.includes('gather'));
}

describe('gather', () => {
  it('tells of each digit, and ends with all of them at the terminating one, which is left out', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'gather', { gather_id: 'menu', client_state: 'YQ==' });
    press(world, call, '12#');
    await world.clock.advanceAsync(60_000);
    expect(story(world, call)).toEqual([
      '160 dtmf.received "1"',
      '400 dtmf.received "2"',
      '640 dtmf.received "#"',
      '640 gather.ended "12" "valid"',
    ]);
    const { from, to } = call;
    expect(world.payload('call.gather.ended')).toMatchObject({ from, to, gather_id: 'menu', client_state: 'YQ==' });
    expect(world.clock.pending).toBe(0);
  });

  it('makes up a gather_id where none is given, another one each time', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const ids = [0, 1].map(() => {
      world.ok(call, 'gather');
      world.ok(call, 'gather_stop');
      return world.payload('call.gather.ended')['gather_id'];
    });
    expect(new Set(ids).size).toBe(2);
  });

  it.each([
    ['no digit within 5 s', {}, {}, '5000 gather.ended "" "timeout"'],
    ['no digit within initial_timeout_millis', { initial_timeout_millis: 700 }, {}, '700 gather.ended "" "timeout"'],
    ['no digit within the whole time', { timeout_millis: 800 }, {}, '800 gather.ended "" "timeout"'],
    ['no other digit for 5 s', {}, { 0: '12' }, '5400 gather.ended "12" "valid"'],
    ['no other digit soon enough', { inter_digit_timeout_millis: 300 }, { 0: '1' }, '460 gather.ended "1" "valid"'],
    ['too few digits in time', { minimum_digits: 2 }, { 0: '1' }, '5160 gather.ended "1" "invalid"'],
    ['a digit at the last moment', { initial_timeout_millis: 1000 }, { 840: '1' }, '1000 gather.ended "" "timeout"'],
    ['the maximum', { maximum_digits: 2 }, { 0: '123' }, '400 gather.ended "12" "valid"'],
    ['a digit that is not valid', { valid_digits: '12' }, { 0: '13' }, '400 gather.ended "13" "invalid"'],
    ['the terminating digit alone', {}, { 0: '#' }, '160 gather.ended "" "invalid"'],
    [
      'the whole time, in the middle',
      { timeout_millis: 3000, minimum_digits: 2 },
      { 0: '1', 2000: '2' },
      '3000 gather.ended "12" "valid"',
    ],
  ])('with %s ends so', async (_what, body, keys, expected) => {
    expect(await ended(body, keys)).toEqual([expected]);
  });

  it('goes on after a digit that does not count, with gather_invalid_digit: ignore, and its time-outs too', async () => {
    const config = { switches: { gather_invalid_digit: 'ignore' } };
    expect(await ended({ valid_digits: '12' }, { 0: '7' }, { config })).toEqual(['5000 gather.ended "" "timeout"']);
    expect(await ended({ valid_digits: '12' }, { 0: '17' }, { config })).toEqual(['5160 gather.ended "1" "valid"']);
  });

  it('ends with the switches of too few digits and of none', async () => {
    const config = { switches: { gather_too_few_digits: 'timeout', gather_no_digits: 'invalid' } };
    expect(await ended({ minimum_digits: 2 }, { 0: '1' }, { config })).toEqual(['5160 gather.ended "1" "timeout"']);
    expect(await ended({}, {}, { config })).toEqual(['5000 gather.ended "" "invalid"']);
  });

  it('leaves digits without a gather as they were', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    press(world, call, '1');
    await world.clock.advanceAsync(1000);
    world.ok(call, 'gather', { maximum_digits: 1 });
    press(world, call, '2');
    await world.clock.advanceAsync(1000);
    press(world, call, '3');
    await world.clock.advanceAsync(10_000);
    expect(story(world, call)).toEqual([
      '160 dtmf.received "1"',
      '1160 dtmf.received "2"',
      '1160 gather.ended "2" "valid"',
      '2160 dtmf.received "3"',
    ]);
  });

  it('takes what was pressed before it, with gather_early_digits: take, and leaves the rest to the next', async () => {
    const world = new ExchangeWorld({ config: { switches: { gather_early_digits: 'take' } } });
    const call = await world.answered();
    press(world, call, '123');
    await world.clock.advanceAsync(1000);
    world.ok(call, 'gather', { maximum_digits: 2 });
    world.ok(call, 'gather_using_speak', { payload: 'Next?', voice: 'female', maximum_digits: 2 });
    press(world, call, '4');
    await world.clock.advanceAsync(10_000);
    expect(story(world, call).slice(3)).toEqual([
      '1000 gather.ended "12" "valid"',
      '1160 dtmf.received "4"',
      '1160 gather.ended "34" "valid"',
    ]);
    expect(world.audio(call, 'heard').every((value) => value === 0)).toBe(true);
  });

  it(`limit call.early_digits: at most ${LIMITS['call.early_digits']} digits wait for a gather`, async () => {
    const world = new ExchangeWorld({ config: { switches: { gather_early_digits: 'take' } } });
    const call = await world.answered();
    press(world, call, `${'1'.repeat(LIMITS['call.early_digits'])}2`);
    await world.clock.advanceAsync(60_000);
    expect(world.events('limit.reached')).toMatchObject([
      { what: 'call.early_digits', limit: LIMITS['call.early_digits'], call_control_id: call.id },
    ]);
    world.ok(call, 'gather');
    expect(world.payload('call.gather.ended')['digits']).toBe('1'.repeat(128));
  });

  it('shows its state', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'gather', { gather_id: 'pin', maximum_digits: 4 });
    press(world, call, '12');
    await world.clock.advanceAsync(400);
    const shown = (): unknown => callView(call).activities;
    expect(shown()).toMatchObject([
      {
        kind: 'gather',
        state: 'running',
        gather_id: 'pin',
        digits: '12',
        tries_left: 0,
        prompting: false,
        outcome: null,
      },
    ]);
    await world.clock.advanceAsync(5000);
    expect(shown()).toMatchObject([{ state: 'ended', digits: '12', outcome: 'valid' }]);
    expect(world.events('activity.started', call)).toMatchObject([
      { kind: 'gather', minimum_digits: 1, maximum_digits: 4, terminating_digit: '#', valid_digits: '0123456789#*' },
    ]);
    expect(world.events('activity.ended', call)).toMatchObject([
      { kind: 'gather', reason: 'completed', detail: 'valid' },
    ]);
  });
});

describe('a gather beside what else runs on a call', () => {
  it('shares the digits with a stream, and its prompt is heard there', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered({}, { stream_url: STREAM_URL, stream_track: 'both_tracks' });
    const socket = world.dialer.accept();
    world.ok(call, 'transcription_start', { transcription_tracks: 'both' });
    world.ok(call, 'gather_using_speak', { payload: 'Your PIN?', voice: 'female', maximum_digits: 2 });
    await world.clock.advanceAsync(1500);
    world.say(call, 'Yes');
    press(world, call, '42');
    await world.clock.advanceAsync(1500);
    expect(socket.frames('dtmf').map(({ json }) => json.dtmf)).toMatchObject([{ digit: '4' }, { digit: '2' }]);
    const said = world.webhooks(call).filter(({ type }) => type === 'call.transcription');
    expect(said.map(({ payload }) => (payload['transcription_data'] as { transcript: string }).transcript)).toEqual([
      'Your PIN?',
      'Yes',
    ]);
    expect(world.payload('call.gather.ended')).toMatchObject({ digits: '42', status: 'valid' });
  });
});

describe('a gather that is not left to end by itself', () => {
  it('is cancelled by gather_stop', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'gather');
    press(world, call, '1');
    await world.clock.advanceAsync(200);
    world.ok(call, 'gather_stop');
    await world.clock.advanceAsync(60_000);
    expect(story(world, call)).toEqual(['160 dtmf.received "1"', '200 gather.ended "1" "cancelled"']);
    expect(world.clock.pending).toBe(0);
  });

  it('is cancelled by the next one, which has its digits to itself', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'gather', { gather_id: 'first' });
    press(world, call, '1');
    await world.clock.advanceAsync(200);
    world.ok(call, 'gather', { gather_id: 'second', maximum_digits: 1 });
    press(world, call, '2');
    await world.clock.advanceAsync(1000);
    const ends = world.webhooks(call).filter(({ type }) => type === 'call.gather.ended');
    expect(ends.map(({ payload: { gather_id, digits, status } }) => [gather_id, digits, status])).toEqual([
      ['first', '1', 'cancelled'],
      ['second', '2', 'valid'],
    ]);
  });

  it('ends with the call, behind call.hangup', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'gather_using_speak', { payload: 'Press one', voice: 'female' });
    await world.clock.advanceAsync(100);
    world.act(call, { act: 'hangup' });
    await world.clock.advanceAsync(60_000);
    expect(story(world, call)).toEqual(['100 hangup', '100 gather.ended "" "call_hangup"']);
    expect(callView(call).activities).toMatchObject([{ kind: 'gather', state: 'ended', prompting: false }, {}]);
  });

  it('that nobody has begun cannot be stopped: nothing happens, or it is refused by the switch', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'gather_stop');
    expect(story(world, call)).toEqual([]);
    expect(world.events('command.ignored', call)).toMatchObject([{ command: 'gather_stop' }]);
    const strict = new ExchangeWorld({ config: { switches: { stop_when_idle: 'refuse' } } });
    expect(strict.codes(await strict.answered(), 'gather_stop')).toEqual(['10027']);
  });
});
