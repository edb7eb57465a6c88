import { describe, expect, it, vi } from 'vitest';
import { isoMicros, RealClock } from '../../../src/platform/clock.js';

describe('times as Telnyx writes them', () => {
  it.each([
    [0, '1970-01-01T00:00:00.000000Z'],
    [1_517_610_327_521_992, '2018-02-02T22:25:27.521992Z'],
    [1_767_225_600_000_001, '2026-01-01T00:00:00.000001Z'],
    [1_767_225_600_999_999, '2026-01-01T00:00:00.999999Z'],
  ])('%i microseconds are %s', (micros, text) => {
    expect(isoMicros(micros)).toBe(text);
  });
});

describe('the real clock', () => {
  const elapse = (clock: RealClock, ms: number): Promise<void> =>
    new Promise((resolve) => clock.schedule(ms, () => resolve()));

  it('never fires a millisecond early, also for fractions of one', async () => {
    const clock = new RealClock();
    for (const delay of [0.4, 1.2, 3.9]) {
      const before = clock.now();
      await elapse(clock, delay);
      // Node's timers count from the start of the turn of the event loop in which they were set, so they may be a little early.
      expect(clock.now() - before).toBeGreaterThan(delay - 1);
    }
  });

  it('takes a negative delay for none', async () => {
    await expect(elapse(new RealClock(), -5)).resolves.toBeUndefined();
  });

  it('keeps to a delay that Node’s own timers take for none', async () => {
    const clock = new RealClock();
    const ran: string[] = [];
    const timer = clock.schedule(2 ** 31, () => ran.push('late'));
    await elapse(clock, 5);
    timer.cancel();
    expect(ran).toEqual([]);
  });

  it('runs after a delay that takes several of Node’s timers, or not at all when it is cancelled between two', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const clock = new RealClock(globalThis);
      const delayMs = 3 * 2 ** 31;
      const ran: string[] = [];
      clock.schedule(delayMs, () => ran.push('late'));
      const other = clock.schedule(delayMs, () => ran.push('cancelled'));
      vi.advanceTimersByTime(delayMs - 1);
      other.cancel();
      expect(ran).toEqual([]);
      vi.advanceTimersByTime(1);
      expect(ran).toEqual(['late']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not run what was cancelled', async () => {
    const clock = new RealClock();
    const ran: string[] = [];
    clock.schedule(1, () => ran.push('cancelled')).cancel();
    await elapse(clock, 5);
    expect(ran).toEqual([]);
  });

  it('gives whole microseconds that never decrease', () => {
    const clock = new RealClock();
    let last = clock.wallMicros();
    for (let i = 0; i < 1000; i++) {
      const next = clock.wallMicros();
      expect(Number.isInteger(next)).toBe(true);
      expect(next).toBeGreaterThanOrEqual(last);
      last = next;
    }
  });
});
