import type { DequeueReason } from '../activities/queued/kind.js';
import type { StopReason } from './activity.js';
import { bridgeOf, partings } from './bridge-state.js';
import type { Call } from './call.js';
import { conferenceOf } from './conferences/conference.js';
import type { LeaveReason } from './conferences/events.js';
import { hasLeft } from './conferences/partings.js';
import type { Effect } from './effect.js';
import { stop } from './lifecycle.js';
import { leavePlace, queuedOf } from './queue-state.js';
import { heardAnew } from './supervision-state.js';
import type { World } from './world.js';

/** The leg leaves the bridge that it is in or waits for, for what it does next. Its peer is hung up, or stays, by its own rule. */
export function leaveBridge(
  call: Call,
  why: 'rebridged' | 'transferred' | 'enqueued' | 'conference',
  world: World,
): Effect[] {
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
  const told = stop(call, queued, DEQUEUED[reason], world, { detail: reason });
  return [...told, ...leavePlace(call.id, reason, world)];
}

/** The wait of a leg that leaves its queue ends for this reason. */
const DEQUEUED: { readonly [Reason in DequeueReason]: StopReason } = {
  bridged: 'completed',
  'bridging-in-process': 'completed',
  hangup: 'hangup',
  leave: 'stopped',
  timeout: 'completed',
};

/** The leg leaves the conference that it is in, if it is in one. */
export function leaveConference(call: Call, why: Exclude<LeaveReason, 'hangup'>, world: World): Effect[] {
  const activity = conferenceOf(call);
  return activity ? [...stop(call, activity, LEFT[why], world), hasLeft(activity, why)] : [];
}

/** The activity of a participant that leaves ends for this reason. */
const LEFT: { readonly [Reason in Exclude<LeaveReason, 'hangup'>]: StopReason } = {
  left: 'stopped',
  moved: 'replaced',
  conference_over: 'completed',
};
