import { describe, expect, it } from 'vitest';
import { seededRandom, type Random } from '../../../src/platform/random.js';

const draw = (random: Random, count = 20): number[] => Array.from({ length: count }, () => random.int(1_000_000));

describe('seeded chance', () => {
  it('is the same for the same seed and different for another', () => {
    expect(draw(seededRandom('telnyx'))).toEqual(draw(seededRandom('telnyx')));
    expect(draw(seededRandom('telnyx'))).not.toEqual(draw(seededRandom('telnyx ')));
  });

  it('gives a named fork the same draws, however much has been drawn elsewhere', () => {
    const random = seededRandom('telnyx');
    const before = draw(random.fork('calls'));
    draw(random, 500);
    expect(draw(random.fork('calls'))).toEqual(before);
    expect(draw(random.fork('legs'))).not.toEqual(before);
  });

  it('draws whole numbers from 0 to just under the limit, evenly', () => {
    const random = seededRandom('dice');
    const counts = new Array<number>(6).fill(0);
    for (let i = 0; i < 60_000; i++) {
      const face = random.int(6);
      counts[face] = (counts[face] ?? 0) + 1;
    }
    expect(counts).toHaveLength(6);
    // Five standard deviations (91 each) around 10,000.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(460);
  });

  it('reaches all of a limit of 2^32, and only 0 for a limit of 1', () => {
    const random = seededRandom('wide');
    const draws = Array.from({ length: 1000 }, () => random.int(2 ** 32));
    expect(Math.max(...draws)).toBeGreaterThan(0.9 * 2 ** 32);
    expect(draws.every((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32)).toBe(true);
    expect(Array.from({ length: 100 }, () => random.int(1)).every((value) => value === 0)).toBe(true);
  });

  it('draws bytes of every value', () => {
    expect(new Set(seededRandom('bytes').bytes(10_000)).size).toBe(256);
    expect(seededRandom('bytes').bytes(0)).toHaveLength(0);
  });
});
