import { live } from '../calls/call.js';
import { endConversation, leave } from '../calls/participation.js';
import { done, refused, type Command } from './command.js';

/** Takes the call back from its AI assistant. A leg that has joined another one's conversation leaves it (inferred). */
export const aiAssistantStop: Command<'CallStopAIAssistant'> = {
  operationId: 'CallStopAIAssistant',
  name: 'ai_assistant_stop',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run(call, _body, world) {
    const running = live(call, 'assistant');
    const joined = live(call, 'participant');
    if (running.length + joined.length === 0) {
      if (world.switches.stop_when_idle === 'refuse') return refused('unprocessable');
      return { kind: 'ignored', why: 'there is no AI assistant' };
    }
    return done([
      ...running.flatMap((assistant) => endConversation(call, assistant, 'stopped', world)),
      ...joined.flatMap((participant) => leave(call, participant, world)),
    ]);
  },
};
