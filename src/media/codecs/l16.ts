import { frameSamples } from '../rates.js';
import type { Codec } from './codec.js';

const RATES = [8000, 16_000, 22_050, 24_000, 44_100, 48_000];

function linear16(littleEndian: boolean): Codec {
  const silences = new Map(RATES.map((rate) => [rate, new Uint8Array(frameSamples(rate) * 2)]));
  return {
    name: 'L16',
    rates: RATES,
    // RFC 3551 gives L16 static types (10 and 11) at 44.1 kHz only.
    rtp: { payloadType: null, clockRate: (rate) => rate },
    bytesPerFrame: (rate) => frameSamples(rate) * 2,
    encode(pcm) {
      const bytes = new Uint8Array(pcm.length * 2);
      const view = new DataView(bytes.buffer);
      for (let i = 0; i < pcm.length; i++) view.setInt16(i * 2, pcm[i] ?? 0, littleEndian);
      return bytes;
    },
    decode(bytes) {
      // A DataView, because a Buffer from Node's pool often starts at an odd offset, which an Int16Array refuses.
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const pcm = new Int16Array(bytes.byteLength >> 1);
      for (let i = 0; i < pcm.length; i++) pcm[i] = view.getInt16(i * 2, littleEndian);
      return pcm;
    },
    silence: (rate) => silences.get(rate) ?? new Uint8Array(frameSamples(rate) * 2),
  };
}

/** 16-bit PCM in the byte order of Telnyx's sockets: low byte first (observed by several clients, undocumented). */
export const l16: Codec = linear16(true);

/** 16-bit PCM in network byte order, as RFC 3551 has it and some clients of Telnyx assume. */
export const l16be: Codec = linear16(false);
