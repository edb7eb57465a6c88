import type { Participant } from '../activities/conference/kind.js';
import type { Conference } from '../calls/conferences/conference.js';
import type { ConferenceEvent } from '../calls/conferences/events.js';
import type { Payload, PayloadBuilders } from '../calls/webhook-event.js';
import { isoMicros } from '../platform/clock.js';

/** The payloads of the webhooks about a conference. Documented: all of them have the client state that it was made with. */
export const OF_CONFERENCES: PayloadBuilders<ConferenceEvent, Conference> = {
  'conference.created': (conference, { at }) => ({ ...ofCreator(conference), occurred_at: isoMicros(at) }),
  'conference.participant.joined': (conference, { participant }) => ofParticipant(conference, participant),
  'conference.participant.left': (conference, { participant }) => ofParticipant(conference, participant),
  'conference.floor.changed': (conference, { participant, at }) => ({
    ...ofParticipant(conference, participant),
    occurred_at: isoMicros(at),
  }),
  'conference.ended': (conference, { reason, at }) => ({
    ...ofCreator(conference),
    occurred_at: isoMicros(at),
    ...(reason === undefined ? {} : { reason }),
  }),
};

/** Of the conference as a whole: the leg is the one that it was made from. */
const ofCreator = ({ id, connectionId, clientState, creator }: Conference): Payload => ({
  call_control_id: creator.id,
  call_leg_id: creator.legId,
  call_session_id: creator.sessionId,
  client_state: clientState,
  conference_id: id,
  connection_id: connectionId,
});

const ofParticipant = ({ id, clientState }: Conference, participant: Participant): Payload => ({
  call_control_id: participant.leg,
  call_leg_id: participant.legId,
  call_session_id: participant.sessionId,
  client_state: clientState,
  conference_id: id,
  connection_id: participant.connectionId,
});
