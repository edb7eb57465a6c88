import type { Participant } from '../../activities/conference/kind.js';
import { isoMicros } from '../../platform/clock.js';
import type { Conference } from './conference.js';

/** A conference as the API shows it. */
export function conferenceResource(conference: Conference): Readonly<Record<string, unknown>> {
  const { id, name, connectionId, end, options, status } = conference;
  return {
    connection_id: connectionId,
    created_at: isoMicros(conference.createdAt),
    ...(end ? { end_reason: end.reason } : {}),
    ...(end?.by ? { ended_by: { call_control_id: end.by.id, call_session_id: end.by.sessionId } } : {}),
    expires_at: isoMicros(conference.expiresAt),
    id,
    name,
    record_type: 'conference',
    region: options.region,
    status,
    updated_at: isoMicros(conference.updatedAt),
  };
}

/** The fields that a participant has in lists and by itself. */
const participantFields = (participant: Participant) => ({
  call_control_id: participant.leg,
  call_leg_id: participant.legId,
  created_at: isoMicros(participant.createdAt),
  end_conference_on_exit: participant.endsOnExit,
  id: participant.id,
  muted: participant.isMuted,
  on_hold: participant.hold !== null,
  soft_end_conference_on_exit: participant.softEndsOnExit,
  status: participant.status,
  updated_at: isoMicros(participant.updatedAt),
  whisper_call_control_ids: participant.whispersTo,
});

/** A participant in the list of them. */
export const listedParticipant = ({ id, name }: Conference, participant: Participant) => ({
  ...participantFields(participant),
  conference: { id, name },
  record_type: 'participant',
});

/** A participant by itself. */
export const participantResource = ({ id }: Conference, participant: Participant) => ({
  ...participantFields(participant),
  conference_id: id,
});
