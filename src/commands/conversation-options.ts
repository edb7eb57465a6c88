import type { Activity } from '../calls/activity.js';
import type { Call } from '../calls/call.js';
import type { Effect } from '../calls/effect.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import type { RelayRequest } from '../relaying/params.js';
import { newAssistant, type AssistantBody } from './assistant-options.js';
import { checkRelay, newRelay } from './relay-options.js';

/** Dial and answer may begin a conversation by these. */
interface ConversationBody {
  readonly assistant?: AssistantBody['assistant'];
  readonly conversation_relay_config?: RelayRequest | null | undefined;
}

/** One conversation at a time on a call (documented); which error tells so here is inferred. */
export function checkConversation({ assistant, conversation_relay_config: relay }: ConversationBody): Refusal[] {
  const pointer = '/conversation_relay_config';
  return [
    ...(relay ? checkRelay(relay, { prefix: pointer }) : []),
    ...(assistant && relay ? [{ error: 'alreadyConversing', pointer } as const] : []),
  ];
}

interface WantedConversation {
  /** One, or none where none is asked for. */
  readonly activities: readonly Activity[];
  /** The entries that the journal gets about it. */
  readonly notes: readonly Effect[];
}

/** The conversation that a body asks for. */
export function wantedConversation(
  call: Call,
  { assistant, conversation_relay_config: relay }: ConversationBody,
  world: World,
): WantedConversation {
  if (relay) return { activities: [newRelay(call, relay, world)], notes: [] };
  if (!assistant) return { activities: [], notes: [] };
  const { activity, notes } = newAssistant(call, { assistant }, world);
  return { activities: [activity], notes };
}
