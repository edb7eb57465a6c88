import { callFields } from '../../calls/payload.js';
import { leaveQueue } from '../../calls/leaving.js';
import { dequeued, enqueued } from '../../calls/queue-state.js';
import { wholeSeconds } from '../../calls/queues.js';
import { webhook } from '../../calls/effect.js';
import type { ActivityDefinition } from '../../calls/world.js';
import { textBytes } from '../../platform/rough-bytes.js';
import type { QueuedKind } from './kind.js';

/** A leg waits in a queue. */
export const queued: ActivityDefinition<QueuedKind> = {
  // Inferred: a call that is hung up has left its queue before the hang-up is told.
  endRank: -10,
  beginsWhenAnswered: false,
  timers: { max_wait: 'waits_for_party' },
  webhooks: {
    'call.enqueued': (call, { queue, position, averageWaitMs }) => ({
      ...callFields(call),
      current_position: position,
      queue,
      queue_avg_wait_time_secs: wholeSeconds(averageWaitMs),
    }),
    'call.dequeued': (call, { queue, position, reason, waitedMs }) => ({
      ...callFields(call),
      queue,
      queue_position: position,
      reason,
      wait_time_secs: wholeSeconds(waitedMs),
    }),
  },
  told: ({ queue }) => ({ queue }),
  started(call, activity, world) {
    const { maxWaitMs } = activity;
    const event = enqueued(call.id, world);
    return [
      ...(event ? [webhook(call, event)] : []),
      ...(maxWaitMs === undefined
        ? []
        : [{ kind: 'activityTimer', at: call.address, activity, name: 'max_wait', afterMs: maxWaitMs } as const]),
    ];
  },
  take: (call, _activity, _timer, world) => leaveQueue(call, 'timeout', world),
  endEvent: ({ callControlId, leaving }, _ending, world) => dequeued(callControlId, leaving ?? 'hangup', world),
  release: () => undefined,
  bytes: ({ queue }) => textBytes(queue),
  view: ({ queue, maxWaitMs, leaving }) => ({
    queue,
    max_wait_ms: maxWaitMs ?? null,
    left: leaving ?? null,
  }),
};
