import { LIMITS } from '../limits.js';
import type { Codec } from './codecs/codec.js';
import { MediaError } from './media-error.js';
import { frameSamples } from './rates.js';
import { RoomMember, type Stay } from './room-member.js';
import { MixedFrame, saturated, type FrameRun, type TrackFrame } from './track-frame.js';
import type { ViewSource } from './track-view.js';

/** All members together in one frame. */
interface RoomFrame {
  readonly index: number;
  /** Of the members that sound. */
  readonly sounding: ReadonlyMap<RoomMember, TrackFrame>;
  /** All of them added up in 32 bits, not saturated yet. */
  readonly sums: Int32Array;
  /** All of them, for those that are silent, by codec; and for each that sounds what the others give. */
  readonly together: Map<Codec, TrackFrame>;
  readonly others: Map<RoomMember, TrackFrame>;
}

/** Frames from `index` on in which each member is silent or plays one clip; undefined for one of which that is not known. */
interface RoomRun {
  readonly index: number;
  readonly endFrame: number;
  readonly sounding: ReadonlyMap<RoomMember, FrameRun | undefined>;
}

/**
 * Audio of several legs that hear each other. What they say is added up once in each frame; each hears that sum without its own
 * part, one subtraction. Where only one speaks, the others get that frame as it is. Frames are numbered by the world.
 */
export class Room {
  readonly rate: number;
  readonly #max: number;
  readonly #frameSamples: number;
  /** Those present, and those that have left a moment ago, whose last frames are still being read. */
  readonly #members = new Set<RoomMember>();
  /** Before it, members may be missing that have been forgotten. */
  #firstFrame = -Infinity;
  #frame: RoomFrame | undefined;
  #run: RoomRun | undefined;

  /** At most `max` are present at once. */
  constructor(rate: number, max = LIMITS['room.members']) {
    this.rate = rate;
    this.#frameSamples = frameSamples(rate);
    this.#max = max;
  }

  /**
   * Adds what is laid on a track, from frame `fromFrame` of the world on. `firstWorldFrame` is the number of the source's frame 0 there.
   * The member is what one track of the same leg, and no other, has to view. Throws a MediaError for another rate, and if `room.members` are present.
   */
  join(source: ViewSource, place: { readonly firstWorldFrame: number; readonly fromFrame: number }): RoomMember {
    if (source.rate !== this.rate) throw new MediaError('room.rate', `${this.rate} Hz`, source.rate);
    this.#reaches(place.fromFrame);
    const present = [...this.#members].filter((member) => member.isPresent);
    if (present.length >= this.#max) {
      throw new MediaError('room.members', `at most ${this.#max}`, this.#max + 1, 'room.members');
    }
    const stay: Stay = {
      source,
      firstWorldFrame: place.firstWorldFrame,
      fromFrame: place.fromFrame,
      endFrame: Infinity,
    };
    const member = new RoomMember(this, stay);
    for (const other of this.#members) {
      other.met(stay);
      // One that has said when it leaves is heard until then, and no longer told of what goes.
      member.met(other.stay);
      if (!other.isPresent) member.lost(other.stay);
    }
    this.#members.add(member);
    this.changed();
    return member;
  }

  /** Something has changed that members hear. */
  changed(): void {
    this.#frame = undefined;
    this.#run = undefined;
    for (const member of this.#members) member.changed();
  }

  /** Audio that was heard of one of them before a frame is gone. */
  dropped(by: RoomMember, frame: number): void {
    for (const member of this.#members) if (member !== by) member.dropped(frame);
  }

  left(who: RoomMember): void {
    for (const member of this.#members) if (member !== who) member.lost(who.stay);
  }

  /** The others together in frame `index`, encoded in `codec` where several sound; undefined where the room has forgotten. */
  others(member: RoomMember, index: number, codec: Codec): TrackFrame | 'silence' | undefined {
    const room = this.#frameAt(index, codec);
    if (!room) return undefined;
    const own = room.sounding.get(member);
    const count = room.sounding.size - (own ? 1 : 0);
    if (count === 0) return 'silence';
    if (count === 1) for (const [who, frame] of room.sounding) if (who !== member) return frame;
    const known = own ? room.others.get(member) : room.together.get(codec);
    if (known) return known;
    const frame = new MixedFrame(saturated(own ? without(room.sums, own) : room.sums), this.rate, codec);
    if (own) room.others.set(member, frame);
    else room.together.set(codec, frame);
    return frame;
  }

  /** The run of the others that begins with frame `index`; undefined where it is neither silence nor one clip. */
  othersRun(member: RoomMember, index: number): FrameRun | undefined {
    const room = this.#runAt(index);
    if (!room) return undefined;
    const others = room.sounding.size - (room.sounding.has(member) ? 1 : 0);
    if (others > 1) return undefined;
    for (const [who, run] of room.sounding) {
      if (who !== member) return run && { ...run, endFrame: room.endFrame };
    }
    return { endFrame: room.endFrame, clip: undefined, shift: 0, codec: undefined };
  }

  #frameAt(index: number, codec: Codec): RoomFrame | undefined {
    if (this.#frame?.index === index) return this.#frame;
    if (!this.#reaches(index)) return undefined;
    const sounding = new Map<RoomMember, TrackFrame>();
    const sums = new Int32Array(this.#frameSamples);
    for (const member of this.#members) {
      const frame = member.ownFrame(index, codec);
      if (!frame || frame.silent) continue;
      sounding.set(member, frame);
      const pcm = frame.pcm();
      for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (pcm[i] ?? 0);
    }
    return (this.#frame = { index, sounding, sums, together: new Map(), others: new Map() });
  }

  #runAt(index: number): RoomRun | undefined {
    if (this.#run?.index === index) return this.#run;
    if (!this.#reaches(index)) return undefined;
    const sounding = new Map<RoomMember, FrameRun | undefined>();
    let endFrame = Infinity;
    for (const member of this.#members) {
      const run = member.ownRun(index);
      if (run) endFrame = Math.min(endFrame, run.endFrame);
      if (!run || run.clip) sounding.set(member, run);
    }
    return (this.#run = { index, endFrame, sounding });
  }

  /** Forgets members whose last frame is past, when later ones are asked for. False for frames that some of those may be missing in. */
  #reaches(index: number): boolean {
    for (const member of this.#members) {
      if (member.stay.endFrame > index) continue;
      this.#members.delete(member);
      member.forgotten();
      this.#firstFrame = Math.max(this.#firstFrame, member.stay.endFrame);
    }
    return index >= this.#firstFrame;
  }
}

function without(sums: Int32Array, own: TrackFrame): Int32Array {
  const pcm = own.pcm();
  return sums.map((sum, i) => sum - (pcm[i] ?? 0));
}
