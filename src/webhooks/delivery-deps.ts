import type { Address } from '../calls/address.js';
import type { RecordEntry } from '../calls/journal.js';
import type { FaultBook } from '../faults/book.js';
import { LIMITS } from '../limits.js';
import type { NewShare } from '../platform/byte-shares.js';
import type { HostClock } from '../platform/clock.js';
import type { HttpSender } from '../platform/http-sender.js';
import type { WorldTime } from '../time/world-time.js';
import type { GetSignature, Sign } from './attempt-request.js';
import type { BodyFormat } from './event-body.js';
import type { RecordLimits } from './record.js';

export interface WebhookLimits extends RecordLimits {
  /** Deliveries in flight, waiting for their turn or for a retry, of all calls together, and roughly their bytes. */
  readonly pending: number;
  readonly pendingBytes: number;
  /** Deliveries of one entity that wait for their first attempt. */
  readonly waitingPerCall: number;
  /** Bytes of large bodies that are being sent at once. */
  readonly inFlightBytes: number;
}

export const WEBHOOK_LIMITS: WebhookLimits = {
  pending: LIMITS['webhooks.pending'],
  pendingBytes: LIMITS['webhooks.pending_bytes'],
  waitingPerCall: LIMITS['webhooks.waiting_per_call'],
  inFlightBytes: LIMITS['webhooks.in_flight_bytes'],
  kept: LIMITS['webhooks.kept'],
  keptBytes: LIMITS['webhooks.kept_bytes'],
  attemptsKept: LIMITS['webhooks.attempts_kept'],
};

/** Deliveries are tried so, by the configuration and its switches; a call's own `WebhookSettings` say where they go. */
export interface DeliverySettings {
  readonly retryDelaysMs: readonly number[];
  readonly order: 'in_order' | 'concurrent';
  readonly getSignature: GetSignature;
  readonly bodyFormat: BodyFormat;
}

export interface WebhookDeps {
  /** Of `drain`, of how long an endpoint takes, and of signatures: the SDKs refuse a time stamp that is five minutes off. */
  readonly host: HostClock;
  /** Of the back-off, and of what the records say. It waits for what is queued or waits for its answer, and is told of each answer. */
  readonly time: Pick<WorldTime, 'clock' | 'holds' | 'signOfLife' | 'arrivals'>;
  readonly sender: HttpSender;
  readonly sign: Sign;
  /** Things may go wrong so on the way; absent where nothing may. */
  readonly faults?: Pick<FaultBook, 'strike'>;
  readonly record: RecordEntry;
  /** The `seq` of the journal's newest entry. */
  readonly lastSeq: () => number;
  /** Told of a fault of ours in a delivery; the delivery has failed then. */
  readonly fault: (error: unknown, of?: Address) => void;
  /** Read at each use, so a change counts from the next attempt on. */
  readonly settings: DeliverySettings;
  readonly limits?: WebhookLimits;
  /** Makes the share in the bytes of all worlds, where there are several. */
  readonly newShare?: (limit: 'webhooks.pending_bytes' | 'webhooks.kept_bytes') => NewShare;
}
