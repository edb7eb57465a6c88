import { callAddress } from '../../calls/address.js';
import { stop } from '../../calls/lifecycle.js';
import type { ActivityDefinition } from '../../calls/world.js';
import { textBytes } from '../../platform/rough-bytes.js';
import type { ParticipantKind } from './kind.js';

/** A leg that has joined a conversation. Telnyx has no webhook for it. */
export const participant: ActivityDefinition<ParticipantKind> = {
  endRank: 94,
  beginsWhenAnswered: false,
  timers: {},
  webhooks: {},
  told: ({ conversation, peer }) => ({ conversation_id: conversation, peer }),
  started(_call, activity) {
    activity.state = 'running';
    return [];
  },
  take(call, activity, input, world) {
    if (activity.state === 'ended') return [];
    if (input.kind === 'conversationOver') return stop(call, activity, 'peer_left', world);
    if (input.kind !== 'turnHeard') return [];
    // A turn of this party counts as one of the caller's.
    const heard = { ...input, id: activity.conversation };
    return [{ kind: 'tell', at: callAddress(activity.peer), input: heard }];
  },
  endEvent: () => undefined,
  release: () => undefined,
  bytes: ({ name }) => textBytes(name ?? ''),
  view: ({ conversation, peer, name, onHangup }) => ({
    conversation_id: conversation,
    peer,
    name: name ?? null,
    on_hangup: onHangup,
  }),
};
