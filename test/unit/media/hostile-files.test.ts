import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { MediaError } from '../../../src/media/media-error.js';
import { decodeAudio } from '../../../src/shell/audio-source.js';

interface Header {
  readonly tag?: number;
  readonly channels?: number;
  readonly rate?: number;
  readonly blockBytes?: number;
  readonly bits?: number;
}

/** A WAV of `data` bytes whose header says what it is told to. */
function wav(data: number | Uint8Array, header: Header = {}, dataSize?: number, before: Uint8Array = Buffer.alloc(0)) {
  const body = typeof data === 'number' ? Buffer.alloc(data) : data;
  const { tag = 1, channels = 1, rate = 8000, bits = 16, blockBytes = (channels * bits) / 8 } = header;
  const head = Buffer.alloc(36);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(0xffffffff, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(tag, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE((rate * 2) % 2 ** 32, 28);
  head.writeUInt16LE(blockBytes, 32);
  head.writeUInt16LE(bits, 34);
  return Buffer.concat([head, before, chunk('data', dataSize ?? body.length), body]);
}

function chunk(id: string, size: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.write(id, 'latin1');
  bytes.writeUInt32LE(size, 4);
  return bytes;
}

/** A frame of MPEG-2.5 layer III at 8 kbit/s and 8 kHz, the longest sound in the fewest bytes: 72 ms in 72. */
const TINY_MP3_FRAME = Buffer.concat([Buffer.from([0xff, 0xe3, 0x18, 0xc4]), Buffer.alloc(68)]);

const MIB = 1024 * 1024;

describe('a hostile file', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['WAV that ends before its data', () => wav(100, {}, 20_000), 'wav.data: expected 20000 bytes, came 100'],
    ['WAV without a channel', () => wav(100, { channels: 0 }), 'wav.fmt.channels: expected 1 to 8, came 0'],
    ['WAV of 65,535 channels', () => wav(100, { channels: 65_535, blockBytes: 2 }), 'wav.fmt.channels'],
    ['WAV whose blocks are odd', () => wav(100, { blockBytes: 3 }), 'wav.fmt.block_align: expected 2, came 3'],
    ['WAV whose blocks are empty', () => wav(100, { blockBytes: 0 }), 'wav.fmt.block_align: expected 2, came 0'],
    ['WAV of 4 GHz', () => wav(100, { rate: 0xffffffff }), 'wav.fmt.rate: expected a whole number of Hz'],
    ['WAV of 0 Hz', () => wav(100, { rate: 0 }), 'wav.fmt.rate'],
    ['WAV of 12 bits', () => wav(100, { bits: 12 }), 'wav.fmt.format'],
    [
      'WAV of a million empty chunks',
      () => wav(10, {}, 10, Buffer.concat(Array<Buffer>(1_000_000).fill(chunk('junk', 0)))),
      'wav.chunks: expected the data among the first 1000, came more',
    ],
    [
      'WAV with a chunk of 2^32 bytes',
      () => wav(10, {}, 10, chunk('LIST', 0xffffffff)),
      'wav.data: expected a data chunk',
    ],
    ['RIFF without anything', () => Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), 'wav.data: expected a data chunk'],
    [
      'ID3 tag of 50 MB and nothing else',
      () => Buffer.concat([Buffer.from('ID3\x04\0\0\x17\x75\x5c\x40', 'latin1'), Buffer.alloc(50 * MIB)]),
      'mp3: expected frames of MPEG layer III',
    ],
    [
      'ID3 tag before 4 MB of set bits',
      () => Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'), Buffer.alloc(4 * MIB, 0xff)]),
      'mp3: expected frames of MPEG layer III',
    ],
    [
      'MP3 of 4 MB that would be 70 minutes',
      () => Buffer.concat(Array<Buffer>(58_000).fill(TINY_MP3_FRAME)),
      'mp3: expected at most 3600 s',
    ],
  ])('is refused in words: %s', async (_what, file, message) => {
    const error = await decodeAudio(file()).then(String, (thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MediaError);
    expect(String(error)).toContain(message);
  });

  it('limit file.seconds: a WAV of more than an hour is refused from its header, one of an hour is played', async () => {
    const hour = LIMITS['file.seconds'] * 1000;
    await expect(decodeAudio(wav(hour + 1, { rate: 1000, bits: 8 }))).rejects.toMatchObject({
      message: 'wav.data: expected at most 3600 s, came 3601 s',
      limit: 'file.seconds',
    });
    const clip = await decodeAudio(wav(Buffer.alloc(hour, 0x80), { rate: 1000, bits: 8 }));
    expect(clip.durationMs).toBe(3_600_000);
  });

  it('with floats that are no numbers is silent there, not broken', async () => {
    const floats = Buffer.alloc(320 * 4);
    for (const [i, value] of [NaN, Infinity, -Infinity, 1e38].entries()) floats.writeFloatLE(value, i * 4);
    const { pcm } = await decodeAudio(wav(floats, { tag: 3, bits: 32 }));
    expect([...pcm.subarray(0, 5)]).toEqual([0, 32_767, -32_768, 32_767, 0]);
  });

  it('in which garbage stands between MP3 frames gives the frames', async () => {
    const frames = Buffer.concat(Array<Buffer>(20).fill(TINY_MP3_FRAME));
    const clip = await decodeAudio(Buffer.concat([frames, Buffer.alloc(200_000, 0x55), frames]));
    expect(clip.durationMs).toBeGreaterThan(2000);
    expect(clip.durationMs).toBeLessThan(3000);
  });
});
