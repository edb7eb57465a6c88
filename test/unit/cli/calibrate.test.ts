import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/cli/calibration/calibrate.js';
import { BOUND_MS } from '../../../src/readings/readings.js';

describe('telnyx-sim calibrate', () => {
  it('finds that readings are as far off as reports say, and no further', async () => {
    const references = [
      { codec: 'PCMU', dbfs: -22, softMs: 20, late: 13, hole: 9, leakMs: 120 },
      { codec: 'L16', dbfs: -16, softMs: 20, late: 0, hole: 15, leakMs: 300 },
    ] as const;
    const offsets = await calibrate(references);
    expect(offsets).toHaveLength(2 * 6);
    // The second app is 260 ms earlier with all, its hole 120 ms and its leak 180 ms longer; sound has its place by frames of 20 ms.
    const apart = { greeting: 260, reply: 260, yield: 260, hole: -120, leak: -180 };
    for (const [reading, ms] of Object.entries(apart)) {
      const [late, early] = offsets.filter((one) => one.reading === reading);
      const difference = (late?.measured ?? NaN) - (early?.measured ?? NaN);
      expect(Math.abs(difference - ms), reading).toBeLessThanOrEqual(20 + 2 * BOUND_MS);
    }
    const off = offsets
      .filter(({ unit }) => unit === 'ms')
      .map(({ measured, true: truth }) => Math.abs(measured - truth));
    expect(Math.max(...off)).toBeLessThanOrEqual(BOUND_MS);
    expect(Math.max(...off)).toBeGreaterThan(BOUND_MS / 4);
  });
});
