import { startActivity } from '../calls/lifecycle.js';
import { relayUrl } from '../relaying/params.js';
import { done, refused, type Command } from './command.js';
import { isConversing } from './assistant-options.js';
import { checkRelay, newRelay, RELAY_WITHOUT_EFFECT } from './relay-options.js';

/** Opens a socket to the app, which gets the caller's words and sends its own. */
export const conversationRelayStart: Command<'CallStartConversationRelay'> = {
  operationId: 'CallStartConversationRelay',
  name: 'conversation_relay_start',
  target: 'call',
  legal: ['active'],
  withoutEffect: RELAY_WITHOUT_EFFECT,
  check: (body, { switches }) => checkRelay(body, { required: switches.empty_start === 'refuse' }),
  run(call, body, world) {
    if (isConversing(call)) return refused('alreadyConversing');
    if (!relayUrl(body)) return { kind: 'ignored', why: 'there is nowhere to relay to' };
    const relay = newRelay(call, body, world);
    return done(startActivity(call, relay, world), { conversation_relay_id: relay.id });
  },
};
