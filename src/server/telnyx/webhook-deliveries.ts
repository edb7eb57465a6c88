import { isoMicros } from '../../platform/clock.js';
import type { Exchange } from '../../shell/exchange.js';
import type { AttemptRecord, DeliveryRecord } from '../../webhooks/record.js';
import { numberedPage, type PageQuery } from './cursor-page.js';
import { ok, pathParam, refuse, type Answer, type Operation } from './operation.js';
import { isWithin, microsOf, type Instants } from './instants.js';

/** The operations on deliveries, which the SDKs have and the voice document has not. */
export function webhookDeliveryOperations(exchange: Exchange): {
  readonly ListWebhookDeliveries: Operation;
  readonly RetrieveWebhookDelivery: Operation;
} {
  return {
    ListWebhookDeliveries: { run: ({ query }) => list(exchange, query) },
    RetrieveWebhookDelivery: {
      run(request) {
        const delivery = exchange.deliveries.find(pathParam(request, 'id'));
        return delivery ? ok(view(delivery, exchange)) : refuse({ error: 'notFound', pointer: '/' });
      },
    },
  };
}

/** The query's `filter`, as the schema has it. */
interface Filter {
  readonly status?: { readonly eq?: string };
  readonly event_type?: string;
  readonly webhook?: { readonly contains?: string };
  readonly attempts?: { readonly contains?: string };
  readonly started_at?: Instants;
  readonly finished_at?: Instants;
}

/** Newest first. */
function list(exchange: Exchange, given: Readonly<Record<string, unknown>>): Answer {
  // The schemas of the parameters `page` and `filter`.
  const { page, filter = {} } = given as { page?: PageQuery; filter?: Filter };
  const views = exchange.deliveries.list().map((delivery) => view(delivery, exchange));
  return numberedPage(views.filter((each) => matches(each, filter)).reverse(), page);
}

type View = ReturnType<typeof view>;

function matches(view: View, { status, event_type: types, webhook, attempts, ...filter }: Filter): boolean {
  return (
    (status?.eq === undefined || view.status === status.eq) &&
    (types === undefined || types.split(',').includes(view.webhook.event_type)) &&
    holds(view.webhook, webhook?.contains) &&
    holds(view.attempts, attempts?.contains) &&
    isWithin(view.started_at, filter.started_at) &&
    isWithin(view.finished_at, filter.finished_at)
  );
}

const holds = (part: unknown, text = ''): boolean => text === '' || JSON.stringify(part).includes(text);

/** A delivery that is under way has no status and no end yet. */
function view(delivery: DeliveryRecord, { account, deliveries }: Exchange) {
  const occurredAt = deliveries.occurredAt(delivery.id) ?? '';
  const attempts = delivery.attempts.map(attemptView).reverse();
  const status = STATUS[delivery.state];
  return {
    attempts,
    ...(status === undefined ? {} : { finished_at: attempts[0]?.finished_at ?? occurredAt, status }),
    id: delivery.id,
    record_type: 'webhook_delivery',
    started_at: attempts.at(-1)?.started_at ?? occurredAt,
    user_id: account.userId,
    webhook: {
      event_type: delivery.event_type,
      id: delivery.event_id,
      occurred_at: occurredAt,
      payload: delivery.payload,
      record_type: 'event',
    },
  };
}

/** One that could go nowhere was not delivered. */
const STATUS: { readonly [S in DeliveryRecord['state']]: 'delivered' | 'failed' | undefined } = {
  pending: undefined,
  delivered: 'delivered',
  failed: 'failed',
  undeliverable: 'failed',
};

const attemptView = ({ at, duration_ms: ms, url, status, code }: AttemptRecord) => ({
  errors: code === null ? [] : [Number(code)],
  finished_at: isoMicros(microsOf(at) + Math.round(ms * 1000)),
  http: { request: { url }, ...(status === null ? {} : { response: { status } }) },
  started_at: at,
  status: code === null ? 'delivered' : 'failed',
});
