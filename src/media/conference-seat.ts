import { passKeys } from './heard-keys.js';
import type { LaidAudio } from './laid-audio.js';
import type { HearingLeg } from './leg-links.js';
import type { LegAudio } from './leg.js';
import type { Room } from './room.js';
import { RoomEar } from './room-ear.js';
import type { RoomMember, RoomPart } from './room-member.js';
import type { Audience } from './room-voice.js';
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
  /** Sound of long ago, of a seat's or heard there, had to be forgotten. */
  forgot(): void;
  /** The far end of a leg has heard a digit. */
  keyHeard(leg: LegAudio, digit: string): void;
}

/** Sound passes through the room, in one sum; words and keys pass from seat to seat, as the parts allow at the time. */
export class ConferenceSeat implements Seat {
  readonly leg: LegAudio;
  readonly #assembly: Assembly;
  readonly #member: RoomMember;
  /** Of the leg itself, and of those that listen to it, such as supervisors. */
  readonly #ears = new Map<HearingLeg, RoomEar>();
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
      this.#ears.set(leg, new RoomEar(leg, this.#member));
    } catch (error) {
      this.#member.leave(place.fromFrame);
      throw error;
    }
    this.#unlisten = [
      leg.listen({
        utteranceStarted: (utterance) => this.#started(utterance),
        utteranceEnded: (utterance) => this.#ended(utterance),
      }),
      passKeys(leg, () => [...assembly.seats].filter((other) => other.hears(this))),
      leg.links.watchListeners(() => this.#attend()),
    ];
    for (const other of assembly.seats) this.#update(other, NEITHER, this.#hearing(other));
    this.#attend();
  }

  /** This seat hears now the words and keys of another's far end. */
  hears(other: ConferenceSeat): boolean {
    if (other === this || !this.#part.hears || this.#isOver || other.#isOver) return false;
    const { speaksTo } = other.#part;
    return speaksTo === 'all' || (speaksTo !== 'none' && speaksTo.includes(this.leg));
  }

  /** A leg that may listen to this one has come to the conference, or has left it. */
  moved(leg: LegAudio): void {
    if (this.leg.links.hasListener(leg)) this.#attend();
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
    this.#rearrange(() => {
      this.#isOver = true;
    });
    for (const ear of this.#ears.values()) ear.end();
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

  /** Words that are under way when the parts change are heard from there on, or no longer. */
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
    for (const utterance of other.#said) {
      for (const ear of this.#ears.values()) {
        if (isHeard) ear.started(utterance, other.leg.timeline);
        else ear.cut(utterance);
      }
    }
  }

  /** Those who listen to this leg hear what it hears in the room too. One who is in the room hears that for itself. */
  #attend(): void {
    const { listeners } = this.leg.links;
    for (const [leg, ear] of this.#ears) {
      if (leg === this.leg || (listeners.has(leg) && !this.#isPresent(leg))) continue;
      this.#ears.delete(leg);
      ear.end();
    }
    for (const leg of listeners) {
      if (this.#ears.has(leg) || this.#isPresent(leg)) continue;
      const ear = new RoomEar(leg, this.#member);
      this.#ears.set(leg, ear);
      for (const other of this.#assembly.seats) {
        if (this.hears(other)) for (const utterance of other.#said) ear.started(utterance, other.leg.timeline);
      }
    }
  }

  #isPresent(leg: HearingLeg): boolean {
    for (const seat of this.#assembly.seats) if (seat.leg === leg) return true;
    return false;
  }

  /** The words of its far end that are under way. */
  get #said(): readonly Utterance[] {
    return this.leg.ownUtterances.filter(({ track }) => track === 'inbound');
  }

  #started(utterance: Utterance): void {
    if (utterance.track !== 'inbound') return;
    for (const other of this.#assembly.seats) {
      if (!other.hears(this)) continue;
      for (const ear of other.#ears.values()) ear.started(utterance, this.leg.timeline);
    }
  }

  #ended(utterance: Utterance): void {
    if (utterance.track !== 'inbound') return;
    for (const other of this.#assembly.seats) for (const ear of other.#ears.values()) ear.ended(utterance);
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
  const sources = new Set<LaidAudio>(speaksTo.map((leg) => leg.inbound.laid));
  const isSame = before instanceof Set && before.size === sources.size && [...sources].every((one) => before.has(one));
  return isSame ? before : sources;
}
