import type { FieldsOf } from '../contract/entry-types.js';
import { LIMITS, limitReached, type LimitName } from '../limits.js';
import type { LegAudio } from '../media/leg.js';
import type { Pacing } from '../media/pacer.js';
import { FRAME_MS } from '../media/rates.js';
import type { ByteBudget } from '../platform/byte-budget.js';
import { isoMicros, type WorldClock } from '../platform/clock.js';
import type { MediaSocket, SocketDialer } from '../platform/socket.js';
import type { StreamTime } from '../time/stream-time.js';
import type { Switches } from '../switches.js';
import { dialClient } from './client-dial.js';
import { ErrorReports } from './error-reports.js';
import { serverFrames, TOKEN_KEY, type StreamIds } from './frames.js';
import { Lockstep } from './lockstep.js';
import { Incoming } from './incoming.js';
import { Outbox } from './outbox.js';
import { Outgoing } from './outgoing.js';
import { sentTracks, wireCodec, type MediaFormat, type StreamParams } from './params.js';
import type { StreamStats } from './stats.js';
import type { RecordOfStream, StreamEntryType } from './stream-entries.js';
import { ThinnedJournal } from './thinned-journal.js';

/** `stream.frames` is journalled every so many frames: once a second. */
const FRAMES_PER_TOTALS = 1000 / FRAME_MS;

/** The close code for a client that we cannot serve: "policy violation" in RFC 6455. */
const CLIENT_TOO_SLOW = 1008;

/** Queued audio and pending marks are counted anew every so many frames, and whenever a frame comes in. */
const FRAMES_PER_UPDATE = 10;

export type StreamSwitches = Pick<
  Switches,
  | 'both_tracks_rtp'
  | 'close_after_stop'
  | 'comfort_noise'
  | 'l16_byte_order'
  | 'loopback_plain_fallback'
  | 'mp3_rate_limit'
  | 'stream_error_shape'
  | 'stream_token_in_connected'
  | 'unknown_stream_event'
>;

/** The session tells the rest of the program so. Each is called at most once. */
export interface StreamEvents {
  /** The client has accepted the socket and got `connected`. */
  connected(): void;
  /** It has not; the session is over. */
  failed(reason: 'connection_failed', error: string): void;
  /** Just before `start` is sent. */
  started(): void;
  /** The socket was closed, by the client (or the network) or by us for what it did; the session is over. */
  closed(by: 'client' | 'simulator', code: number, detail: string): void;
}

export interface StreamSessionOptions {
  readonly clock: WorldClock;
  readonly pacer: Pacing;
  readonly dialer: SocketDialer;
  readonly switches: StreamSwitches;
  readonly params: StreamParams;
  readonly ids: StreamIds;
  readonly stats: StreamStats;
  /** The bytes that all streams hold for slow readers (`streams.held_bytes`). */
  readonly held: ByteBudget;
  readonly events: StreamEvents;
  /** Absent where time waits for no client. */
  readonly time?: StreamTime | undefined;
  /** The world's milliseconds are the client's too. */
  readonly isRealTime: boolean;
  /** The client has shown that it is at work. */
  alive?(): void;
  record<Type extends StreamEntryType>(type: Type, fields: FieldsOf<Type>): void;
}

/** An open socket and the way to it. */
interface Connection {
  readonly socket: MediaSocket;
  readonly outbox: Outbox;
}

/** The parts that run between `start` and the end. */
interface Running {
  readonly outgoing: Outgoing;
  /** Ends the pacing and the listening. */
  end(): void;
}

/** One media stream: the socket to the client, what is sent on it and what comes back. */
export class StreamSession {
  readonly #options: StreamSessionOptions;
  readonly #journal: ThinnedJournal;
  readonly #errors: ErrorReports;
  readonly #incoming: Incoming;
  #dial: { abort(): void } | undefined;
  #connection: Connection | undefined;
  #wanted: { readonly leg: LegAudio; readonly format: MediaFormat } | undefined;
  #running: Running | undefined;
  readonly #lockstep: Lockstep | undefined;
  #over = false;

  constructor(options: StreamSessionOptions) {
    this.#options = options;
    const { time, clock, ids } = options;
    this.#lockstep =
      time &&
      new Lockstep({
        time,
        clock,
        callControlId: ids.callControlId,
        alive: () => options.alive?.(),
        record: (type, fields) => this.#record(type, fields),
      });
    this.#journal = new ThinnedJournal({
      clock: options.clock,
      record: (type, fields) => this.#record(type, fields),
    });
    this.#errors = new ErrorReports({
      clock: options.clock,
      streamId: options.ids.streamId,
      shape: options.switches.stream_error_shape,
      journal: this.#journal,
      send: (text) => this.#connection?.outbox.other(text),
      sendNumbered: (build) => {
        const outgoing = this.#running?.outgoing;
        if (outgoing) outgoing.send(build);
        else this.#connection?.outbox.other(build(undefined));
      },
    });
    this.#incoming = new Incoming({
      clock: options.clock,
      params: options.params,
      streamId: options.ids.streamId,
      switches: options.switches,
      stats: options.stats,
      journal: this.#journal,
      pacer: options.pacer,
      isRealTime: options.isRealTime,
      fail: (what, reason) => this.#errors.report(what, reason),
      alive: () => options.alive?.(),
      returnMark: (name) =>
        this.#running && this.#tell(this.#running.outgoing, (n) => serverFrames.mark(options.ids, name, n)),
    });
  }

  /** Dials the client. */
  connect(): void {
    if (this.#over || this.#dial) return;
    this.#lockstep?.wait('stream client that connects', 'operation');
    const { dialer, params, switches } = this.#options;
    this.#dial = dialClient({
      dialer,
      url: params.url,
      headers: params.authToken === undefined ? {} : { [TOKEN_KEY]: params.authToken },
      plainFallback: switches.loopback_plain_fallback === 'on',
      lockstep: this.#lockstep,
      record: this.#record,
      isOver: () => this.#over,
      opened: (socket) => this.#opened(socket),
      message: (text) => this.#message(text),
      binary: () => this.#incoming.binary(),
      closed: (by, code, reason) => this.#closed(by, code, reason),
      failed: (reason) => this.#failed(reason),
    });
  }

  /** The call is answered: `start` goes out, and then media, at once or as soon as the socket is open. */
  start(leg: LegAudio, format: MediaFormat): void {
    if (this.#over || this.#wanted) return;
    this.#wanted = { leg, format };
    this.#begin();
  }

  /**
   * Ends the stream: `stop` and a close frame, without a code as observed, or, where `start` was never sent, no more than a cut
   * connection (observed).
   */
  stop(): void {
    if (this.#over) return;
    const { ids, switches } = this.#options;
    const running = this.#running;
    const connection = this.#connection;
    this.#end();
    if (connection && running) {
      running.outgoing.finish((n) => serverFrames.stop(ids, n));
      this.#recordTotals(true);
      this.#lockstep?.closing();
      connection.socket.close(switches.close_after_stop === 'normal' ? 1000 : undefined);
    } else if (connection) {
      connection.socket.terminate();
    } else {
      this.#dial?.abort();
      this.#lockstep?.end();
    }
  }

  #opened(socket: MediaSocket): void {
    // It was stopped while the handshake was on its way.
    if (this.#over) {
      socket.terminate();
      return;
    }
    const { params, switches, events } = this.#options;
    const watched = this.#lockstep?.watch(socket) ?? socket;
    const outbox = this.#outboxOf(watched);
    this.#connection = { socket: watched, outbox };
    outbox.other(serverFrames.connected(params.authToken, switches.stream_token_in_connected));
    this.#record('stream.connected', { stream_url: params.url });
    events.connected();
    this.#begin();
  }

  #failed(reason: string): void {
    if (this.#over) return;
    this.#lockstep?.end();
    this.#end();
    this.#record('stream.error', {
      code: null,
      what: 'unreachable',
      reason: 'connection failed',
      host: { error: reason },
    });
    this.#options.events.failed('connection_failed', reason);
  }

  /** The socket is gone, or will be in a moment. */
  #closed(by: 'client' | 'simulator', code: number, reason: string): void {
    this.#connection?.outbox.release();
    this.#lockstep?.end();
    if (this.#over) return;
    const hasStarted = this.#running !== undefined;
    this.#end();
    if (hasStarted) this.#recordTotals(true);
    this.#options.events.closed(by, code, reason === '' ? `close code ${code}` : `close code ${code}: ${reason}`);
  }

  /** There is no room for what must not get lost: a client that does not read is cut off rather than kept supplied with gaps. */
  #giveUp(limit: LimitName): void {
    this.#record('limit.reached', limitReached(limit));
    this.#connection?.socket.close(CLIENT_TOO_SLOW);
    this.#closed('simulator', CLIENT_TOO_SLOW, `the client does not read (${limit})`);
  }

  /** Whoever was just told something may have ended the stream, which the compiler does not see. */
  #hasEnded(): boolean {
    return this.#over;
  }

  /** Sends `start` once the socket is open and the call answered. */
  #begin(): void {
    const outbox = this.#connection?.outbox;
    if (this.#over || this.#running || !outbox || !this.#wanted) return;
    const { leg, format } = this.#wanted;
    const { clock, pacer, ids, params, events } = this.#options;
    if (format.fallback !== undefined) {
      this.#record('stream.fallback', { what: 'codec', requested: format.fallback, used: format.encoding });
    }
    events.started();
    if (this.#hasEnded()) return;
    const outgoing = this.#outgoing(outbox, leg, format);
    this.#tell(outgoing, (n) => serverFrames.start(ids, params, format, n));
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

  #outboxOf(socket: MediaSocket): Outbox {
    const { params, switches, stats, held } = this.#options;
    const tracks = sentTracks(params, switches.both_tracks_rtp).length;
    return new Outbox({
      socket,
      stats,
      held,
      maxMedia: (LIMITS['stream.waiting_media_ms'] / FRAME_MS) * tracks,
      overflowed: (what) => this.#record('limit.reached', limitReached(what)),
      full: (what) => this.#giveUp(what),
    });
  }

  #outgoing(outbox: Outbox, leg: LegAudio, format: MediaFormat): Outgoing {
    const { params, switches, stats, ids } = this.#options;
    return new Outgoing({
      streamId: ids.streamId,
      outbox,
      leg,
      tracks: sentTracks(params, switches.both_tracks_rtp),
      format: {
        codec: wireCodec(format.encoding, switches.l16_byte_order),
        rate: format.sample_rate,
      },
      comfortNoise: switches.comfort_noise === 'on',
      stats,
      beat: { every: FRAMES_PER_UPDATE, tick: (frame) => this.#beat(frame) },
    });
  }

  #beat(frame: number): void {
    this.#incoming.updateStats();
    if (frame % FRAMES_PER_TOTALS === 0) this.#recordTotals();
  }

  /** Sends something that the client may act upon. */
  #tell(outgoing: Outgoing, build: (sequence: number) => string): void {
    this.#lockstep?.news();
    outgoing.send(build);
  }

  /** Telnyx reports a digit when it has ended. */
  #digit(outgoing: Outgoing, digit: string): void {
    const { clock, ids } = this.#options;
    this.#tell(outgoing, (n) => serverFrames.dtmf(ids, digit, isoMicros(clock.wallMicros()), n));
  }

  #message(text: string): void {
    if (this.#over) return;
    this.#lockstep?.received();
    try {
      this.#incoming.text(text);
    } catch (error) {
      // The app is told; whoever called sees to it that the fault is journalled as ours and ends this call alone.
      this.#errors.report('fault', String(error));
      throw error;
    }
  }

  #end(): void {
    this.#over = true;
    this.#running?.end();
    this.#running = undefined;
    this.#incoming.stop();
    this.#journal.flush();
  }

  /** While a stream runs its totals change every second, since silence is sent too; `final` ones are those of its end. */
  #recordTotals(final = false): void {
    const { binary, unknown } = this.#incoming.ignored;
    const ignored = { binary_ignored: binary, unknown_ignored: unknown, errors_withheld: this.#errors.withheld };
    this.#record('stream.frames', { ...this.#options.stats, ...ignored, ...(final && { final }) });
  }

  readonly #record: RecordOfStream = <Type extends StreamEntryType>(
    type: Type,
    fields: Omit<FieldsOf<Type>, 'stream_id' | 'relay_id'>,
  ) => {
    // The compiler does not see that what was left out is put back.
    this.#options.record(type, { stream_id: this.#options.ids.streamId, ...fields } as unknown as FieldsOf<Type>);
  };
}
