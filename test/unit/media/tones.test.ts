import { describe, expect, it } from 'vitest';
import { DTMF_DIGITS, dtmfFrequencies, dtmfTone, noise, tone } from '../../../src/media/tones.js';
import { seededRandom } from '../../../src/platform/random.js';
import { toneDbfs } from '../../support/goertzel.js';
import { rms } from '../../support/signals.js';

const keypadHz = [697, 770, 852, 941, 1209, 1336, 1477, 1633];

/** As ITU-T Q.23 prints it. */
// prettier-ignore
const q23: Record<string, [number, number]> = {
  '1': [697, 1209], '2': [697, 1336], '3': [697, 1477], A: [697, 1633],
  '4': [770, 1209], '5': [770, 1336], '6': [770, 1477], B: [770, 1633],
  '7': [852, 1209], '8': [852, 1336], '9': [852, 1477], C: [852, 1633],
  '*': [941, 1209], '0': [941, 1336], '#': [941, 1477], D: [941, 1633],
};

describe.each([8000, 16_000])('a keypad digit at %i Hz', (rate) => {
  it.each(Array.from(DTMF_DIGITS))('%s is its two tones at equal level and no third', (digit) => {
    const pcm = dtmfTone(digit, 160, rate);
    const strong = keypadHz.filter((hz) => toneDbfs(pcm, hz, rate) > -10.5);
    expect(strong).toEqual(q23[digit]);
    for (const hz of keypadHz) if (!strong.includes(hz)) expect(toneDbfs(pcm, hz, rate)).toBeLessThan(-32);
    expect(dtmfFrequencies(digit)).toEqual({ row: strong[0], column: strong[1] });
  });

  it('lasts as long as asked and does not clip', () => {
    const pcm = dtmfTone('#', 250, rate);
    expect(pcm).toHaveLength(rate / 4);
    expect(Math.max(...pcm.map(Math.abs))).toBeLessThan(24_000);
  });

  it('swells and fades over 5 ms', () => {
    const pcm = dtmfTone('5', 100, rate);
    const ms = rate / 1000;
    const power = (fromMs: number): number => rms(pcm.subarray(fromMs * ms, (fromMs + 1) * ms));
    expect(power(0)).toBeLessThan(2500);
    expect(power(99)).toBeLessThan(2500);
    expect(rms(pcm.subarray(0, 5 * ms)) / rms(pcm.subarray(20 * ms, 80 * ms))).toBeLessThan(0.8);
  });
});

describe('tones', () => {
  it.each(['', 'E', '12', 'a', ' '])('refuse the digit %j', (digit) => {
    expect(() => dtmfTone(digit, 100, 8000)).toThrow('digit: expected one of 0123456789*#ABCD');
  });

  it.each([-3, -20, -40])('have the level asked for: %i dBFS', (dbfs) => {
    const pcm = tone(1000, 1000, 8000, dbfs).subarray(400, 7600);
    expect(toneDbfs(pcm, 1000, 8000)).toBeCloseTo(dbfs, 1);
  });

  it('may be of no length, and shorter than their edges', () => {
    expect(tone(440, 0, 8000, -10)).toHaveLength(0);
    expect(tone(440, 2, 8000, -10)).toHaveLength(16);
    expect(Math.max(...tone(440, 2, 8000, 0))).toBeLessThan(32_767);
  });
});

describe('noise', () => {
  it('is as strong as a sine of that level, and flat', () => {
    const pcm = noise(seededRandom('noise'), 4000, 8000, -30);
    expect(20 * Math.log10((rms(pcm) * Math.SQRT2) / 32_767)).toBeCloseTo(-30, 1);
    expect(Math.abs(pcm.reduce((sum, value) => sum + value, 0) / pcm.length)).toBeLessThan(20);
    for (const hz of [300, 1000, 2000, 3700]) expect(toneDbfs(pcm, hz, 8000)).toBeLessThan(-55);
  });

  it('is the same for the same seed and other for another', () => {
    const make = (seed: string): Int16Array => noise(seededRandom(seed), 20, 8000, -50);
    expect(make('a')).toEqual(make('a'));
    expect(make('a')).not.toEqual(make('b'));
  });
});
