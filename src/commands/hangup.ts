import { HANGUPS, type Hangup } from '../calls/hangup.js';
import type { Call } from '../calls/call.js';
import { endCall } from '../calls/lifecycle.js';
import { done, type Command } from './command.js';

/** Ends the call, whoever rang whom and whether it was answered or not. */
export const hangup: Command<'HangupCall'> = {
  operationId: 'HangupCall',
  name: 'hangup',
  target: 'call',
  legal: ['dialing', 'ringing', 'active'],
  forSupervisors: true,
  withoutEffect: [],
  run(call, body, world) {
    if (body.custom_headers) call.party.receivedHeaders = [...call.party.receivedHeaders, ...body.custom_headers];
    return done(endCall(call, apiHangup(call), world));
  },
};

/** A hang-up by the app is reported so. */
export function apiHangup(call: Call): Hangup {
  if (call.direction === 'incoming') {
    return call.state === 'active' ? HANGUPS.apiInboundAnswered : HANGUPS.apiInboundUnanswered;
  }
  return call.state === 'active' ? HANGUPS.apiOutboundAnswered : HANGUPS.apiOutboundRinging;
}
