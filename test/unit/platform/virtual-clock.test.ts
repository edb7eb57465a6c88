import { describe, expect, it } from 'vitest';
import { isoMicros } from '../../../src/platform/clock.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';

describe('the virtual clock', () => {
  it('stops at each due instant', () => {
    const clock = new VirtualClock();
    const at: number[] = [];
    const tick = (): void => {
      at.push(clock.now());
      clock.schedule(20, tick);
    };
    clock.schedule(20, tick);
    clock.advance(70);
    expect(at).toEqual([20, 40, 60]);
    expect(clock.now()).toBe(70);
  });

  it('runs what is due at the same instant in the order of scheduling', () => {
    const clock = new VirtualClock();
    const ran: string[] = [];
    clock.schedule(10, () => ran.push('first'));
    clock.schedule(5, () => {
      ran.push('early');
      clock.schedule(5, () => ran.push('third'));
    });
    clock.schedule(10, () => ran.push('second'));
    clock.advance(10);
    expect(ran).toEqual(['early', 'first', 'second', 'third']);
  });

  it('runs what is scheduled for now, or for the past, within the same move', () => {
    const clock = new VirtualClock();
    const ran: number[] = [];
    clock.schedule(0, () => clock.schedule(-3, () => ran.push(clock.now())));
    clock.advance(0);
    expect(ran).toEqual([0]);
  });

  it('leaves alone what is due later, and what was cancelled', () => {
    const clock = new VirtualClock();
    const ran: string[] = [];
    clock.schedule(11, () => ran.push('later'));
    clock.schedule(5, () => ran.push('cancelled')).cancel();
    clock.advance(10);
    expect(ran).toEqual([]);
    expect(clock.pending).toBe(1);
    clock.advance(1);
    expect(ran).toEqual(['later']);
    expect(clock.pending).toBe(0);
  });

  it('lets promises settle between instants', async () => {
    const clock = new VirtualClock();
    const at: number[] = [];
    const passed = (ms: number): Promise<void> => new Promise((resolve) => clock.schedule(ms, resolve));
    const walk = async (): Promise<void> => {
      for (let i = 0; i < 3; i++) {
        await passed(10);
        at.push(clock.now());
      }
    };
    void walk();
    await clock.advanceAsync(25);
    expect(at).toEqual([10, 20]);
    await clock.advanceAsync(5);
    expect(at).toEqual([10, 20, 30]);
  });

  it('starts its wall time at the same instant in every run', () => {
    const clock = new VirtualClock();
    clock.advance(1.5);
    expect(isoMicros(clock.wallMicros())).toBe('2026-01-01T00:00:00.001500Z');
  });
});
