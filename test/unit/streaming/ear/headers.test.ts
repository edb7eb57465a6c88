import { describe, expect, it } from 'vitest';
import { packRtp, RtpSequencer } from '../../../../src/media/rtp.js';
import { silentWav } from '../../../../src/media/wav.js';
import { fileHeader, RtpHeaders } from '../../../../src/streaming/ear/headers.js';
import { CODECS } from '../../../../src/media/codecs/index.js';
import { NOT_SPOKEN, SPOKEN, spoken } from '../../../support/many-sounds.js';

const SOUND = new Uint8Array(160).fill(0x55);

/** Payloads as a client sends them that forwards RTP packets whole. */
function packets(count: number): Uint8Array[] {
  const rtp = new RtpSequencer({ sequenceNumber: 65_530, timestamp: 1, ssrc: 7 });
  return Array.from({ length: count }, () => packRtp({ ...rtp.take(160), payloadType: 0, marker: false }, SOUND));
}

const tellsAt = (payloads: readonly Uint8Array[]): number[] => {
  const headers = new RtpHeaders();
  return payloads.flatMap((payload, i) => (headers.payload(payload) ? [i] : []));
};

describe('a header in the payload', () => {
  it.each([
    ['WAV', silentWav(1, 80, 8000)],
    ['Ogg', Buffer.from('OggS\u0000\u0002rest', 'latin1')],
    ['WebM', Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 1])],
    ['WebM', Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 0, 0, 0, 0, 0, 0, 0x1f, 0x42, 0x86])],
    ['MP3', Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0x0f, 0x76, 0])],
  ])('is one of %s where a file begins', (kind, bytes) => {
    expect(fileHeader(bytes)).toBe(kind);
  });

  it('is none where only the first letters are the same', () => {
    for (const text of ['RIFF----AVI ', 'OggX\u0000\u0002', '\u001aE\u00df\u00a3----------', 'ID3speech---', 'ID3'])
      expect(fileHeader(Buffer.from(text, 'latin1'))).toBeUndefined();
    expect(fileHeader(new Uint8Array(0))).toBeUndefined();
  });

  it('is one of RTP after ten packets whose numbers count on, past 65,535 too', () => {
    expect(tellsAt(packets(30))).toEqual([9]);
  });

  it('is none where the numbers do not count on, or sound comes between', () => {
    expect(tellsAt(packets(30).filter((_, i) => i % 9 !== 8))).toEqual([]);
    expect(tellsAt(packets(30).map((packet, i) => (i % 9 === 8 ? SOUND : packet)))).toEqual([]);
    expect(tellsAt(packets(1).flatMap((packet) => Array<Uint8Array>(30).fill(packet)))).toEqual([]);
  });

  it('is none in any sound', () => {
    const sounds = [...SPOKEN.map((name) => spoken(name)), ...Object.values(NOT_SPOKEN).map((make) => make())];
    for (const codec of Object.values(CODECS)) {
      for (const pcm of sounds) {
        const bytes = codec.encode(pcm);
        const frames = Array.from({ length: bytes.length / 160 }, (_, i) => bytes.subarray(i * 160, i * 160 + 160));
        expect(tellsAt(frames)).toEqual([]);
        expect(frames.filter((frame) => fileHeader(frame) !== undefined)).toEqual([]);
      }
    }
  });
});
