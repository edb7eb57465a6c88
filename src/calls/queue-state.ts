import type { QueuedActivity, QueuedEvent, DequeueReason } from '../activities/queued/kind.js';
import { limitReached } from '../limits.js';
import { callAddress } from './address.js';
import { live, type Call } from './call.js';
import { note, webhook, type Effect } from './effect.js';
import type { Found } from './queues.js';
import type { World } from './world.js';

/** The wait of a leg in a queue; undefined where it is in none. */
export const queuedOf = (call: Call): QueuedActivity | undefined => live(call, 'queued')[0];

/** The event that tells of a call's place in its queue, as it is now. */
export function enqueued(callId: string, { queues }: World): QueuedEvent | undefined {
  const found = queues.find(callId);
  if (!found) return undefined;
  const { queue, position } = found;
  return { type: 'call.enqueued', queue: queue.name, position, averageWaitMs: queues.averageWaitMs(queue) };
}

/** The event that tells of a call's leaving. None where it is in no queue, or is kept there though it is hung up. Ask before it leaves. */
export function dequeued(callId: string, reason: DequeueReason, { queues }: World): QueuedEvent | undefined {
  const found = queues.find(callId);
  if (!found || (reason === 'hangup' && found.place.keepAfterHangup)) return undefined;
  const { queue, place, position } = found;
  return { type: 'call.dequeued', queue: queue.name, position, reason, waitedMs: queues.waitedMs(place) };
}

/** A call leaves its queue. The journal is told; the app is by `dequeued`. */
export function leavePlace(callId: string, reason: DequeueReason, { queues }: World): Effect[] {
  const found = queues.find(callId);
  if (!found) return [];
  const fields = { ...placed(found), reason, waited_ms: Math.round(queues.waitedMs(found.place)) };
  queues.remove(callId);
  return [note({ address: callAddress(callId) }, 'queue.left', fields)];
}

/** A call that was hung up and kept leaves its queue. The app is told as long as the call is known. */
export function forgetKept(callId: string, reason: DequeueReason, world: World): Effect[] {
  const event = dequeued(callId, reason, world);
  const call = world.call(callId);
  return [...(event && call ? [webhook(call, event)] : []), ...leavePlace(callId, reason, world)];
}

/** The leg is hung up: it leaves its queue, or is kept there. Ask for `dequeued` before this. */
export function queuePartings(call: Call, world: World): Effect[] {
  const found = world.queues.find(call.id);
  if (!found) return [];
  if (!found.place.keepAfterHangup) return leavePlace(call.id, 'hangup', world);
  const oneTooMany = world.queues.keep(found.place);
  const kept = note(call, 'queue.kept', placed(found));
  if (!oneTooMany) return [kept];
  const full = note(world, 'limit.reached', limitReached('queues.ended_calls', { queue: oneTooMany.queue.name }));
  return [kept, full, ...forgetKept(oneTooMany.place.id, 'leave', world)];
}

/** The journal's fields of a place. */
const placed = ({
  queue,
  position,
}: Found): { readonly queue: string; readonly queue_id: string; readonly position: number } => ({
  queue: queue.name,
  queue_id: queue.id,
  position,
});
