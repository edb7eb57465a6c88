import type { Codec } from './codecs/codec.js';
import { NearVoices } from './near-voices.js';
import { frameSamples } from './rates.js';
import { RoomFrame, RoomRun } from './room-frame.js';
import type { RoomSound } from './room-sound.js';
import type { Audience, Voice } from './room-voice.js';
import { Schedule } from './schedule.js';
import type { SoundSource } from './segment.js';
import { makeSilence, type FrameRun, type TrackFrame } from './track-frame.js';
import type { Viewer, ViewSource } from './track-view.js';

/** The part that somebody takes in what is said in a room. */
export interface RoomPart {
  readonly audience: Audience;
  /** It hears the others. */
  readonly hears: boolean;
}

/** The side of a room that its members see. */
interface Together {
  frame(index: number): RoomFrame;
  run(index: number): RoomRun;
  /** The voices that are there, and those that have left. */
  readonly voices: Iterable<Voice>;
  readonly sound: RoomSound;
  changed(): void;
  left(member: RoomMember): void;
}

/**
 * One who is, or was, in a room; to a track that views it, what the others say. After leaving it keeps the voices that it met, so that what it
 * heard outlasts the room.
 */
export class RoomMember implements ViewSource {
  readonly rate: number;
  readonly voice: Voice;
  readonly #hearing: Schedule<boolean>;
  readonly #silence: TrackFrame;
  readonly #viewers = new Set<Viewer>();
  #room: Together | undefined;
  /** Those that it met, once the room has forgotten it. */
  #met: readonly Voice[] = [];
  readonly #near = new NearVoices();

  constructor(room: Together, voice: Voice, hears: boolean, maxChanges?: number) {
    this.rate = voice.source.rate;
    this.voice = voice;
    this.#room = room;
    this.#silence = makeSilence(this.rate);
    this.#hearing = new Schedule<boolean>(false, maxChanges);
    this.#hearing.set(voice.fromFrame, hears);
  }

  /** Takes another part from frame `frame` of the world on. Answers whether what was heard by it, or of it, long ago had to be forgotten for that. */
  change({ audience, hears }: RoomPart, frame: number): boolean {
    if (!this.#room || this.voice.endFrame !== Infinity) return false;
    const forgot = [
      this.voice.change(audience, frame),
      this.#hearing.set(Math.max(frame, this.voice.fromFrame), hears),
    ];
    this.#room.changed();
    return forgot.includes(true);
  }

  /** Leaves before frame `frame` of the world, and is heard until then. Leaving twice is harmless. */
  leave(frame: number): void {
    if (!this.#room || this.voice.endFrame !== Infinity) return;
    this.voice.end(frame);
    this.#hearing.set(this.voice.endFrame, false);
    this.#room.left(this);
  }

  /** Its last frame is past, and the room forgets it. */
  settle(): void {
    this.#met = [...this.#voicesMet()];
    this.#room = undefined;
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

  laidFrame(index: number, codec: Codec): TrackFrame {
    if (!this.#hearing.at(index)) return this.#silence;
    const room = this.#room?.frame(index) ?? new RoomFrame(index, this.#near.at(this.#met, index).voices, this.rate);
    const frame = room.heardBy(this.voice, codec);
    return frame === 'silence' ? this.#silence : frame;
  }

  laidRun(index: number): FrameRun | undefined {
    const until = this.#hearing.until(index);
    if (!this.#hearing.at(index)) return { endFrame: until, clip: undefined, shift: 0, codec: undefined };
    const room = this.#room?.run(index) ?? new RoomRun(index, this.#near.at(this.#met, index));
    const run = room.heardBy(this.voice);
    return run && until < run.endFrame ? { ...run, endFrame: until } : run;
  }

  /** Roughly: what several say at once is heard as one sound, and does not count where this one speaks too. */
  soundSamples(fromFrame: number, toFrame: number): number {
    const from = Math.max(fromFrame, this.voice.fromFrame);
    const to = Math.min(toFrame, this.voice.endFrame);
    if (this.#room) return Math.max(0, this.#room.sound.between(from, to) - this.voice.soundSamples(from, to));
    const most = Math.max(0, to - from) * frameSamples(this.rate);
    let samples = 0;
    for (const voice of this.#voicesMet()) {
      if (samples >= most) return most;
      samples += voice.soundSamples(from, to);
    }
    return Math.min(samples, most);
  }

  *sources(): Generator<SoundSource> {
    for (const { source } of this.#voicesMet()) yield* source.sources();
  }

  *#voicesMet(): Generator<Voice> {
    const { fromFrame, endFrame } = this.voice;
    for (const voice of this.#room?.voices ?? this.#met) {
      if (voice !== this.voice && voice.fromFrame < endFrame && voice.endFrame > fromFrame) yield voice;
    }
  }
}
