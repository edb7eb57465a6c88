import { LIMITS } from '../limits.js';
import { MediaError } from './media-error.js';
import { NearVoices } from './near-voices.js';
import { RoomFrame, RoomRun } from './room-frame.js';
import { RoomMember, type RoomPart } from './room-member.js';
import { RoomSound } from './room-sound.js';
import { Voice, type Audience, type VoicePlace } from './room-voice.js';
import type { LaidAudio } from './laid-audio.js';

export interface RoomOptions {
  /** Of those that have left so much sound is kept. Default `audio.track_seconds`. */
  readonly limitSamples?: number;
  /** Of each member so many changes are known. Default `room.changes`. */
  readonly maxChanges?: number;
}

/**
 * Audio of several legs that hear each other. What they say is added up once in each frame; each hears that sum without its own
 * part, one subtraction. Where only one speaks, the others get that frame as it is. Frames are numbered by the world.
 */
export class Room {
  readonly rate: number;
  readonly #limitSamples: number;
  readonly #maxChanges: number | undefined;
  /** Those present, and those that have left a moment ago, whose last frames are still being read. */
  readonly #members = new Set<RoomMember>();
  /** Theirs, and those of sounds that last as long. */
  readonly #speaking = new Set<Voice>();
  /** Of these, the ones with an end. */
  readonly #ending = new Set<Voice>();
  /** All that have left, the oldest first, with the sound that is kept of each. */
  readonly #left = new Map<Voice, number>();
  #leftSamples = 0;
  /** Before it, voices have been heard that are not among those speaking any more. */
  #firstFrame = -Infinity;
  #voices: ReadonlySet<Voice> | undefined;
  readonly #near = new NearVoices();
  #frame: RoomFrame | undefined;
  #run: RoomRun | undefined;
  /** Somebody has read something since the members were told of a change. */
  #isRead = false;
  #sound: RoomSound | undefined;

  constructor(rate: number, { limitSamples, maxChanges }: RoomOptions = {}) {
    this.rate = rate;
    this.#limitSamples = limitSamples ?? LIMITS['audio.track_seconds'] * rate;
    this.#maxChanges = maxChanges;
  }

  /** The voices that are there, and those that have left, as far as they are kept. */
  get voices(): ReadonlySet<Voice> {
    return (this.#voices ??= new Set([...this.#left.keys(), ...this.#speaking]));
  }

  /** The amount of sound of all voices together. */
  get sound(): RoomSound {
    return (this.#sound ??= new RoomSound(this.voices, this.rate));
  }

  /**
   * Adds what is laid on a track. The member is what one track of the same leg, and no other, has to view. Throws a MediaError for another
   * rate.
   */
  join(
    source: LaidAudio,
    place: VoicePlace,
    { audience, hears }: RoomPart = { audience: 'all', hears: true },
  ): RoomMember {
    const voice = this.#voice(source, place, audience);
    const member = new RoomMember(this, voice, hears, this.#maxChanges);
    this.#members.add(member);
    this.changed();
    return member;
  }

  /** Adds a sound that nobody makes, up to frame `endFrame`. Throws a MediaError for another rate. */
  add(source: LaidAudio, place: VoicePlace & { readonly endFrame: number }, audience: Audience): void {
    const voice = this.#voice(source, place, audience);
    voice.end(place.endFrame);
    this.#ends(voice);
    this.changed();
  }

  /** Something has changed that members hear. */
  changed(): void {
    this.#frame = undefined;
    this.#run = undefined;
    this.#voices = undefined;
    this.#near.forget();
    this.#isRead = false;
    for (const member of this.#members) member.changed();
  }

  left(member: RoomMember): void {
    this.#ends(member.voice);
    this.changed();
  }

  /** Nobody comes any more: those that have left are on their own. */
  close(): void {
    this.#settle(Infinity);
  }

  /** The voice of a source, as far as it is in the room in a frame. */
  voiceOf(source: LaidAudio, index: number): Voice | undefined {
    for (const voice of this.voices)
      if (voice.source === source && voice.fromFrame <= index && index < voice.endFrame) return voice;
    return undefined;
  }

  frame(index: number): RoomFrame {
    this.#isRead = true;
    if (this.#frame?.index === index) return this.#frame;
    return (this.#frame = new RoomFrame(index, this.#voicesAt(index).voices, this.rate));
  }

  run(index: number): RoomRun {
    this.#isRead = true;
    if (this.#run?.index === index) return this.#run;
    return (this.#run = new RoomRun(index, this.#voicesAt(index)));
  }

  #voice(source: LaidAudio, place: VoicePlace, audience: Audience): Voice {
    if (source.rate !== this.rate) throw new MediaError('room.rate', `${this.rate} Hz`, source.rate);
    this.#settle(place.fromFrame);
    this.#sound = undefined;
    const voice = new Voice(source, place, audience, this.#maxChanges);
    voice.watch({ changed: () => this.#sourceChanged(), dropped: (frame) => this.#sourceDropped(voice, frame) });
    this.#speaking.add(voice);
    return voice;
  }

  /** A source changes many times between two frames where many speak: the members are told once. */
  #sourceChanged(): void {
    this.#sound = undefined;
    this.#near.forget();
    if (this.#isRead) this.changed();
  }

  #sourceDropped(voice: Voice, frame: number): void {
    this.#sound = undefined;
    this.#dropped(voice, frame);
  }

  /** The voices that may be heard in frame `index`: few while it is the present. */
  #voicesAt(index: number): ReturnType<NearVoices['at']> {
    this.#settle(index);
    return this.#near.at(index < this.#firstFrame ? this.voices : this.#speaking, index);
  }

  /** One of them leaves: the oldest of those that have left go where too much would be kept. */
  #ends(voice: Voice): void {
    this.#ending.add(voice);
    this.#voices = undefined;
    const samples = voice.soundSamples(-Infinity, Infinity);
    this.#left.set(voice, samples);
    this.#leftSamples += samples;
    for (const [oldest, its] of this.#left) {
      if (this.#leftSamples <= this.#limitSamples && this.#left.size <= LIMITS['audio.links']) return;
      this.#left.delete(oldest);
      this.#leftSamples -= its;
      this.#voices = undefined;
      this.#dropped(oldest, oldest.endFrame);
    }
  }

  /** Audio of a voice before a frame is gone. Those who are leaving have been given what they keep. */
  #dropped(voice: Voice, frame: number): void {
    for (const member of this.#members) {
      if (member.voice !== voice && member.voice.endFrame === Infinity) member.dropped(frame);
    }
  }

  /** Forgets those whose last frame is before `index`. */
  #settle(index: number): void {
    if (this.#ending.size === 0) return;
    for (const member of this.#members) {
      if (member.voice.endFrame > index) continue;
      this.#members.delete(member);
      member.settle();
    }
    for (const voice of this.#ending) {
      if (voice.endFrame > index) continue;
      this.#ending.delete(voice);
      this.#speaking.delete(voice);
      this.#firstFrame = Math.max(this.#firstFrame, voice.endFrame);
      voice.settle();
    }
  }
}
