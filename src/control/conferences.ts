import type { Participant } from '../activities/conference/kind.js';
import { present, type Conference } from '../calls/conferences/conference.js';
import { isoMicros } from '../platform/clock.js';
import { gently } from '../platform/gently.js';
import type { Exchange } from '../shell/exchange.js';
import { renderAudio } from '../shell/render-audio.js';
import { activityView, timeOrNull } from './call-view.js';
import { USUAL_LIMIT } from './calls.js';
import { SimulatorError } from './simulator-error.js';
import type { ConferenceFilter, ConferenceView } from './types.js';

/** The known conferences that match, newest first. */
export function listConferences(exchange: Exchange, filter: ConferenceFilter): ConferenceView[] {
  const { status, name, connection_id: connectionId, limit = USUAL_LIMIT } = filter;
  return [...exchange.conferences()]
    .reverse()
    .filter((conference) => status === undefined || conference.status === status)
    .filter((conference) => name === undefined || conference.name === name)
    .filter((conference) => connectionId === undefined || conference.connectionId === connectionId)
    .slice(0, limit)
    .map(conferenceView);
}

/** By its id, or the name of one that has not ended. Throws a SimulatorError (404) where there is none. */
export const getConference = (exchange: Exchange, idOrName: string): ConferenceView =>
  conferenceView(knownConference(exchange, idOrName));

/** The sound that was heard in it so far, as a WAV file. Throws a SimulatorError (404) for an unknown one. */
export const conferenceMix = (exchange: Exchange, idOrName: string): Promise<Uint8Array> =>
  gently(renderAudio(exchange.leg(knownConference(exchange, idOrName)), 'mix'));

function knownConference(exchange: Exchange, idOrName: string): Conference {
  const conference = exchange.conference(idOrName);
  if (conference) return conference;
  const detail = `There is no conference ${idOrName}. Conferences stay known by their ids for a while after their end, until a reset.`;
  throw new SimulatorError(404, [{ detail, parameter: 'conference_id' }]);
}

/** A conference as the control API shows it. Nothing in it changes when the conference does. */
function conferenceView(conference: Conference): ConferenceView {
  const { options, end, participants, activities, floor } = conference;
  return {
    conference_id: conference.id,
    name: conference.name,
    connection_id: conference.connectionId,
    status: conference.status,
    region: options.region,
    client_state: conference.clientState,
    created_from: conference.creator.id,
    created_at: isoMicros(conference.createdAt),
    updated_at: isoMicros(conference.updatedAt),
    expires_at: isoMicros(conference.expiresAt),
    ended_at: timeOrNull(conference.endedAt),
    end_reason: end?.reason ?? null,
    ended_by: end?.by?.id ?? null,
    floor: participants.get(floor ?? '')?.leg ?? null,
    max_participants: options.maxParticipants,
    beep_enabled: options.beep,
    participants: Array.from(participants.values(), (participant) => participantView(participant, conference)),
    activities: Array.from(activities.values(), activityView),
  };
}

function participantView(participant: Participant, conference: Conference): ConferenceView['participants'][number] {
  const others = present(conference).filter((other) => other !== participant);
  const isPresent = participant.status !== 'left';
  return {
    id: participant.id,
    call_control_id: participant.leg,
    status: participant.status,
    supervisor_role: participant.role,
    muted: participant.isMuted,
    on_hold: participant.hold?.why ?? null,
    whisper_call_control_ids: [...participant.whispersTo],
    end_conference_on_exit: participant.endsOnExit,
    soft_end_conference_on_exit: participant.softEndsOnExit,
    beep_enabled: participant.beep,
    created_at: isoMicros(participant.createdAt),
    updated_at: isoMicros(participant.updatedAt),
    hears: others.filter((other) => isPresent && hears(participant, other)).map(({ leg }) => leg),
    heard_by: others.filter((other) => isPresent && hears(other, participant)).map(({ leg }) => leg),
  };
}

/** Both have been answered: a leg that rings takes no part yet. */
const hears = (listener: Participant, speaker: Participant): boolean =>
  listener.hears &&
  listener.status === 'joined' &&
  speaker.status === 'joined' &&
  (speaker.audience === 'all' || (speaker.audience !== 'none' && speaker.audience.includes(listener.leg)));
