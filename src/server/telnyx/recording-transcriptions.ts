import { limitReached } from '../../limits.js';
import type { Exchange } from '../../shell/exchange.js';
import { isoMicros } from '../../platform/clock.js';
import type { Recordings } from '../../recordings/recordings.js';
import type { RecordingTranscription } from '../../recordings/saved.js';
import { cursorPage, type PageQuery } from './cursor-page.js';
import { ok, pathParam, refuse, type Answer, type ApiRequest, type Operation } from './operation.js';
import { isWithin, type Instants } from './instants.js';
import { checkTimes } from './time-filter.js';

/** The query of `GET /recording_transcriptions`. */
interface TranscriptionQuery {
  readonly page?: PageQuery;
  readonly filter?: { readonly recording_id?: string; readonly created_at?: Instants };
}

const PATH = '/v2/recording_transcriptions';

/** The operations on transcriptions of recordings. */
export function recordingTranscriptionOperations(exchange: Exchange): {
  readonly getRecordingTranscriptions: Operation;
  readonly getRecordingTranscription: Operation;
  readonly deleteRecordingTranscription: Operation;
} {
  // Read at each request: a reset makes new ones.
  const known = (): Recordings => exchange.recordings;
  const onKnown =
    (act: (id: string) => RecordingTranscription | undefined): Operation['run'] =>
    (request) => {
      const transcription = act(pathParam(request, 'recording_transcription_id').toLowerCase());
      return transcription ? ok(transcriptionView(transcription)) : refuse({ error: 'notFound', pointer: '/' });
    };
  return {
    getRecordingTranscriptions: { run: (request) => list(exchange, request) },
    getRecordingTranscription: { run: onKnown((id) => known().transcription(id)) },
    deleteRecordingTranscription: { run: onKnown((id) => known().removeTranscription(id)) },
  };
}

/** Newest first. */
function list({ recordings, journal }: Exchange, { query }: ApiRequest): Answer {
  // The schemas of the parameters `page` and `filter`; unknown ones stay unread.
  const { page = {}, filter = {} } = query as TranscriptionQuery;
  const wrong = checkTimes({ ...filter }, ['created_at']);
  if (wrong.length > 0) return { refusals: wrong };
  const wanted = filter.recording_id?.toLowerCase();
  const items = recordings
    .transcriptions()
    .filter(
      ({ recordingId, createdAt }) =>
        (wanted ?? recordingId) === recordingId && isWithin(isoMicros(createdAt), filter.created_at),
    )
    .reverse()
    .map((transcription) => ({ ...transcription, view: transcriptionView(transcription) }));
  return cursorPage(items, page, PATH, () =>
    journal.record('limit.reached', limitReached('answers.list_bytes', { path: PATH })),
  );
}

const transcriptionView = ({ id, recordingId, createdAt, durationMs, text }: RecordingTranscription) => ({
  created_at: isoMicros(createdAt),
  duration_millis: Math.round(durationMs),
  id,
  record_type: 'recording_transcription',
  recording_id: recordingId,
  status: 'completed',
  transcription_text: text,
  updated_at: isoMicros(createdAt),
});
