import type { AssistantActivity } from '../activities/assistant/kind.js';
import type { ParticipantActivity } from '../activities/participant/kind.js';
import { callAddress } from './address.js';
import { live, type Call } from './call.js';
import type { Effect } from './effect.js';

/** The conversation is over, of which the legs are told that have joined it. */
export const overForParticipants = ({ participants }: AssistantActivity): Effect[] =>
  participants.map(({ id, call }) => ({
    kind: 'tell',
    at: callAddress(call),
    input: { kind: 'conversationOver', id },
  }));

/** The leg leaves the conversation, of which the leg is told where that began. */
export const leaving = (own: ParticipantActivity, endsConversation: boolean): Effect => ({
  kind: 'tell',
  at: callAddress(own.peer),
  input: { kind: 'participantLeft', id: own.conversation, participant: own.id, endsConversation },
});

/** The leg ends: those are told with whom it had a conversation. Ask before its activities are marked as ended. */
export const participationPartings = (call: Call): Effect[] => [
  ...live(call, 'assistant').flatMap(overForParticipants),
  ...live(call, 'participant').map((own) => leaving(own, own.onHangup === 'end_conversation')),
];
