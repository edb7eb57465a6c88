import type { FieldsOf } from '../contract/entry-types.js';
import { LIMITS, limitReached } from '../limits.js';
import type { LegAudio } from '../media/leg.js';
import type { WorldClock } from '../platform/clock.js';
import { decodeBase64 } from '../platform/base64.js';
import { cut } from '../platform/cut.js';
import { looksLikeMp3 } from '../media/mp3-frames.js';
import type { Pacing } from '../media/pacer.js';
import type { Switches } from '../switches.js';
import { StreamEar } from './ear/stream-ear.js';
import { parseClientFrame } from './client-frames.js';
import type { StreamFault } from './error-reports.js';
import { clientFormat, targetTracks, type StreamParams, type WireFormat } from './params.js';
import { Playout } from './playout.js';
import type { StreamStats } from './stats.js';
import type { ThinnedJournal } from './thinned-journal.js';

/** Names and texts from the client enter the journal cut to this length. */
const MAX_JOURNALLED_CHARS = 200;

/** Documented for the mp3 mode: one media message per second. */
const MP3_INTERVAL_MS = 1_000;

/** A hole in a client's audio is no fault of the client's where the simulator itself was late so shortly before. */
const OURS_MS = 250;

type FrameFields = Partial<FieldsOf<'stream.frame_in'>>;

export interface IncomingOptions {
  readonly clock: WorldClock;
  readonly params: StreamParams;
  readonly streamId: string;
  readonly switches: Pick<Switches, 'l16_byte_order' | 'mp3_rate_limit' | 'unknown_stream_event'>;
  readonly stats: StreamStats;
  readonly journal: ThinnedJournal;
  readonly pacer: Pick<Pacing, 'lastLateMs'>;
  readonly isRealTime: boolean;
  /** The client is to be told; `reason` is for the journal. */
  fail(what: StreamFault, reason: string): void;
  /** The client has shown, by a mark or a clear, that it is at work. */
  alive(): void;
  /** A mark goes back to the client. */
  returnMark(name: string): void;
}

/** Frames of the client are checked here, and their audio is played. */
export class Incoming {
  /** Messages that were ignored, for the totals. */
  readonly ignored = { binary: 0, unknown: 0 };
  readonly #options: IncomingOptions;
  #begun = false;
  #playout: Playout | undefined;
  #ear: StreamEar | undefined;
  /** Marks that came before `start`, which is number 1: they go back behind it. */
  #earlyMarks: string[] = [];
  readonly #noticed = new Set<string>();
  #lastMp3Ms = -Infinity;

  constructor(options: IncomingOptions) {
    this.#options = options;
  }

  /** `start` has been sent: from now on audio is played and marks return. */
  begin(leg: LegAudio): void {
    this.#begun = true;
    const { params, clock, streamId, switches } = this.#options;
    const format = params.mode === 'rtp' ? clientFormat(params, switches.l16_byte_order) : undefined;
    if (format) {
      const tracks = () => targetTracks(params, leg.isHeard);
      this.#ear = this.#earFor(format, () => leg.isHeard || tracks().includes('outbound'));
      this.#playout = new Playout({
        ...format,
        clock,
        timeline: leg.timeline,
        tracks: () => tracks().map((name) => leg.track(name)),
        arrivals: leg.arrivals.of(streamId),
        markReached: (name, how) => this.#markReached(name, how),
      });
    }
    for (const name of this.#earlyMarks.splice(0)) this.#markReached(name, 'played');
  }

  /** The stream is over: what has not been played is dropped. */
  stop(): void {
    this.#playout?.stop();
    this.#playout = undefined;
    this.#earlyMarks = [];
    this.updateStats();
  }

  updateStats(): void {
    const { stats } = this.#options;
    stats.queued_ms = Math.round(this.#playout?.queuedMs() ?? 0);
    stats.marks_pending = (this.#playout?.pendingMarks ?? 0) + this.#earlyMarks.length;
  }

  /** Telnyx ignores binary frames without a word (observed). */
  binary(): void {
    this.ignored.binary++;
    this.#ignore({ event: null, ignored: 'binary frame' });
  }

  text(text: string): void {
    const frame = parseClientFrame(text);
    switch (frame.kind) {
      case 'media':
        this.#media(frame.payload);
        break;
      case 'mark':
        this.#options.alive();
        this.#frameIn({ event: 'mark' }, { name: cut(frame.name, MAX_JOURNALLED_CHARS) });
        this.#mark(frame.name);
        break;
      case 'clear':
        this.#options.alive();
        this.#frameIn({ event: 'clear' });
        this.#playout?.clear();
        this.#ear?.cleared();
        break;
      case 'unknown':
        this.#unknown(frame.event);
        break;
      case 'malformed':
        this.#frameIn({ event: frame.event, malformed: frame.reason }, { text: cut(text, MAX_JOURNALLED_CHARS) });
        this.#options.fail('malformed', frame.reason);
        break;
    }
    this.updateStats();
  }

  #earFor(format: WireFormat, isHeard: () => boolean): StreamEar {
    const { switches, pacer, isRealTime, clock, journal } = this.#options;
    return new StreamEar({
      format,
      isBigEndian: switches.l16_byte_order === 'big',
      isRealTime,
      isHeard,
      isOursToo: () => clock.now() - pacer.lastLateMs < OURS_MS,
      suspect: ({ what, ...measures }) => journal.note('stream.suspect', { what }, measures),
    });
  }

  #unknown(event: string): void {
    this.ignored.unknown++;
    this.#ignore({ event: cut(event, MAX_JOURNALLED_CHARS), ignored: 'unknown event' });
    if (this.#options.switches.unknown_stream_event === 'error') {
      this.#options.fail('unknown_event', `unknown event ${JSON.stringify(cut(event, MAX_JOURNALLED_CHARS))}`);
    }
  }

  #media(payload: string): void {
    this.#options.stats.frames_received++;
    const bytes = decodeBase64(payload);
    if (!bytes)
      this.#options.fail(
        'not_base64',
        `expected base64 with padding, came ${JSON.stringify(cut(payload, MAX_JOURNALLED_CHARS))}`,
      );
    else if (this.#options.params.mode === 'mp3') this.#mp3(bytes);
    // Before the answer there is nobody who could hear it, nor a time line to play it on.
    else if (!this.#begun) this.#notice('too_early', 'media came before start and is not played');
    else this.#play(bytes);
  }

  #play(bytes: Uint8Array): void {
    const playout = this.#playout;
    if (!playout) return;
    const outcome = playout.media(bytes);
    if (outcome === 'queued') this.#ear?.heard(bytes, this.#options.clock.now(), playout.endMs);
    if (outcome === 'too_long')
      this.#options.fail('too_long', `media of more than ${LIMITS['stream.chunk_ms']} ms in one frame`);
    if (outcome === 'unreadable')
      this.#options.fail('unreadable', `media that is no packet of ${this.#options.params.bidirectionalCodec}`);
    if (outcome === 'queue_full') {
      this.#full('stream.queued_ms');
      this.#options.fail('queue_full', `more than ${LIMITS['stream.queued_ms']} ms of media would wait to be played`);
    }
  }

  /** Whole mp3 files are not played yet. Telnyx takes anything in this mode and plays silence if it is no mp3 (observed): the most common mistake there is. */
  #mp3(bytes: Uint8Array): void {
    if (looksLikeMp3(bytes)) this.#notice('mp3', 'MP3 files in media frames are not simulated: nobody hears them');
    else
      this.#notice(
        'not_rtp',
        'media came while the stream is not in rtp mode (stream_bidirectional_mode is mp3): nobody hears it',
      );
    if (this.#options.switches.mp3_rate_limit === 'off') return;
    const now = this.#options.clock.now();
    if (now - this.#lastMp3Ms >= MP3_INTERVAL_MS) this.#lastMp3Ms = now;
    else this.#options.fail('too_fast', 'more than one media frame per second in mp3 mode');
  }

  #mark(name: string): void {
    if (this.#playout) {
      if (!this.#playout.mark(name)) this.#tooManyMarks();
    } else if (this.#begun) {
      this.#markReached(name, 'played');
    } else if (this.#earlyMarks.length < LIMITS['stream.pending_marks']) {
      this.#earlyMarks.push(name);
    } else {
      this.#tooManyMarks();
    }
  }

  #tooManyMarks(): void {
    this.#full('stream.pending_marks');
    this.#options.fail('too_many_marks', `more than ${LIMITS['stream.pending_marks']} marks would wait`);
  }

  /** Once a second at most, as the client may go on. */
  #full(what: 'stream.queued_ms' | 'stream.pending_marks'): void {
    this.#options.journal.note('limit.reached', limitReached(what), {}, 1);
  }

  #markReached(name: string, how: 'played' | 'cleared'): void {
    this.#options.returnMark(name);
    this.#options.journal.note('stream.mark', { reason: how }, { name: cut(name, MAX_JOURNALLED_CHARS) });
    this.updateStats();
  }

  /** Says once per stream that media comes to nothing. */
  #notice(what: 'not_rtp' | 'mp3' | 'too_early', reason: string): void {
    if (this.#noticed.has(what)) return;
    this.#noticed.add(what);
    this.#options.journal.note('stream.error', { code: null, what }, { reason });
  }

  #frameIn(about: FrameFields, details: FrameFields = {}): void {
    this.#options.journal.note('stream.frame_in', about, details);
  }

  /** Of what has no effect one entry a second is enough. */
  #ignore(about: FrameFields): void {
    this.#options.journal.note('stream.frame_in', about, {}, 1);
  }
}
