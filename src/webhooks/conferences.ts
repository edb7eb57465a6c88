import type { Participant } from '../activities/conference/kind.js';
import { mediaFields } from '../activities/playback/definition.js';
import type { Call } from '../calls/call.js';
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
  'conference.playback.started': (conference, { playback, at }) => ({
    ...soundFields(conference, at),
    ...mediaFields(playback.source),
  }),
  'conference.playback.ended': (conference, { playback, at }) => ({
    ...soundFields(conference, at),
    ...mediaFields(playback.source),
  }),
  'conference.speak.started': (conference, { at }) => soundFields(conference, at),
  'conference.speak.ended': (conference, { at }) => soundFields(conference, at),
  'conference.participant.playback.started': (conference, { leg, playback, at }) => ({
    ...ofLeg(conference, leg),
    ...soundFields(conference, at),
    ...mediaFields(playback.source),
  }),
  'conference.participant.playback.ended': (conference, { leg, playback, at }) => ({
    ...ofLeg(conference, leg),
    ...soundFields(conference, at),
    ...mediaFields(playback.source),
  }),
  'conference.participant.speak.started': (conference, { leg, at }) => ({
    ...ofLeg(conference, leg),
    ...soundFields(conference, at),
  }),
  'conference.participant.speak.ended': (conference, { leg, at }) => ({
    ...ofLeg(conference, leg),
    ...soundFields(conference, at),
  }),
  'conference.recording.saved': ({ id, creator, clientState, connectionId }, { recording, endedAt, url }) => ({
    call_control_id: creator.id,
    call_session_id: creator.sessionId,
    channels: recording.options.channels,
    client_state: clientState,
    conference_id: id,
    connection_id: connectionId,
    format: recording.options.format,
    public_recording_urls: {},
    recording_ended_at: isoMicros(endedAt),
    recording_id: recording.id,
    recording_started_at: isoMicros(recording.begunAt ?? recording.startedAt),
    recording_urls: { [recording.options.format]: url },
  }),
  'conference.ended': (conference, { reason, at }) => ({
    ...ofCreator(conference),
    occurred_at: isoMicros(at),
    ...(reason === undefined ? {} : { reason }),
  }),
};

/** Of a sound to all, or to one. */
const soundFields = ({ id, connectionId, creator }: Conference, at: number): Payload => ({
  conference_id: id,
  connection_id: connectionId,
  creator_call_session_id: creator.sessionId,
  occurred_at: isoMicros(at),
});

const ofLeg = ({ clientState }: Conference, leg: Call): Payload => ({
  call_control_id: leg.id,
  call_leg_id: leg.legId,
  call_session_id: leg.sessionId,
  client_state: clientState,
});

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
