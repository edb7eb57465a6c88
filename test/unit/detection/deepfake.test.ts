import { describe, expect, it } from 'vitest';
import { callView } from '../../../src/control/call-view.js';
import type { PartyNature } from '../../../src/calls/nature.js';
import { detected } from '../../support/detection-world.js';
import { ExchangeWorld } from '../../support/exchange.js';

const TALKER = 'A greeting of more than two seconds, word by word';

/** What a dial to such a party brings, and how long after the answer. */
async function judged(party: PartyNature, wish: object = {}) {
  const { world, call } = await detected(party, { deepfake_detection: { enabled: true, ...wish } });
  const answeredMs = world.webhooks(call).find(({ type }) => type === 'call.answered')?.atMs ?? NaN;
  return world
    .webhooks(call)
    .filter(({ type }) => type.startsWith('call.deepfake_detection.'))
    .map(({ type, payload, atMs }) => ({ type, ...payload, afterMs: atMs - answeredMs }));
}

describe('deepfake detection', () => {
  it('takes a voice for real once it has heard two seconds of it', async () => {
    const [result, ...more] = await judged({ kind: 'human', greeting: TALKER });
    expect(more).toEqual([]);
    expect(result).toMatchObject({ type: 'call.deepfake_detection.result', result: 'real', afterMs: 2000 });
    expect(result).toMatchObject({ score: 0.04, consistency: 96.5 });
  });

  it('takes it for made where the party is so', async () => {
    const found = await judged({ kind: 'human', greeting: TALKER, deepfake: 'fake' });
    expect(found).toMatchObject([{ result: 'fake', score: 0.87, consistency: 94.5, afterMs: 2000 }]);
  });

  it('hears nothing to judge until its time is over', async () => {
    const silence = { result: 'silence_timeout', score: null, consistency: null };
    expect(await judged({ kind: 'silent' })).toMatchObject([{ ...silence, afterMs: 15_000 }]);
    expect(await judged({ kind: 'silent' }, { timeout: 5 })).toMatchObject([{ ...silence, afterMs: 5000 }]);
    const told = { kind: 'human', greeting: TALKER, deepfake: 'silence_timeout' } as const;
    expect(await judged(told, { timeout: 5 })).toMatchObject([{ ...silence, afterMs: 5000 }]);
  });

  it('has no result in time where the party says so', async () => {
    const found = await judged({ kind: 'human', greeting: TALKER, deepfake: 'error' }, { timeout: 20 });
    expect(found).toMatchObject([
      { type: 'call.deepfake_detection.error', error_message: 'detection_timeout', afterMs: 20_000 },
    ]);
  });

  it('judges a caller, too, from the answer on, and shows what it found', async () => {
    const world = new ExchangeWorld();
    const nature = { kind: 'human', greeting: TALKER } as const;
    const call = await world.answered({ nature }, { deepfake_detection: { enabled: true, rtp_timeout: 5 } });
    await world.clock.advanceAsync(5000);
    expect(world.payload('call.deepfake_detection.result', call)['result']).toBe('real');
    expect(callView(call).activities).toMatchObject([
      { kind: 'deepfake', state: 'ended', timeout_secs: 15, rtp_timeout_secs: 5, result: 'real' },
    ]);
  });

  it('is nothing where it is switched off, and nothing is told of one that the hang-up cuts short', async () => {
    expect(await judged({ kind: 'human' }, { enabled: false })).toEqual([]);
    const { world, call } = await detected({ kind: 'silent' }, { deepfake_detection: { enabled: true } }, 3000);
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(20_000);
    expect(world.hooks(call).at(-1)).toBe('call.hangup');
  });
});
