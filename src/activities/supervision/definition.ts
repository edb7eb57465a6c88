import { supervisionPeerLeft } from '../../calls/supervision.js';
import type { ActivityDefinition } from '../../calls/world.js';
import type { SupervisionKind } from './kind.js';

/** One leg's side of a supervision. Telnyx has no webhook for it. */
export const supervision: ActivityDefinition<SupervisionKind> = {
  endRank: 65,
  beginsWhenAnswered: false,
  timers: {},
  webhooks: {},
  told: ({ side, peer, role }) => ({ side, peer, role }),
  started: () => [],
  take: (call, activity, input, world) => (input.kind === 'peerLeft' ? supervisionPeerLeft(call, activity, world) : []),
  endEvent: () => undefined,
  release: () => undefined,
  bytes: () => 0,
  view: ({ side, peer, role }) => ({ side, peer, role }),
};
