import { HANGUPS } from '../calls/hangup.js';
import { endCall } from '../calls/lifecycle.js';
import { done, refused, type Command } from './command.js';

/** Turns an inbound call away before it is answered. */
export const reject: Command<'RejectCall'> = {
  operationId: 'RejectCall',
  name: 'reject',
  target: 'call',
  legal: ['dialing', 'ringing', 'active'],
  withoutEffect: [],
  run(call, body, world) {
    const turnable = call.direction === 'incoming' && call.state === 'ringing';
    if (turnable) {
      return done(endCall(call, body.cause === 'USER_BUSY' ? HANGUPS.rejectedBusy : HANGUPS.rejectedByCallee, world));
    }
    const answeredInbound = call.direction === 'incoming' && call.state === 'active';
    if (answeredInbound && world.switches.reject_when_answered === 'accept') {
      return { kind: 'ignored', why: 'the call is answered already' };
    }
    return refused('unprocessable');
  },
};
