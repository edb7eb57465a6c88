import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { writeWav } from '../../../src/media/wav.js';
import { readingsOf } from '../../../src/readings/readings.js';
import type { Reading, ReadingName } from '../../../src/readings/reading.js';
import { PARTY } from '../../support/detection-world.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { StreamApp, voice } from '../../support/stream-app.js';

const MUSIC = 'http://app.test/music.wav';
const spoken = (payload: string) => ({ payload, voice: 'female' }) as const;

/** The readings of a call of which something is wrong, or was measured, by name. */
const wrongOn = (world: ExchangeWorld, call: Call): string[] =>
  readingsOf(world.exchange, call).readings.flatMap(({ code }) => code ?? []);

const reading = (world: ExchangeWorld, call: Call, name: ReadingName): Reading | undefined =>
  readingsOf(world.exchange, call).readings.find((one) => one.name === name);

/** Does each thing so many ms after the one before. */
async function inTurn(
  world: ExchangeWorld,
  things: readonly (readonly [afterMs: number, thing: () => unknown])[],
): Promise<void> {
  for (const [afterMs, thing] of things) {
    await world.clock.advanceAsync(afterMs);
    thing();
  }
}

function press(world: ExchangeWorld, call: Call, digits: string): void {
  expect(world.act(call, { act: 'dtmf', actId: call.ids.uuid('act'), digits })).toBeUndefined();
}

describe('readings of a call that is bridged', () => {
  async function bridged(silentMs: number): Promise<{ world: ExchangeWorld; call: Call; agent: Call }> {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', spoken('Welcome'));
    const agent = await world.dial({ to: PARTY });
    await inTurn(world, [
      [4_000, () => world.ok(call, 'bridge', { call_control_id: agent.id, park_after_unbridge: 'self' })],
      [500, () => world.say(agent, 'Hello, this is the agent')],
      [5_000, () => world.say(call, 'I have a long story to tell you')],
      [300, () => world.ok(call, 'speak', spoken('This call is recorded'))],
      [9_000, () => world.say(call, 'Hello')],
      [6_000, () => world.act(agent, { act: 'hangup' })],
      [silentMs, () => world.ok(call, 'speak', spoken('The agent has gone'))],
      [2_000, () => undefined],
    ]);
    return { world, call, agent };
  }

  it('are of the app alone: what the two say to each other asks it for nothing', async () => {
    const { world, call, agent } = await bridged(500);
    for (const leg of [call, agent]) expect(wrongOn(world, leg)).toEqual([]);
    for (const name of ['reply', 'yield', 'talk_over', 'false_yield'] as const)
      expect(reading(world, call, name)?.outcome, name).toBe('not_exercised');
  });

  it('know the silence behind the bridge, when it is for the app to speak again', async () => {
    const { world, call } = await bridged(6_000);
    const ended = world.events('activity.ended', call).find(({ kind }) => kind === 'bridge');
    expect(wrongOn(world, call)).toEqual(['dead_air']);
    expect(reading(world, call, 'dead_air')?.samples).toContainEqual(
      expect.objectContaining({ value: 6_000.1, evidence: [ended?.seq] }),
    );
  });
});

describe('readings of an app that talks on', () => {
  it('know the silence behind its last word, which the far end had asked something into', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    await inTurn(world, [
      [0, () => world.ok(call, 'speak', spoken('Welcome to the bakery, we have many kinds of bread and cake'))],
      [1_500, () => world.say(call, 'I want bread')],
      [7_000, () => undefined],
    ]);
    // 59 characters of 60 ms; the call is 8,500 ms long.
    expect(reading(world, call, 'dead_air')).toMatchObject({ value: 4_970, code: 'dead_air' });
  });
});

describe('readings of a call to a machine', () => {
  it('have the beep for what asks for the message', async () => {
    const parties = new Map([[PARTY, { behaviour: 'answer', kind: 'machine', greeting: 'Leave a message' } as const]]);
    const world = new ExchangeWorld({ parties });
    const call = await world.dial({ to: PARTY });
    await inTurn(world, [
      // It has greeted for a second, half a second later it beeps; this app begins too early, and again behind the beep.
      [500, () => world.ok(call, 'speak', spoken('Hi'))],
      [1_800, () => world.ok(call, 'speak', spoken('Your cake is ready'))],
      [2_000, () => world.ok(call, 'hangup')],
    ]);
    expect(reading(world, call, 'noise_reply')?.outcome).toBe('not_exercised');
    expect(reading(world, call, 'false_yield')?.outcome).toBe('not_exercised');
    const beep = reading(world, call, 'reply')?.samples.find(({ detail }) => detail?.['to'] === 'beep');
    expect(beep?.value).toBeGreaterThan(0);
    expect(beep?.value).toBeLessThan(1_000);
  });

  it('do not take the keys that the app sends for talk', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({ to: PARTY });
    await inTurn(world, [
      [4_000, () => world.say(call, 'Press one for accounts, two for cards, three for a person')],
      [1_000, () => world.ok(call, 'send_dtmf', { digits: '33333333', duration_millis: 500 })],
      [14_000, () => world.say(call, 'One moment')],
      [1_000, () => world.ok(call, 'hangup')],
    ]);
    expect(wrongOn(world, call)).toEqual([]);
    expect(reading(world, call, 'talk_over')).toMatchObject({ value: 0 });
    expect(reading(world, call, 'yield')?.outcome).toBe('not_exercised');
  });
});

describe('readings of marks', () => {
  it('do not expect those of a stream that is over, nor those of what the far end interrupted', async () => {
    const app = await StreamApp.answer();
    const { world, call } = app;
    const line = await voice('greeting');
    await app.run(
      [
        [300, () => app.send(line.slice(0, 24_000), { leadMs: 3_000 })],
        [310, () => app.mark('one')],
        [1_500, () => press(world, call, '0')],
        [1_800, () => world.ok(call, 'streaming_stop')],
        [2_300, () => world.ok(call, 'speak', spoken('Let me see'))],
        [4_000, () => world.ok(call, 'hangup')],
      ],
      4_500,
    );
    expect(reading(world, call, 'mark_misuse')).toMatchObject({
      samples: [{ value: 0, detail: { command: 'streaming_stop' } }, { value: 0 }, { value: 0 }],
    });
  });
});

describe('a playback without end', () => {
  const music = writeWav([Int16Array.from({ length: 16_000 }, (_, i) => 3_000 * Math.sin(i / 5))], 8_000);

  async function withMusic(): Promise<{ world: ExchangeWorld; call: Call }> {
    const world = new ExchangeWorld();
    world.files.set(MUSIC, music);
    const call = await world.answered();
    await world.clock.advanceAsync(100);
    return { world, call };
  }

  it('is music: no greeting, nothing that is to yield, and no silence', async () => {
    const { world, call } = await withMusic();
    world.ok(call, 'playback_start', { audio_url: MUSIC, loop: 'infinity' });
    await inTurn(world, [
      [3_000, () => world.say(call, 'Is anybody there')],
      [4_000, () => world.ok(call, 'speak', { ...spoken('Yes, I am'), stop: 'all' })],
      [2_000, () => world.act(call, { act: 'hangup' })],
    ]);
    expect(wrongOn(world, call)).toEqual(['greeting_late', 'reply_late']);
    expect(reading(world, call, 'greeting')).toMatchObject({ value: 7_100.1 });
    // The words take 60 ms for each of 16 characters.
    expect(reading(world, call, 'reply')).toMatchObject({ value: 3_050.1 });
    expect(reading(world, call, 'dead_air')).toMatchObject({ verdict: 'fine' });
    expect(reading(world, call, 'yield')?.outcome).toBe('not_exercised');
  });

  it('is not cut off by a hang-up, which other sound is', async () => {
    for (const [loop, code] of [
      ['infinity', []],
      [5, ['hangup_cuts_speech']],
    ] as const) {
      const { world, call } = await withMusic();
      world.ok(call, 'speak', spoken('One moment'));
      world.ok(call, 'playback_start', { audio_url: MUSIC, loop });
      await world.clock.advanceAsync(4_010);
      world.ok(call, 'hangup');
      expect(wrongOn(world, call), String(loop)).toEqual(code);
    }
  });

  it('beneath what the app says hides none of it', async () => {
    const { world, call } = await withMusic();
    await inTurn(world, [
      [500, () => world.ok(call, 'speak', spoken('Welcome to the bakery, what do you want'))],
      [100, () => world.ok(call, 'playback_start', { audio_url: MUSIC, loop: 'infinity', overlay: true })],
      [1_000, () => world.say(call, 'Please stop it now')],
      [300, () => world.ok(call, 'playback_stop', { stop: 'current' })],
      [2_000, () => world.act(call, { act: 'hangup' })],
    ]);
    expect(reading(world, call, 'greeting')).toMatchObject({ value: 600.1 });
    expect(reading(world, call, 'yield')).toMatchObject({ samples: [{ value: 299.9 }], verdict: 'fine' });
  });
});

describe('a pause', () => {
  const PAUSED = 'http://app.test/paused.wav';

  it('within a file is no silence behind which the app asks again', async () => {
    const world = new ExchangeWorld();
    const said = Int16Array.from({ length: 8_000 }, (_, i) => 6_000 * Math.sin(i / 5));
    world.files.set(PAUSED, writeWav([Int16Array.from([...said, ...new Int16Array(16_000), ...said])], 8_000));
    const call = await world.answered();
    world.ok(call, 'playback_start', { audio_url: PAUSED });
    await world.clock.advanceAsync(8_000);
    expect(reading(world, call, 'reprompt')?.outcome).toBe('not_exercised');
    world.ok(call, 'playback_start', { audio_url: PAUSED });
    await world.clock.advanceAsync(5_000);
    expect(reading(world, call, 'reprompt')?.samples).toMatchObject([{ value: 4_000.1 }]);
  });
});

describe('a sound of agreement', () => {
  it.each([
    [undefined, 'Okay', 'false_yield'],
    [undefined, 'Stop', 'yield'],
    [true, 'Go on', 'false_yield'],
    [false, 'Okay', 'yield'],
  ] as const)('is told by its act (%s), and else by its words (%s): %s', async (agrees, text, measured) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const sound = { kind: 'say', actId: call.ids.uuid('act'), text, voice: undefined, agrees } as const;
    await inTurn(world, [
      [0, () => world.ok(call, 'speak', spoken('Welcome to the bakery, what do you want'))],
      [500, () => world.act(call, { act: 'sound', sound })],
      [150, () => world.ok(call, 'playback_stop', { stop: 'all' })],
      [2_000, () => undefined],
    ]);
    const named = (['false_yield', 'yield'] as const).filter(
      (name) => reading(world, call, name)?.outcome === 'measured',
    );
    expect(named).toEqual([measured]);
  });
});
