import { limitReached } from '../limits.js';
import type { Call } from './call.js';
import { note, type Effect } from './effect.js';
import { beginning } from './lasting.js';
import { startActivity } from './lifecycle.js';
import { leaveBridge, leaveConference, leaveQueue } from './leaving.js';
import type { Queue } from './queues.js';
import type { World } from './world.js';

/** A leg that is to wait. */
export interface Waiting {
  /** The name of the queue, which is made where there is none of it. */
  readonly queue: string;
  /** Calls that a queue takes which is made for it. */
  readonly maxSize: number;
  readonly maxWaitMs: number | undefined;
  readonly keepAfterHangup: boolean;
}

/**
 * Puts a leg at the end of a queue. It leaves the bridge that it is in or waits for, a conference, and another queue. Ask `limitAgainst` of the queues
 * first: this does not refuse.
 */
export function enterQueue(
  call: Call,
  { queue: name, maxSize, maxWaitMs, keepAfterHangup }: Waiting,
  world: World,
): Effect[] {
  const left = [
    ...leaveBridge(call, 'enqueued', world),
    ...leaveConference(call, 'moved', world),
    ...leaveQueue(call, 'leave', world),
  ];
  const made = world.queues.get(name) ? [] : makeQueue(name, { maxSize, isImplicit: true }, world);
  const queue = world.queues.get(name);
  if (!queue) throw new Error(`the queue ${name} was not made`);
  world.queues.add(queue, call, keepAfterHangup);
  const position = queue.places.length;
  const told = note(call, 'queue.entered', { queue: name, queue_id: queue.id, position });
  const id = call.ids.uuid('queued');
  const waiting = { kind: 'queued', callControlId: call.id, queue: name, maxWaitMs, leaving: undefined } as const;
  return [...left, ...made, told, ...startActivity(call, { ...waiting, ...beginning(id, world, 'running') }, world)];
}

/** Makes a queue. Ask `limitAgainst` first: this does not refuse. */
export function makeQueue(name: string, wish: Pick<Queue, 'maxSize' | 'isImplicit'>, world: World): Effect[] {
  const { queue, gone } = world.queues.create(name, wish);
  const made = note(world, 'queue.created', {
    queue: name,
    queue_id: queue.id,
    max_size: queue.maxSize,
    by: queue.isImplicit ? 'enqueue' : 'request',
  });
  if (!gone) return [made];
  return [
    note(world, 'limit.reached', limitReached('queues', { queue: gone.name })),
    note(world, 'queue.deleted', { queue: gone.name, queue_id: gone.id, why: 'made_room' }),
    made,
  ];
}
