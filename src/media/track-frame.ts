import { base64, checkCodecRate, type Clip } from './clip.js';
import type { Codec } from './codecs/codec.js';
import { frameSamples } from './rates.js';

/** 20 ms of a track as it arrives over the leg's codec. What it returns is shared: do not write to it. */
export interface TrackFrame {
  /** True where the track has nothing; the other members then give digital silence. */
  readonly silent: boolean;
  /** In `codec`, which must be offered at the track's rate. */
  encoded(codec: Codec): Uint8Array;
  base64(codec: Codec): string;
  /** After the leg's codec. */
  pcm(): Int16Array;
}

interface Silence {
  readonly rate: number;
  readonly bytes: Uint8Array;
  readonly base64: string;
}

const silences = new WeakMap<Codec, Silence[]>();

/** One 20 ms frame of a codec's digital silence, as shared bytes and as base64. */
export function silentFrame(codec: Codec, rate: number): Silence {
  let known = silences.get(codec);
  if (!known) silences.set(codec, (known = []));
  for (const silence of known) if (silence.rate === rate) return silence;
  checkCodecRate(codec, rate);
  const bytes = codec.silence(rate);
  const silence = { rate, bytes, base64: base64(bytes) };
  known.push(silence);
  return silence;
}

/** The frame of a track that has nothing at that time. One per track. */
export function makeSilence(rate: number): TrackFrame {
  const zeros = new Int16Array(frameSamples(rate));
  return {
    silent: true,
    encoded: (codec) => silentFrame(codec, rate).bytes,
    base64: (codec) => silentFrame(codec, rate).base64,
    pcm: () => zeros,
  };
}

/** A frame that is exactly one frame of one clip: everything comes from the clip's caches. */
export class ClipFrame implements TrackFrame {
  readonly silent = false;
  readonly #clip: Clip;
  readonly #index: number;
  readonly #legCodec: Codec;

  constructor(clip: Clip, index: number, legCodec: Codec) {
    this.#clip = clip;
    this.#index = index;
    this.#legCodec = legCodec;
  }

  encoded(codec: Codec): Uint8Array {
    return this.#clip.encoded(codec, this.#legCodec).frame(this.#index);
  }

  base64(codec: Codec): string {
    return this.#clip.encoded(codec, this.#legCodec).frameBase64(this.#index);
  }

  pcm(): Int16Array {
    return this.#clip.heard(this.#index, this.#legCodec);
  }
}

/** A frame of anything else: client media, several sources at once, the ragged end of a clip. */
export class MixedFrame implements TrackFrame {
  readonly silent = false;
  readonly #rate: number;
  readonly #legCodec: Codec;
  readonly #wire: Uint8Array;
  #pcm: Int16Array | undefined;

  constructor(samples: Int16Array, rate: number, legCodec: Codec) {
    this.#rate = rate;
    this.#legCodec = legCodec;
    this.#wire = legCodec.encode(samples);
  }

  encoded(codec: Codec): Uint8Array {
    if (codec === this.#legCodec) return this.#wire;
    checkCodecRate(codec, this.#rate);
    return codec.encode(this.pcm());
  }

  base64(codec: Codec): string {
    return base64(this.encoded(codec));
  }

  pcm(): Int16Array {
    return (this.#pcm ??= this.#legCodec.decode(this.#wire));
  }
}
