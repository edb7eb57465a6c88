import type { LegCodec } from './codec.js';
import { tableCodec } from './table-codec.js';

/** Every other bit is sent inverted (G.711, table 1a, note 2), so that a quiet line is not all zeros. */
const EVEN_BITS = 0x55;

/**
 * A-law as in ITU-T G.191: 12 bits of magnitude count, and a negative sample's magnitude is its one's complement. So
 * -16 belongs to the step nearest zero, where two's complement (the npm package alawmulaw, for one) takes the next.
 */
export function linearToAlaw(sample: number): number {
  const magnitude = (sample < 0 ? ~sample : sample) >> 4;
  const sign = sample < 0 ? 0 : 0x80;
  // Segments 0 and 1 have the same step, so the highest set bit is bit 4 in segment 1 and bit 10 in segment 7.
  const segment = Math.max(0, 28 - Math.clz32(magnitude));
  const step = segment > 1 ? magnitude >> (segment - 1) : magnitude;
  return (sign | (segment << 4) | (step & 0x0f)) ^ EVEN_BITS;
}

export function alawToLinear(code: number): number {
  const bits = code ^ EVEN_BITS;
  const segment = (bits >> 4) & 0x07;
  const step = ((bits & 0x0f) << 4) + 8;
  const magnitude = segment === 0 ? step : (step + 0x100) << (segment - 1);
  return bits & 0x80 ? magnitude : -magnitude;
}

/** G.711 A-law; its silence is 0xD5. A-law has no zero: that code means 8. */
export const pcma: LegCodec = tableCodec({
  name: 'PCMA',
  payloadType: 8,
  compress: linearToAlaw,
  expand: alawToLinear,
});
