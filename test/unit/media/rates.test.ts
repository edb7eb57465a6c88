import { describe, expect, it } from 'vitest';
import { checkSampleRate, frameSamples, saturate } from '../../../src/media/rates.js';

describe('a frame of 20 ms', () => {
  it.each([
    [8000, 160],
    [16_000, 320],
    [22_050, 441],
    [24_000, 480],
    [44_100, 882],
    [48_000, 960],
  ])('is at %i Hz %i samples', (rate, samples) => {
    expect(frameSamples(rate)).toBe(samples);
  });

  it('is refused at a rate at which it is no whole number of samples', () => {
    expect(() => frameSamples(11_025)).toThrow('rate: expected a multiple of 50 Hz');
  });
});

describe('a sample rate', () => {
  it.each([0, -8000, 999, 384_001, 8000.5, NaN, Infinity])('is refused when it is %d', (rate) => {
    expect(() => checkSampleRate(rate, 'clip.rate')).toThrow(/^clip\.rate: expected a whole number of Hz/);
  });

  it('limit file.sample_rate: is returned when it is in range', () => {
    expect([1000, 384_000].map((rate) => checkSampleRate(rate, 'rate'))).toEqual([1000, 384_000]);
  });
});

it('a value that does not fit 16 bits stays at the rail', () => {
  const values = [40_000, 32_767.4, -32_768.4, -1e9, Infinity, -Infinity, NaN, 0.4, -0.4, 1.5];
  expect(values.map(saturate)).toEqual([32_767, 32_767, -32_768, -32_768, 32_767, -32_768, 0, 0, 0, 2]);
});
