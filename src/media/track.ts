import type { Clip } from './clip.js';
import type { Codec } from './codecs/codec.js';
import { LEG_CODECS, type LegCodecName } from './codecs/index.js';
import { LaidAudio, type ClipPart } from './laid-audio.js';
import { MediaError } from './media-error.js';
import { frameSamples } from './rates.js';
import type { Segment, SoundSource } from './segment.js';
import { MixedFrame, saturated, type FrameRun, type TrackFrame } from './track-frame.js';
import { View, type Viewer, type ViewPlace, type ViewSource } from './track-view.js';
import { TrackViews } from './track-views.js';

export { Segment } from './segment.js';
export type { TrackFrame } from './track-frame.js';
export type { View } from './track-view.js';

/** Of a track that has never had any, as of most. Nothing is added to it. */
const NO_VIEWS = new TrackViews(0);

/** By default a track keeps this much non-silent audio. */
export const DEFAULT_LIMIT_SECONDS = 600;

/** The oldest audio of a track goes because of this limit. */
export type TrackLimit = 'audio.track_seconds' | 'audio.links';

export interface TrackOptions {
  /** Of the leg, in Hz. Clips must come at this rate. */
  readonly rate: number;
  /** Everything on the track goes through this codec before anybody hears it. */
  readonly legCodec: LegCodecName;
  /** At most this much non-silent audio; beyond it the oldest goes. */
  readonly limitSamples?: number;
  /** At most so many views, past ones included; beyond it the oldest that has ended goes. */
  readonly maxViews?: number;
  /** Called when the oldest audio begins to be dropped; again only after the track has been below its limit. */
  readonly onLimit?: (limit: TrackLimit) => void;
  /** The sample up to which the track has been played. Audio from there on is never dropped, so the limit is exceeded while much is queued. Default: up to where the newest audio starts. */
  readonly playedSample?: () => number;
}

/**
 * One direction of a leg as a time line. Sample 0 is the answer. What is heard on it is the audio that sources have laid there,
 * and views of what was laid elsewhere.
 */
export class Track {
  readonly rate: number;
  /** Other tracks may view this: never their own views, so that nothing runs in circles. */
  readonly laid: LaidAudio;
  readonly #legCodec: Codec;
  readonly #limitSamples: number;
  readonly #playedSample: (() => number) | undefined;
  readonly #onLimit: ((limit: TrackLimit) => void) | undefined;
  readonly #frameSamples: number;
  readonly #maxViews: number | undefined;
  #views = NO_VIEWS;
  /** The sums of one frame while it is mixed, which most tracks never are. */
  #sums: Int32Array | undefined;
  /** Counts changes of the views. */
  #version = 0;
  #overflowing = false;
  /** The frame with views that was mixed last. */
  #mixed: { readonly index: number; readonly version: number; readonly frame: MixedFrame } | undefined;

  constructor(options: TrackOptions) {
    this.rate = options.rate;
    this.#legCodec = LEG_CODECS[options.legCodec];
    this.#limitSamples = options.limitSamples ?? DEFAULT_LIMIT_SECONDS * this.rate;
    this.#onLimit = options.onLimit;
    this.#playedSample = options.playedSample;
    this.laid = new LaidAudio(this.rate, this.#legCodec);
    this.#maxViews = options.maxViews;
    this.#frameSamples = frameSamples(this.rate);
  }

  /** Goes up whenever what is heard on the track changes. */
  get version(): number {
    return this.laid.version + this.#version;
  }

  /** Samples of what is laid here, silence between them not counted; where two segments overlap both count. */
  get nonSilentSamples(): number {
    return this.laid.nonSilentSamples;
  }

  /** The end of the last audio that is laid here. */
  get endSample(): number {
    return this.laid.endSample;
  }

  /**
   * Lays `length` samples of a clip, from its sample `offset` on, at `startSample`. What overlaps is heard together.
   * It costs least where the clip's frames fall on the track's. Throws a MediaError for a clip of another rate.
   */
  place(source: Clip, startSample: number, part: ClipPart = {}): Segment {
    const segment = this.laid.place(source, startSample, part);
    this.#dropOldest(startSample);
    return segment;
  }

  /** Adds client media of any length. Digital silence takes no room: the track is silent there anyway. */
  append(pcm: Int16Array, startSample: number, tag?: string): void {
    this.laid.append(pcm, startSample, tag);
    this.#dropOldest(startSample);
  }

  /** Drops what `segment` has from `atSample` on; a segment that is already gone stays so. */
  cut(segment: Segment, atSample: number): void {
    this.laid.cut(segment, atSample);
  }

  /** Drops everything that is laid from `atSample` on, or only of the segments that `predicate` picks. */
  cutAfter(atSample: number, predicate?: (segment: Segment) => boolean): void {
    this.laid.cutAfter(atSample, predicate);
  }

  /**
   * Shows another source beside what is laid here, from a frame on until `endView`. Throws a MediaError for a source of another
   * rate, and where `audio.links` are open already.
   */
  view(source: ViewSource, place: ViewPlace): View {
    if (source.rate !== this.rate) throw new MediaError('view.rate', `the track's ${this.rate} Hz`, source.rate);
    if (source === this.laid) throw new MediaError('view.source', 'another track', 'the track itself');
    const view = new View(source, place);
    let isTold = false;
    const viewer: Viewer = {
      changed: () => this.#changed(),
      dropped: (frame) => {
        if (!this.#views.lost(view, frame) || isTold) return;
        isTold = true;
        this.#onLimit?.('audio.track_seconds');
      },
    };
    if (this.#views === NO_VIEWS) this.#views = new TrackViews(this.#maxViews);
    if (this.#views.add(view, viewer)) this.#onLimit?.('audio.links');
    this.#changed();
    return view;
  }

  /** Ends a view before frame `frame`. One that has ended before that stays as it is. */
  endView(view: View, frame: number): void {
    this.#views.end(view, frame);
    this.#changed();
    this.#dropOldest(frame * this.#frameSamples);
  }

  /** The call is over: nothing is heard from frame `frame` on, and nothing changes any more. */
  close(frame: number): void {
    this.cutAfter(frame * this.#frameSamples);
    this.#views.close(frame);
    this.#changed();
    this.laid.close();
  }

  /** The sources of all that is heard on the track; one may come several times. */
  *sources(): Generator<SoundSource> {
    yield this.laid;
    yield* this.#views.sources();
  }

  /** The 20 ms from sample `index` · 20 ms on, as they are heard. Before the answer there is silence. */
  frame(index: number): TrackFrame {
    const views = this.#views.at(index);
    return views.length === 0 ? this.laid.laidFrame(index) : this.#withViews(index, views);
  }

  /** The run that begins with frame `index`, as `LaidAudio.laidRun` has it, with what comes through views. */
  run(index: number): FrameRun | undefined {
    const laid = this.laid.laidRun(index);
    const views = this.#views.at(index);
    if (!laid || views.length === 0) return laid && this.#untilViews(laid, index);
    let whole = laid;
    for (const view of views) {
      const run = view.run(index, this.#legCodec);
      if (!run || (run.clip && whole.clip)) return undefined;
      whole = { ...(run.clip ? run : whole), endFrame: Math.min(run.endFrame, whole.endFrame) };
    }
    return this.#untilViews(whole, index);
  }

  /** `count` samples from sample `from` on, before they go through the leg's codec. */
  samples(from: number, count: number): Int16Array {
    const output = new Int16Array(count);
    for (let at = from; at < from + count;) {
      const index = Math.floor(at / this.#frameSamples);
      const start = index * this.#frameSamples;
      const to = Math.min(from + count, start + this.#frameSamples);
      const sums = new Int32Array(to - at);
      this.laid.mixInto(sums, at, to);
      for (const view of this.#views.at(index)) view.mixInto(sums, index, this.#legCodec, at - start);
      output.set(saturated(sums), at - from);
      at = to;
    }
    return output;
  }

  /** The time line from sample `from` to `to` as it is heard: after the leg's codec, silence as zeros. */
  renderWire(from: number, to: number): Int16Array {
    const output = new Int16Array(Math.max(0, to - from));
    let run: FrameRun | undefined;
    for (let index = Math.floor(from / this.#frameSamples); index * this.#frameSamples < to; index++) {
      // One look for all frames of a run is cheaper than one at each where many may be heard.
      if (!run || index >= run.endFrame) run = this.run(index);
      if (run && !run.clip) index = Math.min(run.endFrame, Math.ceil(to / this.#frameSamples)) - 1;
      const pcm = run ? run.codec && run.clip?.heard(index - run.shift, run.codec) : this.#wireFrame(index);
      if (!pcm) continue;
      const start = index * this.#frameSamples;
      const part = pcm.subarray(Math.max(0, from - start), Math.max(0, to - start));
      output.set(part, Math.max(0, start - from));
    }
    return output;
  }

  #wireFrame(index: number): Int16Array | undefined {
    const frame = this.frame(index);
    return frame.silent ? undefined : frame.pcm();
  }

  #withViews(index: number, views: readonly View[]): TrackFrame {
    const { version } = this;
    if (this.#mixed?.index === index && this.#mixed.version === version) return this.#mixed.frame;
    const laid = this.laid.laidFrame(index);
    let only: TrackFrame | undefined;
    let passes = laid.silent;
    for (const view of views) {
      const frame = view.frame(index, this.#legCodec);
      if (frame.silent) continue;
      passes &&= only === undefined && view.passes(frame, this.#legCodec);
      only = frame;
    }
    if (!only) return laid;
    if (passes) return only;
    const from = index * this.#frameSamples;
    const sums = (this.#sums ??= new Int32Array(this.#frameSamples)).fill(0);
    this.laid.mixInto(sums, from, from + this.#frameSamples);
    for (const view of views) view.mixInto(sums, index, this.#legCodec);
    const frame = new MixedFrame(saturated(sums), this.rate, this.#legCodec);
    this.#mixed = { index, version, frame };
    return frame;
  }

  #untilViews(run: FrameRun, index: number): FrameRun {
    const end = this.#views.until(index);
    return end < run.endFrame ? { ...run, endFrame: end } : run;
  }

  #changed(): void {
    this.#version++;
  }

  /** Sound that is laid here or was shown, and so counts. */
  get #keptSamples(): number {
    return this.laid.nonSilentSamples + this.#views.endedSamples;
  }

  #dropOldest(newestStart: number): void {
    if (this.#keptSamples <= this.#limitSamples) {
      this.#overflowing = false;
      return;
    }
    const playedSample = this.#playedSample?.() ?? newestStart;
    for (let excess = 1; excess > 0; excess = this.#keptSamples - this.#limitSamples) {
      if (!this.#dropSome(this.#keptSamples - this.#limitSamples, playedSample)) return;
      if (!this.#overflowing) this.#onLimit?.('audio.track_seconds');
      this.#overflowing = true;
    }
  }

  /** Drops what is oldest, at most about `excess` samples. False where all that is left has yet to be played. */
  #dropSome(excess: number, playedSample: number): boolean {
    const laidFrom = this.laid.startSample ?? Infinity;
    const shownFrom = (this.#views.oldestFrame ?? Infinity) * this.#frameSamples;
    if (shownFrom >= laidFrom) {
      return this.laid.dropOldest(excess, playedSample);
    }
    this.#views.dropOldest(excess);
    this.#changed();
    return true;
  }
}
