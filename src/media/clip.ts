import type { Codec } from './codecs/codec.js';
import { MediaError } from './media-error.js';
import { checkSampleRate, frameSamples } from './rates.js';

/** Frames that are encoded at a stretch: a second. */
const BLOCK_FRAMES = 50;

/** Blocks that one encoding keeps: a minute. What has been played goes first, and is made anew for who plays it again. */
const MAX_BLOCKS = 60;

interface Block {
  readonly bytes: Uint8Array;
  readonly base64: (string | undefined)[];
}

/** A clip's audio as one codec's bytes, cut in 20 ms frames. It is made block by block, where somebody wants to hear it. */
export class EncodedClip {
  readonly #frameBytes: number;
  readonly #encode: (firstFrame: number, frames: number) => Uint8Array;
  readonly #blocks = new Map<number, Block>();

  /** `encode` gives the bytes of so many frames from a frame on, fewer at the end of the clip. */
  constructor(frameBytes: number, encode: (firstFrame: number, frames: number) => Uint8Array) {
    this.#frameBytes = frameBytes;
    this.#encode = encode;
  }

  /** The encodings that it keeps for the next who plays it. */
  get keptBytes(): number {
    let bytes = 0;
    for (const block of this.#blocks.values()) bytes += block.bytes.length * 3;
    return bytes;
  }

  /** The bytes of frame `index`: a view, not a copy. Shorter at the end of a clip that is not whole frames, empty beyond. */
  frame(index: number): Uint8Array {
    const at = (index % BLOCK_FRAMES) * this.#frameBytes;
    return this.#block(index).bytes.subarray(at, at + this.#frameBytes);
  }

  /** The bytes of the second that frame `index` is in. */
  stretch(index: number): Uint8Array {
    return this.#block(index).bytes;
  }

  /** As `frame`, in base64; made once per frame. */
  frameBase64(index: number): string {
    return (this.#block(index).base64[index % BLOCK_FRAMES] ??= base64(this.frame(index)));
  }

  #block(index: number): Block {
    const number = Math.floor(index / BLOCK_FRAMES);
    const known = this.#blocks.get(number);
    if (known) return known;
    const block: Block = { bytes: this.#encode(number * BLOCK_FRAMES, BLOCK_FRAMES), base64: [] };
    this.#blocks.set(number, block);
    if (this.#blocks.size > MAX_BLOCKS) {
      for (const oldest of this.#blocks.keys()) {
        this.#blocks.delete(oldest);
        break;
      }
    }
    return block;
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

  /** The bytes that it holds: its samples, with all of the memory that they are part of, and the encodings that it keeps. */
  get heldBytes(): number {
    return this.#encodings.reduce((bytes, { encoded }) => bytes + encoded.keptBytes, this.pcm.buffer.byteLength);
  }

  /** A copy of the samples from `from` to `to`, which does not hold the rest. */
  excerpt(from: number, to: number): Clip {
    return new Clip(this.pcm.slice(from, to), this.rate);
  }

  /**
   * The clip in `codec`, as it arrives over a leg that uses `legCodec`: where the two differ it has been through both,
   * and sounds like it. Throws a MediaError if a codec has no such rate.
   */
  encoded(codec: Codec, legCodec: Codec = codec): EncodedClip {
    for (const known of this.#encodings) if (known.codec === codec && known.legCodec === legCodec) return known.encoded;
    checkCodecRate(codec, this.rate);
    checkCodecRate(legCodec, this.rate);
    const samples = frameSamples(this.rate);
    const encoded = new EncodedClip(codec.bytesPerFrame(this.rate), (first, frames) => {
      if (codec !== legCodec) return codec.encode(legCodec.decode(this.encoded(legCodec).stretch(first)));
      return codec.encode(this.pcm.subarray(first * samples, (first + frames) * samples));
    });
    this.#encodings.push({ codec, legCodec, encoded });
    return encoded;
  }

  /** The samples of frame `index` as they come out of `legCodec`. */
  heard(index: number, legCodec: Codec): Int16Array {
    return legCodec.decode(this.encoded(legCodec).frame(index));
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
