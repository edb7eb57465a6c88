import { LIMITS } from '../limits.js';
import type { Exchange } from '../shell/exchange.js';
import type { DeliveryRecord } from '../webhooks/record.js';
import { SimulatorError } from './simulator-error.js';
import { refuseWhileStopping } from './stopping.js';
import type { WebhookFilter, WebhookView } from './types.js';

/** The deliveries that match, newest last. */
export function listWebhooks(exchange: Exchange, filter: WebhookFilter): WebhookView[] {
  return exchange.deliveries.list(filter).map(webhookView);
}

/** Sends a webhook once more. Throws a SimulatorError: 404 for an unknown delivery, 503 while the simulator stops. */
export function resendWebhook(exchange: Exchange, id: string): WebhookView {
  refuseWhileStopping(exchange);
  const delivery = exchange.deliveries.resend(id) ? exchange.deliveries.find(id) : undefined;
  if (delivery) return webhookView(delivery);
  throw new SimulatorError(404, [
    { detail: `There is no delivery ${id}; at most the newest ${LIMITS['webhooks.kept']} are kept.`, parameter: 'id' },
  ]);
}

const webhookView = ({ attempts, ...delivery }: DeliveryRecord): WebhookView => ({
  ...delivery,
  attempts: [...attempts],
});
