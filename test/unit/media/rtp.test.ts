import { RtpPacket } from 'rtp.js/packets';
import { describe, expect, it } from 'vitest';
import { MediaError } from '../../../src/media/media-error.js';
import { packRtp, parseRtp, RtpSequencer, telephoneEvent } from '../../../src/media/rtp.js';
import { seededRandom } from '../../../src/platform/random.js';

const header = { payloadType: 0, sequenceNumber: 0x1234, timestamp: 0xdeadbeef, ssrc: 0xcafebabe, marker: false };

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function bytesOf(packet: RtpPacket): Uint8Array {
  packet.serialize();
  const view = packet.getView();
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

describe('an RTP packet', () => {
  it('is laid out as in RFC 3550', () => {
    const bytes = packRtp({ ...header, payloadType: 101, marker: true }, Uint8Array.of(1, 2));
    expect(Buffer.from(bytes).toString('hex')).toBe('80e51234deadbeefcafebabe0102');
  });

  it('is understood by another implementation', () => {
    const packet = new RtpPacket(viewOf(packRtp({ ...header, payloadType: 8, marker: true }, Uint8Array.of(7, 8, 9))));
    expect(packet.dump()).toMatchObject({
      ...header,
      payloadType: 8,
      marker: true,
      payloadLength: 3,
      csrcs: [],
      padding: 0,
    });
  });

  it('is read past the sources, extension and padding that another implementation put in', () => {
    const packet = new RtpPacket();
    packet.setPayloadType(96);
    packet.setSequenceNumber(65_535);
    packet.setTimestamp(4_294_967_295);
    packet.setSsrc(1);
    packet.setMarker(true);
    packet.setCsrcs([5, 6]);
    packet.enableOneByteExtensions();
    packet.setExtension(1, new DataView(Uint8Array.of(1, 2, 3, 4, 5).buffer));
    packet.setPayload(new DataView(Uint8Array.of(42, 43).buffer));
    packet.padTo4Bytes();
    expect(parseRtp(bytesOf(packet))).toEqual({
      payloadType: 96,
      sequenceNumber: 65_535,
      timestamp: 4_294_967_295,
      ssrc: 1,
      marker: true,
      payload: Uint8Array.of(42, 43),
    });
  });

  it('wraps numbers that are too large for their field', () => {
    const packed = packRtp({ ...header, sequenceNumber: 65_536 + 5, timestamp: 2 ** 32 + 7 }, new Uint8Array(0));
    expect(parseRtp(packed)).toMatchObject({ sequenceNumber: 5, timestamp: 7, payload: new Uint8Array(0) });
  });

  it.each<[string, number[], string]>([
    ['of 11 bytes', Array<number>(11).fill(0x80), 'rtp: expected at least 12 bytes, came 11'],
    ['of version 1', [0x40, ...Array<number>(11).fill(0)], 'rtp.version: expected 2, came 1'],
    ['that lacks its sources', [0x8f, ...Array<number>(11).fill(0)], 'rtp: expected at least 72 bytes'],
    [
      'that lacks its extension',
      [0x90, ...Array<number>(11).fill(0)],
      'rtp.extension: expected a header of 4 bytes, came 0',
    ],
    [
      'that is cut in its extension',
      [0x90, ...Array<number>(11).fill(0), 0, 0, 0, 9, 1],
      'rtp: expected at least 52 bytes',
    ],
    ['with more padding than bytes', [0xa0, ...Array<number>(10).fill(0), 200], 'rtp: expected at least 212 bytes'],
    ['with padding of none', [0xa0, ...Array<number>(11).fill(0)], 'rtp.padding: expected a count of 1 or more'],
  ])('%s is refused', (_, bytes, message) => {
    expect(() => parseRtp(Uint8Array.from(bytes))).toThrow(MediaError);
    expect(() => parseRtp(Uint8Array.from(bytes))).toThrow(message);
  });
});

describe('an RTP stream', () => {
  it('counts packets and samples from where it is told to start, and wraps', () => {
    const sequencer = new RtpSequencer({ ssrc: 9, sequenceNumber: 65_534, timestamp: 2 ** 32 - 160 });
    const packets = Array.from({ length: 3 }, () => sequencer.take(160));
    expect(packets).toEqual([
      { ssrc: 9, sequenceNumber: 65_534, timestamp: 2 ** 32 - 160 },
      { ssrc: 9, sequenceNumber: 65_535, timestamp: 0 },
      { ssrc: 9, sequenceNumber: 0, timestamp: 160 },
    ]);
  });

  it('gives a telephone event its place between the audio without taking time from it', () => {
    const sequencer = new RtpSequencer({ ssrc: 9, sequenceNumber: 1, timestamp: 1000 });
    sequencer.take(160);
    const eventStart = sequencer.timestamp;
    expect({ ...sequencer.take(0), timestamp: eventStart }).toMatchObject({ sequenceNumber: 2, timestamp: 1160 });
    expect(sequencer.take(160)).toMatchObject({ sequenceNumber: 3, timestamp: 1160 });
    sequencer.skip(320);
    expect(sequencer.timestamp).toBe(1640);
  });

  it('starts anywhere, the same for the same seed', () => {
    const start = (seed: string): unknown => RtpSequencer.random(seededRandom(seed)).take(0);
    expect(start('a')).toEqual(start('a'));
    expect(start('a')).not.toEqual(start('b'));
  });
});

describe('a telephone event', () => {
  it.each([
    ['0', 0],
    ['9', 9],
    ['*', 10],
    ['#', 11],
    ['A', 12],
    ['D', 15],
  ])('names the digit %s by its code of RFC 4733, %i', (digit, code) => {
    expect(telephoneEvent(digit, 0, false)[0]).toBe(code);
  });

  it('says how long it has lasted, and whether it is over', () => {
    expect(Buffer.from(telephoneEvent('1', 320, false)).toString('hex')).toBe('010a0140');
    expect(Buffer.from(telephoneEvent('1', 1280, true)).toString('hex')).toBe('018a0500');
    expect(Buffer.from(telephoneEvent('1', 70_000, true)).toString('hex')).toBe('018affff');
  });

  it.each(['', 'x', '12'])('refuses the digit %j', (digit) => {
    expect(() => telephoneEvent(digit, 0, false)).toThrow('digit: expected one of');
  });
});
