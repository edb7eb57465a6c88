import { describe, expect, it } from 'vitest';
import { l16, l16be } from '../../../../src/media/codecs/l16.js';

describe('L16', () => {
  it('puts the low byte first, as Telnyx’s sockets do', () => {
    expect(l16.encode(Int16Array.of(1, -2, 0x1234))).toEqual(Uint8Array.of(1, 0, 0xfe, 0xff, 0x34, 0x12));
    expect(l16.decode(Uint8Array.of(0x34, 0x12, 0xff, 0xff))).toEqual(Int16Array.of(0x1234, -1));
  });

  it('can put the high byte first, as RFC 3551 has it', () => {
    expect(l16be.encode(Int16Array.of(0x1234, -2))).toEqual(Uint8Array.of(0x12, 0x34, 0xff, 0xfe));
    expect(l16be.decode(Uint8Array.of(0x12, 0x34))).toEqual(Int16Array.of(0x1234));
  });

  it('decodes bytes that start at an odd offset of their buffer', () => {
    const pool = Uint8Array.of(9, 0x34, 0x12, 0x78, 0x56, 9);
    expect(l16.decode(pool.subarray(1, 5))).toEqual(Int16Array.of(0x1234, 0x5678));
  });

  it('ignores half a sample at the end', () => {
    expect(l16.decode(Uint8Array.of(1, 0, 7))).toEqual(Int16Array.of(1));
  });

  it.each([
    [8000, 320],
    [16_000, 640],
    [22_050, 882],
    [24_000, 960],
    [48_000, 1920],
  ])('has frames at %i Hz of %i bytes', (rate, bytes) => {
    expect(l16.bytesPerFrame(rate)).toBe(bytes);
    expect(l16.silence(rate)).toEqual(new Uint8Array(bytes));
  });
});
