import { limitReached } from '../limits.js';
import type { LegAudio } from '../media/leg.js';
import { FRAME_MS, type Pacing } from '../media/pacer.js';
import { isoMicros, type Clock } from '../platform/clock.js';
import type { MediaSocket, SocketDialer } from '../platform/socket.js';
import type { Switches } from '../switches.js';
import {
  errorFrame,
  numberedErrorFrame,
  serverFrames,
  STREAM_ERRORS,
  TOKEN_KEY,
  type StreamErrorCode,
  type StreamIds,
} from './frames.js';
import { Incoming } from './incoming.js';
import { Outgoing } from './outgoing.js';
import { sentTracks, wireCodec, type MediaFormat, type StreamParams } from './params.js';
import type { StreamStats } from './stats.js';

/** A client that has not accepted the socket by then has failed. There is no second try. */
export const CONNECT_TIMEOUT_MS = 5_000;

/** `stream.frames` is journalled every so many frames: once a second. */
const FRAMES_PER_TOTALS = 1000 / FRAME_MS;

/** What is queued and pending is counted anew every so many frames, and whenever a frame comes in. */
const FRAMES_PER_UPDATE = 10;

export type StreamSwitches = Pick<
  Switches,
  | 'both_tracks_rtp'
  | 'comfort_noise'
  | 'l16_byte_order'
  | 'loopback_plain_fallback'
  | 'mp3_rate_limit'
  | 'stream_error_shape'
  | 'stream_token_in_connected'
  | 'unknown_stream_event'
>;

/** What the rest of the program is told. Each is called at most once. */
export interface StreamEvents {
  /** The client has accepted the socket and got `connected`. */
  connected(): void;
  /** It has not; the session is over. */
  failed(reason: 'connection_failed', detail: string): void;
  /** Just before `start` is sent. */
  started(): void;
  /** The client, or the network, has closed the socket; the session is over. */
  closed(detail: string): void;
}

export interface StreamSessionOptions {
  readonly clock: Clock;
  readonly pacer: Pacing;
  readonly dialer: SocketDialer;
  readonly switches: StreamSwitches;
  readonly params: StreamParams;
  readonly ids: StreamIds;
  readonly stats: StreamStats;
  readonly events: StreamEvents;
  record(type: string, fields: Record<string, unknown>): void;
}

/** What runs between `start` and the end. */
interface Running {
  readonly outgoing: Outgoing;
  /** Ends the pacing and the listening. */
  end(): void;
}

/** One media stream: the socket to the client, what is sent on it and what comes back. */
export class StreamSession {
  readonly #options: StreamSessionOptions;
  readonly #incoming: Incoming;
  #dial: { abort(): void } | undefined;
  #socket: MediaSocket | undefined;
  #wanted: { readonly leg: LegAudio; readonly format: MediaFormat } | undefined;
  #running: Running | undefined;
  #over = false;

  constructor(options: StreamSessionOptions) {
    this.#options = options;
    this.#incoming = new Incoming({
      clock: options.clock,
      params: options.params,
      streamId: options.ids.streamId,
      switches: options.switches,
      stats: options.stats,
      record: (type, fields) => options.record(type, fields),
      fail: (code, reason) => this.#fail(code, reason),
      returnMark: (name) => this.#running?.outgoing.send((n) => serverFrames.mark(options.ids, name, n)),
    });
  }

  /** Dials the client. */
  connect(): void {
    if (this.#over || this.#dial) return;
    const { dialer, params, switches } = this.#options;
    this.#dial = dialer.dial({
      url: params.url,
      headers: params.authToken === undefined ? {} : { [TOKEN_KEY]: params.authToken },
      timeoutMs: CONNECT_TIMEOUT_MS,
      loopbackPlainFallback: switches.loopback_plain_fallback === 'on',
      onPlainFallback: (url) => this.#record('stream.fallback', { what: 'tls', requested: params.url, used: url }),
      onOpen: (socket) => this.#opened(socket),
      onMessage: (text) => this.#message(text),
      onBinary: () => !this.#over && this.#incoming.binary(),
      onClose: (code, reason) => this.#closed(code, reason),
      onError: (reason) => this.#failed(reason),
    });
  }

  /** The call is answered: `start` goes out, and then media, at once or as soon as the socket is open. */
  start(leg: LegAudio, format: MediaFormat): void {
    if (this.#over || this.#wanted) return;
    this.#wanted = { leg, format };
    this.#begin();
  }

  /** Ends the stream: `stop` and a regular close, or, where `start` was never sent, no more than a cut connection (observed). */
  stop(): void {
    if (this.#over) return;
    const { ids } = this.#options;
    const running = this.#running;
    const socket = this.#socket;
    this.#end();
    if (socket && running) {
      running.outgoing.finish((n) => serverFrames.stop(ids, n));
      this.#recordTotals();
      socket.close();
    } else if (socket) {
      socket.terminate();
    } else {
      this.#dial?.abort();
    }
  }

  #opened(socket: MediaSocket): void {
    // It was stopped while the handshake was on its way.
    if (this.#over) {
      socket.terminate();
      return;
    }
    const { params, switches, events } = this.#options;
    this.#socket = socket;
    socket.send(serverFrames.connected(params.authToken, switches.stream_token_in_connected));
    this.#record('stream.connected', { stream_url: params.url });
    events.connected();
    this.#begin();
  }

  #failed(reason: string): void {
    if (this.#over) return;
    this.#end();
    this.#record('stream.error', { code: null, reason: `connection failed: ${reason}` });
    this.#options.events.failed('connection_failed', reason);
  }

  #closed(code: number, reason: string): void {
    if (this.#over) return;
    const hasStarted = this.#running !== undefined;
    this.#end();
    if (hasStarted) this.#recordTotals();
    this.#options.events.closed(reason === '' ? `close code ${code}` : `close code ${code}: ${reason}`);
  }

  /** Sends `start` once the socket is open and the call answered. */
  #begin(): void {
    const socket = this.#socket;
    if (this.#over || this.#running || !socket || !this.#wanted) return;
    const { leg, format } = this.#wanted;
    const { clock, pacer, ids, params, events } = this.#options;
    if (format.fallback !== undefined) {
      this.#record('stream.fallback', { what: 'codec', requested: format.fallback, used: format.encoding });
    }
    events.started();
    const outgoing = this.#outgoing(socket, leg, format);
    outgoing.send((n) => serverFrames.start(ids, params, format, n));
    const unpace = pacer.add(outgoing, clock.now());
    const unlisten = leg.listen({ digitEnded: ({ digit }) => this.#digit(outgoing, digit) });
    this.#running = {
      outgoing,
      end() {
        unpace();
        unlisten();
      },
    };
    this.#incoming.begin(leg);
  }

  #outgoing(socket: MediaSocket, leg: LegAudio, format: MediaFormat): Outgoing {
    const { params, switches, stats, ids } = this.#options;
    return new Outgoing({
      streamId: ids.streamId,
      socket,
      leg,
      tracks: sentTracks(params, switches.both_tracks_rtp),
      format: {
        codec: wireCodec(format.encoding, switches.l16_byte_order),
        rate: format.sample_rate,
      },
      comfortNoise: switches.comfort_noise === 'on',
      stats,
      beat: { every: FRAMES_PER_UPDATE, tick: (frame) => this.#beat(frame) },
      overflowed: (what) =>
        this.#record(
          'limit.reached',
          limitReached(what === 'media' ? 'stream.waiting_media_ms' : 'stream.waiting_other_frames'),
        ),
    });
  }

  #beat(frame: number): void {
    this.#incoming.updateStats();
    if (frame % FRAMES_PER_TOTALS === 0) this.#recordTotals();
  }

  /** Telnyx reports a digit when it has ended. */
  #digit(outgoing: Outgoing, digit: string): void {
    const { clock, ids } = this.#options;
    outgoing.send((n) => serverFrames.dtmf(ids, digit, isoMicros(clock.wallMicros()), n));
  }

  #message(text: string): void {
    if (this.#over) return;
    try {
      this.#incoming.text(text);
    } catch (error) {
      // A fault of ours in one stream must not end the process, and with it all the others.
      this.#fail(100002, String(error));
    }
  }

  #fail(code: StreamErrorCode, reason: string): void {
    const { ids, switches } = this.#options;
    const outgoing = this.#running?.outgoing;
    if (switches.stream_error_shape === 'payload') {
      const frame = errorFrame(ids.streamId, code);
      if (outgoing) outgoing.sendUnnumbered(frame);
      else this.#socket?.send(frame);
    } else if (outgoing) {
      outgoing.send((n) => numberedErrorFrame(ids.streamId, code, n));
    } else {
      this.#socket?.send(numberedErrorFrame(ids.streamId, code, undefined));
    }
    this.#record('stream.error', { code, title: STREAM_ERRORS[code].title, reason });
  }

  #end(): void {
    this.#over = true;
    this.#running?.end();
    this.#running = undefined;
    this.#incoming.stop();
  }

  /** While a stream runs its totals change every second, since silence is sent too. */
  #recordTotals(): void {
    const { binary, unknown } = this.#incoming.ignored;
    this.#record('stream.frames', { ...this.#options.stats, binary_ignored: binary, unknown_ignored: unknown });
  }

  #record(type: string, fields: Record<string, unknown>): void {
    this.#options.record(type, { stream_id: this.#options.ids.streamId, ...fields });
  }
}
