import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { readingsOf } from '../../../src/readings/readings.js';
import type { Reading, ReadingName } from '../../../src/readings/reading.js';
import { ExchangeWorld } from '../../support/exchange.js';

const speak = { voice: 'female' } as const;

const reading = (world: ExchangeWorld, call: Call, name: ReadingName): Reading | undefined =>
  readingsOf(world.exchange, call).readings.find((one) => one.name === name);

/** The fake voice sounds 60 ms for a character, and its first audible sample is the second one of a sine. */
describe('readings of a call that an app speaks on with commands', () => {
  it('have the places of its sound and of what the far end says, to the sample', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    await world.clock.advanceAsync(500);
    world.ok(call, 'speak', { ...speak, payload: 'Welcome' });
    await world.clock.advanceAsync(3_000);
    world.say(call, 'Hello there');
    await world.clock.advanceAsync(2_000);
    world.ok(call, 'speak', { ...speak, payload: 'How are you today, my friend' });
    await world.clock.advanceAsync(400);
    world.say(call, 'Stop it now');
    await world.clock.advanceAsync(400);
    world.ok(call, 'playback_stop', { stop: 'all' });
    await world.clock.advanceAsync(1_000);
    world.ok(call, 'speak', { ...speak, payload: 'Good bye' });
    await world.clock.advanceAsync(100);
    world.ok(call, 'hangup');

    expect(reading(world, call, 'greeting')).toMatchObject({ outcome: 'measured', value: 500.1, verdict: 'fine' });
    expect(reading(world, call, 'reply')).toMatchObject({
      // 2,000 ms after the words of 650 ms began; and behind the interruption, at 5,900 ms and as long.
      samples: [{ value: 1350.1 }, { value: 750.1 }],
      verdict: 'hint',
      code: 'reply_late',
    });
    expect(reading(world, call, 'yield')).toMatchObject({
      samples: [{ value: 399.9, at_ms: 5900.1, detail: { decision_ms: 399.9 } }],
      verdict: 'fine',
    });
    expect(reading(world, call, 'cut_at_end')).toMatchObject({ value: 310, code: 'hangup_cuts_speech' });
    expect(reading(world, call, 'level')).toMatchObject({ value: -15.9, unit: 'dBFS', verdict: 'fine' });
    expect(reading(world, call, 'overrun')).toMatchObject({ outcome: 'not_exercised', value: null, verdict: null });
  });

  it('tell that a silent caller was asked again, or was not', async () => {
    const asked = async (afterMs: number): Promise<Reading | undefined> => {
      const world = new ExchangeWorld();
      const call = await world.answered();
      world.ok(call, 'speak', { ...speak, payload: 'Yes?' });
      await world.clock.advanceAsync(240 + afterMs);
      world.ok(call, 'speak', { ...speak, payload: 'Hello?' });
      await world.clock.advanceAsync(1_000);
      return reading(world, call, 'reprompt');
    };
    expect(await asked(5_000)).toMatchObject({ value: 5010.1, verdict: 'fine' });
    expect(await asked(9_000)).toMatchObject({ value: 9010.1, code: 'silent_caller_ignored' });
  });

  it('are not exercised on a call that nobody answered', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    const { readings } = readingsOf(world.exchange, call);
    expect(new Set(readings.map(({ outcome }) => outcome))).toEqual(new Set(['not_exercised']));
  });

  it('know the silence in which it was for the app to speak', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    await world.clock.advanceAsync(4_000);
    expect(reading(world, call, 'dead_air')).toMatchObject({ value: 4_000, code: 'dead_air' });
    expect(reading(world, call, 'greeting')).toMatchObject({ outcome: 'not_exercised' });
    world.act(call, { act: 'hangup' });
    expect(reading(world, call, 'greeting')).toMatchObject({ value: 4_000, verdict: 'error', code: 'greeting_none' });
  });
});
