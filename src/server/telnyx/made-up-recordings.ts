import type { OperationId } from '../../contract/types.js';
import { madeUpIds, now, type MadeUp } from './made-up.js';
import { ok, pathParam } from './operation.js';

const recording: MadeUp = (request, exchange) => {
  const id = pathParam(request, 'recording_id').toLowerCase();
  if (exchange.recordings.get(id)) return undefined;
  const ids = madeUpIds('recording', id);
  const at = now(exchange);
  return ok({
    call_control_id: ids.callControlId(),
    call_leg_id: ids.legId('leg'),
    call_session_id: ids.legId('session'),
    channels: 'dual',
    connection_id: exchange.applications.default.id,
    created_at: at,
    download_urls: {},
    duration_millis: 0,
    id,
    record_type: 'recording',
    recording_ended_at: at,
    recording_started_at: at,
    source: 'call',
    status: 'completed',
    updated_at: at,
  });
};

/** Some that there are are not deleted beside others that there are not. */
const recordings: MadeUp = ({ body }, exchange) => {
  // The schema of the body has them.
  const { ids } = body as { readonly ids: readonly string[] };
  if (ids.some((id) => exchange.recordings.get(id.toLowerCase()))) return undefined;
  return { status: 200, body: { status: 'ok' } };
};

const transcription: MadeUp = (request, exchange) => {
  const id = pathParam(request, 'recording_transcription_id').toLowerCase();
  if (exchange.recordings.transcription(id)) return undefined;
  const at = now(exchange);
  return ok({
    created_at: at,
    duration_millis: 0,
    id,
    record_type: 'recording_transcription',
    recording_id: madeUpIds('transcription', id).uuid('recording'),
    status: 'completed',
    transcription_text: '',
    updated_at: at,
  });
};

const delivery: MadeUp = (request, exchange) => {
  const id = pathParam(request, 'id');
  if (exchange.deliveries.find(id)) return undefined;
  const at = now(exchange);
  const event = { id: madeUpIds('delivery', id).uuid('event'), event_type: 'call.hangup', record_type: 'event' };
  return ok({
    attempts: [],
    finished_at: at,
    id,
    record_type: 'webhook_delivery',
    started_at: at,
    status: 'delivered',
    user_id: exchange.account.userId,
    webhook: { ...event, occurred_at: at, payload: {} },
  });
};

/** Recordings, their transcriptions and webhook deliveries that there are not. */
export const MADE_UP_RECORDS: readonly (readonly [OperationId, MadeUp])[] = [
  ['GetRecording', recording],
  ['DeleteRecording', recording],
  ['DeleteRecordings', recordings],
  ['getRecordingTranscription', transcription],
  ['deleteRecordingTranscription', transcription],
  ['RetrieveWebhookDelivery', delivery],
];
