import { describe, expect, it } from 'vitest';
import wavefile from 'wavefile';
import { MediaError } from '../../../src/media/media-error.js';
import { looksLikeWav, readWav, writeWav } from '../../../src/media/wav.js';
import { sine } from '../../support/signals.js';

const { WaveFile } = wavefile;

/** A file written by another implementation. */
function foreignWav(rate: number, depth: string, ...channels: Int16Array[]): Uint8Array {
  const wav = new WaveFile();
  const scaled = channels.map((pcm) => Float64Array.from(pcm, (value) => toDepth(value, depth)));
  wav.fromScratch(
    channels.length,
    rate,
    depth === '8a' || depth === '8m' ? '16' : depth,
    scaled.length === 1 ? (scaled[0] ?? []) : scaled,
  );
  if (depth === '8a') wav.toALaw();
  if (depth === '8m') wav.toMuLaw();
  return wav.toBuffer();
}

function toDepth(value: number, depth: string): number {
  if (depth === '8') return (value >> 8) + 128;
  if (depth === '24') return value * 256;
  if (depth === '32') return value * 65_536;
  return depth === '32f' ? value / 32_768 : value;
}

/** A RIFF file of any chunks. */
function riff(...chunks: [id: string, body: Uint8Array, size?: number][]): Uint8Array {
  const parts = chunks.flatMap(([id, body, size]) => {
    const head = Buffer.alloc(8);
    head.write(id, 'latin1');
    head.writeUInt32LE(size ?? body.length, 4);
    return [head, body, Buffer.alloc(body.length & 1)];
  });
  return Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), ...parts]);
}

function fmt(
  fields: { tag?: number; channels?: number; rate?: number; block?: number; bits?: number },
  tail?: Uint8Array,
): Uint8Array {
  const { tag = 1, channels = 1, rate = 8000, bits = 16, block = (channels * bits) / 8 } = fields;
  const body = Buffer.alloc(16);
  body.writeUInt16LE(tag, 0);
  body.writeUInt16LE(channels, 2);
  body.writeUInt32LE(rate, 4);
  body.writeUInt32LE(rate * block, 8);
  body.writeUInt16LE(block, 12);
  body.writeUInt16LE(bits, 14);
  return tail ? Buffer.concat([body, tail]) : body;
}

/** What follows the first 16 bytes of WAVE_FORMAT_EXTENSIBLE. */
function extension(tag: number, guidTail = '000000001000800000aa00389b71'): Uint8Array {
  const body = Buffer.alloc(24);
  body.writeUInt16LE(22, 0);
  body.writeUInt16LE(16, 2);
  body.writeUInt16LE(tag, 8);
  body.write(guidTail, 10, 'hex');
  return body;
}

const samples = Buffer.from(Int16Array.of(1, -2, 300).buffer);

describe('reading a WAV file', () => {
  const pcm = sine(440, 800, 8000, 30_000);

  it.each([
    ['16', 0],
    ['24', 0],
    ['32', 0],
    ['32f', 0],
    ['8', 256],
    ['8a', 600],
    ['8m', 600],
  ])('takes the format %s that another program wrote, at its level', (depth, error) => {
    const { rate, pcm: read } = readWav(foreignWav(8000, depth, pcm));
    expect(rate).toBe(8000);
    expect(read).toHaveLength(pcm.length);
    for (const [i, value] of read.entries()) expect(Math.abs(value - (pcm[i] ?? NaN))).toBeLessThanOrEqual(error);
  });

  it.each(['8', '16', '24', '32', '32f'])('mixes two channels of format %s down to their mean', (depth) => {
    const left = Int16Array.of(1024, -2048, 32_512, -32_768);
    const right = Int16Array.of(3072, -2048, 32_512, 32_512);
    expect([...readWav(foreignWav(44_100, depth, left, right)).pcm]).toEqual([2048, -2048, 32_512, -128]);
  });

  it('takes any rate', () => {
    expect(readWav(foreignWav(11_025, '16', pcm)).rate).toBe(11_025);
  });

  it('takes WAVE_FORMAT_EXTENSIBLE, and other chunks in between', () => {
    const list = Buffer.from('odd');
    const bytes = riff(
      ['LIST', list],
      ['fmt ', fmt({ tag: 0xfffe }, extension(1))],
      ['fact', Buffer.alloc(4)],
      ['data', samples],
    );
    expect([...readWav(bytes).pcm]).toEqual([1, -2, 300]);
  });

  it.each([0xffffffff, 0x7fffffff, 0x7ffff000])(
    'takes a data size of %i, from a program that wrote to a pipe, for the rest of the file',
    (size) => {
      expect([...readWav(riff(['fmt ', fmt({})], ['data', samples, size])).pcm]).toEqual([1, -2, 300]);
    },
  );

  it('reads from a buffer that starts anywhere in its memory', () => {
    const bytes = riff(['fmt ', fmt({})], ['data', samples]);
    const moved = new Uint8Array(bytes.length + 1);
    moved.set(bytes, 1);
    expect([...readWav(moved.subarray(1)).pcm]).toEqual([1, -2, 300]);
  });

  it('takes floats beyond full scale for full scale, and what is no number for silence', () => {
    const floats = Buffer.from(Float32Array.of(2, -2, NaN, Infinity).buffer);
    expect([...readWav(riff(['fmt ', fmt({ tag: 3, bits: 32 })], ['data', floats])).pcm]).toEqual([
      32_767, -32_768, 0, 32_767,
    ]);
  });

  it.each<[string, Uint8Array, string]>([
    ['is empty', new Uint8Array(0), 'wav.header: expected RIFF, a size, WAVE, came ""'],
    ['is an MP3', Buffer.from('ID3\x04 and so on, more than twelve'), 'wav.header'],
    ['has its numbers the other way round', Buffer.from('RIFX\0\0\0\0WAVE'), 'wav.header'],
    ['has no chunks', riff(), 'wav.data: expected a data chunk, came the end of the file'],
    ['has data before its format', riff(['data', samples]), 'wav.fmt: expected a fmt chunk before'],
    ['has a short format', riff(['fmt ', fmt({}).subarray(0, 14)]), 'wav.fmt: expected at least 16 bytes, came 14'],
    ['has no channel', riff(['fmt ', fmt({ channels: 0 })]), 'wav.fmt.channels: expected 1 to 8, came 0'],
    ['has no rate', riff(['fmt ', fmt({ rate: 0 })]), 'wav.fmt.rate: expected a whole number of Hz'],
    ['is ADPCM', riff(['fmt ', fmt({ tag: 2, bits: 4 })]), 'wav.fmt.format'],
    ['has 12 bits', riff(['fmt ', fmt({ bits: 12, block: 2 })]), 'came 1/12'],
    ['contradicts itself', riff(['fmt ', fmt({ block: 3 })]), 'wav.fmt.block_align: expected 2, came 3'],
    ['has a cut extension', riff(['fmt ', fmt({ tag: 0xfffe })]), 'wav.fmt: expected 40 bytes'],
    ['has a foreign GUID', riff(['fmt ', fmt({ tag: 0xfffe }, extension(1, 'ff'.repeat(14)))]), 'wav.fmt.subformat'],
    [
      'ends before its data does',
      riff(['fmt ', fmt({})], ['data', samples, 100]),
      'wav.data: expected 100 bytes, came 6',
    ],
  ])('refuses a file that %s', (_, bytes, message) => {
    expect(() => readWav(bytes)).toThrow(MediaError);
    expect(() => readWav(bytes)).toThrow(message);
  });

  it('tells WAV from anything else by its first bytes', () => {
    expect(looksLikeWav(writeWav([pcm], 8000))).toBe(true);
    expect(looksLikeWav(Buffer.from('RIFF____AVI '))).toBe(false);
  });
});

describe('writing a WAV file', () => {
  it('writes what another program reads', () => {
    const pcm = sine(440, 801, 8000);
    const wav = new WaveFile(writeWav([pcm], 8000));
    expect(wav.fmt).toMatchObject({
      audioFormat: 1,
      numChannels: 1,
      sampleRate: 8000,
      bitsPerSample: 16,
      byteRate: 16_000,
      blockAlign: 2,
    });
    expect(wav.chunkSize).toBe(36 + 1602);
    expect([...wav.getSamples(false, Int16Array)]).toEqual([...pcm]);
  });

  it('puts channels side by side and fills the shorter one with silence', () => {
    const wav = new WaveFile(writeWav([Int16Array.of(1, 2, 3), Int16Array.of(-1)], 16_000));
    const channels = wav.getSamples(false, Int16Array) as unknown as Int16Array[];
    expect(channels.map((pcm) => [...pcm])).toEqual([
      [1, 2, 3],
      [-1, 0, 0],
    ]);
  });

  it('writes a file of no length', () => {
    expect(readWav(writeWav([new Int16Array(0)], 8000))).toEqual({ rate: 8000, pcm: new Int16Array(0) });
  });
});
