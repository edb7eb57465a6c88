import { checkCodecRate, type Clip } from './clip.js';
import type { Codec } from './codecs/codec.js';
import type { Line } from './line.js';
import { MediaError } from './media-error.js';
import { frameSamples } from './rates.js';
import { SegmentIndex } from './segment-index.js';
import { BLOCK_MS, Segment, type HeldSound, type SoundSource } from './segment.js';
import { ClipFrame, makeSilence, MixedFrame, saturated, type FrameRun, type TrackFrame } from './track-frame.js';
import type { Viewer, ViewSource } from './track-view.js';

/** Digital silence decodes to this: 0, and 8 for A-law, which has no zero. */
const SILENT_VALUES: readonly number[] = [0, 8];

/** A part of a clip: from its sample `offset` on (0), `length` samples (all that follow). `tag` tells whose it is. */
export interface ClipPart {
  readonly offset?: number;
  readonly length?: number;
  readonly tag?: string;
}

/** The audio that sources lay on a track: segments, not silence. Frames of it are made when they are asked for. */
export class LaidAudio implements ViewSource, SoundSource {
  readonly rate: number;
  readonly #codec: Codec;
  readonly #frameSamples: number;
  readonly #silence: TrackFrame;
  readonly #index: SegmentIndex;
  #line: Line | undefined;
  #viewers: Set<Viewer> | undefined;
  #version = 0;
  /** The sums of one frame while it is mixed, which most tracks never are. */
  #sums: Int32Array | undefined;
  /** The block that the latest client media went into. */
  #block: Segment | undefined;
  #nonSilentSamples = 0;
  /** The frame mixed last: a stream, a fork and a leg that has a link to it read the same one within the same 20 ms. */
  #mixed: { readonly index: number; readonly frame: MixedFrame } | undefined;

  /** `codec`: what it goes through before anybody hears it. Throws a MediaError unless that is offered at `rate`. */
  constructor(rate: number, codec: Codec) {
    checkCodecRate(codec, rate);
    this.rate = rate;
    this.#codec = codec;
    this.#frameSamples = frameSamples(rate);
    this.#silence = makeSilence(rate);
    this.#index = new SegmentIndex(rate);
  }

  /** Goes up whenever what is laid here changes. */
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

  /** The oldest audio begins here; undefined without any. */
  get startSample(): number | undefined {
    return this.#index.oldest()?.startSample;
  }

  /**
   * Lays `length` samples of a clip, from its sample `offset` on, at `startSample`. What overlaps is heard together.
   * It costs least where the clip's frames fall on the track's. Throws a MediaError for a clip of another rate.
   */
  place(source: Clip, startSample: number, part: ClipPart = {}): Segment {
    if (source.rate !== this.rate) throw new MediaError('clip.rate', `the track's ${this.rate} Hz`, source.rate);
    checkWhole(startSample, 'startSample');
    const offset = Math.min(checkWhole(part.offset ?? 0, 'offset'), source.lengthSamples);
    const length = Math.min(checkWhole(part.length ?? source.lengthSamples, 'length'), source.lengthSamples - offset);
    const segment = new Segment(source, startSample - offset, startSample, startSample + length, part.tag);
    this.#added(segment, length);
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
  }

  /** Drops what `segment` has from `atSample` on; a segment that is already gone stays so. */
  cut(segment: Segment, atSample: number): void {
    this.#shorten(segment, segment.startSample, atSample);
  }

  /** Drops everything from `atSample` on, or only of the segments that `predicate` picks. */
  cutAfter(atSample: number, predicate: (segment: Segment) => boolean = () => true): void {
    for (const segment of this.#index.after(atSample)) if (predicate(segment)) this.cut(segment, atSample);
  }

  /** Drops up to `samples` of what is oldest, but nothing from `playedSample` on. False where there is nothing to drop. */
  dropOldest(samples: number, playedSample: number): boolean {
    const oldest = this.#index.oldest();
    const droppable = oldest ? Math.min(oldest.endSample, playedSample) - oldest.startSample : 0;
    if (!oldest || droppable <= 0) return false;
    this.#shorten(oldest, oldest.startSample + Math.min(droppable, samples), oldest.endSample);
    const frame = Math.ceil(oldest.startSample / this.#frameSamples);
    for (const viewer of this.#viewers ?? []) viewer.dropped(frame);
    return true;
  }

  watch(viewer: Viewer): () => void {
    const viewers = (this.#viewers ??= new Set());
    viewers.add(viewer);
    return () => void viewers.delete(viewer);
  }

  /** Nothing changes any more: nobody need be told. */
  close(): void {
    this.#viewers?.clear();
  }

  *held(): Generator<HeldSound> {
    for (const segment of this.#index.after(-Infinity)) yield segment.held;
  }

  sources(): Iterable<SoundSource> {
    return [this];
  }

  soundSamples(fromFrame: number, toFrame: number): number {
    const [from, to] = [fromFrame * this.#frameSamples, toFrame * this.#frameSamples];
    let samples = 0;
    for (const { startSample, endSample } of this.#index.after(from, to)) {
      samples += Math.max(0, Math.min(to, endSample) - Math.max(from, startSample));
    }
    return samples;
  }

  /** The segments that are laid here, in no order. */
  segments(): Iterable<Segment> {
    return this.#index.after(-Infinity);
  }

  /** The sound that is laid from one sample to another by one source alone, or by those that `tag` picks. */
  tagged(tag: string | ((tag: string) => boolean), from: number, to: number): Int16Array {
    const sums = new Int32Array(Math.max(0, to - from));
    for (const segment of this.#index.after(from, to)) {
      const isIts = typeof tag === 'string' ? segment.tag === tag : tag(segment.tag ?? '');
      if (isIts) segment.mixInto(sums, from, Math.max(from, to));
    }
    return saturated(sums);
  }

  /** From which sample to which there is sound, in no order; where two segments overlap, both come. */
  *stretches(): Generator<readonly [number, number]> {
    for (const { startSample, endSample } of this.#index.after(-Infinity)) yield [startSample, endSample];
  }

  /** From now on frames come through a line. What is told of segments is as it was laid. */
  through(line: Line): void {
    this.#line = line;
  }

  /** The line that frames come through has changed. */
  comesOtherwise(): void {
    this.#changed();
  }

  /** The 20 ms from sample `index` · 20 ms on. Before the answer there is silence. */
  laidFrame(index: number): TrackFrame {
    const packet = this.#line ? this.#line.packetIn(index) : index;
    return packet === undefined ? this.#silence : this.#frame(packet);
  }

  #frame(index: number): TrackFrame {
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
    const samples = whole ? only.view(from, to) : this.#mix(from, to);
    const frame = new MixedFrame(samples, this.rate, this.#codec);
    this.#mixed = { index, frame };
    return frame;
  }

  /**
   * The run that begins with frame `index`, as far as one look-up tells; undefined for a frame that is mixed or cut.
   * Who reads frame after frame and keeps it need not look for segments each time.
   */
  laidRun(index: number): FrameRun | undefined {
    const line = this.#line;
    if (!line) return this.#run(index);
    const packet = line.packetIn(index);
    const lineEnd = line.until(index);
    if (packet === undefined) return { endFrame: lineEnd, clip: undefined, shift: 0, codec: undefined };
    const run = this.#run(packet);
    const late = index - packet;
    return run && { ...run, endFrame: Math.min(run.endFrame + late, lineEnd), shift: run.shift + late };
  }

  #run(index: number): FrameRun | undefined {
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
    return isWhole && endFrame > index ? { endFrame, clip: only?.clip, shift, codec: this.#codec } : undefined;
  }

  /** Adds what is laid from one sample to another, both within one frame, to `sums`, whose first element is the sample `from`. */
  mixInto(sums: Int32Array, from: number, to: number): void {
    const index = Math.floor(from / this.#frameSamples);
    const packet = this.#line ? this.#line.packetIn(index) : index;
    if (packet === undefined) return;
    const late = (index - packet) * this.#frameSamples;
    this.#mixLaid(sums, from - late, to - late);
  }

  #mixLaid(sums: Int32Array, from: number, to: number): void {
    for (const segment of this.#index.near(from) ?? []) segment.mixInto(sums, from, to);
  }

  /** The frame at `from` straight from the clip's caches, where it falls on a frame of the clip. */
  #clipFrame(segment: Segment, from: number): ClipFrame | undefined {
    const index = (from - segment.originSample) / this.#frameSamples;
    return segment.clip && Number.isInteger(index) ? new ClipFrame(segment.clip, index, this.#codec) : undefined;
  }

  #mix(from: number, to: number): Int16Array {
    const sums = (this.#sums ??= new Int32Array(this.#frameSamples)).fill(0);
    this.#mixLaid(sums, from, to);
    return saturated(sums);
  }

  #added(segment: Segment, length: number): void {
    if (length === 0) return;
    this.#index.add(segment);
    this.#nonSilentSamples += length;
    this.#changed();
  }

  #changed(): void {
    this.#mixed = undefined;
    this.#version++;
    for (const viewer of this.#viewers ?? []) viewer.changed();
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
}

function checkWhole(value: number, field: string): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new MediaError(field, 'a whole number of samples, 0 or more', value);
}

function isDigitalSilence(pcm: Int16Array): boolean {
  const first = pcm[0] ?? 0;
  return SILENT_VALUES.includes(first) && pcm.every((sample) => sample === first);
}
