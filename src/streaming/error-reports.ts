import { LIMITS, limitReached } from '../limits.js';
import type { WorldClock } from '../platform/clock.js';
import type { Switches } from '../switches.js';
import { errorFrame, numberedErrorFrame, STREAM_ERRORS, type StreamErrorCode } from './frames.js';
import type { ThinnedJournal } from './thinned-journal.js';

const WINDOW_MS = 1_000;

/** The mistakes of clients, and a fault of ours, with Telnyx's code for it as far as it is known; too many of anything is taken for 100005. */
const FAULTS = {
  malformed: 100003,
  unknown_event: 100003,
  not_base64: 100004,
  too_long: 100003,
  unreadable: 100003,
  queue_full: 100003,
  too_many_marks: 100005,
  too_fast: 100005,
  fault: 100002,
} as const satisfies Record<string, StreamErrorCode>;

export type StreamFault = keyof typeof FAULTS;

export interface ErrorReportsOptions {
  readonly clock: WorldClock;
  readonly streamId: string;
  readonly shape: Switches['stream_error_shape'];
  readonly journal: ThinnedJournal;
  send(text: string): void;
  /** Sends a frame with the next number; there is none before `start`, which is number 1. */
  sendNumbered(build: (sequence: number | undefined) => string): void;
}

/** Tells the client what it did wrong, and the journal why. A client that does nothing else is told a limited number of times. */
export class ErrorReports {
  readonly #options: ErrorReportsOptions;
  #sinceMs = -Infinity;
  #inWindow = 0;
  #withheld = 0;

  constructor(options: ErrorReportsOptions) {
    this.#options = options;
  }

  /** Errors that the client was not told of. */
  get withheld(): number {
    return this.#withheld;
  }

  /** `reason` is for the journal. */
  report(what: StreamFault, reason: string): void {
    const { journal } = this.#options;
    const code = FAULTS[what];
    journal.note('stream.error', { code, title: STREAM_ERRORS[code].title, what }, { reason });
    if (this.#mayTell()) {
      this.#send(code);
      return;
    }
    this.#withheld++;
    journal.note('limit.reached', limitReached('stream.errors_per_second'), {}, 1);
  }

  #mayTell(): boolean {
    const now = this.#options.clock.now();
    if (now - this.#sinceMs >= WINDOW_MS) {
      this.#sinceMs = now;
      this.#inWindow = 0;
    }
    return this.#inWindow++ < LIMITS['stream.errors_per_second'];
  }

  #send(code: StreamErrorCode): void {
    const { streamId, shape } = this.#options;
    if (shape === 'payload') this.#options.send(errorFrame(streamId, code));
    else this.#options.sendNumbered((sequence) => numberedErrorFrame(streamId, code, sequence));
  }
}
