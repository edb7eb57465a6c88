import { present, type Conference } from '../../calls/conferences/conference.js';
import { changeExit } from '../../calls/conferences/parts.js';
import { conferenceResource, listedParticipant, participantResource } from '../../calls/conferences/resource.js';
import type { BeepRule, Participant } from '../../activities/conference/kind.js';
import { isoMicros } from '../../platform/clock.js';
import type { Exchange } from '../../shell/exchange.js';
import { numberedPage, type PageQuery } from './cursor-page.js';
import { isWithin, type Instants } from './instants.js';
import { ok, pathParam, refuse, type Answer, type ApiRequest, type Operation } from './operation.js';
import { checkTimes } from './time-filter.js';

/** Operations about conferences that are no commands on one. */
export function conferenceOperations(exchange: Exchange): {
  readonly ListConferences: Operation;
  readonly RetrieveConference: Operation;
  readonly ListConferenceParticipants: Operation;
  readonly RetrieveConferenceParticipant: Operation;
  readonly UpdateConferenceParticipant: Operation;
} {
  const inConference = (id: string, act: (conference: Conference, request: ApiRequest) => Answer): Operation => ({
    run(request) {
      const conference = exchange.conference(pathParam(request, id));
      return conference ? act(conference, request) : refuse({ error: 'unknownConference' });
    },
  });
  const onParticipant = (
    act: (conference: Conference, participant: Participant, request: ApiRequest) => Answer,
  ): Operation =>
    inConference('id', (conference, request) => {
      const participant = conference.participants.get(pathParam(request, 'participant_id'));
      return participant
        ? act(conference, participant, request)
        : refuse({ error: 'notFound', pointer: '/participant_id' });
    });
  return {
    ListConferences: { run: ({ query }) => list(exchange, query) },
    RetrieveConference: inConference('id', (conference) => ok(conferenceResource(conference))),
    ListConferenceParticipants: inConference('conference_id', (conference, { query }) =>
      listParticipants(conference, query),
    ),
    RetrieveConferenceParticipant: onParticipant((conference, participant) =>
      ok(participantResource(conference, participant)),
    ),
    UpdateConferenceParticipant: onParticipant((conference, participant, { body }) =>
      update(exchange, conference, participant, body),
    ),
  };
}

/** The query's `filter`, as the schema has it. What is not here is about events. */
interface Filter {
  readonly application_name?: { readonly contains?: string };
  readonly application_session_id?: string;
  readonly connection_id?: string;
  readonly from?: string;
  readonly leg_id?: string;
  readonly name?: string;
  readonly occurred_at?: Instants;
  readonly product?: string;
  readonly status?: string;
  readonly to?: string;
}

/** Documented: in descending order of `expires_at`. */
function list(exchange: Exchange, given: Readonly<Record<string, unknown>>): Answer {
  // The schemas of the query's parameters.
  const { page = {}, filter = {}, region } = given as { page?: PageQuery; filter?: Filter; region?: string };
  const faults = checkTimes({ ...filter }, ['occurred_at']);
  if (faults.length > 0) return { refusals: faults };
  const items = [...exchange.conferences()]
    .filter((conference) => region === undefined || conference.options.region === region)
    .filter((conference) => matches(conference, filter, exchange))
    .reverse()
    .sort((a, b) => b.expiresAt - a.expiresAt)
    .map(conferenceResource);
  return numberedPage(items, page);
}

/** The numbers and ids are those of the leg that the conference was made from; a leg may be that of any participant. */
function matches(conference: Conference, filter: Filter, { applications }: Exchange): boolean {
  const { creator, connectionId } = conference;
  const wanted = [
    [filter.name, conference.name],
    [filter.status, conference.status],
    [filter.connection_id, connectionId],
    [filter.application_session_id, creator.sessionId],
    [filter.from, conference.from],
    [filter.to, conference.to],
    [filter.product, 'call_control'],
  ] as const;
  const legs = [creator, ...conference.participants.values()].map(({ legId }) => legId);
  const part = filter.application_name?.contains?.toLowerCase() ?? '';
  return (
    wanted.every(([value, own]) => value === undefined || value === own) &&
    (filter.leg_id === undefined || legs.includes(filter.leg_id)) &&
    isWithin(isoMicros(conference.createdAt), filter.occurred_at) &&
    (part === '' || applications.get(connectionId)?.application_name.toLowerCase().includes(part) === true)
  );
}

interface ParticipantFilter {
  readonly muted?: boolean;
  readonly on_hold?: boolean;
  readonly whispering?: boolean;
}

/** Those who are in it, in the order in which they came. */
function listParticipants(conference: Conference, given: Readonly<Record<string, unknown>>): Answer {
  // The schemas of the query's parameters.
  const { page = {}, filter = {} } = given as { page?: PageQuery; filter?: ParticipantFilter };
  const items = present(conference)
    .filter((participant) => fits(participant, filter))
    .map((participant) => listedParticipant(conference, participant));
  return numberedPage(items, page);
}

const fits = ({ isMuted, hold, role, whispersTo }: Participant, filter: ParticipantFilter): boolean =>
  [
    [filter.muted, isMuted],
    [filter.on_hold, hold !== null],
    [filter.whispering, role === 'whisper' && whispersTo.length > 0],
  ].every(([wanted, is]) => wanted === undefined || wanted === is);

interface Change {
  readonly beep_enabled?: BeepRule | null;
  readonly end_conference_on_exit?: boolean;
  readonly soft_end_conference_on_exit?: boolean;
}

/** One that has left cannot be changed any more. */
function update(exchange: Exchange, conference: Conference, participant: Participant, given: Change): Answer {
  if (conference.end) return refuse({ error: 'conferenceEnded' });
  if (participant.status === 'left')
    return refuse({ error: 'unprocessable', detail: 'The participant has left.', pointer: '/participant_id' });
  const to = {
    beep: given.beep_enabled ?? undefined,
    endsOnExit: given.end_conference_on_exit,
    softEndsOnExit: given.soft_end_conference_on_exit,
  };
  exchange.change((world) => changeExit(conference, participant, to, world));
  return ok(participantResource(conference, participant));
}
