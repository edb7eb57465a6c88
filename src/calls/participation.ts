import type { AssistantActivity, ParticipantLeft } from '../activities/assistant/kind.js';
import type { OnHangup, ParticipantActivity } from '../activities/participant/kind.js';
import type { StopReason } from './activity.js';
import type { Call } from './call.js';
import type { Effect } from './effect.js';
import { beginning } from './lasting.js';
import { startActivity, stop } from './lifecycle.js';
import { leaving, overForParticipants } from './participation-state.js';
import type { World } from './world.js';

/** A leg that is to join a conversation. */
export interface Joining {
  readonly leg: Call;
  readonly name: string | undefined;
  readonly onHangup: OnHangup;
}

/** The leg takes part from now on in the conversation with the assistant of that call. */
export function join(
  call: Call,
  assistant: AssistantActivity,
  { leg, name, onHangup }: Joining,
  world: World,
): Effect[] {
  const id = leg.ids.uuid('participant');
  assistant.participants.push({ id, call: leg.id, onHangup });
  const conversation = assistant.id;
  const peer = call.id;
  return startActivity(
    leg,
    { kind: 'participant', ...beginning(id, world), conversation, peer, name, onHangup },
    world,
  );
}

/** The leg takes no part any more; the conversation goes on. */
export const leave = (leg: Call, own: ParticipantActivity, world: World): Effect[] => [
  ...stop(leg, own, 'stopped', world),
  leaving(own, false),
];

/** The conversation is over, for all who take part in it. */
export const endConversation = (
  call: Call,
  assistant: AssistantActivity,
  reason: StopReason,
  world: World,
): Effect[] => [...stop(call, assistant, reason, world), ...overForParticipants(assistant)];

/** A participant has left, or hung up: that ends the conversation where it is to. */
export function participantLeft(
  call: Call,
  assistant: AssistantActivity,
  { participant, endsConversation }: ParticipantLeft,
  world: World,
): Effect[] {
  const at = assistant.participants.findIndex(({ id }) => id === participant);
  if (at >= 0) assistant.participants.splice(at, 1);
  return endsConversation ? endConversation(call, assistant, 'peer_left', world) : [];
}
