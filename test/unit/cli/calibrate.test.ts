import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/cli/calibration/calibrate.js';
import { BOUND_MS } from '../../../src/readings/readings.js';

describe('telnyx-sim calibrate', () => {
  it('finds that readings are as far off as reports say, and no further', async () => {
    const references = [
      { codec: 'PCMU', dbfs: -22, softMs: 20 },
      { codec: 'L16', dbfs: -16, softMs: 20 },
    ] as const;
    const offsets = await calibrate(references);
    expect(offsets).toHaveLength(2 * 6);
    const edges = offsets.filter(({ unit, reading }) => unit === 'ms' && reading !== 'leak');
    const worst = Math.max(...edges.map(({ measured, true: truth }) => Math.abs(measured - truth)));
    expect(worst).toBeLessThanOrEqual(BOUND_MS);
    expect(worst).toBeGreaterThan(BOUND_MS / 4);
  });
});
