import { LIMITS } from '../../../src/limits.js';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
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
