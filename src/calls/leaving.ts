import type { DequeueReason } from '../activities/queued/kind.js';
import type { StopReason } from './activity.js';
import { bridgeOf, partings } from './bridge-state.js';
import type { Call } from './call.js';
import type { Effect } from './effect.js';
import { stop } from './lifecycle.js';
import { leavePlace, queuedOf } from './queue-state.js';
import { heardAnew } from './supervision-state.js';
import type { World } from './world.js';

/** The leg leaves the bridge that it is in or waits for, for what it does next. Its peer is hung up, or stays, by its own rule. */
export function leaveBridge(call: Call, why: 'rebridged' | 'transferred' | 'enqueued', world: World): Effect[] {
  const bridge = bridgeOf(call);
  if (!bridge) return [];
  const told = partings(call, why);
  return [...stop(call, bridge, 'replaced', world), ...heardAnew(call), ...told];
}

/** The leg leaves the queue that it waits in, if it does; calls behind it move up. It stays up, and what the app plays to it goes on. */
export function leaveQueue(call: Call, reason: DequeueReason, world: World): Effect[] {
  const queued = queuedOf(call);
  if (!queued) return [];
  queued.leaving = reason;
  const told = stop(call, queued, ENDS[reason], world, { detail: reason });
  return [...told, ...leavePlace(call.id, reason, world)];
}

/** The wait of a leg that leaves its queue ends for this reason. */
const ENDS: { readonly [Reason in DequeueReason]: StopReason } = {
  bridged: 'completed',
  'bridging-in-process': 'completed',
  hangup: 'hangup',
  leave: 'stopped',
  timeout: 'completed',
};
