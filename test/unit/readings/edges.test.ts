import { describe, expect, it } from 'vitest';
import { BOUND_MS, readingsOf } from '../../../src/readings/readings.js';
import { StreamApp } from '../../support/stream-app.js';

/** Silence for so long, then sound that is loud from its first sample on. */
function behind(silentMs: number): Int16Array {
  const square = (i: number): number => (i % 40 < 20 ? 8_000 : -8_000);
  return Int16Array.from({ length: 8_000 }, (_, i) => (i < silentMs * 8 ? 0 : square(i)));
}

describe('the first sound of an app', () => {
  // Frames lie on the multiples of 20 ms: the tracks of a call begin up to 20 ms before its answer.
  it.each([
    [0, 'PCMU'],
    [1, 'PCMA'],
    [7, 'PCMU'],
    [13, 'PCMA'],
    [19, 'PCMU'],
  ] as const)('has its place from the answer, which comes %i ms into a frame, over %s', async (intoFrameMs, codec) => {
    const app = await StreamApp.answer(codec, codec, 200 + intoFrameMs);
    // It comes as a frame begins, and is played from the next one on; its first 5 ms are silent.
    const sentMs = 500 - intoFrameMs;
    await app.run([[sentMs, () => app.send(behind(5), { leadMs: 1_000 })]], 2_000);
    const { readings } = readingsOf(app.world.exchange, app.call);
    const value = (name: string): number => readings.find((one) => one.name === name)?.value ?? NaN;
    expect(Math.abs(value('greeting') - (sentMs + 20 + 5))).toBeLessThan(BOUND_MS / 5);
    expect(value('dead_air')).toBe(value('greeting'));
  });
});
