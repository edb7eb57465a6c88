import type { BridgeActivity } from '../../calls/activity.js';
import type { ActivityDefinition } from '../../calls/world.js';

/** One leg's side of a bridge. */
export const bridge: ActivityDefinition<BridgeActivity> = {
  endRank: 60,
  beginsWhenAnswered: false,
  timers: {},
  started: () => [],
  take: () => [],
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
