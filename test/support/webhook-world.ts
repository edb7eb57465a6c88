import { callAddress, callIdAt } from '../../src/calls/address.js';
import { VirtualClock } from '../../src/platform/virtual-clock.js';
import type { HttpRequest } from '../../src/platform/http-sender.js';
import type { Sign } from '../../src/webhooks/attempt-request.js';
import { WebhookDeliveries } from '../../src/webhooks/delivery.js';
import { WEBHOOK_LIMITS } from '../../src/webhooks/delivery-deps.js';
import type { WebhookLimits, DeliverySettings } from '../../src/webhooks/delivery-deps.js';
import type { Webhook, WebhookTarget } from '../../src/webhooks/record.js';
import { timeOf } from './time.js';
import { fakeSender } from './fake-sender.js';
import type { FakeAnswer } from './fake-sender.js';
import type { Fault } from '../../src/faults/fault.js';
import { faultsAtWork } from './faults-at-work.js';
import { unexpected } from './faults.js';

export const PRIMARY = 'http://app.test/hooks';
export const FAILOVER = 'http://backup.test/hooks';

export interface JournalEntry {
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly callControlId: string | undefined;
}

export interface WorldOptions {
  readonly answer?: (request: HttpRequest, nth: number) => FakeAnswer;
  readonly settings?: Partial<DeliverySettings>;
  readonly limits?: Partial<WebhookLimits>;
  readonly sign?: Sign;
  /** What goes wrong. */
  readonly faults?: readonly Fault[];
}

/** Webhooks made for the present world. */
let made = 0;

/** Webhook deliveries on virtual time, with everything that leaves and everything that is journalled at hand. */
export function webhookWorld({ answer = () => ({ status: 200 }), settings, limits, sign, faults }: WorldOptions = {}) {
  made = 0;
  const clock = new VirtualClock();
  const sender = fakeSender(clock, answer);
  const journal: JournalEntry[] = [];
  const book =
    faults && faultsAtWork(clock, faults, (type, fields) => journal.push({ type, fields, callControlId: undefined }));
  const deliveries = new WebhookDeliveries({
    time: timeOf(clock),
    host: clock.host,
    sender,
    sign: sign ?? ((timestamp, body) => `signature(${timestamp}|${body})`),
    record: (type, fields, at) => journal.push({ type, fields, callControlId: callIdAt(at) }),
    ...(book && { faults: book }),
    lastSeq: () => journal.length,
    fault: unexpected,
    settings: {
      retryDelaysMs: [1000, 2000],
      order: 'in_order',
      getSignature: 'empty_body',
      bodyFormat: 'compact',
      ...settings,
    },
    limits: { ...WEBHOOK_LIMITS, pending: 100, waitingPerCall: 100, kept: 100, ...limits },
  });
  const types = (): string[] => journal.map((entry) => entry.type);
  return { clock, sender, journal, types, deliveries };
}

/** An event `name` of `call-1` to the primary URL, unless said otherwise. */
export function webhook(name: string, changes: Partial<Webhook> = {}, target: Partial<WebhookTarget> = {}): Webhook {
  return {
    of: callAddress('call-1'),
    eventType: `call.${name}`,
    eventId: `event-${name}`,
    deliveryId: `delivery-${++made}`,
    occurredAt: '2026-01-01T00:00:00.000000Z',
    payload: { call_control_id: 'call-1', client_state: null },
    target: { urls: [PRIMARY], method: 'POST', timeoutMs: 2000, ...target },
    ...changes,
  };
}

/** The body of a webhook as an app reads it. */
export function envelope(request: HttpRequest) {
  return JSON.parse(request.body ?? '') as {
    data: {
      event_type: string;
      id: string;
      occurred_at: string;
      payload: Record<string, unknown>;
      record_type: string;
    };
    meta: { attempt: number; delivered_to: string };
  };
}
