import { describe, expect, it } from 'vitest';
import { Clip } from '../../../src/media/clip.js';
import { CODECS, l16be, type Codec } from '../../../src/media/codecs/index.js';
import { sine } from '../../support/signals.js';

const { PCMU, PCMA, L16 } = CODECS;
const pcm = sine(440, 480, 8000);

/** A codec that counts how often it works. */
function counting(codec: Codec): Codec & { encoded: number } {
  const counter = {
    ...codec,
    encoded: 0,
    encode(samples: Int16Array) {
      counter.encoded++;
      return codec.encode(samples);
    },
  };
  return counter;
}

describe('a clip', () => {
  it('is filled up with silence to whole frames', () => {
    const clip = Clip.framed(pcm.subarray(0, 161), 8000);
    expect([clip.lengthSamples, clip.durationMs]).toEqual([320, 40]);
    expect(clip.pcm).toEqual(Int16Array.from([...pcm.subarray(0, 161), ...Array<number>(159).fill(0)]));
  });

  it('is not copied when it is whole frames already', () => {
    expect(Clip.framed(pcm, 8000).pcm).toBe(pcm);
    expect(Clip.framed(new Int16Array(0), 8000).lengthSamples).toBe(0);
  });

  it('keeps its length when nobody asks for frames', () => {
    const clip = new Clip(pcm.subarray(0, 161), 8000);
    expect(clip.durationMs).toBe(20.125);
    expect(clip.encoded(PCMU).frame(1)).toHaveLength(1);
    expect(clip.encoded(PCMU).frame(2)).toHaveLength(0);
  });

  it('gives its frames as bytes and as base64', () => {
    const encoded = new Clip(pcm, 8000).encoded(PCMU);
    const expected = PCMU.encode(pcm.subarray(160, 320));
    expect(encoded.frame(1)).toEqual(expected);
    expect(encoded.frameBase64(1)).toBe(Buffer.from(expected).toString('base64'));
    expect(encoded.frameBase64(1)).toHaveLength(216);
    expect(Buffer.from(encoded.stretch(0))).toEqual(Buffer.concat([0, 1, 2].map((i) => encoded.frame(i))));
  });

  it('is encoded once per codec, however often it is played', () => {
    const [codec, other] = [counting(PCMU), counting(PCMA)];
    const clip = new Clip(pcm, 8000);
    for (let i = 0; i < 3; i++) {
      clip.encoded(codec).frame(i);
      clip.encoded(other).frame(i);
      clip.encoded(other, codec).frame(i);
    }
    expect([codec.encoded, other.encoded]).toEqual([1, 2]);
  });

  it('tells the byte orders of L16 apart, though they share a name', () => {
    const clip = new Clip(Int16Array.of(0x1234), 8000);
    expect([...clip.encoded(L16).stretch(0)]).toEqual([0x34, 0x12]);
    expect([...clip.encoded(l16be).stretch(0)]).toEqual([0x12, 0x34]);
  });

  it('has been through the leg’s codec before it reaches a stream of another', () => {
    const clip = new Clip(pcm, 8000);
    const heard = PCMU.decode(PCMU.encode(pcm));
    expect(clip.heard(1, PCMU)).toEqual(heard.subarray(160, 320));
    expect(clip.encoded(PCMA, PCMU).stretch(0)).toEqual(PCMA.encode(heard));
    expect(clip.encoded(PCMA, PCMU).stretch(0)).not.toEqual(clip.encoded(PCMA).stretch(0));
    expect(clip.encoded(L16, PCMU).stretch(0)).toEqual(L16.encode(heard));
    expect(clip.encoded(PCMU, PCMU)).toBe(clip.encoded(PCMU));
  });

  it('refuses a codec that does not have its rate', () => {
    const clip = new Clip(pcm, 16_000);
    expect(() => clip.encoded(PCMU)).toThrow('rate: expected one that PCMU has (8000 Hz), came 16000');
    expect(clip.encoded(L16).frame(0)).toHaveLength(640);
  });

  it('refuses a rate that nobody has', () => {
    expect(() => new Clip(pcm, 0)).toThrow('clip.rate: expected');
  });

  it('is encoded where it is heard, and keeps a minute of that', () => {
    const codec = counting(PCMU);
    const clip = new Clip(
      Int16Array.from({ length: 8000 * 100 }, (_, i) => (i * 7) % 3000),
      8000,
    );
    const frameAt = (second: number): Uint8Array => clip.encoded(codec).frame(second * 50);
    expect(frameAt(90)).toEqual(PCMU.encode(clip.pcm.subarray(90 * 8000, 90 * 8000 + 160)));
    expect([codec.encoded, clip.heldBytes]).toEqual([1, 1_600_000 + 3 * 8000]);
    for (let second = 0; second < 100; second++) frameAt(second);
    expect(clip.heldBytes).toBe(1_600_000 + 60 * 3 * 8000);
    const before = codec.encoded;
    expect(frameAt(0)).toEqual(PCMU.encode(clip.pcm.subarray(0, 160)));
    expect(codec.encoded).toBe(before + 1);
  });
});
