import { LIMITS } from '../limits.js';
import { cut } from '../platform/cut.js';
import { redact } from '../platform/redact.js';

/** A text as far as the journal repeats it. */
export const toldText = (text: string): string => cut(text, LIMITS['journal.act_text_chars']);

/** A URL as far as the journal repeats it, without the secrets in it. */
export const toldUrl = (url: string): string => toldText(redact(url));
