import { describe, expect, it } from 'vitest';
import { readWav } from '../../../src/media/wav.js';
import { FixtureError, fixtureNames, readFixture } from '../../../src/platform/fixtures.js';
import { toneDbfs } from '../../support/goertzel.js';

describe('the recordings that come with the package', () => {
  it('are small 8 kHz WAV files, each with its transcript', async () => {
    const names = fixtureNames();
    expect(names).toEqual(expect.arrayContaining(['dtmf-1234', 'greeting', 'no', 'phone-number', 'tone-440', 'yes']));
    for (const name of names) {
      const { wav, transcript } = await readFixture(name);
      expect(wav.length).toBeLessThanOrEqual(60_000);
      const { rate, pcm } = readWav(wav);
      expect(rate).toBe(8000);
      // 44 bytes of header and two bytes a sample: mono, 16 bits.
      expect(wav.length).toBe(44 + pcm.length * 2);
      expect(transcript).toBeTypeOf('string');
      const peak = pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      expect(peak).toBeGreaterThan(4000);
      expect(peak).toBeLessThan(32_767);
    }
  });

  it('say what their transcripts say, and tones say nothing', async () => {
    expect((await readFixture('greeting')).transcript).toBe('Hello, I would like to book a table for four.');
    expect((await readFixture('tone-440')).transcript).toBe('');
    expect((await readFixture('dtmf-1234')).transcript).toBe('');
  });

  it('have the tones of their names', async () => {
    const { pcm } = readWav((await readFixture('tone-440')).wav);
    expect(pcm).toHaveLength(8000);
    expect(toneDbfs(pcm, 440, 8000)).toBeCloseTo(-12, 0);
    const dtmf = readWav((await readFixture('dtmf-1234')).wav).pcm;
    // ITU-T Q.23. Each digit lasts 160 ms and begins 240 ms after the one before.
    const digits = [
      [697, 1209],
      [697, 1336],
      [697, 1477],
      [770, 1209],
    ];
    for (const [index, tones] of digits.entries()) {
      const digit = dtmf.subarray(index * 1920, index * 1920 + 1280);
      for (const hz of [697, 770, 852, 941, 1209, 1336, 1477, 1633]) {
        if (tones.includes(hz)) expect(toneDbfs(digit, hz, 8000)).toBeGreaterThan(-15);
        else expect(toneDbfs(digit, hz, 8000)).toBeLessThan(-30);
      }
    }
  });

  it('are found under plain names only', async () => {
    for (const name of [
      '../../package',
      '..',
      '',
      '/etc/passwd',
      'a/b',
      'a\\b',
      'greeting.wav',
      '%2e%2e',
      'yes\0',
      ' yes',
    ]) {
      await expect(readFixture(name)).rejects.toThrow(FixtureError);
    }
  });

  it('are named when there is no such recording', async () => {
    await expect(readFixture('toString')).rejects.toThrow(/expected one of dtmf-1234, .*yes, came toString/);
  });
});
