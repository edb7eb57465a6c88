import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { readingAnswer } from '../../../src/readings/expected.js';
import { ExchangeWorld } from '../../support/exchange.js';

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
