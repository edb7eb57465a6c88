import type { AssistantActivity } from '../activities/assistant/kind.js';
import type { Call } from '../calls/call.js';
import { join } from '../calls/participation.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import { done, type Command } from './command.js';
import { joining } from './participants.js';

/**
 * Brings a leg into a conversation with an AI assistant. The path may name any answered leg (inferred: the body has both the conversation
 * and the leg that joins it).
 */
export const aiAssistantJoin: Command<'CallJoinAIAssistant'> = {
  operationId: 'CallJoinAIAssistant',
  name: 'ai_assistant_join',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run(call, body, world) {
    const found = conversation(call, body.conversation_id.toLowerCase(), world);
    if ('error' in found) return { kind: 'refused', refusal: found };
    const wanted = joining(body.participant, '/participant', world);
    if ('error' in wanted) return { kind: 'refused', refusal: wanted };
    const { holder, assistant } = found;
    return done(join(holder, assistant, wanted, world), { conversation_id: assistant.id });
  },
};

/** Inferred: the document has no error for a conversation that there is not. */
function conversation(
  call: Call,
  id: string,
  world: World,
): { readonly holder: Call; readonly assistant: AssistantActivity } | Refusal {
  const holder = call.activities.has(id) ? call : world.callWith(id);
  const assistant = holder?.activities.get(id);
  const pointer = '/conversation_id';
  if (!holder || assistant?.kind !== 'assistant')
    return { error: 'unprocessable', detail: 'There is no such conversation with an AI assistant.', pointer };
  if (assistant.state !== 'running')
    return { error: 'unprocessable', detail: 'The conversation with the AI assistant is not under way.', pointer };
  return { holder, assistant };
}
