import type { Lasting } from '../../calls/lasting.js';

/** Documented. The last word on a call that waited. */
export type DequeueReason = 'bridged' | 'bridging-in-process' | 'hangup' | 'leave' | 'timeout';

/** The leg waits in a queue. Its place there stands in `world.queues`. */
export interface QueuedActivity extends Lasting {
  readonly kind: 'queued';
  /** Of the leg itself: the queue knows its place by it. */
  readonly callControlId: string;
  /** The name of the queue. */
  readonly queue: string;
  /** It leaves the queue after so long; undefined: it waits as long as it takes. */
  readonly maxWaitMs: number | undefined;
  /** The reason for leaving; undefined as long as it waits. */
  leaving: DequeueReason | undefined;
}

export type QueuedEvent =
  | {
      readonly type: 'call.enqueued';
      readonly queue: string;
      readonly position: number;
      readonly averageWaitMs: number;
    }
  | {
      readonly type: 'call.dequeued';
      readonly queue: string;
      readonly position: number;
      readonly reason: DequeueReason;
      readonly waitedMs: number;
    };

export interface QueuedKind {
  readonly activity: QueuedActivity;
  readonly event: QueuedEvent;
  readonly input: never;
}
