import { describe, expect, it } from 'vitest';
import { RINGBACK, ringbackClip, type Ringtone } from '../../../src/media/ringback.js';
import { toneDbfs } from '../../support/goertzel.js';
import { rms } from '../../support/signals.js';

const RATE = 8000;
const COUNTRIES = Object.keys(RINGBACK) as Ringtone[];
const part = (country: Ringtone, fromMs: number, toMs: number): Int16Array =>
  ringbackClip(country, RATE).pcm.subarray(fromMs * 8, toMs * 8);

describe('ringing tones', () => {
  it('are there for 40 countries', () => {
    expect(COUNTRIES).toHaveLength(40);
  });

  it('in America are 440 and 480 Hz, two seconds in six', () => {
    const clip = ringbackClip('us', RATE);
    expect(clip.durationMs).toBe(6000);
    expect(toneDbfs(part('us', 500, 1500), 440, RATE)).toBeCloseTo(-16, 0);
    expect(toneDbfs(part('us', 500, 1500), 480, RATE)).toBeCloseTo(-16, 0);
    expect(toneDbfs(part('us', 500, 1500), 460, RATE)).toBeLessThan(-45);
    expect(rms(part('us', 2000, 6000))).toBe(0);
  });

  it('in Britain are two short rings of 400 and 450 Hz', () => {
    expect(ringbackClip('uk', RATE).durationMs).toBe(3000);
    const strong = [0, 200, 400, 600, 800, 1000, 2000, 2800].map((at) => rms(part('uk', at, at + 200)) > 1000);
    expect(strong).toEqual([true, true, false, true, true, false, false, false]);
    expect(toneDbfs(part('uk', 0, 400), 450, RATE)).toBeGreaterThan(-18);
  });

  it('in India tremble: 400 Hz has 375 and 425 Hz beside it', () => {
    const tone = part('in', 0, 400);
    const [carrier, below, above] = [400, 375, 425].map((hz) => toneDbfs(tone, hz, RATE));
    expect(carrier).toBeGreaterThan(-23);
    // Half of the modulation's depth, 0.9, is on either side: 7 dB less.
    expect((carrier ?? 0) - (below ?? 0)).toBeCloseTo(6.9, 0);
    expect((carrier ?? 0) - (above ?? 0)).toBeCloseTo(6.9, 0);
  });

  it.each(COUNTRIES)('of %s last whole frames, sound first, pause at the end, and do not clip', (country) => {
    const { pcm, lengthSamples } = ringbackClip(country, RATE);
    const [sounds = 0] = RINGBACK[country].cadence;
    expect(lengthSamples % 160).toBe(0);
    expect(rms(pcm.subarray(0, sounds * 8))).toBeGreaterThan(1500);
    expect(rms(pcm.subarray(-8000))).toBe(0);
    expect(Math.max(...pcm.map(Math.abs))).toBeLessThan(20_000);
  });

  it('are made once', () => {
    expect(ringbackClip('fr', RATE)).toBe(ringbackClip('fr', RATE));
  });
});
