import type { Call } from '../calls/call.js';
import type { Effect } from '../calls/effect.js';
import { leaveQueue } from '../calls/leaving.js';
import { forgetKept } from '../calls/queue-state.js';
import type { Found, QueuePlace } from '../calls/queues.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';

/** The first call in a queue, besides the one that asks (inferred: a call that waits there too is bridged with the next). */
export function nextIn(name: string, asker: Call, { queues }: World): Found | Refusal {
  const queue = queues.get(name);
  const first = queue?.places.find(({ id }) => id !== asker.id);
  const found = first && queues.find(first.id);
  if (found) return found;
  const pointer = '/queue';
  // A queue is made by its first call: one who asks before that is no worse than one who asks too late.
  if (!queue) return { error: 'queueEmpty', detail: `There is no queue '${name}'.`, pointer };
  return { error: 'queueEmpty', detail: `The '${name}' queue has no call to bridge with.`, pointer };
}

/** Documented: the first call leaves the queue even if the bridge fails. */
export function takeOut({ place }: Found, world: World): readonly Effect[] {
  const call = world.call(place.id);
  const left = call ? leaveQueue(call, 'bridging-in-process', world) : [];
  return [...left, ...forgetKept(place.id, 'bridging-in-process', world)];
}

/** Documented: a bridge with a call that was hung up and kept fails with what is needed to call again. In which words is not. */
export const toCallAgain = ({ from, to, connectionId }: QueuePlace): Refusal => ({
  error: 'callEnded',
  detail: `This call is no longer active and can't receive commands. To call again: from ${from}, to ${to}, connection_id ${connectionId}.`,
});
