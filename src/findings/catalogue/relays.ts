import { kind } from './kind.js';
import type { Sent } from './media.js';
import { unreachableFix } from './unreachable.js';

/** Conversation relays. */
export const RELAY_FINDINGS = {
  relay_unreachable: kind<{ readonly url: string; readonly error: string }>({
    severity: 'error',
    when: 'the WebSocket could not be opened',
    words: ({ url, error }) => ({
      summary: `The conversation relay to ${url} could not be opened: ${error}.`,
      detail: 'Telnyx dials the address once and does not try again: the caller hears nothing.',
      fix: unreachableFix(error, 'url'),
    }),
  }),
  relay_bad_frame: kind<Sent>({
    severity: 'error',
    when: 'it comes',
    words: ({ why }) => ({
      summary: `A message of the app on its conversation relay cannot be taken: ${why}.`,
      detail: 'Telnyx answers it with an error frame and does nothing; after ten in a row it closes the socket.',
      fix: 'Send JSON texts of the types text, play, sendDigits, language and end; {"type": "text", "token": "…", "last": true} says something.',
    }),
  }),
};
