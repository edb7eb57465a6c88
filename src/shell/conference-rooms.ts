import { callAddress } from '../calls/address.js';
import type { Conference } from '../calls/conferences/conference.js';
import { limitReached } from '../limits.js';
import { ConferenceAudio } from '../media/conference-audio.js';
import type { LegAudio } from '../media/leg.js';
import { guardedClock } from './guarded-deps.js';
import type { MediaDeps } from './performer.js';
import { audioEnd } from './play-item.js';

type RoomsDeps = Pick<MediaDeps, 'clock' | 'record' | 'report' | 'noteFault'>;

/** The audio of conferences, by their ids: of those that are live, and of ended ones that are still known. */
export class ConferenceRooms {
  readonly #deps: RoomsDeps;
  /** The call control id of a leg's audio. */
  readonly #idOf: (leg: LegAudio) => string | undefined;
  readonly #rooms = new Map<string, ConferenceAudio>();

  constructor(deps: RoomsDeps, idOf: (leg: LegAudio) => string | undefined) {
    this.#deps = deps;
    this.#idOf = idOf;
  }

  get(id: string): ConferenceAudio | undefined {
    return this.#rooms.get(id);
  }

  open({ id, address }: Conference): void {
    const { clock, record, report, noteFault } = this.#deps;
    const room = new ConferenceAudio({
      clock: guardedClock(clock, noteFault),
      audioStarted: (item) => report(address, { kind: 'audioStarted', id: item }),
      audioEnded: (item, outcome) => report(address, { kind: 'audioEnded', id: item, outcome: audioEnd(outcome) }),
      limitReached: (limit) => record('limit.reached', limitReached(limit), address),
      fault: noteFault,
      keyHeard: (leg, digit) => {
        const heardBy = this.#idOf(leg);
        if (heardBy !== undefined) report(callAddress(heardBy), { kind: 'toneHeard', digit });
      },
    });
    this.#rooms.set(id, room);
  }

  /** It is over. Its audio stays until the conference is forgotten. */
  close({ id }: Conference): void {
    this.#rooms.get(id)?.close();
  }

  forget({ id }: Conference): void {
    this.#rooms.delete(id);
  }
}
