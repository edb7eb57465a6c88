import { checkCodecRate, type Clip } from './clip.js';
import type { Codec } from './codecs/codec.js';
import { CODECS, type CodecName } from './codecs/index.js';
import { MediaError } from './media-error.js';
import { frameSamples } from './rates.js';
import { SegmentIndex } from './segment-index.js';
import { BLOCK_MS, Segment } from './segment.js';
import { ClipFrame, makeSilence, MixedFrame, type TrackFrame } from './track-frame.js';

export { Segment } from './segment.js';
export type { TrackFrame } from './track-frame.js';

/** By default a track keeps this much non-silent audio. */
export const DEFAULT_LIMIT_SECONDS = 600;

/** What digital silence decodes to: 0, and 8 for A-law, which has no zero. */
const SILENT_VALUES: readonly number[] = [0, 8];

/** Frames in a row that are all silent, or all whole frames of one clip. It holds as long as the track's `version` does. */
export interface Run {
  /** The first frame that is not part of it. */
  readonly endFrame: number;
  /** The clip, on whose frame 0 the track's frame `shift` falls; undefined for silence. */
  readonly clip: Clip | undefined;
  readonly shift: number;
}

export interface TrackOptions {
  /** Of the leg, in Hz. Clips must come at this rate. */
  readonly rate: number;
  /** What everything on the track goes through before anybody hears it. */
  readonly legCodec: CodecName;
  /** At most this much non-silent audio; beyond it the oldest goes. */
  readonly limitSamples?: number;
  /** Called when the oldest audio begins to be dropped; again only after the track has been below its limit. */
  readonly onLimit?: () => void;
  /** How far the track has been played. Audio from there on is never dropped, so the limit is exceeded while much is queued. Default: up to where the newest audio starts. */
  readonly playedSample?: () => number;
}

/**
 * One direction of a leg as a time line. Sample 0 is the answer. It keeps segments, not silence; frames are made when
 * they are asked for.
 */
export class Track {
  readonly rate: number;
  readonly #legCodec: Codec;
  readonly #limitSamples: number;
  readonly #onLimit: (() => void) | undefined;
  readonly #playedSample: (() => number) | undefined;
  readonly #frameSamples: number;
  readonly #silence: TrackFrame;
  readonly #index: SegmentIndex;
  /** The sums of one frame while it is mixed. */
  readonly #sums: Int32Array;
  /** The block that the latest client media went into. */
  #block: Segment | undefined;
  #nonSilentSamples = 0;
  #version = 0;
  #overflowing = false;
  /** The frame mixed last: a stream, a fork and a transcription read the same one within the same 20 ms. */
  #mixed: { readonly index: number; readonly frame: MixedFrame } | undefined;

  constructor(options: TrackOptions) {
    this.rate = options.rate;
    this.#legCodec = CODECS[options.legCodec];
    checkCodecRate(this.#legCodec, this.rate);
    this.#limitSamples = options.limitSamples ?? DEFAULT_LIMIT_SECONDS * this.rate;
    this.#onLimit = options.onLimit;
    this.#playedSample = options.playedSample;
    this.#frameSamples = frameSamples(this.rate);
    this.#silence = makeSilence(this.rate);
    this.#index = new SegmentIndex(this.rate);
    this.#sums = new Int32Array(this.#frameSamples);
  }

  /** Goes up whenever what lies on the track changes. */
  get version(): number {
    return this.#version;
  }

  /** Samples held, silence between them not counted; where two segments overlap both count. */
  get nonSilentSamples(): number {
    return this.#nonSilentSamples;
  }

  /** The end of the last audio. */
  get endSample(): number {
    return this.#index.endSample();
  }

  /**
   * Lays `length` samples of a clip, from its sample `offset` on, at `startSample`. What overlaps is heard together.
   * It costs least where the clip's frames fall on the track's. Throws a MediaError for a clip of another rate.
   */
  place(source: Clip, startSample: number, part: { offset?: number; length?: number; tag?: string } = {}): Segment {
    if (source.rate !== this.rate) throw new MediaError('clip.rate', `the track's ${this.rate} Hz`, source.rate);
    checkWhole(startSample, 'startSample');
    const offset = Math.min(checkWhole(part.offset ?? 0, 'offset'), source.lengthSamples);
    const length = Math.min(checkWhole(part.length ?? source.lengthSamples, 'length'), source.lengthSamples - offset);
    const segment = new Segment(source, startSample - offset, startSample, startSample + length, part.tag);
    this.#added(segment, startSample, length);
    return segment;
  }

  /** Adds client media of any length. Digital silence takes no room: the track is silent there anyway. */
  append(pcm: Int16Array, startSample: number, tag?: string): void {
    checkWhole(startSample, 'startSample');
    if (isDigitalSilence(pcm)) return;
    const blockSamples = (this.rate * BLOCK_MS) / 1000;
    let done = 0;
    const block = this.#block;
    if (block && block.lengthSamples > 0 && block.endSample === startSample && block.tag === tag) {
      const oldEnd = block.endSample;
      done = block.grow(pcm, blockSamples);
      this.#nonSilentSamples += done;
      this.#index.grown(block, oldEnd);
    }
    while (done < pcm.length) {
      const piece = pcm.slice(done, done + blockSamples);
      const at = startSample + done;
      this.#block = new Segment(piece, at, at, at + piece.length, tag);
      this.#index.add(this.#block);
      this.#nonSilentSamples += piece.length;
      done += piece.length;
    }
    this.#changed();
    this.#dropOldest(startSample);
  }

  /** Drops what `segment` has from `atSample` on; a segment that is already gone stays so. */
  cut(segment: Segment, atSample: number): void {
    this.#shorten(segment, segment.startSample, atSample);
  }

  /** Drops everything from `atSample` on, or only of the segments that `predicate` picks. */
  cutAfter(atSample: number, predicate: (segment: Segment) => boolean = () => true): void {
    for (const segment of this.#index.after(atSample)) if (predicate(segment)) this.cut(segment, atSample);
  }

  /** What is held for all that lies on the track. */
  *held(): Generator<Segment['held']> {
    for (const segment of this.#index.after(-1)) yield segment.held;
  }

  /** The 20 ms from sample `index` · 20 ms on. Before the answer there is silence. */
  frame(index: number): TrackFrame {
    const from = index * this.#frameSamples;
    const near = this.#index.near(from);
    if (!near) return this.#silence;
    const to = from + this.#frameSamples;
    let only: Segment | undefined;
    let count = 0;
    for (const segment of near) {
      if (segment.startSample >= to || segment.endSample <= from) continue;
      only = segment;
      count++;
    }
    if (!only) return this.#silence;
    const whole = count === 1 && only.startSample <= from && only.endSample >= to;
    const clipFrame = whole ? this.#clipFrame(only, from) : undefined;
    if (clipFrame) return clipFrame;
    if (this.#mixed?.index === index) return this.#mixed.frame;
    const samples = whole ? only.view(from, to) : this.#mix(near, from, to, this.#sums.fill(0));
    const frame = new MixedFrame(samples, this.rate, this.#legCodec);
    this.#mixed = { index, frame };
    return frame;
  }

  /**
   * The run that begins with frame `index`, as far as one look-up tells; undefined for a frame that is mixed or cut.
   * Who reads frame after frame and keeps it need not look for segments each time.
   */
  run(index: number): Run | undefined {
    const from = index * this.#frameSamples;
    const to = from + this.#frameSamples;
    let end = this.#index.nearEnd(from);
    let only: Segment | undefined;
    for (const segment of this.#index.near(from) ?? []) {
      if (segment.endSample <= from) continue;
      if (segment.startSample >= to) end = Math.min(end, segment.startSample);
      else if (only) return undefined;
      else only = segment;
    }
    if (only) end = Math.min(end, only.endSample);
    const shift = only ? only.originSample / this.#frameSamples : 0;
    const isWhole = !only || (only.clip !== undefined && only.startSample <= from && Number.isInteger(shift));
    const endFrame = Math.floor(end / this.#frameSamples);
    return isWhole && endFrame > index ? { endFrame, clip: only?.clip, shift } : undefined;
  }

  /** `count` samples from sample `from` on as they were laid down, before the leg's codec. */
  samples(from: number, count: number): Int16Array {
    const output = new Int16Array(count);
    for (let at = from; at < from + count;) {
      const to = Math.min(from + count, at + this.#frameSamples - positiveModulo(at, this.#frameSamples));
      const near = this.#index.near(at);
      if (near) output.set(this.#mix(near, at, to, new Int32Array(to - at)), at - from);
      at = to;
    }
    return output;
  }

  /** The time line from sample `from` to `to` as it is heard: after the leg's codec, silence as zeros. */
  renderWire(from: number, to: number): Int16Array {
    const output = new Int16Array(Math.max(0, to - from));
    for (let index = Math.floor(from / this.#frameSamples); index * this.#frameSamples < to; index++) {
      const frame = this.frame(index);
      if (frame.silent) continue;
      const start = index * this.#frameSamples;
      const pcm = frame.pcm().subarray(Math.max(0, from - start), Math.max(0, to - start));
      output.set(pcm, Math.max(0, start - from));
    }
    return output;
  }

  /** The frame at `from` straight from the clip's caches, where it falls on a frame of the clip. */
  #clipFrame(segment: Segment, from: number): ClipFrame | undefined {
    const index = (from - segment.originSample) / this.#frameSamples;
    return segment.clip && Number.isInteger(index) ? new ClipFrame(segment.clip, index, this.#legCodec) : undefined;
  }

  /** `sums` must be zeros; they may be longer than the range. */
  #mix(segments: readonly Segment[], from: number, to: number, sums: Int32Array): Int16Array {
    for (const segment of segments) segment.mixInto(sums, from, to);
    const output = new Int16Array(to - from);
    for (let i = 0; i < output.length; i++) output[i] = Math.max(-32_768, Math.min(32_767, sums[i] ?? 0));
    return output;
  }

  #added(segment: Segment, startSample: number, length: number): void {
    if (length === 0) return;
    this.#index.add(segment);
    this.#nonSilentSamples += length;
    this.#changed();
    this.#dropOldest(startSample);
  }

  #changed(): void {
    this.#version++;
    this.#mixed = undefined;
  }

  #shorten(segment: Segment, startSample: number, endSample: number): void {
    const before = { start: segment.startSample, end: segment.endSample };
    segment.shorten(startSample, endSample, this.#frameSamples);
    const gone = before.end - before.start - segment.lengthSamples;
    if (gone === 0) return;
    this.#nonSilentSamples -= gone;
    this.#index.shortened(segment, before.start, before.end);
    this.#changed();
  }

  #dropOldest(newestStart: number): void {
    if (this.#nonSilentSamples <= this.#limitSamples) {
      this.#overflowing = false;
      return;
    }
    const playedSample = this.#playedSample?.() ?? newestStart;
    const excess = (): number => this.#nonSilentSamples - this.#limitSamples;
    for (let oldest = this.#index.oldest(); oldest && excess() > 0; oldest = this.#index.oldest()) {
      const droppable = Math.min(oldest.endSample, playedSample) - oldest.startSample;
      if (droppable <= 0) return;
      this.#shorten(oldest, oldest.startSample + Math.min(droppable, excess()), oldest.endSample);
      if (!this.#overflowing) this.#onLimit?.();
      this.#overflowing = true;
    }
  }
}

function checkWhole(value: number, field: string): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new MediaError(field, 'a whole number of samples, 0 or more', value);
}

function positiveModulo(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}

function isDigitalSilence(pcm: Int16Array): boolean {
  const first = pcm[0] ?? 0;
  return SILENT_VALUES.includes(first) && pcm.every((sample) => sample === first);
}
