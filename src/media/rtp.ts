import type { Random } from '../platform/random.js';
import { MediaError } from './media-error.js';
import { DTMF_DIGITS } from './tones.js';

export interface RtpHeader {
  /** 0 to 127. */
  readonly payloadType: number;
  /** Counts packets and wraps at 2^16. */
  readonly sequenceNumber: number;
  /** Counts ticks of the payload's clock and wraps at 2^32. */
  readonly timestamp: number;
  readonly ssrc: number;
  readonly marker: boolean;
}

export interface RtpPacket extends RtpHeader {
  readonly payload: Uint8Array;
}

const VERSION = 2;
const FIXED_HEADER_BYTES = 12;

/**
 * An RTP packet without contributing sources, extension or padding. Numbers too large for their field wrap.
 *
 *     0                   1                   2                   3
 *     0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |                           timestamp                           |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |           synchronization source (SSRC) identifier            |
 *    +=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+
 *    (RFC 3550, section 5.1)
 */
export function packRtp(header: RtpHeader, payload: Uint8Array): Uint8Array {
  const packet = new Uint8Array(FIXED_HEADER_BYTES + payload.length);
  const view = new DataView(packet.buffer);
  view.setUint8(0, VERSION << 6);
  view.setUint8(1, (header.marker ? 0x80 : 0) | (header.payloadType & 0x7f));
  view.setUint16(2, header.sequenceNumber);
  view.setUint32(4, header.timestamp);
  view.setUint32(8, header.ssrc);
  packet.set(payload, FIXED_HEADER_BYTES);
  return packet;
}

/**
 * Reads a packet; contributing sources, extension and padding are stepped over. The payload is a view of `bytes`.
 * Throws a MediaError for what is no RTP packet.
 */
export function parseRtp(bytes: Uint8Array): RtpPacket {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < FIXED_HEADER_BYTES) {
    throw new MediaError('rtp', `at least ${FIXED_HEADER_BYTES} bytes`, bytes.length);
  }
  const first = view.getUint8(0);
  if (first >> 6 !== VERSION) throw new MediaError('rtp.version', String(VERSION), first >> 6);
  const second = view.getUint8(1);
  let start = FIXED_HEADER_BYTES + (first & 0x0f) * 4;
  if (first & 0x10) {
    if (start + 4 > bytes.length) throw new MediaError('rtp.extension', 'a header of 4 bytes', bytes.length - start);
    start += 4 + view.getUint16(start + 2) * 4;
  }
  const padding = first & 0x20 ? view.getUint8(bytes.length - 1) : 0;
  const end = bytes.length - padding;
  if (start > end) throw new MediaError('rtp', `at least ${start + padding} bytes, by its own header`, bytes.length);
  if (first & 0x20 && padding === 0) throw new MediaError('rtp.padding', 'a count of 1 or more in the last byte', 0);
  return {
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    sequenceNumber: view.getUint16(2),
    timestamp: view.getUint32(4),
    ssrc: view.getUint32(8),
    payload: bytes.subarray(start, end),
  };
}

export type RtpPosition = Pick<RtpHeader, 'sequenceNumber' | 'timestamp' | 'ssrc'>;

/** The running numbers of one RTP stream. */
export class RtpSequencer {
  readonly ssrc: number;
  #sequenceNumber: number;
  #timestamp: number;

  /** The first packet gets exactly these numbers. */
  constructor(first: RtpPosition) {
    this.ssrc = first.ssrc >>> 0;
    this.#sequenceNumber = first.sequenceNumber & 0xffff;
    this.#timestamp = first.timestamp >>> 0;
  }

  /** RFC 3550 wants all three to start anywhere. */
  static random(random: Pick<Random, 'int'>): RtpSequencer {
    return new RtpSequencer({
      ssrc: random.int(2 ** 32),
      sequenceNumber: random.int(2 ** 16),
      timestamp: random.int(2 ** 32),
    });
  }

  /** The timestamp that the next packet will get. */
  get timestamp(): number {
    return this.#timestamp;
  }

  /**
   * The numbers for one packet that lasts `ticks` of the payload's clock. A packet that shares its time with the next
   * (a telephone event beside the audio) takes 0 ticks.
   */
  take(ticks: number): RtpPosition {
    const position = { sequenceNumber: this.#sequenceNumber, timestamp: this.#timestamp, ssrc: this.ssrc };
    this.#sequenceNumber = (this.#sequenceNumber + 1) & 0xffff;
    this.skip(ticks);
    return position;
  }

  /** Lets time pass without a packet. */
  skip(ticks: number): void {
    this.#timestamp = (this.#timestamp + ticks) >>> 0;
  }
}

/** Power of the tone that an event stands for, in dBm0 without the sign. */
const EVENT_VOLUME = 10;
const MAX_EVENT_DURATION = 0xffff;

/**
 * The payload of a telephone event: a keypad digit that has lasted `durationSamples` so far (at most 65,535; more stays there).
 *
 *     0                   1                   2                   3
 *     0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |     event     |E|R| volume    |          duration             |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    (RFC 4733, section 2.3)
 */
export function telephoneEvent(digit: string, durationSamples: number, end: boolean): Uint8Array {
  const event = digit.length === 1 ? DTMF_DIGITS.indexOf(digit) : -1;
  if (event < 0) throw new MediaError('digit', `one of ${DTMF_DIGITS}`, JSON.stringify(digit));
  const duration = Math.min(durationSamples, MAX_EVENT_DURATION);
  return Uint8Array.of(event, (end ? 0x80 : 0) | EVENT_VOLUME, duration >> 8, duration & 0xff);
}
