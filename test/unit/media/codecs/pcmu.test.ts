import { mulaw } from 'alawmulaw';
import { describe, expect, it } from 'vitest';
import { pcmu } from '../../../../src/media/codecs/pcmu.js';
import { fitSine } from '../../../support/signals.js';

const everySample = Int16Array.from({ length: 65_536 }, (_, i) => i - 32_768);
const everyCode = Uint8Array.from({ length: 256 }, (_, i) => i);

describe('PCMU', () => {
  it('encodes each of the 65,536 samples as an independent implementation does', () => {
    const expected = Uint8Array.from(everySample, (sample) => mulaw.encodeSample(sample) & 0xff);
    expect(Buffer.from(pcmu.encode(everySample)).equals(expected)).toBe(true);
  });

  it('decodes each of the 256 codes as an independent implementation does', () => {
    expect([...pcmu.decode(everyCode)]).toEqual([...mulaw.decode(everyCode)]);
  });

  it.each([
    [0, 0xff],
    [-1, 0x7f],
    [32_767, 0x80],
    [-32_768, 0x00],
    [1000, 0xce],
    [-1000, 0x4e],
  ])('sends the sample %i as %i', (sample, code) => {
    expect(pcmu.encode(Int16Array.of(sample))).toEqual(Uint8Array.of(code));
  });

  it('hears the 1 kHz test sequence of G.711 as a sine at 0 dBm0, 3.17 dB below full load', () => {
    const codes = Uint8Array.of(0x1e, 0x0b, 0x0b, 0x1e, 0x9e, 0x8b, 0x8b, 0x9e);
    const { peak, snrDb } = fitSine(pcmu.decode(codes), 1000, 8000);
    expect(20 * Math.log10((8159 * 4) / peak)).toBeCloseTo(3.17, 1);
    expect(snrDb).toBeGreaterThan(35);
  });

  it('has 160 bytes of 0xFF as a frame of silence, the same ones each time', () => {
    expect(pcmu.silence(8000)).toEqual(new Uint8Array(160).fill(0xff));
    expect(pcmu.silence(8000)).toBe(pcmu.silence(8000));
    expect([...pcmu.decode(pcmu.silence(8000))]).toEqual(Array(160).fill(0));
  });
});
