import type { Participant } from '../../activities/conference/kind.js';
import type { Call } from '../../calls/call.js';
import { participantOf, present, type Conference } from '../../calls/conferences/conference.js';
import { supervisionOf } from '../../calls/supervision-state.js';
import type { World } from '../../calls/world.js';
import type { Refusal } from '../../contract/errors.js';
import { NO_COMMANDS } from '../check-supervision.js';

const pointer = '/call_control_id';

/** The leg that a command on a conference names, or what can be said against it: what can be said of a command on that leg. */
export function legFor(id: string, world: World): Call | Refusal {
  const leg = world.call(id);
  if (!leg) return { error: 'unknownCall', pointer };
  if (leg.state === 'ended') return { error: 'callEnded', pointer };
  if (leg.state !== 'active') return { error: 'notAnswered', pointer };
  return supervisionOf(leg) ? { error: 'unprocessable', detail: NO_COMMANDS, pointer } : leg;
}

/** The reason why one more leg cannot join the conference; undefined where it can. */
export function objectionToJoining(conference: Conference, leg: Call): Refusal | undefined {
  if (participantOf(conference, leg.id)) return { error: 'joinedTwice', pointer };
  const { maxParticipants } = conference.options;
  if (present(conference).length < maxParticipants) return undefined;
  return {
    error: 'conferenceFull',
    detail: `The maximum allowed value of \`max_participants\` has been reached at ${maxParticipants}.`,
  };
}

/** The participant whose leg a command names. */
export function participantFor(conference: Conference, id: string, world: World, at = pointer): Participant | Refusal {
  const participant = participantOf(conference, id);
  if (participant) return participant;
  const leg = world.call(id);
  if (!leg) return { error: 'unknownCall', pointer: at };
  // A leg hangs up at any time: apps know that from every command on a call.
  if (leg.state === 'ended') return { error: 'callEnded', pointer: at };
  // Inferred: the catalogue has no error for a leg that is elsewhere.
  return { error: 'unprocessable', detail: 'The call is not in this conference.', pointer: at };
}

/** The participants that a list of legs names; all who are in the conference where it names none (documented). */
export function participantsFor(
  conference: Conference,
  ids: readonly string[] | undefined,
  world: World,
): Participant[] | Refusal {
  if (ids === undefined || ids.length === 0) return present(conference);
  const participants = new Set<Participant>();
  for (const [at, id] of ids.entries()) {
    const participant = participantFor(conference, id, world, `/call_control_ids/${at}`);
    if ('error' in participant) return participant;
    participants.add(participant);
  }
  return [...participants];
}
