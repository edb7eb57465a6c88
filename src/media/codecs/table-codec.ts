import { frameSamples } from '../rates.js';
import type { LegCodec } from './codec.js';

interface Law {
  readonly name: string;
  readonly payloadType: number;
  /** 16-bit linear sample to code, 0 to 255. */
  compress(sample: number): number;
  /** Code to 16-bit linear sample. */
  expand(code: number): number;
}

/** In Hz. */
const RATE = 8000;

/** A G.711 codec from its law: both directions become table look-ups. */
export function tableCodec(law: Law): LegCodec {
  const decoded = Int16Array.from({ length: 256 }, (_, code) => law.expand(code));
  /** Made at the first use: some milliseconds that a start need not wait for. */
  let encoded: Uint8Array | undefined;
  const silence = new Uint8Array(frameSamples(RATE)).fill(law.compress(0));

  return {
    name: law.name,
    rates: [RATE],
    legRate: RATE,
    rtp: { payloadType: law.payloadType, clockRate: (rate) => rate },
    bytesPerFrame: frameSamples,
    encode(pcm) {
      const table = (encoded ??= compressed(law));
      const bytes = new Uint8Array(pcm.length);
      for (let i = 0; i < pcm.length; i++) bytes[i] = table[(pcm[i] ?? 0) & 0xffff] ?? 0;
      return bytes;
    },
    decode(bytes) {
      const pcm = new Int16Array(bytes.length);
      for (let i = 0; i < bytes.length; i++) pcm[i] = decoded[bytes[i] ?? 0] ?? 0;
      return pcm;
    },
    silence: () => silence,
  };
}

/** The codes of all samples, indexed by the sample's 16 bits taken as unsigned. */
function compressed(law: Law): Uint8Array {
  const codes = new Uint8Array(65_536);
  for (let sample = -32_768; sample < 32_768; sample++) codes[sample & 0xffff] = law.compress(sample);
  return codes;
}
