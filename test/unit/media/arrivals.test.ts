import { describe, expect, it } from 'vitest';
import { ArrivalLog } from '../../../src/media/arrivals.js';
import { LIMITS } from '../../../src/limits.js';
import { legOf } from '../../support/spoken-leg.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';

describe('the log of what arrives on streams', () => {
  it('has each chunk with its place, and those of one instant in one', () => {
    const log = new ArrivalLog(100, () => undefined);
    const arrivals = log.of('a');
    expect(log.streams).toEqual([]);
    arrivals.came(80, 320, 480);
    arrivals.came(80, 480, 640);
    arrivals.came(240, 640, 800);
    arrivals.cleared(300, 320);
    arrivals.came(300, 480, 640);
    expect(log.streams).toEqual([arrivals]);
    expect(arrivals.chunks()).toEqual([
      { at: 80, start: 320, end: 640 },
      { at: 240, start: 640, end: 800 },
      { at: 300, start: 480, end: 640 },
    ]);
    expect(arrivals.clearings()).toEqual([{ at: 300, from: 320 }]);
    expect(arrivals.lostFrom).toBeUndefined();
  });

  it('has the frames of each instant, and how they lie among what is journalled', () => {
    let seq = 7;
    const arrivals = new ArrivalLog(
      100,
      () => undefined,
      () => seq,
    ).of('a');
    for (const at of [80, 80, 240]) arrivals.came(at, at * 2, at * 2);
    seq = 8;
    arrivals.came(240, 480, 640);
    arrivals.cleared(300, 320);
    arrivals.came(300, 480, 640);
    const all = [
      { index: 0, at: 80, count: 2, behindSeq: 7 },
      { index: 1, at: 240, count: 1, behindSeq: 7 },
      { index: 2, at: 240, count: 1, behindSeq: 8 },
      { index: 4, at: 300, count: 1, behindSeq: 8 },
    ];
    expect([...arrivals.frames(0)]).toEqual(all);
    expect([...arrivals.frames(2)]).toEqual(all.slice(2));
    expect(arrivals.chunks()).toHaveLength(3);
  });

  it('limit leg.arrivals: of all streams of a call no more is kept, which is told once', () => {
    const told: unknown[] = [];
    const log = new ArrivalLog(20, () => told.push('full'));
    const [a, b] = [log.of('a'), log.of('stream b')];
    for (let n = 0; n < 15; n++) for (const each of [a, b]) each.came(n * 160, n * 160, n * 160 + 160);
    expect(a.chunks().length + b.chunks().length).toBe(20);
    expect([a.lostFrom, b.lostFrom]).toEqual([10 * 160, 10 * 160]);
    expect(told).toEqual(['full']);
    const arrivals = legOf(new VirtualClock()).arrivals.of('c');
    for (let n = 0; n <= LIMITS['leg.arrivals']; n++) arrivals.came(n, n, n + 1);
    expect(arrivals.chunks()).toHaveLength(LIMITS['leg.arrivals']);
  });
});
