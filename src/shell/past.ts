import type { Call } from '../calls/call.js';
import type { Conference } from '../calls/conferences/conference.js';
import { conferenceBytes } from '../calls/conferences/store.js';
import type { KeptDial } from '../calls/dial-memory.js';
import type { Effect } from '../calls/effect.js';
import { heldBytes } from '../calls/held-bytes.js';
import { movedBy, type Moment } from '../calls/moment.js';
import type { World } from '../calls/world.js';
import { LIMITS } from '../limits.js';
import type { ConferenceAudio } from '../media/conference-audio.js';
import type { LegAudio } from '../media/leg.js';
import { HeldAudio } from './held-audio.js';
import type { Known } from './known.js';
import type { MediaPlane } from './media-plane.js';
import type { StandIns } from './stand-ins.js';

/** The parts of a world that know what is over, and what was answered to commands. */
export interface PastIn {
  readonly world: World;
  readonly known: Known;
  readonly media: MediaPlane;
  readonly standIns: StandIns;
}

/** All that a world between calls knows of calls. Nothing in it changes: audio of what has ended does not, and all else is a copy. */
export interface Past {
  readonly at: Moment;
  readonly calls: readonly (readonly [call: Call, leg: LegAudio | undefined])[];
  readonly conferences: readonly (readonly [conference: Conference, audio: ConferenceAudio | undefined])[];
  readonly standIns: readonly Call[];
  readonly dials: readonly KeptDial[];
  readonly bytes: number;
}

/** The past of a world in which nothing is live. */
export function pastOf({ world, known, media, standIns }: PastIn): Past {
  const { kinds } = world;
  const at = world.moment();
  const calls = [...known.calls.all()].map((call) => [copyOf(call), media.leg(call.id)] as const);
  const conferences = [...known.conferences.all()].map((one) => [copyOf(one), media.conference(one.id)] as const);
  const stood = standIns.all().map((call) => copyOf(call));
  const dials = world.dials.kept(at);
  const audio = new HeldAudio();
  for (const [{ id }, leg] of calls) if (leg) audio.add(id, leg);
  for (const [{ id }, held] of conferences) if (held) audio.add(id, held.leg);
  const bytes =
    audio.bytes +
    sum([...calls.map(([call]) => call), ...stood], (call) => heldBytes(call, kinds)) +
    sum(conferences, ([conference]) => conferenceBytes(conference, kinds)) +
    sum(dials, ([, dial]) => dial.bytes);
  return { at, calls, conferences, standIns: stood, dials, bytes };
}

/** Has a world that has just begun know a past. The effects let it forget what is over when as much time has passed as was left then. */
export function bringBack(past: Past, { world, known, media, standIns }: PastIn): Effect[] {
  const now = world.moment();
  const moved = (then: Moment): Moment => movedBy(then, past.at, now);
  for (const [kept, leg] of past.calls) {
    const call = copyOf(kept, moved);
    world.addCall(call);
    if (leg) media.restore(call, leg);
  }
  for (const [kept, audio] of past.conferences) {
    const conference = copyOf(kept, moved);
    world.addConference(conference);
    if (audio) media.restoreConference(conference, audio);
  }
  standIns.restore(past.standIns.map((call) => copyOf(call, moved)));
  world.dials.restore(past.dials.map(([id, dial]) => [id, { ...dial, at: moved(dial.at) }]));
  const effects = forgetting(past);
  // The bytes of all worlds may have become fewer.
  known.noteEnds(effects.map(({ at }) => at));
  known.calls.makeRoom(0);
  known.conferences.makeRoom(0);
  return effects;
}

function forgetting({ at, calls, conferences }: Past): Effect[] {
  const leftMs = (endedAt: number | null, lifeMs: number): number =>
    lifeMs - (at.worldMicros - (endedAt ?? at.worldMicros)) / 1000;
  const ended = [
    ...calls.map(([{ address, endedAt }]) => ({
      kind: 'timer' as const,
      at: address,
      name: 'forget' as const,
      afterMs: leftMs(endedAt, LIMITS['calls.ended_ms']),
    })),
    ...conferences.map(([{ address, endedAt }]) => ({
      kind: 'conferenceTimer' as const,
      at: address,
      name: 'forget' as const,
      afterMs: leftMs(endedAt, LIMITS['conferences.ended_ms']),
    })),
  ];
  // In this order they also make way where there are too many.
  return ended.sort((a, b) => a.afterMs - b.afterMs);
}

/** A copy of what may change of a call that has ended or stands in, or of an ended conference. Its ids go on where they are, so that none comes twice. */
function copyOf<E extends Call | Conference>(one: E, moved: (then: Moment) => Moment = (then) => then): E {
  return {
    ...one,
    webhooks: { ...one.webhooks },
    activities: copies(one.activities, (activity) => ({ ...activity })),
    commandIds: copies(one.commandIds, ({ at, data }) => ({ at: moved(at), data })),
    noted: new Set(one.noted),
    ...('party' in one ? { party: { ...one.party } } : { participants: copies(one.participants, (p) => ({ ...p })) }),
  };
}

const copies = <V>(map: ReadonlyMap<string, V>, copy: (value: V) => V): Map<string, V> =>
  new Map([...map].map(([key, value]) => [key, copy(value)]));

const sum = <T>(list: readonly T[], bytes: (item: T) => number): number =>
  list.reduce((total, item) => total + bytes(item), 0);
