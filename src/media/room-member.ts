import { LIMITS } from '../limits.js';
import type { Codec } from './codecs/codec.js';
import { frameSamples } from './rates.js';
import type { HeldSound } from './segment.js';
import { makeSilence, MixedFrame, saturated, type FrameRun, type TrackFrame } from './track-frame.js';
import type { Viewer, ViewSource } from './track-view.js';

/** The time that somebody is in a room, in frames of the world, and what is heard of them. */
export interface Stay {
  readonly source: ViewSource;
  /** The number of the source's frame 0. */
  readonly firstWorldFrame: number;
  readonly fromFrame: number;
  /** The first frame that they are gone; Infinity while they are there. */
  endFrame: number;
}

/** The side of a room that its members see. */
interface Together {
  others(member: RoomMember, index: number, codec: Codec): TrackFrame | 'silence' | undefined;
  othersRun(member: RoomMember, index: number): FrameRun | undefined;
  changed(): void;
  /** Audio that was heard of this member before a frame of the world is gone. */
  dropped(by: RoomMember, frame: number): void;
  left(member: RoomMember): void;
}

/**
 * One who is, or was, in a room; to a track that views it, what the others say. It knows those that it met, so that what it heard
 * outlasts the room.
 */
export class RoomMember implements ViewSource {
  readonly rate: number;
  readonly stay: Stay;
  readonly #limitSamples: number;
  readonly #silence: TrackFrame;
  readonly #met = new Set<Stay>();
  /** Those of them that have left, with the sound that is kept of each for this member. */
  readonly #left = new Map<Stay, number>();
  readonly #viewers = new Set<Viewer>();
  readonly #unwatch: () => void;
  #leftSamples = 0;
  #room: Together | undefined;

  /** Of those that have left it keeps `limitSamples` of sound. */
  constructor(room: Together, stay: Stay, limitSamples = LIMITS['audio.track_seconds'] * stay.source.rate) {
    this.rate = stay.source.rate;
    this.stay = stay;
    this.#room = room;
    this.#limitSamples = limitSamples;
    this.#silence = makeSilence(this.rate);
    this.#unwatch = stay.source.watch({
      changed: () => room.changed(),
      dropped: (frame) => this.#room?.dropped(this, frame + stay.firstWorldFrame),
    });
  }

  get isPresent(): boolean {
    return this.#room !== undefined;
  }

  /** Leaves before frame `frame` of the world, and is heard until then. Leaving twice is harmless. */
  leave(frame: number): void {
    const room = this.#room;
    if (!room) return;
    this.stay.endFrame = Math.max(frame, this.stay.fromFrame);
    this.#room = undefined;
    room.left(this);
    room.changed();
  }

  /** Its last frame is past: what its source says from now on changes nothing. */
  forgotten(): void {
    this.#unwatch();
  }

  /** Somebody else is there. */
  met(stay: Stay): void {
    this.#met.add(stay);
  }

  /** One of those it met has left: the oldest of them go where too much would be kept. */
  lost(stay: Stay): void {
    const samples = this.#soundOf(stay, this.stay.fromFrame, Infinity);
    this.#left.set(stay, samples);
    this.#leftSamples += samples;
    for (const [oldest, its] of this.#left) {
      if (this.#leftSamples <= this.#limitSamples && this.#left.size <= LIMITS['audio.links']) return;
      this.#left.delete(oldest);
      this.#met.delete(oldest);
      this.#leftSamples -= its;
      this.dropped(oldest.endFrame);
    }
  }

  changed(): void {
    for (const viewer of this.#viewers) viewer.changed();
  }

  dropped(frame: number): void {
    for (const viewer of this.#viewers) viewer.dropped(frame);
  }

  watch(viewer: Viewer): () => void {
    this.#viewers.add(viewer);
    return () => void this.#viewers.delete(viewer);
  }

  /** Its own audio in frame `index` of the world; undefined while it is not there. */
  ownFrame(index: number, codec: Codec): TrackFrame | undefined {
    return frameOf(this.stay, index, codec);
  }

  /** The run of what it says itself, silence while it is not there. */
  ownRun(index: number): FrameRun | undefined {
    const { source, firstWorldFrame, fromFrame, endFrame } = this.stay;
    if (index < fromFrame) return { endFrame: fromFrame, clip: undefined, shift: 0, codec: undefined };
    if (index >= endFrame) return { endFrame: Infinity, clip: undefined, shift: 0, codec: undefined };
    const run = source.laidRun(index - firstWorldFrame);
    if (!run) return undefined;
    return { ...run, endFrame: Math.min(endFrame, run.endFrame + firstWorldFrame), shift: run.shift + firstWorldFrame };
  }

  laidFrame(index: number, codec: Codec): TrackFrame {
    if (index < this.stay.fromFrame || index >= this.stay.endFrame) return this.#silence;
    const frame = this.#room?.others(this, index, codec) ?? this.#past(index, codec);
    return frame === 'silence' ? this.#silence : frame;
  }

  laidRun(index: number): FrameRun | undefined {
    return this.#room?.othersRun(this, index);
  }

  soundSamples(fromFrame: number, toFrame: number): number {
    let samples = 0;
    for (const stay of this.#met) samples += this.#soundOf(stay, fromFrame, toFrame);
    return samples;
  }

  *laidAudio(fromFrame: number, toFrame: number): Generator<HeldSound> {
    for (const stay of this.#met) {
      const from = Math.max(fromFrame, stay.fromFrame) - stay.firstWorldFrame;
      yield* stay.source.laidAudio(from, Math.min(toFrame, stay.endFrame) - stay.firstWorldFrame);
    }
  }

  #soundOf({ source, firstWorldFrame, ...stay }: Stay, fromFrame: number, toFrame: number): number {
    const from = Math.max(fromFrame, stay.fromFrame);
    const to = Math.max(from, Math.min(toFrame, stay.endFrame));
    return source.soundSamples(from - firstWorldFrame, to - firstWorldFrame);
  }

  /** A frame that the room does not know any more, from those it met alone. */
  #past(index: number, codec: Codec): TrackFrame {
    const sounding: TrackFrame[] = [];
    for (const stay of this.#met) {
      const frame = frameOf(stay, index, codec);
      if (frame && !frame.silent) sounding.push(frame);
    }
    const [only] = sounding;
    if (!only) return this.#silence;
    if (sounding.length === 1) return only;
    const sums = new Int32Array(frameSamples(this.rate));
    for (const frame of sounding) frame.pcm().forEach((sample, i) => (sums[i] = (sums[i] ?? 0) + sample));
    return new MixedFrame(saturated(sums), this.rate, codec);
  }
}

function frameOf(stay: Stay, index: number, codec: Codec): TrackFrame | undefined {
  if (index < stay.fromFrame || index >= stay.endFrame) return undefined;
  return stay.source.laidFrame(index - stay.firstWorldFrame, codec);
}
