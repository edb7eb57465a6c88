import { alaw } from 'alawmulaw';
import { describe, expect, it } from 'vitest';
import { pcma } from '../../../../src/media/codecs/pcma.js';
import { fitSine } from '../../../support/signals.js';

const everySample = Int16Array.from({ length: 65_536 }, (_, i) => i - 32_768);
const everyCode = Uint8Array.from({ length: 256 }, (_, i) => i);

/**
 * A second way to A-law: the decision values of G.711, table 1a, on its scale of 4096. The first 32 intervals are 2 wide,
 * then six groups of 16 double in width. The value sent is the number of the interval, the value received its middle.
 */
const intervals = ((): { from: number; to: number }[] => {
  const list: { from: number; to: number }[] = [];
  let from = 0;
  const add = (count: number, width: number): void => {
    for (let i = 0; i < count; i++, from += width) list.push({ from: from * 8, to: (from + width) * 8 });
  };
  add(32, 2);
  for (let group = 1; group <= 6; group++) add(16, 2 ** (group + 1));
  return list;
})();

/** G.191 turns a negative sample into its one's complement, so an interval's edge belongs to the interval above it on both sides of zero. */
function encodeByTable(sample: number): number {
  const magnitude = sample < 0 ? -sample - 1 : sample;
  const number = intervals.findIndex(({ from, to }) => magnitude >= from && magnitude < to);
  return ((sample < 0 ? 0 : 0x80) | number) ^ 0x55;
}

describe('PCMA', () => {
  it('has decision values that end at 4096', () => {
    expect(intervals).toHaveLength(128);
    expect(intervals.at(-1)?.to).toBe(4096 * 8);
  });

  it('encodes each of the 65,536 samples by the decision values of G.711', () => {
    const expected = Uint8Array.from(everySample, encodeByTable);
    expect(Buffer.from(pcma.encode(everySample)).equals(expected)).toBe(true);
  });

  it('differs from a two’s complement A-law only where a negative sample lies on an edge', () => {
    const ours = pcma.encode(everySample);
    const different = everySample.filter((sample, i) => ours[i] !== alaw.encodeSample(sample));
    const edges = new Set(intervals.map(({ to }) => -to));
    expect(different).toHaveLength(127);
    expect(different.every((sample) => edges.has(sample))).toBe(true);
  });

  it('decodes each of the 256 codes to the middle of its interval', () => {
    const expected = Array.from(everyCode, (code) => {
      const interval = intervals[(code ^ 0x55) & 0x7f];
      const middle = interval ? (interval.from + interval.to) / 2 : NaN;
      return code & 0x80 ? middle : -middle;
    });
    expect([...pcma.decode(everyCode)]).toEqual(expected);
    expect([...pcma.decode(everyCode)]).toEqual([...alaw.decode(everyCode)]);
  });

  it.each([
    [0, 0xd5],
    [-1, 0x55],
    [32_767, 0xaa],
    [-32_768, 0x2a],
    [-16, 0x55],
    [16, 0xd4],
    [1000, 0xfa],
  ])('sends the sample %i as %i', (sample, code) => {
    expect(pcma.encode(Int16Array.of(sample))).toEqual(Uint8Array.of(code));
  });

  it('hears the 1 kHz test sequence of G.711 as a sine at 0 dBm0, 3.14 dB below full load', () => {
    const codes = Uint8Array.of(0x34, 0x21, 0x21, 0x34, 0xb4, 0xa1, 0xa1, 0xb4);
    const { peak, snrDb } = fitSine(pcma.decode(codes), 1000, 8000);
    expect(20 * Math.log10(32_768 / peak)).toBeCloseTo(3.14, 1);
    expect(snrDb).toBeGreaterThan(35);
  });

  it('has 160 bytes of 0xD5 as a frame of silence', () => {
    expect(pcma.silence(8000)).toEqual(new Uint8Array(160).fill(0xd5));
  });
});
