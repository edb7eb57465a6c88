import type { Decoder, Encoder, StatefulCodec } from '../../src/media/codecs/codec.js';

/** A packet of more is none. */
const MAX_SAMPLES = 1920;

/**
 * A lossless codec with a memory, whose packets vary in size, for tests of what such a codec asks for: the number of samples in two
 * bytes, then the difference of each sample to the one before, also to the last of the packet before, in 7 bits a byte.
 */
export const deltaCodec: StatefulCodec = {
  name: 'DELTA',
  rates: [16_000, 8000],
  rtp: { payloadType: null, clockRate: (rate) => rate },
  encoder: () => new DeltaEncoder(),
  decoder: () => new DeltaDecoder(),
  samplesIn: (packet) => {
    const samples = ((packet[0] ?? 0) << 8) | (packet[1] ?? 0);
    return samples <= MAX_SAMPLES && packet.length >= 2 + samples ? samples : 0;
  },
};

class DeltaEncoder implements Encoder {
  #last = 0;

  encode(pcm: Int16Array): Uint8Array {
    const bytes = [pcm.length >> 8, pcm.length & 0xff];
    for (const sample of pcm) {
      const delta = sample - this.#last;
      let rest = delta < 0 ? -2 * delta - 1 : 2 * delta;
      for (; rest > 0x7f; rest >>= 7) bytes.push(0x80 | (rest & 0x7f));
      bytes.push(rest);
      this.#last = sample;
    }
    return Uint8Array.from(bytes);
  }
}

class DeltaDecoder implements Decoder {
  #last = 0;

  decode(packet: Uint8Array): Int16Array {
    const pcm = new Int16Array(deltaCodec.samplesIn(packet, 8000));
    let at = 2;
    for (let i = 0; i < pcm.length; i++) {
      let coded = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = packet[at++] ?? 0;
        coded |= (byte & 0x7f) << shift;
        if (byte < 0x80) break;
      }
      this.#last += coded & 1 ? -(coded + 1) / 2 : coded / 2;
      pcm[i] = this.#last;
    }
    return pcm;
  }
}
