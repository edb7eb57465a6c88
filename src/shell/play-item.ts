import type { AudioEnd } from '../activities/audio-kind.js';
import type { Call } from '../calls/call.js';
import { limitReached } from '../limits.js';
import type { AudioOutcome, QueueItem } from '../media/queue.js';
import { FetchError } from '../platform/fetch-error.js';
import type { CallMedia, MediaDeps, Running } from './performer.js';

/** An item of a `speak` or playback is queued on the leg; undefined where the queue is full, which the core is told. */
export function playItem(
  item: QueueItem,
  queue: 'main' | 'overlay',
  media: CallMedia,
  deps: MediaDeps,
  call: Call,
): Running | undefined {
  if (media.leg?.play(queue, item))
    return {
      stop: (reason) => {
        // At the hang-up the leg stops all of its queues at once.
        if (reason !== 'hangup') media.leg?.stopItem(queue, item.id);
      },
    };
  deps.record('limit.reached', limitReached('queue.items', { queue, id: item.id }), call.address);
  deps.report(call.address, {
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
