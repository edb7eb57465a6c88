import type { HeardWords } from './heard-words.js';
import type { HearingLeg } from './leg-links.js';
import type { RoomMember } from './room-member.js';
import type { Timeline } from './timeline.js';
import type { View } from './track.js';
import type { Utterance } from './utterance.js';

/** A far end hears what a member of a room hears: that of the member's own leg, or of one that listens to it. From the next frame on. */
export class RoomEar {
  readonly leg: HearingLeg;
  readonly #view: View;
  readonly #words: HeardWords;

  /** Throws a MediaError where `audio.links` are open on the leg. */
  constructor(leg: HearingLeg, member: RoomMember) {
    this.leg = leg;
    const { firstWorldFrame } = leg.timeline;
    const place = { startFrame: leg.timeline.nextFrame(), shift: firstWorldFrame };
    this.#view = leg.track('outbound').view(member, place);
    this.#words = leg.links.beginWords();
  }

  /** The utterance, which has its place on the time line `source`, is heard from the next frame on. */
  started(utterance: Utterance, source: Timeline): void {
    this.#words.started(utterance, source, this.leg.timeline.nextFrame());
  }

  ended(utterance: Utterance): void {
    this.#words.ended(utterance);
  }

  /** It is heard no more from the next frame on. */
  cut(utterance: Utterance): void {
    this.#words.cut(utterance, this.leg.timeline.nextFrame());
  }

  end(): void {
    const frame = this.leg.timeline.nextFrame();
    this.leg.track('outbound').endView(this.#view, frame);
    this.leg.links.endWords(this.#words, frame);
  }
}
