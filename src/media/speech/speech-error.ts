/** Speech that could not be made: the message says what was wrong, in words for a user's log. */
export class SpeechError extends Error {
  override readonly name = 'SpeechError';
}
