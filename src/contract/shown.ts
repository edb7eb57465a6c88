import { LIMITS } from '../limits.js';

/** A name that came with a request, short enough to be told in an answer and in the journal. */
export const shown = (text: string): string =>
  text.length <= LIMITS['request.shown_chars'] ? text : `${text.slice(0, LIMITS['request.shown_chars'])}…`;
