import type { StreamActivity } from '../activities/stream/kind.js';
import type { Call } from '../calls/call.js';
import { beginning } from '../calls/lasting.js';
import { note, type Effect } from '../calls/effect.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import { decodable, mediaFormat, readStreamParams, type StreamRequest } from '../streaming/params.js';
import { newStreamStats } from '../streaming/stats.js';
import { checkUrl } from './checks.js';
import { SOCKET_SCHEMES } from '../platform/url-schemes.js';

interface DialogflowBody extends StreamRequest {
  readonly enable_dialogflow?: boolean;
}

/** Checks that the schema cannot make of a stream's properties, on streaming_start, answer and dial. */
export function checkStream(body: DialogflowBody, { required }: { readonly required: boolean }): Refusal[] {
  if (body.enable_dialogflow) {
    const detail = 'telnyx-sim does not simulate enable_dialogflow: streams go to a WebSocket only.';
    return [{ error: 'notSimulated', detail, pointer: '/enable_dialogflow' }];
  }
  if (!body.stream_url) {
    const detail = "The 'stream_url' parameter is required and cannot be blank.";
    return required ? [{ error: 'missingParameter', detail, pointer: '/stream_url' }] : [];
  }
  const codec = body.stream_bidirectional_codec;
  const refusals = checkUrl('/stream_url', body.stream_url, SOCKET_SCHEMES);
  if (body.stream_bidirectional_mode === 'rtp' && codec && !decodable(codec)) {
    const detail = `telnyx-sim does not simulate the codec ${codec} from the app to the call yet.`;
    return [...refusals, { error: 'notSimulated', detail, pointer: '/stream_bidirectional_codec' }];
  }
  return refusals;
}

/** A stream, and the entries that the journal gets about it. */
interface NewStream {
  readonly activity: StreamActivity;
  readonly notes: Effect[];
}

type Streamed = Pick<Call, 'address' | 'codec' | 'ids'>;

/** The stream that dial or answer asks for; undefined where it asks for none. */
export function wantedStream(call: Streamed, body: StreamRequest, world: World): NewStream | undefined {
  const { stream_url } = body;
  return stream_url ? newStream(call, { ...body, stream_url }, world) : undefined;
}

/** The stream that a body with a URL asks for. */
export function newStream(
  call: Streamed,
  body: StreamRequest & { readonly stream_url: string },
  world: World,
): NewStream {
  const params = readStreamParams(body);
  const { fallback, ...format } = mediaFormat(params, call.codec);
  const id = call.ids.uuid('stream');
  const activity: StreamActivity = {
    kind: 'stream',
    ...beginning(id, world),
    params,
    mediaFormat: format,
    stats: newStreamStats(),
  };
  const notes =
    fallback === undefined
      ? []
      : [note(call, 'stream.fallback', { stream_id: id, what: 'codec', requested: fallback, used: format.encoding })];
  return { activity, notes };
}
