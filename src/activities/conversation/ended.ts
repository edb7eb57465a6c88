import type { Call } from '../../calls/call.js';
import { callFields, partyFields } from '../../calls/payload.js';
import type { Payload } from '../../calls/webhook-event.js';
import type { ConversationEnded } from './kind.js';

/** The payload of `call.conversation.ended`, the same for an assistant, a gather by one, and a relay. */
export function conversationEnded(call: Call, { conversation, reason }: ConversationEnded): Payload {
  const { id, assistantId, languageModel, speechModel, openedAt, endedAt } = conversation;
  const [provider = '', ...rest] = conversation.voice.split('.');
  const voice = rest.pop() ?? provider;
  return {
    ...callFields(call),
    ...partyFields(call),
    assistant_id: assistantId,
    // Documented as an id of its own; what it has to do with that of the command's answer is not known.
    conversation_id: id,
    duration_sec: openedAt === null || endedAt === null ? 0 : Math.round((endedAt - openedAt) / 1_000_000),
    llm_model: languageModel,
    reason,
    stt_model: speechModel,
    // A voice is named <provider>.<model>.<voice>, as the examples have the three.
    tts_model_id: rest.join('.'),
    tts_provider: provider.toLowerCase(),
    tts_voice_id: voice,
  };
}
