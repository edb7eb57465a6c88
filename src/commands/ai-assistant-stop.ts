import { live } from '../calls/call.js';
import { stop } from '../calls/lifecycle.js';
import { done, refused, type Command } from './command.js';

/** Takes the call back from its AI assistant. */
export const aiAssistantStop: Command<'CallStopAIAssistant'> = {
  operationId: 'CallStopAIAssistant',
  name: 'ai_assistant_stop',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run(call, _body, world) {
    const running = live(call, 'assistant');
    if (running.length === 0) {
      if (world.switches.stop_when_idle === 'refuse') return refused('unprocessable');
      return { kind: 'ignored', why: 'there is no AI assistant' };
    }
    return done(running.flatMap((assistant) => stop(call, assistant, 'stopped', world)));
  },
};
