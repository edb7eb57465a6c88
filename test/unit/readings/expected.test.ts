import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { readingAnswer } from '../../../src/readings/expected.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { StreamApp, voice } from '../../support/stream-app.js';

const speak = (world: ExchangeWorld, call: Call, payload: string): unknown =>
  world.ok(call, 'speak', { payload, voice: 'female' });

type Asked = Parameters<typeof readingAnswer>[1];

/** Over all calls, since `after` (world microseconds). */
const ask = (world: ExchangeWorld, expectation: Asked, after = 0) =>
  readingAnswer(world.exchange, expectation, undefined, { after, until: world.clock.wallMicros() });

describe('an expectation that is a reading', () => {
  it('waits for its case, passes when it came in time, and fails as soon as it is too late', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    expect(ask(world, { reply_within: '1500ms' })).toMatchObject({ outcome: 'not exercised' });
    world.say(call, 'Hello');
    await world.clock.advanceAsync(1_290);
    expect(ask(world, { reply_within: '1500ms' })).toMatchObject({
      outcome: 'not exercised',
      came: 'nothing for 1 s so far',
    });
    const answered = world.clock.wallMicros();
    speak(world, call, 'Good morning');
    await world.clock.advanceAsync(200);
    expect(ask(world, { reply_within: '1500ms' })).toMatchObject({
      outcome: 'pass',
      came: 'reply 1.01 s at 290 ms of the call',
    });
    expect(ask(world, { reply_within: '1s' })).toMatchObject({ outcome: 'fail' });
    // Behind an expectation that has come true meanwhile it is still about what the party did last.
    expect(ask(world, { reply_within: '1500ms' }, answered + 100_000)).toMatchObject({ outcome: 'pass' });

    await world.clock.advanceAsync(2_000);
    world.say(call, 'And now?');
    await world.clock.advanceAsync(2_100);
    expect(ask(world, { reply_within: '1500ms' }, world.clock.wallMicros())).toMatchObject({
      outcome: 'fail',
      came: 'none for 1.62 s by now',
    });
  });

  it('fails for silence that has become too long, and does not pass before it is over', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    await world.clock.advanceAsync(1_000);
    expect(ask(world, { never_silent_for: '3s' })).toMatchObject({ outcome: 'not exercised' });
    await world.clock.advanceAsync(2_500);
    expect(ask(world, { never_silent_for: '3s' })).toMatchObject({ outcome: 'fail' });
    speak(world, call, 'Hello');
    await world.clock.advanceAsync(1_000);
    expect(ask(world, { never_silent_for: '4s' })).toMatchObject({ outcome: 'pass' });
  });

  it('does not pass because of something that has not come, however long the limit is', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    speak(world, call, 'Hello there');
    await world.clock.advanceAsync(9_500);
    expect(ask(world, { asks_again_within: '10s' })).toMatchObject({ outcome: 'not exercised' });
    world.say(call, 'Hello');
    await world.clock.advanceAsync(6_500);
    expect(ask(world, { reply_within: '10s' })).toMatchObject({ outcome: 'not exercised' });
    world.act(call, { act: 'hangup' });
    expect(ask(world, { reply_within: '10s' })).toMatchObject({
      outcome: 'not exercised',
      came: expect.stringMatching(/^reply none for 6\.\d+ s/) as string,
    });
    expect(ask(world, { reply_within: '6s' })).toMatchObject({ outcome: 'fail' });
  });

  it('is about the last act: a reply to the one before is none to it', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.say(call, 'Hello');
    await world.clock.advanceAsync(1_000);
    speak(world, call, 'Good morning');
    await world.clock.advanceAsync(3_000);
    // The words begin with some silence: their act begins before they are heard.
    const second = world.clock.wallMicros();
    world.say(call, 'And now?');
    await world.clock.advanceAsync(1_500);
    expect(ask(world, { reply_within: '2s' }, second)).toMatchObject({ outcome: 'not exercised' });
    await world.clock.advanceAsync(2_000);
    expect(ask(world, { reply_within: '2s' }, second)).toMatchObject({ outcome: 'fail' });
  });

  it('is about what came since the far end last did something, of a stream too', async () => {
    const app = await StreamApp.answer();
    const { world, call } = app;
    const sound = (await voice('greeting')).slice(0, 16_000);
    let micros = 0;
    await app.run(
      [
        [500, () => app.send(sound, { leadMs: 1_500 })],
        [4_000, () => void world.say(call, 'A question')],
        [4_000, () => (micros = world.clock.wallMicros())],
        [5_000, () => app.send(sound, { leadMs: 300 })],
        [6_000, () => void world.say(call, 'Wait a moment, please')],
        [6_200, () => app.clear()],
      ],
      8_000,
    );
    expect(ask(world, { buffer_at_most: '1s' }, micros)).toMatchObject({ outcome: 'pass' });
    expect(ask(world, { buffer_at_most: '1s' })).toMatchObject({ outcome: 'fail' });
    expect(ask(world, { reading: 'hole', at_most: '50ms' }, micros)).toMatchObject({ outcome: 'pass' });
    expect(ask(world, { reading: 'wrong_sound', at_most: 0 }, micros)).toMatchObject({ outcome: 'pass' });
    // Behind an expectation that has come true since the interruption it is still about that interruption.
    const cleared = world.clock.wallMicros() - 1_500_000;
    expect(ask(world, { yields_within: '500ms' }, cleared)).toMatchObject({ outcome: 'pass' });
  });

  it('does not take a pause within what the app says for a stop', async () => {
    const app = await StreamApp.answer();
    const { world, call } = app;
    const sound = (await voice('greeting')).slice(0, 12_000);
    const withPause = Int16Array.from([...sound, ...new Int16Array(3_200), ...sound, ...sound]);
    await app.run(
      [
        [500, () => app.send(withPause)],
        [1_600, () => void world.say(call, 'Excuse me, but I would like to say something')],
      ],
      8_000,
    );
    expect(ask(world, { yields_within: '1s' })).toMatchObject({ outcome: 'fail' });
  });

  it('is not exercised by an interruption of what would have ended anyway', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    speak(world, call, 'A long sentence that goes on');
    await world.clock.advanceAsync(1_000);
    world.say(call, 'Excuse me, but I would like to say something');
    await world.clock.advanceAsync(4_000);
    // The sentence of 28 characters had 680 ms left.
    expect(ask(world, { yields_within: '1s' })).toMatchObject({ outcome: 'not exercised' });
    expect(ask(world, { yields_within: '500ms' })).toMatchObject({ outcome: 'fail' });
  });

  it('may be any reading with a limit in its own unit', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    speak(world, call, 'Hello there');
    await world.clock.advanceAsync(2_000);
    expect(ask(world, { reading: 'greeting', at_most: '100ms' })).toMatchObject({ outcome: 'pass' });
    expect(ask(world, { reading: 'level', at_least: -20, at_most: -10 })).toMatchObject({ outcome: 'pass' });
    expect(ask(world, { reading: 'level', at_least: -10 })).toMatchObject({ outcome: 'fail' });
  });
});
