import { LIMITS } from '../limits.js';
import { cut } from '../platform/cut.js';

/** A name that came with a request, short enough to be told in an answer and in the journal. */
export const shown = (text: string): string => cut(text, LIMITS['request.shown_chars']);
