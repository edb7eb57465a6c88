import type { LimitName } from '../../limits.js';

/** Speech that could not be made: the message says what was wrong, in words for a user's log. */
export class SpeechError extends Error {
  override readonly name = 'SpeechError';
  /** The limit that was reached, where that is why. */
  readonly limit: LimitName | undefined;

  constructor(message: string, limit?: LimitName) {
    super(message);
    this.limit = limit;
  }
}
