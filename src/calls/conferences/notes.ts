import type { Participant } from '../../activities/conference/kind.js';
import { note, type Effect } from '../effect.js';
import { about, type Conference } from './conference.js';
import type { LeaveReason } from './events.js';

/** The journal tells of a participant as it is now. */
export const noteParticipant = (conference: Conference, participant: Participant, why?: LeaveReason): Effect =>
  note(about(conference, participant.leg), 'conference.participant', {
    id: participant.id,
    status: participant.status,
    role: participant.role,
    muted: participant.isMuted,
    on_hold: participant.hold !== null,
    end_conference_on_exit: participant.endsOnExit,
    soft_end_conference_on_exit: participant.softEndsOnExit,
    ...(participant.whispersTo.length > 0 ? { whisper_call_control_ids: [...participant.whispersTo] } : {}),
    ...(why === undefined ? {} : { why }),
  });

/** The journal tells that the conference is in another state. */
export const noteState = (conference: Conference, from: Exclude<Conference['status'], 'completed'> | null): Effect =>
  note(conference, 'conference.state', {
    name: conference.name,
    from,
    to: conference.status,
    ...(conference.end ? { reason: conference.end.reason } : {}),
  });
