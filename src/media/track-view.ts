import type { Codec } from './codecs/codec.js';
import { MediaError } from './media-error.js';
import type { SoundSource } from './segment.js';
import type { FrameRun, TrackFrame } from './track-frame.js';

/** A louder link than this one is a slip of the pen. It keeps the sum of 4,000 links within 32 bits. */
const MAX_GAIN = 16;

/** A watcher is told that what a view shows has changed. */
export interface Viewer {
  changed(): void;
  /** Audio before frame `frame` of the source was dropped for a limit. */
  dropped(frame: number): void;
}

/** Audio that tracks may show beside what is laid on them: that of another track, or of a room. Frames are numbered by the source. */
export interface ViewSource {
  /** In Hz. */
  readonly rate: number;
  /** 20 ms as they have come through the source's codec, or, where several sources are joined, through `codec`. */
  laidFrame(index: number, codec: Codec): TrackFrame;
  /** The run that begins with frame `index`; undefined where it is not known to be silence or one clip. */
  laidRun(index: number): FrameRun | undefined;
  /** Samples of sound, silence not counted, that lie from one frame to another. */
  soundSamples(fromFrame: number, toFrame: number): number;
  /** Those whose sound it may be. */
  sources(): Iterable<SoundSource>;
  /** The returned function ends it. */
  watch(viewer: Viewer): () => void;
}

export interface ViewPlace {
  /** The first frame that shows it, by the numbers of the viewing track. */
  readonly startFrame: number;
  /** A frame's number and this give the source's number. */
  readonly shift: number;
  /** Above 0, at most 16; 1 (the default) leaves the audio as it is. */
  readonly gain?: number;
}

/** A stretch of a track that shows another source, frame by frame; it stays open until its track ends it. */
export class View {
  readonly source: ViewSource;
  readonly gain: number;
  readonly #shift: number;
  #startFrame: number;
  #endFrame = Infinity;

  /** Throws a MediaError for numbers out of range. */
  constructor(source: ViewSource, { startFrame, shift, gain = 1 }: ViewPlace) {
    if (!Number.isSafeInteger(startFrame)) throw new MediaError('view.startFrame', 'a whole number', startFrame);
    if (!Number.isSafeInteger(shift)) throw new MediaError('view.shift', 'a whole number of frames', shift);
    if (!(gain > 0 && gain <= MAX_GAIN)) throw new MediaError('view.gain', `above 0, at most ${MAX_GAIN}`, gain);
    this.source = source;
    this.gain = gain;
    this.#shift = shift;
    this.#startFrame = startFrame;
  }

  get startFrame(): number {
    return this.#startFrame;
  }

  /** The first frame that does not show it any more; Infinity while it is open. */
  get endFrame(): number {
    return this.#endFrame;
  }

  get isOpen(): boolean {
    return this.#endFrame === Infinity;
  }

  /** True where a frame that has come through `codec` is heard as it is. */
  passes(frame: TrackFrame, codec: Codec): boolean {
    return this.gain === 1 && frame.codec === codec;
  }

  /** The source's frame that falls on frame `index` of the viewing track. */
  frame(index: number, codec: Codec): TrackFrame {
    return this.source.laidFrame(index + this.#shift, codec);
  }

  /** The source's run by the numbers of the viewing track; undefined also for sound that does not pass as it is. */
  run(index: number, codec: Codec): FrameRun | undefined {
    const run = this.source.laidRun(index + this.#shift);
    if (!run || (run.clip && (this.gain !== 1 || run.codec !== codec))) return undefined;
    return { ...run, endFrame: run.endFrame - this.#shift, shift: run.shift - this.#shift };
  }

  /** Sound that it has shown, or shows; of one that is open so far as is laid down. */
  soundSamples(toFrame = this.#endFrame): number {
    return this.source.soundSamples(this.#startFrame + this.#shift, toFrame + this.#shift);
  }

  /** Adds the source's audio to `sums`, whose first element is sample `skip` of the frame. */
  mixInto(sums: Int32Array, index: number, codec: Codec, skip = 0): void {
    const frame = this.frame(index, codec);
    if (frame.silent) return;
    const pcm = frame.pcm();
    const end = Math.min(pcm.length - skip, sums.length);
    for (let i = 0; i < end; i++) sums[i] = (sums[i] ?? 0) + Math.round((pcm[i + skip] ?? 0) * this.gain);
  }

  /** The source's frame `frame` is later than its first one here. */
  beganBefore(frame: number): boolean {
    return this.#startFrame + this.#shift < frame;
  }

  /** Moves the ends inward. For its track alone, which has to forget what it knows of its frames. */
  shorten(startFrame: number, endFrame: number): void {
    this.#startFrame = Math.max(this.#startFrame, startFrame);
    this.#endFrame = Math.max(this.#startFrame, Math.min(this.#endFrame, endFrame));
  }
}
