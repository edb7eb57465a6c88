import { LIMITS, type LimitName } from '../limits.js';
import type { WorldClock } from '../platform/clock.js';
import { Clip } from './clip.js';
import { LEG_CODECS } from './codecs/index.js';
import { sides, whole } from './conference-sides.js';
import { ConferenceSeat, type Assembly, type Part, type Seat } from './conference-seat.js';
import { LaidAudio } from './laid-audio.js';
import { LEG_RATE, LegAudio } from './leg.js';
import { MediaError } from './media-error.js';
import type { AudioOutcome } from './queue.js';
import type { Frames } from './recorder.js';
import { Room, type RoomOptions } from './room.js';
import { tone } from './tones.js';

export type { Part, Seat } from './conference-seat.js';

/** Telnyx documents no beep: a fifth of a second, short enough not to be in the way of what is said. */
const BEEP = { hz: 800, ms: 200, dbfs: -18 } as const;

/** The codec of the conference's own leg: that of legs with no wishes, so that among them sound passes bit for bit. */
const CODEC = 'PCMU';

export interface ConferenceAudioOptions extends RoomOptions {
  readonly clock: WorldClock;
  /** An item of the conference's own leg starts or ends. */
  audioStarted(id: string): void;
  audioEnded(id: string, outcome: AudioOutcome): void;
  /** Old sound goes: of the conference's own leg, or (`room.changes`) what was heard of some leg, or by it. */
  limitReached(limit: LimitName): void;
  /** A listener failed, or the playing of an item: a fault of ours. */
  fault(error: unknown): void;
  /** The far end of a leg has heard a digit that another one's has pressed. */
  keyHeard?(leg: LegAudio, digit: string): void;
  /** Default `room.members`, at most. */
  readonly maxMembers?: number;
}

/** The sound of a conference. Legs take part from the first frame that has not begun, and hear all others whom the parts let them hear. */
export class ConferenceAudio {
  /**
   * The conference's own leg, without a far end. What is played to all is laid on its inbound track (queue `mouth`); what everybody hears of all
   * the others is heard on its outbound track.
   */
  readonly leg: LegAudio;
  readonly #maxMembers: number;
  readonly #room: Room;
  readonly #seats = new Set<ConferenceSeat>();
  readonly #assembly: Assembly;
  #isOver = false;

  constructor(options: ConferenceAudioOptions) {
    this.#maxMembers = options.maxMembers ?? LIMITS['room.members'];
    this.#room = new Room(LEG_RATE, options);
    this.leg = new LegAudio({
      clock: options.clock,
      codec: CODEC,
      audioStarted: (id) => options.audioStarted(id),
      audioEnded: (id, _queue, outcome) => options.audioEnded(id, outcome),
      limitReached: (_track, limit) => options.limitReached(limit),
      fault: (error) => options.fault(error),
    });
    this.#assembly = {
      room: this.#room,
      seats: this.#seats,
      left: (seat) => {
        this.#seats.delete(seat);
        for (const other of this.#seats) other.moved(seat.leg);
      },
      forgot: () => options.limitReached('room.changes'),
      keyHeard: (leg, digit) => options.keyHeard?.(leg, digit),
    };
    this.#sit(this.leg, { speaksTo: 'all', hears: true });
  }

  /** Takes part from the next frame on. Throws a MediaError where `room.members` are present, and where `audio.links` are open on the leg. */
  join(leg: LegAudio, part: Part): Seat {
    // The conference's own leg has a seat too.
    if (this.#seats.size > this.#maxMembers) {
      throw new MediaError('room.members', `at most ${this.#maxMembers}`, this.#maxMembers + 1, 'room.members');
    }
    return this.#sit(leg, part);
  }

  /** A short tone tells those who are present of somebody who comes, and who does not hear it, or of one who has gone. */
  beep(comer?: Seat): void {
    const { firstWorldFrame } = this.leg.timeline;
    const fromFrame = firstWorldFrame + this.leg.timeline.nextFrame();
    const audio = new LaidAudio(LEG_RATE, LEG_CODECS[CODEC]);
    const clip = beepClip();
    audio.place(clip, 0);
    const hearers = [...this.#seats].filter((seat) => seat !== comer).map(({ leg }) => leg.inbound.laid);
    const endFrame = fromFrame + Math.ceil(clip.lengthSamples / this.leg.timeline.frameSamples);
    this.#room.add(audio, { firstWorldFrame: fromFrame, fromFrame, endFrame }, new Set(hearers));
  }

  /** The mix, as one hears it who says nothing himself. Frames are numbered as those of the conference's own leg. */
  whole(): Frames {
    return whole(this.#room, this.leg);
  }

  /** The same in two: what that leg says to all, and everything else, what is played to all included. */
  sides(of: LegAudio | undefined): readonly [Frames, Frames] {
    return sides(this.#room, this.leg, of);
  }

  /** It is over: what is played is cut, and all leave. What they have heard stays heard. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const seat of [...this.#seats]) seat.leave();
    this.leg.close();
    this.#room.close();
  }

  #sit(leg: LegAudio, part: Part): ConferenceSeat {
    const seat = new ConferenceSeat(this.#assembly, leg, part);
    for (const other of this.#seats.add(seat)) other.moved(leg);
    return seat;
  }
}

let beep: Clip | undefined;

/** It is made once. */
function beepClip(): Clip {
  return (beep ??= Clip.framed(tone(BEEP.hz, BEEP.ms, LEG_RATE, BEEP.dbfs), LEG_RATE));
}
