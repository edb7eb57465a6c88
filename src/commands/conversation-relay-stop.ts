import { live } from '../calls/call.js';
import { stop } from '../calls/lifecycle.js';
import { done, refused, type Command } from './command.js';

/** Ends the conversation relay; the call goes on. */
export const conversationRelayStop: Command<'CallStopConversationRelay'> = {
  operationId: 'CallStopConversationRelay',
  name: 'conversation_relay_stop',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run(call, _body, world) {
    const running = live(call, 'relay');
    if (running.length === 0) {
      if (world.switches.stop_when_idle === 'refuse') return refused('unprocessable');
      return { kind: 'ignored', why: 'there is no conversation relay' };
    }
    return done(running.flatMap((relay) => stop(call, relay, 'stopped', world)));
  },
};
