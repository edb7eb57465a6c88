import { remember } from '../activities/conversation/talk.js';
import { live } from '../calls/call.js';
import { messagesOf } from './assistant-options.js';
import { done, refused, type Command } from './command.js';

/** Adds messages to the history of the call's AI assistant. A script does not answer them. */
export const aiAssistantAddMessages: Command<'CallAddMessagesToAIAssistant'> = {
  operationId: 'CallAddMessagesToAIAssistant',
  name: 'ai_assistant_add_messages',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run(call, body) {
    const [assistant] = live(call, 'assistant');
    if (!assistant) return refused('unprocessable', { detail: 'There is no AI assistant on this call.' });
    return done(remember(call, assistant, messagesOf(body.messages)));
  },
};
