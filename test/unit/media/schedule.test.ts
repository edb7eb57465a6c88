import { describe, expect, it } from 'vitest';
import { Schedule } from '../../../src/media/schedule.js';

const frames = [-1, 0, 1, 2, 3, 4, 5, 6];

describe('a value that changes at frames', () => {
  it('has its first value until it is changed, and tells until when a value lasts', () => {
    const value = new Schedule('a');
    value.set(2, 'b');
    value.set(4, 'c');
    expect(frames.map((frame) => value.at(frame))).toEqual(['a', 'a', 'a', 'b', 'b', 'c', 'c', 'c']);
    expect(frames.map((frame) => value.until(frame))).toEqual([2, 2, 2, 4, 4, ...Array<number>(3).fill(Infinity)]);
    expect(value.last).toBe('c');
  });

  it('takes no room for changes that change nothing, or that another one replaces', () => {
    const value = new Schedule(false, 1);
    value.set(1, true);
    expect(value.set(3, true)).toBe(false);
    value.set(0, true);
    expect(frames.map((frame) => value.at(frame))).toEqual([false, ...Array<boolean>(7).fill(true)]);
    value.set(0, false);
    expect([value.until(-1), value.last]).toEqual([Infinity, false]);
  });

  it('forgets its oldest change where there are too many, and says so', () => {
    const value = new Schedule(0, 2);
    expect([1, 3, 5].map((frame) => value.set(frame, frame))).toEqual([false, false, true]);
    expect(frames.map((frame) => value.at(frame))).toEqual([0, 0, 0, 0, 3, 3, 5, 5]);
  });
});
