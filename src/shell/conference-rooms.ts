import { playbackItem } from '../activities/playback/performer.js';
import { record } from '../activities/recording/performer.js';
import { speakItem } from '../activities/speak/performer.js';
import { callAddress } from '../calls/address.js';
import type { StopReason } from '../calls/activity.js';
import type { Conference, SharedActivity } from '../calls/conferences/conference.js';
import { limitReached } from '../limits.js';
import { ConferenceAudio } from '../media/conference-audio.js';
import type { LegAudio } from '../media/leg.js';
import { DownloadedFiles } from './downloaded-files.js';
import { guardedClock } from './guarded-deps.js';
import type { MediaDeps, Running } from './performer.js';
import { audioEnd, playItem } from './play-item.js';

/** The calls of the media plane. */
interface Legs {
  /** The call control id of a leg's audio. */
  idOf(leg: LegAudio): string | undefined;
  /** The audio of a call; undefined before the answer. */
  of(callControlId: string): LegAudio | undefined;
}

interface Room {
  readonly audio: ConferenceAudio;
  /** Sounds to all, and recordings, by id. */
  readonly running: Map<string, Running>;
  /** Files that are not downloaded again for this conference. */
  readonly downloaded: DownloadedFiles;
}

/** The audio of conferences, by their ids: of those that are live, and of ended ones that are still known. */
export class ConferenceRooms {
  readonly #deps: MediaDeps;
  readonly #legs: Legs;
  readonly #rooms = new Map<string, Room>();

  /** A fault in what it does for conferences is noted, and ends nothing. */
  constructor(deps: MediaDeps, legs: Legs) {
    const { clock, noteFault } = deps;
    this.#deps = { ...deps, clock: guardedClock(clock, noteFault) };
    this.#legs = legs;
  }

  get(id: string): ConferenceAudio | undefined {
    return this.#rooms.get(id)?.audio;
  }

  open({ id, address }: Conference): void {
    const { clock, record, report, noteFault } = this.#deps;
    const running = new Map<string, Running>();
    const audio = new ConferenceAudio({
      clock,
      audioStarted: (item) => report(address, { kind: 'audioStarted', id: item }),
      audioEnded: (item, outcome) => {
        running.delete(item);
        report(address, { kind: 'audioEnded', id: item, outcome: audioEnd(outcome) });
      },
      limitReached: (limit) => record('limit.reached', limitReached(limit), address),
      fault: noteFault,
      keyHeard: (leg, digit) => {
        const heardBy = this.#legs.idOf(leg);
        if (heardBy !== undefined) report(callAddress(heardBy), { kind: 'toneHeard', digit });
      },
    });
    this.#rooms.set(id, { audio, running, downloaded: new DownloadedFiles() });
  }

  start(conference: Conference, activity: SharedActivity): void {
    const room = this.#rooms.get(conference.id);
    const running = room && this.#perform(conference, activity, room);
    if (running) room.running.set(activity.id, running);
  }

  change({ id }: Conference, activity: SharedActivity): void {
    this.#rooms.get(id)?.running.get(activity.id)?.changed?.();
  }

  stop({ id }: Conference, activity: SharedActivity, reason: StopReason): void {
    const running = this.#rooms.get(id)?.running;
    const stopped = running?.get(activity.id);
    running?.delete(activity.id);
    stopped?.stop(reason);
  }

  /** It is over. Its audio stays until the conference is forgotten. */
  close({ id }: Conference): void {
    const room = this.#rooms.get(id);
    for (const running of room?.running.values() ?? []) running.stop('hangup');
    room?.running.clear();
    room?.audio.close();
  }

  /** An ended conference of an earlier world is known again, with its audio. */
  restore(id: string, audio: ConferenceAudio): void {
    this.#rooms.set(id, { audio, running: new Map(), downloaded: new DownloadedFiles() });
  }

  forget(id: string): void {
    this.#rooms.delete(id);
  }

  #perform(conference: Conference, activity: SharedActivity, room: Room): Running | undefined {
    const deps = this.#deps;
    const { address, ids, creator } = conference;
    const { leg } = room.audio;
    switch (activity.kind) {
      case 'playback':
        return playItem(playbackItem(activity, room, deps), 'mouth', { leg }, deps, conference);
      case 'speak':
        // Texts of a conference have their turn among those of the call that it was made from.
        return playItem(speakItem(activity, { id: creator.id, address }, deps), 'mouth', { leg }, deps, conference);
      case 'recording': {
        const { audio } = room;
        const isDual = activity.options.channels === 'dual';
        const sound = isDual ? audio.sides(this.#legs.of(creator.id)) : [audio.whole()];
        const facts = factsOf(conference);
        return record(activity, { address, ids, leg, sound, beepOn: 'inbound', silenceIsGuard: true, facts }, deps);
      }
    }
  }
}

/** The saved recording of a conference says this of it. */
const factsOf = ({ id, creator, connectionId, from, to, options }: Conference) => ({
  callControlId: creator.id,
  legId: creator.legId,
  sessionId: creator.sessionId,
  connectionId,
  from,
  to,
  conference: { id, region: options.region },
});
