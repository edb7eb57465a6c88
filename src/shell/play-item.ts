import type { AudioEnd } from '../activities/audio-kind.js';
import type { Addressed } from '../calls/address.js';
import { limitReached } from '../limits.js';
import type { QueueName } from '../media/leg.js';
import type { AudioOutcome, QueueItem } from '../media/queue.js';
import { FetchError } from '../platform/fetch-error.js';
import type { CallMedia, MediaDeps, Running } from './performer.js';

/** An item of a `speak` or playback is queued on a leg; undefined where the queue is full, which the core is told. */
export function playItem(
  item: QueueItem,
  queue: Exclude<QueueName, 'ringback'>,
  media: Pick<CallMedia, 'leg'>,
  deps: Pick<MediaDeps, 'record' | 'report'>,
  { address }: Addressed,
): Running | undefined {
  if (media.leg?.play(queue, item))
    return {
      stop: (reason) => {
        // At the end the leg stops all of its queues at once.
        if (reason !== 'hangup') media.leg?.stopItem(queue, item.id);
      },
    };
  deps.record('limit.reached', limitReached('queue.items', { queue, id: item.id }), address);
  deps.report(address, {
    kind: 'audioEnded',
    id: item.id,
    outcome: { status: 'failed', detail: 'The queue is full.' },
  });
  return undefined;
}

/** Telnyx's word for the end of a queued item. */
export function audioEnd(outcome: AudioOutcome): AudioEnd {
  switch (outcome.kind) {
    case 'completed':
      return { status: 'completed' };
    case 'stopped':
      return { status: 'cancelled' };
    case 'failed':
      return {
        status: outcome.error instanceof FetchError && outcome.error.notFound ? 'file_not_found' : 'failed',
        detail: outcome.error.message,
      };
  }
}
