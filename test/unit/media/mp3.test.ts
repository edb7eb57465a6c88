import { LIMITS } from '../../../src/limits.js';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createMp3Encoder } from 'wasm-media-encoders';
import { MediaError } from '../../../src/media/media-error.js';
import { atOnce } from '../../../src/platform/gently.js';
import { mp3FrameSteps } from '../../../src/media/mp3-frames.js';
import { looksLikeMp3 } from '../../../src/media/mp3.js';
import { seededRandom } from '../../../src/platform/random.js';
import { decodeMp3 } from '../../support/sounds.js';
import { toneDbfs } from '../../support/goertzel.js';

const fixture = (name: string): Promise<Uint8Array> =>
  readFile(new URL(`../../support/fixtures/${name}.mp3`, import.meta.url));

/** Half a second of 440 Hz at -6 dBFS, mono, 22,050 Hz. */
const tone = await fixture('tone-440');
/** A quarter of a second, 440 Hz left and 1,000 Hz right, both at -6 dBFS, 44,100 Hz. */
const stereo = await fixture('stereo-440-1000');

const id3 = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\x01\x05', 'latin1'), Buffer.alloc(133, 0xff)]);

const encoder = await createMp3Encoder();

/** 0.4 s, 440 Hz on the left and 1,000 Hz on the right at -6 dBFS, made by LAME. */
function encoded(sampleRate: number, channels: 1 | 2): Uint8Array {
  encoder.configure({ channels, sampleRate, bitrate: sampleRate < 16_000 ? 64 : 128 });
  const tone = (hz: number): Float32Array =>
    Float32Array.from({ length: sampleRate * 0.4 }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hz * i) / sampleRate));
  const first = encoder.encode([tone(440), tone(1000)].slice(0, channels)).slice();
  return Buffer.concat([first, encoder.finalize()]);
}

/** The mode in the fourth byte of a frame's head: 1 is joint stereo, 2 two channels that have nothing to do with each other. */
function asDualChannel(file: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(file);
  const kind = changed[1];
  for (let at = 0; at + 4 <= changed.length; at++) {
    if (changed[at] !== 0xff || changed[at + 1] !== kind || (changed[at + 2] ?? 0) >> 2 !== (changed[2] ?? 0) >> 2)
      continue;
    changed[at + 3] = ((changed[at + 3] ?? 0) & 0x0f) | 0x80;
  }
  return changed;
}

describe('decoding MP3', () => {
  it('gives a tone its pitch, level and length', async () => {
    const { rate, pcm } = await decodeMp3(tone);
    expect(rate).toBe(22_050);
    // An encoder adds its delay and fills the last frame.
    expect(pcm.length / rate).toBeGreaterThan(0.5);
    expect(pcm.length / rate).toBeLessThan(0.6);
    expect(toneDbfs(pcm.subarray(rate / 10, rate * 0.4), 440, rate)).toBeCloseTo(-6, 0);
  });

  it('mixes two channels down to their mean', async () => {
    const { rate, pcm } = await decodeMp3(stereo);
    const middle = pcm.subarray(rate / 20, rate / 5);
    expect(toneDbfs(middle, 440, rate)).toBeCloseTo(-12, 0);
    expect(toneDbfs(middle, 1000, rate)).toBeCloseTo(-12, 0);
  });

  it.each(
    [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000].flatMap((rate) => [
      [rate, 'mono'] as const,
      [rate, 'joint stereo'] as const,
      [rate, 'dual channel'] as const,
    ]),
  )('takes %i Hz, %s', async (rate, layout) => {
    const file = encoded(rate, layout === 'mono' ? 1 : 2);
    const decoded = await decodeMp3(layout === 'dual channel' ? asDualChannel(file) : file);
    expect(decoded.rate).toBe(rate);
    expect(decoded.pcm.length / rate).toBeGreaterThan(0.4);
    const middle = decoded.pcm.subarray(rate * 0.15, rate * 0.35);
    // Two channels are mixed down to their mean: each tone is in one of them.
    expect(toneDbfs(middle, 440, rate)).toBeCloseTo(layout === 'mono' ? -6 : -12, 0);
    if (layout !== 'mono') expect(toneDbfs(middle, 1000, rate)).toBeCloseTo(-12, 0);
  });

  it('steps over tags before and after', async () => {
    const tagged = Buffer.concat([id3, tone, Buffer.from('TAG'.padEnd(128, ' '))]);
    expect((await decodeMp3(tagged)).pcm).toEqual((await decodeMp3(tone)).pcm);
  });

  it('leaves out a damaged stretch and goes on behind it', async () => {
    const damaged = Uint8Array.from(tone);
    damaged.fill(0x55, 1000, 1300);
    const { rate, pcm } = await decodeMp3(damaged);
    expect(pcm.length / rate).toBeGreaterThan(0.3);
    expect(pcm.length / rate).toBeLessThan(0.5);
  });

  it('decodes what is there of a file that was cut', async () => {
    const { rate, pcm } = await decodeMp3(tone.subarray(0, 1200));
    expect(pcm.length / rate).toBeGreaterThan(0.15);
    expect(pcm.length / rate).toBeLessThan(0.3);
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array(0)],
    ['text', Buffer.from('<html>404 not found</html>'.repeat(100))],
    ['noise', seededRandom('noise').bytes(50_000)],
    ['all ones', new Uint8Array(10_000).fill(0xff)],
    ['a tag alone', id3],
    ['a tag that claims more than there is', Buffer.from('ID3\x04\0\0\x7f\x7f\x7f\x7f and on', 'latin1')],
    ['a WAV', Buffer.from('RIFF\0\0\0\0WAVEfmt '.padEnd(4000, '\0'), 'latin1')],
  ])('refuses %s', async (_, bytes) => {
    await expect(decodeMp3(bytes)).rejects.toThrow(MediaError);
    await expect(decodeMp3(bytes)).rejects.toThrow('mp3: expected frames of MPEG layer III');
  });

  it('limit file.seconds: refuses more than an hour', async () => {
    const layout = atOnce(mp3FrameSteps(tone));
    const frames = tone.subarray(0, layout?.stretches[0]?.length);
    const copies = Math.ceil((LIMITS['file.seconds'] * 22_050) / (layout?.samples ?? 1)) + 1;
    await expect(decodeMp3(Buffer.concat(Array<Uint8Array>(copies).fill(frames)))).rejects.toThrow(
      /^mp3: expected at most 3600 s, came 3\d{3} s$/,
    );
  });

  it('tells MP3 from anything else by its first bytes', () => {
    expect([tone, stereo, id3, Buffer.from('RIFF____WAVE')].map(looksLikeMp3)).toEqual([true, true, true, false]);
  });
});
