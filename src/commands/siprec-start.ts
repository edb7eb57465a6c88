import type { SiprecActivity } from '../activities/siprec/kind.js';
import { live } from '../calls/call.js';
import { beginning } from '../calls/lasting.js';
import { startActivity } from '../calls/lifecycle.js';
import type { Refusal } from '../contract/errors.js';
import { done, refused, type Command } from './command.js';

/** Documented: 1,800 where nothing is said, at least 90, and 0 for none. */
const SESSION_TIMEOUT_SECS = { usual: 1800, min: 90 } as const;

/** Begins a session with a recorder. */
export const siprecStart: Command<'StartSiprecSession'> = {
  operationId: 'StartSiprecSession',
  name: 'siprec_start',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  check: ({ session_timeout_secs: secs }) => checkTimeout(secs),
  run(call, body, world) {
    // Inferred: siprec_stop names no session, so that there is one.
    if (live(call, 'siprec').length > 0)
      return refused('unprocessable', { detail: 'A SIPREC session of this call is under way.' });
    const siprec: SiprecActivity = {
      kind: 'siprec',
      ...beginning(call.ids.uuid('siprec'), world),
      connector: body.connector_name ?? null,
      track: body.siprec_track ?? 'both_tracks',
      transport: body.sip_transport ?? 'udp',
      secure: body.secure ?? false,
      headersAsMetadata: body.include_metadata_custom_headers ?? false,
      sessionTimeoutSecs: body.session_timeout_secs ?? SESSION_TIMEOUT_SECS.usual,
    };
    return done(startActivity(call, siprec, world));
  },
};

function checkTimeout(secs: number | undefined): Refusal[] {
  // A value that the schema has refused is blanked, and no number.
  if (typeof secs !== 'number' || secs === 0 || secs >= SESSION_TIMEOUT_SECS.min) return [];
  const detail = `The value must be 0 or at least ${SESSION_TIMEOUT_SECS.min}`;
  return [{ error: 'outOfRange', detail, pointer: '/session_timeout_secs' }];
}
