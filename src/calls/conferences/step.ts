import type { Participant } from '../../activities/conference/kind.js';
import { LIMITS, limitReached } from '../../limits.js';
import { note, webhook, type Effect } from '../effect.js';
import type { World } from '../world.js';
import { heardAnew } from './audience.js';
import { about, present, type Conference, type RememberedLeg } from './conference.js';
import { endConference, overWhenEmpty } from './ending.js';
import type { ConferenceInput, LeaveReason } from './events.js';
import { holdSounds } from './holding.js';
import { noteParticipant } from './notes.js';

/** An input changes a conference here, and nowhere else but in commands. One that comes too late changes nothing. */
export function stepConference(conference: Conference, { event }: ConferenceInput, world: World): Effect[] {
  if (event.kind === 'timer') return expires(conference, world);
  const participant = conference.participants.get(event.participant);
  if (!participant || participant.status === 'left') return [];
  switch (event.kind) {
    case 'left':
      return left(conference, participant, event.why, world);
    case 'answered':
      return answered(conference, participant, world);
    case 'spoke':
      return takesFloor(conference, participant, world);
  }
}

const expires = (conference: Conference, world: World): Effect[] =>
  conference.end ? [] : endConference(conference, { reason: 'time_exceeded', by: null }, 'hung_up', world);

/** The webhook of the one who left goes before that of the end of the conference, which it may bring about. */
function left(conference: Conference, participant: Participant, why: LeaveReason, world: World): Effect[] {
  participant.status = 'left';
  participant.updatedAt = world.nowMicros();
  if (conference.floor === participant.id) conference.floor = null;
  return [
    noteParticipant(conference, participant, why),
    webhook(about(conference, participant.leg), { type: 'conference.participant.left', participant }),
    ...forgetOldest(conference),
    ...(conference.end ? overWhenEmpty(conference, world) : endsWith(conference, participant, world)),
    ...heardAnew(conference, world),
  ];
}

function endsWith(conference: Conference, participant: Participant, world: World): Effect[] {
  const by = rememberedLeg(participant);
  if (participant.endsOnExit)
    return endConference(conference, { reason: 'host_left', by }, 'hung_up_with_creator', world);
  if (participant.softEndsOnExit) return endConference(conference, { reason: 'host_left', by }, 'stay', world);
  if (present(conference).length > 0) return [];
  return endConference(conference, { reason: 'all_left', by: null }, 'stay', world);
}

const rememberedLeg = ({ leg, legId, sessionId }: Participant): RememberedLeg => ({ id: leg, legId, sessionId });

/** Of those that have left, the one that came first makes way where there are too many. */
function forgetOldest(conference: Conference): Effect[] {
  const gone = [...conference.participants.values()].filter(({ status }) => status === 'left');
  const [oldest] = gone;
  if (!oldest || gone.length <= LIMITS['conference.left']) return [];
  conference.participants.delete(oldest.id);
  return [note(conference, 'limit.reached', limitReached('conference.left'))];
}

function answered(conference: Conference, participant: Participant, world: World): Effect[] {
  participant.status = 'joined';
  participant.updatedAt = world.nowMicros();
  const call = world.call(participant.leg);
  return [
    noteParticipant(conference, participant),
    ...(call ? holdSounds(call, participant, world) : []),
    ...heardAnew(conference, world),
  ];
}

/** Somebody whom all others hear begins to speak, and is not the one who spoke last. */
function takesFloor(conference: Conference, participant: Participant, world: World): Effect[] {
  if (participant.audience !== 'all' || conference.floor === participant.id) return [];
  conference.floor = participant.id;
  const at = world.nowMicros();
  return [webhook(about(conference, participant.leg), { type: 'conference.floor.changed', participant, at })];
}
