import { wholeSeconds, type Found, type Queue, type Queues } from '../../calls/queues.js';
import { isoMicros } from '../../platform/clock.js';

/** A queue as the API shows it. */
export function queueView(queue: Queue, queues: Queues): Readonly<Record<string, unknown>> {
  return {
    average_wait_time_secs: wholeSeconds(queues.averageWaitMs(queue)),
    created_at: isoMicros(queue.createdAt),
    current_size: queue.places.length,
    id: queue.id,
    max_size: queue.maxSize,
    name: queue.name,
    record_type: 'queue',
    updated_at: isoMicros(queue.updatedAt),
  };
}

/** A call in a queue as the API shows it. */
export function queueCallView({ queue, place, position }: Found, queues: Queues): Readonly<Record<string, unknown>> {
  return {
    call_control_id: place.id,
    call_leg_id: place.legId,
    call_session_id: place.sessionId,
    connection_id: place.connectionId,
    enqueued_at: isoMicros(place.enqueuedAt),
    from: place.from,
    is_alive: place.endedAt === null,
    queue_id: queue.id,
    queue_position: position,
    record_type: 'queue_call',
    to: place.to,
    wait_time_secs: wholeSeconds(queues.waitedMs(place)),
  };
}
