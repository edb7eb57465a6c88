import { describe, expect, it } from 'vitest';
import { callView } from '../../../src/control/call-view.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { TelnyxWorld, verdict } from '../../support/telnyx-world.js';

describe('suppression_start', () => {
  it('lasts until it is stopped, with the settings that were given, and has no webhook', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const engine_config = { model: 'krisp-viva-tel-v2.kef', suppression_level: 50 };
    world.ok(call, 'suppression_start', {
      direction: 'both',
      noise_suppression_engine: 'Krisp',
      noise_suppression_engine_config: engine_config,
    });
    expect(callView(call).activities).toMatchObject([
      { kind: 'suppression', state: 'running', direction: 'both', engine: 'Krisp', engine_config },
    ]);
    world.ok(call, 'suppression_stop');
    expect(world.events('activity.*', call)).toMatchObject([
      { type: 'activity.started', kind: 'suppression', engine: 'Krisp', tracks: 'both' },
      { type: 'activity.ended', kind: 'suppression', reason: 'stopped' },
    ]);
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.answered']);
  });

  it('is for the voice that comes in, by the Denoiser, where nothing else is said', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'suppression_start');
    expect([...call.activities.values()]).toMatchObject([{ direction: 'inbound', engine: 'Denoiser', config: {} }]);
  });

  it('takes the place of one that runs', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'suppression_start');
    world.ok(call, 'suppression_start', { direction: 'outbound' });
    const states = [...call.activities.values()].map((each) => each.state);
    expect(states).toEqual(['ended', 'running']);
    expect(world.events('activity.ended', call)).toMatchObject([{ reason: 'replaced' }]);
  });

  it('lets the audio through as it is', async () => {
    const [plain, suppressed] = [new ExchangeWorld(), new ExchangeWorld()];
    const calls = [await plain.answered(), await suppressed.answered()] as const;
    suppressed.ok(calls[1], 'suppression_start', { direction: 'both' });
    for (const [world, call] of [
      [plain, calls[0]],
      [suppressed, calls[1]],
    ] as const) {
      world.say(call, 'Hello');
      await world.clock.advanceAsync(1000);
    }
    expect(suppressed.audio(calls[1], 'spoken')).toEqual(plain.audio(calls[0], 'spoken'));
    expect(plain.audio(calls[0], 'spoken').some((sample) => sample !== 0)).toBe(true);
  });

  it('takes the older names of the engines, which stand in the text of the document alone', async () => {
    await using world = await TelnyxWorld.open();
    const { id } = await world.answered();
    for (const engine of ['A', 'B', 'C', 'D']) {
      const answer = await world.command(id, 'suppression_start', { noise_suppression_engine: engine });
      expect(verdict(answer)).toEqual([200]);
    }
  });

  it.each([
    ['an engine that there is not', { noise_suppression_engine: 'RNNoise' }, '10032 /noise_suppression_engine'],
    ['an engine that is no text', { noise_suppression_engine: 7 }, '10026 /noise_suppression_engine'],
    ['a direction that there is not', { direction: 'sideways' }, '10032 /direction'],
    [
      'a setting out of range',
      { noise_suppression_engine_config: { attenuation_limit: 101 } },
      '10033 /noise_suppression_engine_config/attenuation_limit',
    ],
  ])('is refused with %s', async (_what, body, fault) => {
    await using world = await TelnyxWorld.open();
    const { id } = await world.answered();
    expect(verdict(await world.command(id, 'suppression_start', body))).toEqual([422, fault]);
  });
});

describe('suppression_stop', () => {
  it.each([
    ['accept', []],
    ['refuse', ['10027']],
  ] as const)('with nothing to stop: switch stop_when_idle, %s', async (choice, codes) => {
    const world = new ExchangeWorld({ config: { switches: { stop_when_idle: choice } } });
    expect(world.codes(await world.answered(), 'suppression_stop')).toEqual(codes);
  });
});
