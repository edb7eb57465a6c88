import type { Fault, FaultKind, FaultTarget } from './fault.js';

/** The properties that only some kinds have. */
type Option = Exclude<keyof Fault, 'fault' | 'name' | 'when' | 'probability' | 'count' | 'skip' | 'ttl_ms'>;

interface Kind {
  /** Properties that mean something to it, besides those of every fault. */
  readonly options: readonly Option[];
  /** By these it can be aimed. */
  readonly targets: readonly (keyof FaultTarget)[];
  /** Milliseconds, where `delay_ms` is left out. */
  readonly delayMs?: number;
  /** Tells that it has happened. */
  words(subject: string, given: Fault, delayMs: number): string;
}

const DELAY = ['delay_ms', 'jitter_ms'] as const;
const REQUEST = ['operation', 'number', 'call_control_id'] as const;
const EVENT = ['event', 'number', 'call_control_id'] as const;
const STREAM = ['number', 'call_control_id'] as const;
const LINE = ['number', 'call_control_id', 'direction'] as const;

const later = (delayMs: number): string => `${Math.round(delayMs)} ms`;
/** A command that has had its effect all the same. */
const done = (given: Fault): string => (given.after_effect ? ', though it was carried out' : '');

/** Each kind of fault: what fits it, and how it is told. */
export const FAULT_KINDS: Readonly<Record<FaultKind, Kind>> = {
  api_status: {
    options: ['status', 'retry_after_secs', 'code'],
    targets: REQUEST,
    words: (subject, { status = DEFAULT_STATUS }) => `${subject} is answered with ${status}`,
  },
  api_timeout: {
    options: [...DELAY, 'after_effect'],
    targets: REQUEST,
    delayMs: 60_000,
    words: (subject, given, ms) => `${subject} gets no answer for ${later(ms)}${done(given)}`,
  },
  api_reset: {
    options: ['after_effect'],
    targets: REQUEST,
    words: (subject, given) => `the connection of ${subject} is reset${done(given)}`,
  },
  api_slow: {
    options: [...DELAY, 'after_effect'],
    targets: REQUEST,
    delayMs: 1000,
    words: (subject, _, ms) => `${subject} is answered ${later(ms)} late`,
  },
  command_fails_later: {
    options: [],
    targets: REQUEST,
    words: (subject) => `${subject} is accepted and fails`,
  },
  webhook_late: {
    options: DELAY,
    targets: EVENT,
    delayMs: 1000,
    words: (subject, _, ms) => `${subject} leaves ${later(ms)} late`,
  },
  webhook_lost: {
    options: [],
    targets: EVENT,
    words: (subject) => `${subject} gets lost on its way`,
  },
  webhook_doubled: {
    options: [],
    targets: EVENT,
    words: (subject) => `${subject} is sent twice at once`,
  },
  webhook_reordered: {
    options: DELAY,
    targets: EVENT,
    delayMs: 1000,
    words: (subject) => `${subject} waits for the next of its call, which goes first`,
  },
  webhook_bunched: {
    options: [...DELAY, 'bunch'],
    targets: EVENT,
    delayMs: 1000,
    words: (subject, { bunch = DEFAULT_BUNCH }) =>
      `${subject} is kept back, to be sent with ${bunch - 1} others at once`,
  },
  webhook_resent_later: {
    options: DELAY,
    targets: EVENT,
    delayMs: 1000,
    words: (subject, _, ms) => `${subject} is sent once more, ${later(ms)} after it was taken`,
  },
  webhook_wrongly_signed: {
    options: [],
    targets: EVENT,
    words: (subject) => `${subject} is signed wrongly`,
  },
  webhook_stale: {
    options: [],
    targets: EVENT,
    words: (subject) => `${subject} has a time stamp of ten minutes ago`,
  },
  stream_refused: { options: [], targets: STREAM, words: (subject) => `${subject} is refused` },
  stream_cut: {
    options: ['after_ms'],
    targets: STREAM,
    words: (subject) => `${subject} is closed`,
  },
  stream_dropped: {
    options: ['after_ms'],
    targets: STREAM,
    words: (subject) => `${subject} is cut without a close frame`,
  },
  stream_half_open: {
    options: ['after_ms'],
    targets: STREAM,
    words: (subject) => `${subject} stays open, and nothing passes any more`,
  },
  stream_slow: {
    options: DELAY,
    targets: STREAM,
    delayMs: 1000,
    words: (subject, _, ms) => `${subject} is ${later(ms)} late in both directions`,
  },
  line_loss: { options: [], targets: LINE, words: (subject) => `${subject} get lost` },
  line_delay: {
    options: DELAY,
    targets: LINE,
    delayMs: 60,
    words: (subject, _, ms) => `${subject} come ${later(ms)} late`,
  },
  line_reorder: { options: [], targets: LINE, words: (subject) => `${subject} change places with the next` },
  line_duplicate: { options: [], targets: LINE, words: (subject) => `${subject} come twice` },
  udp_loss: { options: [], targets: STREAM, words: (subject) => `${subject} get lost` },
};

/** Commands that Telnyx accepts and tells the failure of later, by the kind of activity: `command_fails_later` can happen to these. */
export const FAILING_COMMANDS = {
  playback: 'playback_start',
  recording: 'record_start',
  stream: 'streaming_start',
  refer: 'refer',
  siprec: 'siprec_start',
} as const;

/** These make a leg, whose `call.hangup` tells that it has failed: it happens to them too. */
export const FAILING_DIALS = ['dial', 'transfer'] as const;

/** The answer of `api_status` where none is named. */
export const DEFAULT_STATUS = 503;
/** A stream breaks so long after it was opened, where nothing is named. */
export const DEFAULT_AFTER_MS = 1000;
/** So many webhooks are kept back where none is named. */
export const DEFAULT_BUNCH = 3;

/** The kinds in the order of the document. */
// The table has a row for each kind and no other.
export const ALL_KINDS = Object.keys(FAULT_KINDS) as FaultKind[];
