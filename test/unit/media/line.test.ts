import { describe, expect, it, vi } from 'vitest';
import { Line, throughLine, type Fate, type LineOptions } from '../../../src/media/line.js';

/** The packets that are heard in the first frames, where packets fare so; `-` for none. */
function heard(fates: readonly Fate[], options: Partial<LineOptions> = {}): string {
  const line = new Line({ limitReached: () => undefined, ...options });
  for (const [frame, fate] of fates.entries()) line.pass(frame, fate);
  return fates.map((_, frame) => line.packetIn(frame) ?? '-').join(' ');
}

const IN_TIME: Fate = { late: 0 };
const late = (frames: number): Fate => ({ late: frames });

describe('packets on a line', () => {
  it('are heard in their own frames', () => {
    expect(heard([IN_TIME, IN_TIME, IN_TIME])).toBe('0 1 2');
  });

  it('leave silence where they get lost', () => {
    expect(heard([IN_TIME, { late: 0, isLost: true }, IN_TIME])).toBe('0 - 2');
  });

  it('that are late are heard late, and those that come behind newer ones are not heard', () => {
    expect(heard([IN_TIME, late(2), late(2), late(2), late(2), late(2)])).toBe('0 - - 1 2 3');
    expect(heard([late(2), late(2), late(2), IN_TIME, IN_TIME, IN_TIME])).toBe('- - 0 3 4 5');
    expect(heard([IN_TIME, late(1), IN_TIME, IN_TIME])).toBe('0 - 2 3');
  });

  it('that change places are both heard, on a line that is a frame late', () => {
    const fates = [late(1), { late: 2, isSwapped: true }, late(0), late(1), late(1), late(1)];
    expect(heard(fates)).toBe('- 0 2 1 3 4');
  });

  it('that come twice take the place of the next one', () => {
    expect(heard([IN_TIME, { late: 0, isTwice: true }, IN_TIME, IN_TIME])).toBe('0 1 1 3');
  });

  it('have no fate of their own before, between and behind those that have one', () => {
    const line = new Line({ limitReached: () => undefined });
    line.pass(5, { late: 0, isLost: true });
    line.pass(6, IN_TIME);
    line.pass(10, late(1));
    line.pass(11, late(1));
    const frames = [0, 4, 5, 6, 9, 10, 11, 12, 1000];
    expect(frames.map((frame) => line.packetIn(frame))).toEqual([0, 4, undefined, 6, 9, undefined, 10, 11, 999]);
    expect(line.isClear).toBe(false);
    line.pass(12, IN_TIME);
    expect(line.isClear).toBe(true);
  });

  it('are enough for a word where half of them are heard, as late as the one is that makes it half', () => {
    const line = new Line({ limitReached: () => undefined });
    const fates = [IN_TIME, { late: 0, isLost: true }, IN_TIME, late(3), late(3), late(3), late(3), late(3)];
    for (const [frame, fate] of fates.entries()) line.pass(frame, fate);
    expect(line.halfLate(0, 3)).toBe(0);
    expect(line.halfLate(1, 2)).toBeUndefined();
    expect(line.halfLate(2, 5)).toBe(3);
    expect([line.areLost(0, 3), line.areLost(1, 2), line.areLost(2, 5)]).toEqual([false, true, false]);
  });

  it('that are on their way are not lost; when the line is in time again before they come they are', () => {
    const line = new Line({ limitReached: () => undefined });
    for (let frame = 0; frame < 4; frame++) line.pass(frame, late(10));
    expect([line.halfLate(0, 4), line.areLost(0, 4)]).toEqual([undefined, false]);
    line.pass(4, IN_TIME);
    expect(line.areLost(0, 4)).toBe(true);
  });

  it('that come twice count once', () => {
    const line = new Line({ limitReached: () => undefined });
    line.pass(0, { late: 0, isTwice: true });
    line.pass(1, IN_TIME);
    line.pass(2, { late: 0, isLost: true });
    line.pass(3, { late: 0, isLost: true });
    expect([line.halfLate(0, 4), line.areLost(0, 4)]).toEqual([undefined, true]);
  });

  it('limit line.changes: the oldest changes are forgotten, which is told once', () => {
    const limitReached = vi.fn();
    const lost = { late: 0, isLost: true };
    expect(heard([lost, IN_TIME, lost, IN_TIME, lost, IN_TIME], { maxChanges: 3, limitReached })).toBe('0 1 2 3 - 5');
    expect(limitReached.mock.calls).toEqual([['line.changes']]);
  });
});

it('samples come through a line as its packets do', () => {
  const line = new Line({ limitReached: () => undefined });
  for (const [frame, fate] of [late(1), late(1), { late: 0, isLost: true }, late(1), late(1)].entries())
    line.pass(frame, fate);
  const sent = (from: number, to: number) => Int16Array.from({ length: to - from }, (_, i) => 100 + from + i);
  // Frames of four samples: nothing, packet 0, packet 1, the gap of the lost one, packet 3.
  expect([...throughLine(line, 4, [2, 18], sent)]).toEqual([
    0, 0, 100, 101, 102, 103, 104, 105, 106, 107, 0, 0, 0, 0, 112, 113,
  ]);
});
