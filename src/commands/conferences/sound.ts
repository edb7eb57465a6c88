import type { PlaybackActivity } from '../../activities/playback/kind.js';
import type { SpeakActivity } from '../../activities/speak/kind.js';
import type { Activity } from '../../calls/activity.js';
import type { Call } from '../../calls/call.js';
import type { Conference } from '../../calls/conferences/conference.js';
import { beginShared } from '../../calls/conferences/shared.js';
import { startActivity } from '../../calls/lifecycle.js';
import type { World } from '../../calls/world.js';
import type { Refusal } from '../../contract/errors.js';
import { done, type Outcome } from '../command.js';
import { participantsFor } from './legs.js';

type Sound = PlaybackActivity | SpeakActivity;

/** A list of legs names some participants; without any, all are meant (documented). */
type Legs = readonly string[] | undefined;

export const areAllMeant = (ids: Legs): boolean => ids === undefined || ids.length === 0;

/**
 * A sound begins for those in a conference whom a command names, on the leg of each, or on the conference's own for all. One for some ends as
 * they leave.
 */
export function soundFor(
  conference: Conference,
  ids: Legs,
  make: (of: Pick<Call, 'ids'>) => Sound,
  world: World,
): Outcome {
  if (areAllMeant(ids)) return done(beginShared(conference, make(conference), world));
  const listeners = listenersFor(conference, ids, world);
  if ('error' in listeners) return { kind: 'refused', refusal: listeners };
  return done(
    listeners.flatMap(({ leg, participant: parent }) =>
      startActivity(leg, { ...make(leg), parent, conference: conference.id }, world),
    ),
  );
}

/** A participant that can hear something: its leg has been answered. */
interface Listener {
  readonly leg: Call;
  /** Its id. */
  readonly participant: string;
}

/** The participants that a list of legs names, or what can be said against it; all who can hear something where it names none. */
export function listenersFor(conference: Conference, ids: Legs, world: World): Listener[] | Refusal {
  const participants = participantsFor(conference, ids, world);
  if ('error' in participants) return participants;
  const listeners: Listener[] = [];
  for (const { id, leg: callControlId } of participants) {
    const leg = world.call(callControlId);
    if (leg?.state === 'active') listeners.push({ leg, participant: id });
    else if (!areAllMeant(ids))
      return { error: 'notAnswered', pointer: `/call_control_ids/${ids?.indexOf(callControlId)}` };
  }
  return listeners;
}

const isSounding = (activity: Activity): activity is Sound =>
  (activity.kind === 'playback' || activity.kind === 'speak') && activity.state !== 'ended';

/** The sounds that a conference lets all hear, or one participant alone; the latest first: where they are stopped in that order none begins because the one before has been. */
export const soundsToAll = ({ activities }: Conference): Sound[] =>
  [...activities.values()].filter(isSounding).reverse();
export const soundsTo = (leg: Call, { id }: Conference): Sound[] =>
  [...leg.activities.values()]
    .filter(isSounding)
    .filter(({ conference }) => conference === id)
    .reverse();
