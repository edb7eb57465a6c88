import { base64, checkCodecRate, type Clip } from './clip.js';
import type { Codec } from './codecs/codec.js';
import { frameSamples } from './rates.js';

/** 20 ms of a track as it arrives over the leg's codec. What it returns is shared: do not write to it. */
export interface TrackFrame {
  /** The codec that it has come through: in that one it costs least. Undefined for silence, which is the same in all. */
  readonly codec: Codec | undefined;
  /** True where the track has nothing; the other members then give digital silence. */
  readonly silent: boolean;
  /** In `codec`, which must be offered at the track's rate. */
  encoded(codec: Codec): Uint8Array;
  base64(codec: Codec): string;
  /** After the leg's codec. */
  pcm(): Int16Array;
}

/** Frames in a row that are all silent, or all whole frames of one clip. It holds as long as the track's `version` does. */
export interface FrameRun {
  /** The first frame that is not part of it. */
  readonly endFrame: number;
  /** The clip, on whose frame 0 the track's frame `shift` falls; undefined for silence. */
  readonly clip: Clip | undefined;
  readonly shift: number;
  /** The codec that the clip has come through; of silence it says nothing. */
  readonly codec: Codec | undefined;
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
    codec: undefined,
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
  readonly codec: Codec;

  constructor(clip: Clip, index: number, legCodec: Codec) {
    this.#clip = clip;
    this.#index = index;
    this.codec = legCodec;
  }

  encoded(codec: Codec): Uint8Array {
    return this.#clip.encoded(codec, this.codec).frame(this.#index);
  }

  base64(codec: Codec): string {
    return this.#clip.encoded(codec, this.codec).frameBase64(this.#index);
  }

  pcm(): Int16Array {
    return this.#clip.heard(this.#index, this.codec);
  }
}

/** A frame of anything else: client media, several sources at once, the ragged end of a clip. */
export class MixedFrame implements TrackFrame {
  readonly silent = false;
  readonly codec: Codec;
  readonly #rate: number;
  readonly #wire: Uint8Array;
  #base64: string | undefined;
  #pcm: Int16Array | undefined;

  constructor(samples: Int16Array, rate: number, legCodec: Codec) {
    this.#rate = rate;
    this.codec = legCodec;
    this.#wire = legCodec.encode(samples);
  }

  encoded(codec: Codec): Uint8Array {
    if (codec === this.codec) return this.#wire;
    checkCodecRate(codec, this.#rate);
    return codec.encode(this.pcm());
  }

  base64(codec: Codec): string {
    if (codec !== this.codec) return base64(this.encoded(codec));
    return (this.#base64 ??= base64(this.#wire));
  }

  pcm(): Int16Array {
    return (this.#pcm ??= this.codec.decode(this.#wire));
  }
}

/** Sums of samples as 16-bit audio: what does not fit stays at the rail. */
export function saturated(sums: Int32Array): Int16Array {
  const output = new Int16Array(sums.length);
  for (let i = 0; i < output.length; i++) output[i] = Math.max(-32_768, Math.min(32_767, sums[i] ?? 0));
  return output;
}
