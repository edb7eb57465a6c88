import { startActivity } from '../calls/lifecycle.js';
import { done, refused, type Command } from './command.js';
import { checkGreeting, isConversing, newAssistant } from './assistant-options.js';

/** Gives the call to an AI assistant, which follows its script. */
export const aiAssistantStart: Command<'CallStartAIAssistant'> = {
  operationId: 'CallStartAIAssistant',
  name: 'ai_assistant_start',
  target: 'call',
  legal: ['active'],
  withoutEffect: ['participants', 'send_message_history_updates', 'voice_settings'],
  check: checkGreeting,
  run(call, body, world) {
    if (isConversing(call)) return refused('alreadyConversing');
    const { activity, notes } = newAssistant(call, body, world);
    return done([...startActivity(call, activity, world), ...notes], { conversation_id: activity.id });
  },
};
