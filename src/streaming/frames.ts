import type { TrackName } from '../media/utterance.js';
import type { Switches } from '../switches.js';
import type { MediaFormat, StreamParams } from './params.js';

/** The call and session that a stream belongs to, as its frames name them. */
export interface StreamIds {
  readonly streamId: string;
  readonly userId: string;
  readonly callControlId: string;
  readonly callSessionId: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly clientState: string | null;
  readonly tags: readonly string[];
}

/** A client can be told of these errors. Titles and details are documented. */
export const STREAM_ERRORS = {
  100002: { title: 'unknown_error', detail: 'An unknown error occurred on the stream' },
  100003: { title: 'malformed_frame', detail: 'Received frame was not formed correctly' },
  100004: { title: 'invalid_media', detail: 'Media provided was not base64 encoded' },
  100005: { title: 'rate_limit_reached', detail: 'Too many requests' },
} as const;

export type StreamErrorCode = keyof typeof STREAM_ERRORS;

/** The name of the request header, and of the key in `connected`, that carries `stream_auth_token`. */
export const TOKEN_KEY = 'x-telnyx-streaming-auth-token';

/**
 * Frames to the client, as text. The order of the keys is that of the documented examples. Sequence numbers, chunks and
 * timestamps are decimal strings; sample rate and channels are numbers.
 */
export const serverFrames = {
  /** Comes first; has no stream id and no number. */
  connected(token: string | undefined, placement: Switches['stream_token_in_connected']): string {
    const frame = { event: 'connected', version: '1.0.0' };
    if (token === undefined) return JSON.stringify(frame);
    const carrier = { [TOKEN_KEY]: token };
    return JSON.stringify(placement === 'nested' ? { ...frame, connected: carrier } : { ...frame, ...carrier });
  },

  /**
   * `stream_id` stands at the top level only (observed clients read it there). Without tags or custom parameters their
   * keys are left out (observed); `client_state` is null until one is set, as in webhooks.
   */
  start(ids: StreamIds, params: StreamParams, format: MediaFormat, sequence: number): string {
    return JSON.stringify({
      event: 'start',
      sequence_number: String(sequence),
      start: {
        user_id: ids.userId,
        call_control_id: ids.callControlId,
        call_session_id: ids.callSessionId,
        from: ids.from,
        to: ids.to,
        ...(ids.tags.length > 0 && { tags: ids.tags }),
        client_state: ids.clientState,
        ...(params.customParameters && {
          // A list of names and values in the request, an object here (documented). Of two alike the last counts.
          custom_parameters: Object.fromEntries(params.customParameters.map(({ name, value }) => [name, value])),
        }),
        media_format: { encoding: format.encoding, sample_rate: format.sample_rate, channels: format.channels },
      },
      stream_id: ids.streamId,
    });
  },

  /** `occurredAt` is ISO 8601 UTC with microseconds. */
  dtmf(ids: StreamIds, digit: string, occurredAt: string, sequence: number): string {
    return JSON.stringify({
      event: 'dtmf',
      stream_id: ids.streamId,
      occurred_at: occurredAt,
      sequence_number: String(sequence),
      dtmf: { digit },
    });
  },

  mark(ids: StreamIds, name: string, sequence: number): string {
    return JSON.stringify({
      event: 'mark',
      stream_id: ids.streamId,
      sequence_number: String(sequence),
      mark: { name },
    });
  },

  stop(ids: StreamIds, sequence: number): string {
    return JSON.stringify({
      event: 'stop',
      sequence_number: String(sequence),
      stop: { user_id: ids.userId, call_control_id: ids.callControlId },
      stream_id: ids.streamId,
    });
  },
};

/** An error as the current guide shows it: integer code under `payload`, not numbered. */
export function errorFrame(streamId: string, code: StreamErrorCode): string {
  return JSON.stringify({ event: 'error', payload: { code, ...STREAM_ERRORS[code] }, stream_id: streamId });
}

/** An error as an old SDK shows it: string code under `error`, numbered (unless it comes before `start`, which is number 1). */
export function numberedErrorFrame(streamId: string, code: StreamErrorCode, sequence: number | undefined): string {
  const { title, detail } = STREAM_ERRORS[code];
  return JSON.stringify({
    stream_id: streamId,
    event: 'error',
    ...(sequence !== undefined && { sequence_number: String(sequence) }),
    error: { title, code: String(code), detail },
  });
}

/** Between the sequence number and the chunk. */
const MEDIA_TRACK = {
  inbound: '","media":{"track":"inbound","chunk":"',
  outbound: '","media":{"track":"outbound","chunk":"',
} as const satisfies Record<TrackName, string>;

/** The end of a stream's media frames, made once per stream. */
export function mediaFrameEnd(streamId: string): string {
  return `"},"stream_id":${JSON.stringify(streamId)}}`;
}

/** A media frame. No JSON is built for it: little of it changes, and base64 needs no escaping. */
export function mediaFrame(
  track: TrackName,
  end: string,
  sequence: number,
  chunk: number,
  timestamp: number,
  payload: string,
): string {
  return `{"event":"media","sequence_number":"${sequence}${MEDIA_TRACK[track]}${chunk}","timestamp":"${timestamp}","payload":"${payload}${end}`;
}
