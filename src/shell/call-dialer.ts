import type { Call } from '../calls/call.js';
import { faultyDialer } from '../faults/faulty-dialer.js';
import { limitReached } from '../limits.js';
import type { SocketDialer } from '../platform/socket.js';
import type { MediaDeps } from './performer.js';

/** Dials the client of a call's stream, or of a relay, which may go wrong. */
export const callDialer = (
  { id, address }: Pick<Call, 'id' | 'address'>,
  streamId: string,
  { dialer, clock, faults, record }: Pick<MediaDeps, 'dialer' | 'clock' | 'faults' | 'record'>,
): SocketDialer =>
  faultyDialer(dialer, {
    clock,
    faults,
    callId: id,
    streamId,
    full: (what) => record('limit.reached', limitReached(what), address),
  });
