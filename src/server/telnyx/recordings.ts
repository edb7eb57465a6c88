import type { Exchange } from '../../shell/exchange.js';
import { isoMicros } from '../../platform/clock.js';
import type { Recordings } from '../../recordings/recordings.js';
import type { SavedRecording } from '../../recordings/saved.js';
import { numberedPage, type PageQuery } from './cursor-page.js';
import { ok, pathParam, refuse, type Answer, type ApiRequest, type Operation } from './operation.js';
import { isWithin, type Instants } from './instants.js';
import { checkTimes } from './time-filter.js';

/** The query of `GET /recordings`. */
interface RecordingQuery {
  readonly page?: PageQuery;
  readonly filter?: {
    readonly call_control_id?: string;
    readonly call_leg_id?: string;
    readonly call_session_id?: string;
    readonly conference_id?: string;
    readonly conference_region?: string;
    /** Of SIP calls: there are none. */
    readonly sip_call_id?: string;
    readonly connection_id?: string;
    readonly from?: string;
    readonly to?: string;
    readonly created_at?: Instants;
    readonly start_time?: Instants;
    readonly end_time?: Instants;
  };
}

/** The operations on recordings. */
export function recordingOperations(exchange: Exchange): {
  readonly GetRecordings: Operation;
  readonly DeleteRecordings: Operation;
  readonly GetRecording: Operation;
  readonly DeleteRecording: Operation;
} {
  // Read at each request: a reset makes new ones.
  const known = (): Recordings => exchange.recordings;
  const onKnown =
    (act: (id: string) => SavedRecording | undefined): Operation['run'] =>
    (request) => {
      const recording = act(pathParam(request, 'recording_id').toLowerCase());
      if (!recording) return refuse({ error: 'recordingNotFound', pointer: '/recording_id' });
      return ok(recordingView(recording, known(), request.baseUrl));
    };
  return {
    GetRecordings: { run: (request) => list(known(), request) },
    DeleteRecordings: { run: ({ body }) => removeAll(known(), (body as { readonly ids: readonly string[] }).ids) },
    GetRecording: { run: onKnown((id) => known().get(id)) },
    DeleteRecording: { run: onKnown((id) => known().remove(id)) },
  };
}

/** Newest first. */
function list(recordings: Recordings, { query, baseUrl }: ApiRequest): Answer {
  // The schemas of the parameters `page` and `filter`; unknown ones stay unread.
  const { page, filter = {} } = query as RecordingQuery;
  const wrong = checkTimes({ ...filter }, ['created_at', 'start_time', 'end_time']);
  if (wrong.length > 0) return { refusals: wrong };
  const found = recordings.list().filter((recording) => matches(recording, filter));
  const show = (recording: SavedRecording): unknown => recordingView(recording, recordings, baseUrl);
  return numberedPage(found.reverse().map(show), page);
}

function matches(recording: SavedRecording, filter: NonNullable<RecordingQuery['filter']>): boolean {
  const { callControlId, legId, sessionId, connectionId, from, to, createdAt, startedAt, endedAt } = recording;
  const { conference } = recording;
  const equal = [
    [filter.call_control_id, callControlId],
    [filter.call_leg_id, legId],
    [filter.call_session_id, sessionId],
    [filter.connection_id, connectionId],
    [filter.from, from],
    [filter.to, to],
    [filter.conference_id, conference?.id],
    [filter.conference_region, conference?.region],
    [filter.sip_call_id, undefined],
  ];
  return (
    equal.every(([wanted, is]) => wanted === undefined || wanted === is) &&
    isWithin(isoMicros(createdAt), filter.created_at) &&
    isWithin(isoMicros(startedAt), filter.start_time) &&
    isWithin(isoMicros(endedAt), filter.end_time)
  );
}

/** Either all go, or none. */
function removeAll(recordings: Recordings, ids: readonly string[]): Answer {
  const unknown = ids.findIndex((id) => recordings.get(id.toLowerCase()) === undefined);
  if (unknown >= 0) return refuse({ error: 'recordingNotFound', pointer: `/ids/${unknown}` });
  for (const id of ids) recordings.remove(id.toLowerCase());
  return { status: 200, body: { status: 'ok' } };
}

/** A recording as the API shows it, with a URL that is good from now on. */
function recordingView(recording: SavedRecording, recordings: Recordings, baseUrl: string): Record<string, unknown> {
  const { id, format, createdAt, conference } = recording;
  return {
    call_control_id: recording.callControlId,
    call_leg_id: recording.legId,
    call_session_id: recording.sessionId,
    channels: recording.channels,
    ...(conference ? { conference_id: conference.id } : {}),
    connection_id: recording.connectionId,
    created_at: isoMicros(createdAt),
    download_urls: { [format]: recordings.urlOf(recording, baseUrl) },
    duration_millis: Math.round(recording.durationMs),
    from: recording.from,
    id,
    initiated_by: recording.initiatedBy,
    record_type: 'recording',
    recording_ended_at: isoMicros(recording.endedAt),
    recording_started_at: isoMicros(recording.startedAt),
    source: conference ? 'conference' : 'call',
    status: 'completed',
    to: recording.to,
    updated_at: isoMicros(createdAt),
  };
}
