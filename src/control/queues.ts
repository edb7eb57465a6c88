import type { Queue, Queues } from '../calls/queues.js';
import { isoMicros } from '../platform/clock.js';
import type { Exchange } from '../shell/exchange.js';
import { SimulatorError } from './simulator-error.js';
import type { QueueView } from './types.js';

/** The queues, oldest first. */
export const listQueues = ({ queues }: Exchange): QueueView[] => queues.list().map((queue) => viewOf(queue, queues));

/** A queue as it is now. Throws a SimulatorError: 404 where there is none of that name. */
export function getQueue({ queues }: Exchange, name: string): QueueView {
  const queue = queues.get(name);
  if (queue) return viewOf(queue, queues);
  const detail = `expected the name of a queue, came ${name}; the first call that is put in one makes it`;
  throw new SimulatorError(404, [{ detail, parameter: 'name' }]);
}

const viewOf = (queue: Queue, queues: Queues): QueueView => ({
  id: queue.id,
  name: queue.name,
  max_size: queue.maxSize,
  made_by: queue.isImplicit ? 'enqueue' : 'request',
  created_at: isoMicros(queue.createdAt),
  updated_at: isoMicros(queue.updatedAt),
  average_wait_ms: Math.floor(queues.averageWaitMs(queue)),
  calls: queue.places.map((place, index) => ({
    call_control_id: place.id,
    position: index + 1,
    from: place.from,
    to: place.to,
    connection_id: place.connectionId,
    enqueued_at: isoMicros(place.enqueuedAt),
    waited_ms: Math.floor(queues.waitedMs(place)),
    is_alive: place.endedAt === null,
    keep_after_hangup: place.keepAfterHangup,
  })),
});
