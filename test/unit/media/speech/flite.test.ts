import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { FliteSpeech } from '../../../../src/media/speech/synthesizer.js';
import { FLITE_VOICES } from '../../../../src/media/speech/voices.js';
import { FliteWorker } from '../../../../src/media/speech/worker.js';
import { PATIENT } from '../../../support/askers.js';
import { VirtualClock } from '../../../../src/platform/virtual-clock.js';

const SENTENCE = 'Hello, I would like to book a table for four.';
const worker = new FliteWorker(new VirtualClock().host);
const speech = new FliteSpeech({ host: new VirtualClock().host, engine: worker });
afterAll(() => speech.close());

const sha256 = (pcm: Int16Array) => createHash('sha256').update(new Uint8Array(pcm.buffer)).digest('hex');
const seconds = (pcm: Int16Array) => pcm.length / 8000;
/** RMS of each 20 ms in dB below full scale. */
const levels = (pcm: Int16Array) =>
  Array.from({ length: Math.floor(pcm.length / 160) }, (_, i) => {
    const frame = pcm.subarray(i * 160, (i + 1) * 160);
    return 10 * Math.log10(frame.reduce((sum, x) => sum + x * x, 0) / 160 / 32768 ** 2 + 1e-12);
  });

describe('flite', () => {
  it.each(FLITE_VOICES)(
    'says a sentence as %s: of plausible length and level, mostly sounding, not clipped',
    async (voice) => {
      const pcm = await speech.synthesize(SENTENCE, voice, PATIENT);
      // Ten words at 150 to 250 words a minute.
      expect(seconds(pcm)).toBeGreaterThan(2.4);
      expect(seconds(pcm)).toBeLessThan(4);
      const frames = levels(pcm);
      const sounding = frames.filter((db) => db > -45);
      expect(sounding.length).toBeGreaterThan(frames.length / 2);
      const loudest = Math.max(...frames);
      expect(loudest).toBeGreaterThan(-25);
      expect(loudest).toBeLessThan(-6);
      expect(pcm.reduce((peak, x) => Math.max(peak, Math.abs(x)), 0)).toBeLessThan(32000);
      // Words: the level rises and falls again and again, as it does not in a tone or in noise.
      const rises = frames.filter((db, i) => db > -30 && (frames[i - 1] ?? -99) <= -30).length;
      expect(rises).toBeGreaterThanOrEqual(4);
    },
  );

  it('has a voice of its own for each name: a woman speaks higher than the men', async () => {
    const raw = await Promise.all(FLITE_VOICES.map((voice) => worker.synthesize(voice, SENTENCE, PATIENT)));
    // 8 kHz would be the voice that flite takes for one that it does not know.
    expect(raw.map(({ rate }) => rate)).toEqual([16000, 16000, 16000, 16000]);
    const pitch = new Map(
      FLITE_VOICES.map((voice, i) => [voice, medianPitch(raw[i]?.pcm ?? new Int16Array(0), 16000)]),
    );
    expect(pitch.get('slt')).toBeGreaterThan(150);
    for (const voice of ['rms', 'awb', 'kal16'] as const) expect(pitch.get(voice)).toBeLessThan(150);
  });

  it('gives the same samples for the same text, also from another worker', async () => {
    const first = await speech.synthesize(SENTENCE, 'slt', PATIENT);
    const again = await speech.synthesize(SENTENCE, 'slt', PATIENT);
    const other = new FliteSpeech({ host: new VirtualClock().host });
    const elsewhere = await other.synthesize(SENTENCE, 'slt', PATIENT);
    await other.close();
    expect(new Set([first, again, elsewhere].map(sha256)).size).toBe(1);
    const raw = await worker.synthesize('slt', 'Yes.', PATIENT);
    // flite's own samples, before anything of ours: they depend on the package alone.
    expect(sha256(raw.pcm)).toBe('4044f3f4ff7d5c98517c396460b585d07cc18cbdadea796a0a45384b42edc74e');
  });

  it.each([
    '-o',
    '--help',
    '-t',
    '-voice kal',
    '--',
    '-',
    '/etc/passwd',
    'a.wav',
    '"quoted" it\'s',
    '%s%n',
    '\\n $(id) `id`',
  ])('takes %j for text, not for an option', async (text) => {
    const pcm = await speech.synthesize(text, 'slt', PATIENT);
    // Longer than the pause that flite makes of nothing (0.19 s), shorter than its help text read aloud.
    expect(seconds(pcm)).toBeGreaterThanOrEqual(text === '-' || text === '--' ? 0.1 : 0.3);
    expect(seconds(pcm)).toBeLessThan(5);
  });

  it('says 3,000 characters, and a number of 300 digits', async () => {
    const text = 'The quick brown fox jumps over the lazy dog, again. '.repeat(58).slice(0, 3000);
    let total = 0;
    for (const part of speech.parts({ text, voice: 'female' })) total += (await speech.clip(part, PATIENT)).durationMs;
    expect(total).toBeGreaterThan(100_000);
    expect(seconds(await speech.synthesize('1'.repeat(300), 'slt', PATIENT))).toBeGreaterThan(50);
  });

  it('says control characters and other scripts as something', async () => {
    expect(seconds(await speech.synthesize('one\u0000two\u001b[31m', 'slt', PATIENT))).toBeGreaterThan(0.6);
    expect(seconds(await speech.synthesize('こんにちは', 'slt', PATIENT))).toBeGreaterThan(0.5);
  });
});

/** By autocorrelation between 70 and 300 Hz, over the louder frames of 40 ms. */
function medianPitch(pcm: Int16Array, rate: number): number {
  const length = (rate * 40) / 1000;
  const pitches: number[] = [];
  for (let at = 0; at + 2 * length <= pcm.length; at += length) {
    const energy = correlation(pcm, at, 0, length);
    if (energy / length < 1000 ** 2) continue;
    let best = 0;
    let bestLag = 0;
    for (let lag = Math.floor(rate / 300); lag <= rate / 70; lag++) {
      const value = correlation(pcm, at, lag, length);
      if (value > best) [best, bestLag] = [value, lag];
    }
    if (best > energy * 0.5) pitches.push(rate / bestLag);
  }
  pitches.sort((a, b) => a - b);
  return pitches[Math.floor(pitches.length / 2)] ?? 0;
}

function correlation(pcm: Int16Array, at: number, lag: number, length: number): number {
  let sum = 0;
  for (let i = at; i < at + length; i++) sum += (pcm[i] ?? 0) * (pcm[i + lag] ?? 0);
  return sum;
}
