import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { readFixture } from '../../../src/platform/fixtures.js';
import type { Answer } from '../../../src/readings/span.js';
import { recordingOf, soundAnswer, type HeardSound, type Recordings } from '../../../src/readings/heard.js';
import { ExchangeWorld } from '../../support/exchange.js';

const FILE = 'http://files.test/greeting.wav';

/** What the party has heard since the answer. */
function heard(world: ExchangeWorld, call: Call, sound: HeardSound, recordings?: Recordings): Answer {
  const until = world.clock.wallMicros();
  return soundAnswer(world.exchange, sound, [call.id], { after: (call.answeredAt ?? 0) - 1, until }, recordings);
}

describe('what a far end hears', () => {
  it('is a tone of a frequency, with when it had sounded for 100 ms', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    await world.clock.advanceAsync(500);
    world.outside.files.set(FILE, (await readFixture('tone-440')).wav);
    world.ok(call, 'playback_start', { audio_url: FILE });
    expect(heard(world, call, { tone: 440 })).toMatchObject({ outcome: 'fail', came: 'silence' });
    const begin = world.clock.wallMicros();
    await world.clock.advanceAsync(1_000);
    const answer = heard(world, call, { tone: 440 });
    expect(answer).toMatchObject({ outcome: 'pass', came: 'a tone of 440 Hz' });
    expect(((answer.micros ?? 0) - begin) / 1000).toBeCloseTo(100, -1.4);
    expect(heard(world, call, { tone: 600 })).toMatchObject({ outcome: 'fail', came: '999 ms of other sound' });
  });

  it('is the tones of keys, in their order', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'send_dtmf', { digits: '5#18', duration_millis: 100 });
    await world.clock.advanceAsync(1_000);
    expect(heard(world, call, { dtmf: '5#18' })).toMatchObject({ outcome: 'pass' });
    expect(heard(world, call, { dtmf: '#1' })).toMatchObject({ outcome: 'pass' });
    expect(heard(world, call, { dtmf: '1#' })).toMatchObject({ outcome: 'fail', came: 'the keys 5#18' });
    expect(heard(world, call, { tone: 440 })).toMatchObject({ outcome: 'fail' });
  });

  it('knows each of the sixteen keys, one pressed twice, through each codec of a leg', async () => {
    for (const codec of ['PCMU', 'PCMA'] as const) {
      const world = new ExchangeWorld();
      const call = await world.answered({ codec });
      world.ok(call, 'send_dtmf', { digits: '112233445566778899**00##AABBCCDD', duration_millis: 100 });
      await world.clock.advanceAsync(10_000);
      expect(heard(world, call, { dtmf: '112233445566778899**00##AABBCCDD' }).came).toBe(
        'the keys 112233445566778899**00##AABBCCDD',
      );
    }
  });

  it('is speech in time, silence that lasts, and a level', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    await world.clock.advanceAsync(700);
    expect(heard(world, call, { level: [-30, -10] })).toMatchObject({ outcome: 'not exercised' });
    world.ok(call, 'speak', { payload: 'Hello', voice: 'female' });
    await world.clock.advanceAsync(1_000);
    expect(heard(world, call, { speech_within: '1s' })).toMatchObject({ outcome: 'pass', came: 'sound after 700 ms' });
    expect(heard(world, call, { speech_within: '500ms' })).toMatchObject({ outcome: 'fail' });
    expect(heard(world, call, { silence_for: '650ms' })).toMatchObject({ outcome: 'pass' });
    expect(heard(world, call, { silence_for: '1s' })).toMatchObject({
      outcome: 'fail',
      came: 'silence for 710 ms at most',
    });
    expect(heard(world, call, { level: [-20, -10] })).toMatchObject({ outcome: 'pass', came: '-15.9 dBFS' });
    expect(heard(world, call, { level: [-20, -17], tone: 440 })).toMatchObject({ outcome: 'fail', came: '-15.9 dBFS' });
  });

  it('is a recording, but not one with a gap, nor another one', async () => {
    const world = new ExchangeWorld();
    const { wav } = await readFixture('greeting');
    world.outside.files.set(FILE, wav);
    const recordings = new Map([
      ['fixture:greeting', await recordingOf(world.exchange, wav)],
      ['fixture:goodbye', await recordingOf(world.exchange, (await readFixture('goodbye')).wav)],
    ]);
    const call = await world.answered({ codec: 'PCMA' });
    world.ok(call, 'playback_start', { audio_url: FILE });
    await world.clock.advanceAsync(10_000);
    const greeting = { like: 'fixture:greeting' };
    expect(heard(world, call, greeting, recordings)).toMatchObject({ outcome: 'pass' });
    expect(heard(world, call, { like: 'fixture:goodbye' }, recordings)).toMatchObject({ outcome: 'fail' });
    expect(heard(world, call, { like: 'fixture:none' }, recordings)).toMatchObject({ outcome: 'not measurable' });

    const cut = await world.answered();
    world.ok(cut, 'playback_start', { audio_url: FILE });
    await world.clock.advanceAsync(1_200);
    world.media.leg(cut.id)?.outbound.laid.cutAfter(8_000);
    await world.clock.advanceAsync(10_000);
    expect(heard(world, cut, greeting, recordings)).toMatchObject({ outcome: 'fail' });
  });
});
