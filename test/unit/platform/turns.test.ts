import { describe, expect, it } from 'vitest';
import { scheduleTurns } from '../../../src/platform/turns.js';
import { FakeHost } from '../../support/host-clock.js';

describe('a wait in turns', () => {
  it('is over when its time is, and not where it is cancelled', async () => {
    const host = new FakeHost();
    const over: string[] = [];
    scheduleTurns(host, 160, () => over.push('waited'));
    const cancelled = scheduleTurns(host, 160, () => over.push('cancelled'));
    await host.pass(159);
    expect(over).toEqual([]);
    cancelled.cancel();
    await host.pass(1);
    expect(over).toEqual(['waited']);
    expect(host.pending).toBe(0);
  });

  it('loses no more than one turn to a machine that stalls', () => {
    let nowMs = 0;
    const waiting: { readonly atMs: number; readonly task: () => void }[] = [];
    const host = {
      kind: 'host' as const,
      now: () => nowMs,
      wallMicros: () => nowMs * 1000,
      schedule: (ms: number, task: () => void) => {
        waiting.push({ atMs: nowMs + ms, task });
        return { cancel: () => undefined };
      },
    };
    let isOver = false;
    scheduleTurns(host, 160, () => (isOver = true));
    // As the system does: what is due behind a stall runs once, and sockets have their turn before the next.
    const run = (atMs: number): void => {
      nowMs = atMs;
      for (const { task } of waiting.splice(0).filter(({ atMs: due }) => due <= nowMs)) task();
    };
    run(5_000);
    for (let turns = 1; turns < 16; turns++) {
      expect(isOver).toBe(false);
      run(nowMs + 10);
    }
    expect(isOver).toBe(true);
  });
});
