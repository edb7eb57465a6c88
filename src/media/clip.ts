import type { Codec } from './codecs/codec.js';
import { MediaError } from './media-error.js';
import { checkSampleRate, frameSamples } from './rates.js';

/** A clip's audio as one codec's bytes, cut in 20 ms frames. */
export class EncodedClip {
  readonly bytes: Uint8Array;
  readonly #frameBytes: number;
  readonly #base64: (string | undefined)[] = [];

  constructor(bytes: Uint8Array, frameBytes: number) {
    this.bytes = bytes;
    this.#frameBytes = frameBytes;
  }

  /** The bytes of frame `index`: a view, not a copy. Shorter at the end of a clip that is not whole frames, empty beyond. */
  frame(index: number): Uint8Array {
    return this.bytes.subarray(index * this.#frameBytes, (index + 1) * this.#frameBytes);
  }

  /** As `frame`, in base64; made once per frame. */
  frameBase64(index: number): string {
    return (this.#base64[index] ??= base64(this.frame(index)));
  }
}

interface Encoding {
  readonly codec: Codec;
  readonly legCodec: Codec;
  readonly encoded: EncodedClip;
}

/**
 * Audio that does not change, at one rate. It is encoded once per codec, however many calls and streams play it.
 * The samples handed in belong to the clip from then on: nobody may write to them.
 */
export class Clip {
  readonly pcm: Int16Array;
  readonly rate: number;
  readonly #encodings: Encoding[] = [];
  readonly #wire: { codec: Codec; pcm: Int16Array }[] = [];

  constructor(pcm: Int16Array, rate: number) {
    this.pcm = pcm;
    this.rate = checkSampleRate(rate, 'clip.rate');
  }

  /** A clip of whole 20 ms frames: the last one is filled up with silence. */
  static framed(pcm: Int16Array, rate: number): Clip {
    const frame = frameSamples(rate);
    const length = Math.ceil(pcm.length / frame) * frame;
    if (length === pcm.length) return new Clip(pcm, rate);
    const padded = new Int16Array(length);
    padded.set(pcm);
    return new Clip(padded, rate);
  }

  get lengthSamples(): number {
    return this.pcm.length;
  }

  get durationMs(): number {
    return (this.pcm.length * 1000) / this.rate;
  }

  /**
   * The clip in `codec`, as it arrives over a leg that uses `legCodec`: where the two differ it has been through both,
   * and sounds like it. Throws a MediaError if a codec has no such rate.
   */
  encoded(codec: Codec, legCodec: Codec = codec): EncodedClip {
    for (const known of this.#encodings) if (known.codec === codec && known.legCodec === legCodec) return known.encoded;
    checkCodecRate(codec, this.rate);
    const pcm = codec === legCodec ? this.pcm : this.viaWire(legCodec);
    const encoded = new EncodedClip(codec.encode(pcm), codec.bytesPerFrame(this.rate));
    this.#encodings.push({ codec, legCodec, encoded });
    return encoded;
  }

  /** The samples that come out of `legCodec`. Shared: do not write to them. */
  viaWire(legCodec: Codec): Int16Array {
    for (const known of this.#wire) if (known.codec === legCodec) return known.pcm;
    const pcm = legCodec.decode(this.encoded(legCodec).bytes);
    this.#wire.push({ codec: legCodec, pcm });
    return pcm;
  }
}

/** Throws a MediaError unless `codec` is offered at `rate`. */
export function checkCodecRate(codec: Codec, rate: number): void {
  if (codec.rates.includes(rate)) return;
  throw new MediaError('rate', `one that ${codec.name} has (${codec.rates.join(', ')} Hz)`, rate);
}

/** Standard base64 with padding, without copying the bytes first. */
export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
