import { Ids } from '../../calls/ids.js';
import type { OperationId } from '../../contract/types.js';
import { isoMicros } from '../../platform/clock.js';
import type { Exchange } from '../../shell/exchange.js';
import { ok, pathParam, type Answer, type ApiRequest, type Operation } from './operation.js';

/** The answers of an operation about something that there is not. */
interface MadeUp {
  /** It is not known here. */
  readonly unknown: (request: ApiRequest, exchange: Exchange) => boolean;
  readonly answer: (request: ApiRequest, exchange: Exchange) => Answer;
}

/**
 * The operations, with answers about whatever does not exist: tests that were written against a stateless mock ask for ids that nobody gave
 * out (`--provision-unknown`). Nothing is kept of it: what is asked for again is the same again, and no list has it.
 */
export function withMadeUp(operations: ReadonlyMap<string, Operation>, exchange: Exchange): Map<string, Operation> {
  return new Map(
    [...operations].map(([operationId, operation]) => {
      const madeUp = MADE_UP.get(operationId);
      if (!madeUp) return [operationId, operation];
      const run = (request: ApiRequest): Answer | Promise<Answer> =>
        madeUp.unknown(request, exchange) ? madeUp.answer(request, exchange) : operation.run(request);
      return [operationId, { ...operation, run }];
    }),
  );
}

const idsOf = (kind: string, id: string): Ids => new Ids('made-up').of(kind, id);
const now = ({ clock }: Exchange): string => isoMicros(clock.wallMicros());

const recording: MadeUp = {
  unknown: (request, { recordings }) => !recordings.get(pathParam(request, 'recording_id').toLowerCase()),
  answer(request, exchange) {
    const id = pathParam(request, 'recording_id').toLowerCase();
    const ids = idsOf('recording', id);
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
  },
};

const recordings: MadeUp = {
  // The schema of the body has them.
  unknown: ({ body }, exchange) =>
    (body as { readonly ids: readonly string[] }).ids.every((id) => !exchange.recordings.get(id.toLowerCase())),
  answer: () => ({ status: 200, body: { status: 'ok' } }),
};

const transcription: MadeUp = {
  unknown: (request, exchange) => !exchange.recordings.transcription(transcriptionId(request)),
  answer(request, exchange) {
    const id = transcriptionId(request);
    const at = now(exchange);
    return ok({
      created_at: at,
      duration_millis: 0,
      id,
      record_type: 'recording_transcription',
      recording_id: idsOf('transcription', id).uuid('recording'),
      status: 'completed',
      transcription_text: '',
      updated_at: at,
    });
  },
};

const transcriptionId = (request: ApiRequest): string =>
  pathParam(request, 'recording_transcription_id').toLowerCase();

const delivery: MadeUp = {
  unknown: (request, { deliveries }) => !deliveries.find(pathParam(request, 'id')),
  answer(request, exchange) {
    const id = pathParam(request, 'id');
    const at = now(exchange);
    const event = { id: idsOf('delivery', id).uuid('event'), event_type: 'call.hangup', record_type: 'event' };
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
  },
};

const MADE_UP: ReadonlyMap<string, MadeUp> = new Map<OperationId, MadeUp>([
  ['GetRecording', recording],
  ['DeleteRecording', recording],
  ['DeleteRecordings', recordings],
  ['getRecordingTranscription', transcription],
  ['deleteRecordingTranscription', transcription],
  ['RetrieveWebhookDelivery', delivery],
]);
