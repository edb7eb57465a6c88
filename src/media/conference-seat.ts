import { passKeys } from './heard-keys.js';
import type { HeardWords } from './heard-words.js';
import type { LegAudio } from './leg.js';
import type { Room } from './room.js';
import type { RoomMember, RoomPart } from './room-member.js';
import type { Audience } from './room-voice.js';
import type { View } from './track.js';
import type { ViewSource } from './track-view.js';
import type { Utterance } from './utterance.js';

/** The part that a leg takes in a conference. */
export interface Part {
  /** Those who hear what the leg's far end says: everybody; nobody (muted, a monitor); or only these legs, where they are present (whispered). */
  readonly speaksTo: 'all' | 'none' | readonly LegAudio[];
  /** False while the leg is held: it hears nobody. */
  readonly hears: boolean;
}

/** A leg's place in a conference. What is done counts from the first frame of the world that has not begun. */
export interface Seat {
  change(part: Part): void;
  /** Leaving twice is harmless, and so is a leg that has ended. */
  leave(): void;
}

/** The side of a conference that its seats see. */
export interface Assembly {
  readonly room: Room;
  readonly seats: ReadonlySet<ConferenceSeat>;
  left(seat: ConferenceSeat): void;
  /** What was heard of a seat, or there, long ago had to be forgotten. */
  forgot(): void;
  /** The far end of a leg has heard a digit. */
  keyHeard(leg: LegAudio, digit: string): void;
}

/** Sound passes through the room, in one sum; words and keys pass from seat to seat, as the parts allow at the time. */
export class ConferenceSeat implements Seat {
  readonly leg: LegAudio;
  readonly #assembly: Assembly;
  readonly #member: RoomMember;
  readonly #view: View;
  readonly #words: HeardWords;
  readonly #unlisten: (() => void)[];
  #part: Part;
  #audience: Audience;
  #isOver = false;

  /** Throws a MediaError where `audio.links` are open on the leg. */
  constructor(assembly: Assembly, leg: LegAudio, part: Part) {
    const { firstWorldFrame } = leg.timeline;
    const startFrame = leg.timeline.nextFrame();
    this.leg = leg;
    this.#assembly = assembly;
    this.#part = part;
    this.#audience = audienceOf(part, 'none');
    const place = { firstWorldFrame, fromFrame: firstWorldFrame + startFrame };
    this.#member = assembly.room.join(leg.inbound.laid, place, this.#roomPart);
    try {
      this.#view = leg.outbound.view(this.#member, { startFrame, shift: firstWorldFrame });
    } catch (error) {
      this.#member.leave(place.fromFrame);
      throw error;
    }
    this.#words = leg.links.beginWords();
    this.#unlisten = [
      leg.listen({
        utteranceStarted: (utterance) => this.#started(utterance),
        utteranceEnded: (utterance) => this.#ended(utterance),
      }),
      passKeys(leg, () => [...assembly.seats].filter((other) => other.hears(this))),
    ];
    for (const other of assembly.seats) this.#update(other, NEITHER, this.#hearing(other));
  }

  /** What its far end says and presses now is heard at this one. */
  hears(other: ConferenceSeat): boolean {
    if (other === this || !this.#part.hears || this.#isOver || other.#isOver) return false;
    const { speaksTo } = other.#part;
    return speaksTo === 'all' || (speaksTo !== 'none' && speaksTo.includes(this.leg));
  }

  keyHeard(digit: string): void {
    this.#assembly.keyHeard(this.leg, digit);
  }

  change(part: Part): void {
    if (this.#isOver) return;
    this.#rearrange(() => {
      this.#part = part;
      this.#audience = audienceOf(part, this.#audience);
    });
    if (this.#member.change(this.#roomPart, this.#nextWorldFrame)) this.#assembly.forgot();
  }

  leave(): void {
    if (this.#isOver) return;
    const frame = this.leg.timeline.nextFrame();
    this.#rearrange(() => {
      this.#isOver = true;
    });
    this.leg.outbound.endView(this.#view, frame);
    this.leg.links.endWords(this.#words, frame);
    this.#member.leave(this.#nextWorldFrame);
    for (const end of this.#unlisten) end();
    this.#assembly.left(this);
  }

  get #roomPart(): RoomPart {
    return { audience: this.#audience, hears: this.#part.hears };
  }

  get #nextWorldFrame(): number {
    return this.leg.timeline.firstWorldFrame + this.leg.timeline.nextFrame();
  }

  /** What is said when the parts change is heard from there on, or no longer. */
  #rearrange(change: () => void): void {
    const before = [...this.#assembly.seats].map((other) => ({ other, heard: this.#hearing(other) }));
    change();
    for (const { other, heard } of before) this.#update(other, heard, this.#hearing(other));
  }

  #hearing(other: ConferenceSeat): Hearing {
    return { here: this.hears(other), there: other.hears(this) };
  }

  #update(other: ConferenceSeat, before: Hearing, now: Hearing): void {
    if (before.here !== now.here) this.#hear(other, now.here);
    if (before.there !== now.there) other.#hear(this, now.there);
  }

  /** Begins or ceases to hear what another one says. */
  #hear(other: ConferenceSeat, isHeard: boolean): void {
    const frame = this.leg.timeline.nextFrame();
    for (const utterance of other.leg.ownUtterances) {
      if (utterance.track !== 'inbound') continue;
      if (isHeard) this.#words.started(utterance, other.leg.timeline, frame);
      else this.#words.cut(utterance, frame);
    }
  }

  #started(utterance: Utterance): void {
    if (utterance.track !== 'inbound') return;
    for (const other of this.#assembly.seats) {
      if (other.hears(this)) other.#words.started(utterance, this.leg.timeline, other.leg.timeline.nextFrame());
    }
  }

  #ended(utterance: Utterance): void {
    if (utterance.track !== 'inbound') return;
    for (const other of this.#assembly.seats) other.#words.ended(utterance);
  }
}

interface Hearing {
  readonly here: boolean;
  readonly there: boolean;
}

const NEITHER: Hearing = { here: false, there: false };

/** One audience is one object, so that a part that changes nothing is none of those that are counted. */
function audienceOf({ speaksTo }: Part, before: Audience): Audience {
  if (typeof speaksTo === 'string') return speaksTo;
  const sources = new Set<ViewSource>(speaksTo.map((leg) => leg.inbound.laid));
  const isSame = before instanceof Set && before.size === sources.size && [...sources].every((one) => before.has(one));
  return isSame ? before : sources;
}
