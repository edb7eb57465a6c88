import type { Clip } from './clip.js';

/** Client media gathers in blocks of at most this length. */
export const BLOCK_MS = 1000;

/** Something that audio takes memory for, and how much: samples of its own, or a clip that others may hold too. */
export interface HeldSound {
  readonly what: object;
  readonly bytes: number;
}

/** Sound that is kept as long as anybody who heard some of it is known. */
export interface SoundSource {
  /** Goes up whenever what is held changes. */
  readonly version: number;
  held(): Iterable<HeldSound>;
}

/**
 * One stretch of audio on a track: a part of a clip, or a block that client media grows. Only its track moves its ends;
 * everybody else reads.
 */
export class Segment {
  readonly tag: string | undefined;
  #clip: Clip | undefined;
  #originSample: number;
  #pcm: Int16Array;
  #startSample: number;
  #endSample: number;

  constructor(source: Clip | Int16Array, originSample: number, startSample: number, endSample: number, tag?: string) {
    this.#clip = source instanceof Int16Array ? undefined : source;
    this.#pcm = source instanceof Int16Array ? source : source.pcm;
    this.#originSample = originSample;
    this.#startSample = startSample;
    this.#endSample = endSample;
    this.tag = tag;
  }

  /** The clip it shows, or undefined for client media. */
  get clip(): Clip | undefined {
    return this.#clip;
  }

  /** The first sample of the clip or block would be here on the time line. */
  get originSample(): number {
    return this.#originSample;
  }

  /** The memory that is held for it. Client media moves to larger memory as it grows, so there it is the segment itself. */
  get held(): HeldSound {
    return this.#clip ? { what: this.#clip, bytes: this.#clip.heldBytes } : { what: this, bytes: this.#pcm.byteLength };
  }

  get startSample(): number {
    return this.#startSample;
  }

  /** The first sample after it. Equal to `startSample` when it has been cut or dropped altogether. */
  get endSample(): number {
    return this.#endSample;
  }

  get lengthSamples(): number {
    return this.#endSample - this.#startSample;
  }

  /**
   * Moves the ends inward; what is outside them is never heard again. Where less than half of a clip is left it keeps a copy
   * of that, in whole frames of `frameSamples`, so that a long file of which a moment was heard can go.
   */
  shorten(startSample: number, endSample: number, frameSamples: number): void {
    this.#startSample = Math.min(Math.max(this.#startSample, startSample), this.#endSample);
    this.#endSample = Math.max(this.#startSample, Math.min(this.#endSample, endSample));
    if (!this.#clip || this.lengthSamples * 2 >= this.#clip.lengthSamples) return;
    const from = Math.floor((this.#startSample - this.#originSample) / frameSamples) * frameSamples;
    const to = Math.ceil((this.#endSample - this.#originSample) / frameSamples) * frameSamples;
    this.#clip = this.#clip.excerpt(from, to);
    this.#pcm = this.#clip.pcm;
    this.#originSample += from;
  }

  /** Appends to a block, up to `capacity` samples in all; returns how many it took. */
  grow(pcm: Int16Array, capacity: number): number {
    const used = this.#endSample - this.#originSample;
    const taken = Math.min(pcm.length, capacity - used);
    if (used + taken > this.#pcm.length) {
      const larger = new Int16Array(Math.min(capacity, Math.max(used + taken, 2 * this.#pcm.length)));
      larger.set(this.#pcm.subarray(0, used));
      this.#pcm = larger;
    }
    this.#pcm.set(pcm.subarray(0, taken), used);
    this.#endSample += taken;
    return taken;
  }

  /** Its own samples from `from` to `to` on the time line, as a view; both must lie within it. */
  view(from: number, to: number): Int16Array {
    return this.#pcm.subarray(from - this.#originSample, to - this.#originSample);
  }

  /** Adds what it has between `from` and `to` to `sums`, whose first element is the sample `from`. */
  mixInto(sums: Int32Array, from: number, to: number): void {
    const start = Math.max(from, this.#startSample);
    const end = Math.min(to, this.#endSample);
    const pcm = this.#pcm;
    const shift = this.#originSample;
    for (let at = start; at < end; at++) sums[at - from] = (sums[at - from] ?? 0) + (pcm[at - shift] ?? 0);
  }
}
