import type { FieldsOf } from '../contract/entry-types.js';
import { LIMITS, limitReached, type LimitName } from '../limits.js';
import type { LegAudio } from '../media/leg.js';
import type { ByteBudget } from '../platform/byte-budget.js';
import type { WorldClock } from '../platform/clock.js';
import { cut } from '../platform/cut.js';
import type { Random } from '../platform/random.js';
import type { MediaSocket, SocketDialer } from '../platform/socket.js';
import { dialClient } from '../streaming/client-dial.js';
import { Lockstep } from '../streaming/lockstep.js';
import { Outbox } from '../streaming/outbox.js';
import type { RecordOfStream, StreamEntryType } from '../streaming/stream-entries.js';
import { ThinnedJournal } from '../streaming/thinned-journal.js';
import type { StreamTime } from '../time/stream-time.js';
import { engineNamed } from '../transcription/engines.js';
import { TranscriptionSession } from '../transcription/session.js';
import { parseRelayFrame, type RelayClientFrame } from './client-frames.js';
import { relayFrames, type RelayIds } from './frames.js';
import type { Interruptible, RelayParams } from './params.js';

/** Documented: after so many invalid messages in a row the socket is closed. */
const INVALID_IN_A_ROW = 10;

/** Close codes of RFC 6455: a session that is over, and a client that breaks the rules. Telnyx's own are not known. */
const NORMAL = 1000;
const POLICY_VIOLATION = 1008;

const CLIENT = 'client of a conversation relay that';

/** A whole turn of the app, or another of its messages. */
export type RelayOrder = { readonly type: 'say'; readonly text: string } | Exclude<RelayClientFrame, { type: 'text' }>;

/** The session tells the rest of the program so. `failed` or `closed` comes once, and nothing after it. */
export interface RelayEvents {
  /** The app has accepted the socket and got `setup`. */
  opened(): void;
  failed(error: string): void;
  /** The socket was closed, by the app (or the network) or by us for what it did. */
  closed(by: 'client' | 'simulator', code: number, detail: string): void;
  /** The app wants this done. */
  ordered(order: RelayOrder): void;
  /** The caller has cut in: what is said falls silent, and what waits to be said is dropped. */
  interrupted(): void;
}

export interface RelaySessionOptions {
  readonly clock: WorldClock;
  readonly dialer: SocketDialer;
  readonly random: Pick<Random, 'int'>;
  readonly plainFallback: boolean;
  readonly params: RelayParams;
  readonly ids: RelayIds;
  readonly leg: LegAudio;
  /** The bytes that all streams hold for slow readers (`streams.held_bytes`). */
  readonly held: ByteBudget;
  readonly events: RelayEvents;
  /** Absent where time waits for no client. */
  readonly time?: StreamTime | undefined;
  /** The language in which the caller is understood. */
  readonly language: () => string;
  /** The words of the app that sound now, and who may cut in on them. */
  readonly speaking: () => Interruptible | undefined;
  /** The client has shown that it is at work. */
  alive(): void;
  record<Type extends StreamEntryType>(type: Type, fields: FieldsOf<Type>): void;
}

/** One conversation relay: the socket to the app, the caller's words and keys on it, and the app's words that come back. */
export class RelaySession {
  readonly #options: RelaySessionOptions;
  readonly #lockstep: Lockstep | undefined;
  readonly #journal: ThinnedJournal;
  #dial: { abort(): void } | undefined;
  #connection: { readonly socket: MediaSocket; readonly outbox: Outbox } | undefined;
  /** Ends the listening to the caller. */
  #deaf: () => void = () => undefined;
  /** The tokens of a turn that the app has not closed yet. */
  #tokens = '';
  #invalidInARow = 0;
  #over = false;

  constructor(options: RelaySessionOptions) {
    this.#options = options;
    const { time, clock, ids } = options;
    this.#journal = new ThinnedJournal({ clock, record: (type, fields) => this.#record(type, fields) });
    this.#lockstep =
      time &&
      new Lockstep({
        time,
        clock,
        callControlId: ids.callControlId,
        alive: () => options.alive(),
        record: (type, fields) => this.#record(type, fields),
      });
  }

  /** Dials the app. */
  connect(): void {
    const { dialer, params, plainFallback } = this.#options;
    this.#lockstep?.wait(`${CLIENT} connects`, 'operation');
    this.#dial = dialClient({
      dialer,
      url: params.url,
      headers: {},
      plainFallback,
      lockstep: this.#lockstep,
      record: this.#record,
      isOver: () => this.#over,
      opened: (socket) => this.#opened(socket),
      message: (text) => this.#message(text),
      binary: () => this.#invalid('binary message', null),
      closed: (by, code, reason) => this.#closed(by, code, reason),
      failed: (reason) => this.#failed(reason),
    });
  }

  /** Ends the session. */
  stop(): void {
    if (this.#over) return;
    const connection = this.#connection;
    this.#end();
    if (connection) {
      this.#lockstep?.closing();
      connection.socket.close(NORMAL);
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
    const { params, ids, events, held } = this.#options;
    const watched = this.#lockstep?.watch(socket) ?? socket;
    const outbox = new Outbox({
      socket: watched,
      stats: { frames_sent: 0, frames_dropped: 0 },
      held,
      maxMedia: 0,
      overflowed: () => undefined,
      full: (what) => this.#giveUp(what),
    });
    this.#connection = { socket: watched, outbox };
    this.#record('relay.connected', { url: params.url });
    this.#send('setup', relayFrames.setup(ids, params.custom));
    if (this.#hasEnded()) return;
    this.#listen();
    events.opened();
  }

  /** Whoever was just told something may have ended the session, which the compiler does not see. */
  #hasEnded(): boolean {
    return this.#over;
  }

  #listen(): void {
    const { clock, leg, params, random } = this.#options;
    const ear = new TranscriptionSession({
      clock,
      leg,
      // Prompts come while an utterance sounds, whatever the engine gives elsewhere (documented).
      engine: { ...engineNamed(params.engine), interim: true },
      interimResults: true,
      tracks: 'inbound',
      random,
      result: ({ transcript, is_final: isFinal }) => this.#heard(transcript, isFinal),
      record: () => undefined,
    });
    const unlisten = leg.listen({ digitEnded: ({ digit }) => this.#pressed(digit) });
    ear.start();
    this.#deaf = () => {
      unlisten();
      ear.stop({ finish: false });
    };
  }

  /** The caller says something. What sounds falls silent first, then the app is told of that, then of the words. */
  #heard(words: string, last: boolean): void {
    this.#cutIn('speech');
    if (this.#over) return;
    this.#send('prompt', relayFrames.prompt(words, this.#options.language(), last), { text: told(words), last });
  }

  #pressed(digit: string): void {
    this.#cutIn('dtmf');
    if (!this.#over && this.#options.params.dtmf) this.#send('dtmf', relayFrames.dtmf(digit), { text: digit });
  }

  #cutIn(by: 'speech' | 'dtmf'): void {
    const { leg, events, speaking } = this.#options;
    const mode = speaking();
    const heard = mode === 'any' || mode === by ? leg.heardOf('main') : undefined;
    if (!heard) return;
    // Inferred: tokens of a turn that has been cut short are not spoken any more.
    this.#tokens = '';
    events.interrupted();
    if (this.#hasEnded()) return;
    this.#send('interrupt', relayFrames.interrupt(heard.words, heard.ms), { text: told(heard.words) });
  }

  #message(text: string): void {
    if (this.#over) return;
    this.#lockstep?.received();
    const frame = parseRelayFrame(text);
    if (frame.type === 'invalid') {
      this.#invalid(frame.why, text);
      return;
    }
    this.#invalidInARow = 0;
    this.#options.alive();
    this.#journal.note('relay.received', { frame: frame.type }, detailsOf(frame));
    if (frame.type === 'text') this.#token(frame.token, frame.last);
    else this.#options.events.ordered(frame);
  }

  /** Telnyx waits for more tokens until one is the last (documented). An empty last one closes the turn. */
  #token(token: string, last: boolean): void {
    const most = LIMITS['relay.turn_chars'];
    if (this.#tokens.length + token.length > most) {
      this.#tokens = '';
      this.#record('limit.reached', limitReached('relay.turn_chars'));
      this.#invalid(`a turn of more than ${most} characters`, null);
      return;
    }
    this.#tokens += token;
    if (!last) return;
    const text = this.#tokens;
    this.#tokens = '';
    if (text.trim() !== '') this.#options.events.ordered({ type: 'say', text });
  }

  #invalid(why: string, text: string | null): void {
    this.#journal.note('relay.received', { frame: null, malformed: why }, text === null ? {} : { text: told(text) });
    this.#send('error', relayFrames.error(why));
    if (this.#over || ++this.#invalidInARow < INVALID_IN_A_ROW) return;
    this.#connection?.socket.close(POLICY_VIOLATION);
    this.#closed('simulator', POLICY_VIOLATION, `${INVALID_IN_A_ROW} invalid messages in a row`);
  }

  #send(
    frame: FieldsOf<'relay.sent'>['frame'],
    text: string,
    details: Partial<Pick<FieldsOf<'relay.sent'>, 'text' | 'last'>> = {},
  ): void {
    // The app may act upon every one of them.
    this.#lockstep?.news();
    this.#journal.note('relay.sent', { frame }, details);
    this.#connection?.outbox.other(text);
  }

  #failed(reason: string): void {
    if (this.#over) return;
    this.#lockstep?.end();
    this.#end();
    this.#record('relay.error', { what: 'unreachable', reason: 'connection failed', host: { error: reason } });
    this.#options.events.failed(reason);
  }

  /** The socket is gone, or will be in a moment. */
  #closed(by: 'client' | 'simulator', code: number, reason: string): void {
    this.#connection?.outbox.release();
    this.#lockstep?.end();
    if (this.#over) return;
    this.#end();
    this.#options.events.closed(by, code, reason === '' ? `close code ${code}` : `close code ${code}: ${reason}`);
  }

  /** Nothing that is sent may get lost: a client that does not read is cut off. */
  #giveUp(limit: LimitName): void {
    this.#record('limit.reached', limitReached(limit));
    this.#connection?.socket.close(POLICY_VIOLATION);
    this.#closed('simulator', POLICY_VIOLATION, `the client does not read (${limit})`);
  }

  #end(): void {
    this.#over = true;
    this.#tokens = '';
    this.#deaf();
    this.#journal.flush();
  }

  readonly #record: RecordOfStream = <Type extends StreamEntryType>(
    type: Type,
    fields: Omit<FieldsOf<Type>, 'stream_id' | 'relay_id'>,
  ) => {
    const id = this.#options.ids.relayId;
    // The compiler does not see that what was left out is put back.
    const whole = { ...(type.startsWith('relay.') ? { relay_id: id } : { stream_id: id }), ...fields };
    this.#options.record(type, whole as unknown as FieldsOf<Type>);
  };
}

const told = (text: string): string => cut(text, LIMITS['journal.act_text_chars']);

/** The journal has these of a message. */
function detailsOf(frame: RelayClientFrame): Partial<FieldsOf<'relay.received'>> {
  switch (frame.type) {
    case 'text':
      return { text: told(frame.token), last: frame.last };
    case 'play':
      return { text: told(frame.source) };
    case 'sendDigits':
      return { text: told(frame.digits) };
    case 'language':
      return { text: told(`${frame.ttsLanguage ?? ''}/${frame.transcriptionLanguage ?? ''}`) };
    case 'end':
      return frame.handoffData === undefined ? {} : { text: told(frame.handoffData) };
  }
}
