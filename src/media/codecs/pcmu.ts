import type { LegCodec } from './codec.js';
import { tableCodec } from './table-codec.js';

/** ITU-T G.711 µ-law works on the magnitude plus this bias, so that each segment starts at a power of two (33 of 14 bits, here of 16). */
const BIAS = 33 << 2;
const LARGEST_MAGNITUDE = 32_767 - BIAS;

/**
 * µ-law sends its 8 bits inverted: sign, 3 bits of segment, 4 of step. Magnitudes are those of the sign-and-magnitude
 * form, as in spandsp and the common g711.c: -4 is as far from zero as 4.
 */
export function linearToMulaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), LARGEST_MAGNITUDE) + BIAS;
  // The highest set bit is bit 7 in segment 0 and bit 14 in segment 7.
  const segment = 24 - Math.clz32(magnitude);
  const step = (magnitude >> (segment + 3)) & 0x0f;
  return ~(sign | (segment << 4) | step) & 0xff;
}

export function mulawToLinear(code: number): number {
  const bits = ~code & 0xff;
  const segment = (bits >> 4) & 0x07;
  // The middle of the step: half a step above its lower edge.
  const magnitude = ((((bits & 0x0f) << 3) + BIAS) << segment) - BIAS;
  return bits & 0x80 ? -magnitude : magnitude;
}

/** G.711 µ-law; its silence is 0xFF, the positive zero. */
export const pcmu: LegCodec = tableCodec({
  name: 'PCMU',
  payloadType: 0,
  compress: linearToMulaw,
  expand: mulawToLinear,
});
