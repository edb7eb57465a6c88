import { join } from '../calls/participation.js';
import { startActivity } from '../calls/lifecycle.js';
import { done, refused, type Command } from './command.js';
import { joiningAll } from './participants.js';
import { checkGreeting, isConversing, newAssistant } from './assistant-options.js';

/** Gives the call to an AI assistant, which follows its script. */
export const aiAssistantStart: Command<'CallStartAIAssistant'> = {
  operationId: 'CallStartAIAssistant',
  name: 'ai_assistant_start',
  target: 'call',
  legal: ['active'],
  withoutEffect: ['send_message_history_updates', 'voice_settings'],
  check: checkGreeting,
  run(call, body, world) {
    if (isConversing(call)) return refused('alreadyConversing');
    const joining = joiningAll(call, body.participants ?? [], world);
    if ('error' in joining) return { kind: 'refused', refusal: joining };
    const { activity, notes } = newAssistant(call, body, world);
    const started = startActivity(call, activity, world);
    const joined = joining.flatMap((each) => join(call, activity, each, world));
    return done([...started, ...notes, ...joined], { conversation_id: activity.id });
  },
};
