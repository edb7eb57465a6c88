import { peerLeft } from '../../calls/bridge.js';
import { callFields, partyFields, startTime } from '../../calls/payload.js';
import type { ActivityDefinition } from '../../calls/world.js';
import type { BridgeKind } from './kind.js';

/** One leg's side of a bridge. */
export const bridge: ActivityDefinition<BridgeKind> = {
  endRank: 60,
  beginsWhenAnswered: false,
  timers: {},
  webhooks: { 'call.bridged': (call) => ({ ...callFields(call), ...partyFields(call), ...startTime(call) }) },
  told: ({ peer }) => ({ peer }),
  started: () => [],
  take: (call, activity, input, world) => (input.kind === 'peerLeft' ? peerLeft(call, activity, world) : []),
  endEvent: () => undefined,
  release: () => undefined,
  bytes: () => 0,
  view: ({ peer, ringtone, afterwards, hearsDigits }) => ({
    peer,
    ringtone: ringtone ?? null,
    after_unbridge: afterwards,
    hears_digits: hearsDigits,
  }),
};
