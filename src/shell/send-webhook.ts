import type { Address } from '../calls/address.js';
import type { Applications } from '../calls/applications.js';
import type { Entity } from '../calls/entity.js';
import type { WebhookEvent } from '../calls/webhook-event.js';
import type { Config } from '../config.js';
import { isoMicros, type WorldClock } from '../platform/clock.js';
import { webhookPayload } from '../webhooks/catalogue.js';
import type { WebhookDeliveries } from '../webhooks/delivery.js';
import { routeWebhook } from '../webhooks/routing.js';

export interface SendWebhookDeps {
  readonly clock: Pick<WorldClock, 'wallMicros'>;
  readonly config: Pick<Config, 'webhookUrl' | 'webhookFailoverUrl' | 'switches'>;
  readonly applications: Pick<Applications, 'get'>;
  readonly deliveries: Pick<WebhookDeliveries, 'enqueue'>;
  /** Default the catalogue's. */
  readonly payload?: typeof webhookPayload;
}

/** An event of an entity; `at`: its address, and the leg that the event is about as well. */
export interface EventOf {
  readonly entity: Entity;
  readonly at: Address;
}

/** Has an event of an entity delivered, with a payload of the facts as they are now, behind the events that it had before. */
export function sendWebhook(
  { entity, at }: EventOf,
  event: WebhookEvent,
  { clock, config, applications, deliveries, payload = webhookPayload }: SendWebhookDeps,
): void {
  const application = applications.get(entity.connectionId);
  deliveries.enqueue({
    of: at,
    eventType: event.type,
    eventId: entity.ids.uuid('event'),
    deliveryId: entity.ids.uuid('delivery'),
    occurredAt: isoMicros(clock.wallMicros()),
    payload: payload(entity, event),
    target: routeWebhook(entity, event.type, application, config, config.switches),
  });
}
