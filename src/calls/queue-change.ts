import { note, type Effect } from './effect.js';
import { forgetKept } from './queue-state.js';
import type { Queue, QueuePlace } from './queues.js';
import type { World } from './world.js';

/** A queue takes so many calls from now on; those that wait stay, if they are more. */
export function resizeQueue(queue: Queue, maxSize: number, world: World): Effect[] {
  world.queues.resize(queue, maxSize);
  return [note(world, 'queue.updated', { queue: queue.name, queue_id: queue.id, max_size: maxSize })];
}

/** An empty queue is deleted. */
export function deleteQueue(queue: Queue, world: World): Effect[] {
  world.queues.delete(queue);
  return [note(world, 'queue.deleted', { queue: queue.name, queue_id: queue.id, why: 'request' })];
}

/** A call stays in its queue when it is hung up, or not. One that has been hung up leaves it where it is to stay no longer (inferred). */
export function keepInQueue(place: QueuePlace, isKept: boolean, world: World): Effect[] {
  place.keepAfterHangup = isKept;
  return isKept || place.endedAt === null ? [] : forgetKept(place.id, 'leave', world);
}
