import { describe, expect, it } from 'vitest';
import { milliseconds } from '../../../src/platform/duration.js';

describe('a duration', () => {
  it.each([
    ['5s', 5_000],
    ['500ms', 500],
    ['2m', 120_000],
    ['5', 5_000],
    ['0', 0],
    ['1.5s', 1_500],
    ['0.1', 100],
    ['1440m', 86_400_000],
    ['1h', 3_600_000],
  ])('%s is %d ms', (text, ms) => {
    expect(milliseconds(text)).toBe(ms);
  });

  it.each(['', 's', '5 s', '-1s', '1e3', '5sec', '1441m', '25h', '.5', 'NaN'])('%j is none', (text) => {
    expect(milliseconds(text)).toBeUndefined();
  });
});
