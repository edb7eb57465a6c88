import type { Application } from '../calls/applications.js';
import type { Entity } from '../calls/entity.js';
import type { WebhookEventType } from '../calls/webhook-event.js';
import type { Switches } from '../switches.js';
import type { WebhookTarget } from './record.js';

/** Telnyx waits this long for an answer unless the application says otherwise, in ms. */
export const USUAL_TIMEOUT_MS = 2000;

export interface RoutingDefaults {
  readonly webhookUrl: string | null;
  readonly webhookFailoverUrl: string | null;
}

/**
 * An event of an entity goes to the URLs that `webhook_urls` names for it, else the entity's own `webhook_url`, else the
 * application's, else the default. The failover stays the application's, whatever the entity's own URLs, and is tried last.
 */
export function routeWebhook(
  entity: Pick<Entity, 'webhooks' | 'direction'>,
  event: WebhookEventType,
  application: Application | undefined,
  defaults: RoutingDefaults,
  switches: Pick<Switches, 'dial_webhook_url_from'>,
): WebhookTarget {
  const { webhooks, direction } = entity;
  const retries = webhooks.retries[event];
  const failover = failoverOf(application, defaults);
  const by = (method: 'POST' | 'GET', ...urls: readonly (string | null)[]): WebhookTarget => ({
    urls: [...urls, failover].filter((url): url is string => url !== null && url !== ''),
    method,
    timeoutMs: application?.webhook_timeout_secs ? application.webhook_timeout_secs * 1000 : USUAL_TIMEOUT_MS,
    ...(retries === undefined ? {} : { retryDelaysMs: retries }),
  });
  const mapped = webhooks.urls[event];
  if (mapped !== undefined) return by(webhooks.urlsMethod, ...mapped);
  // A dial's own URL counts for what follows call.initiated (observed; documented as "subsequent webhooks").
  const tooEarly =
    event === 'call.initiated' && direction === 'outgoing' && switches.dial_webhook_url_from === 'after_initiated';
  if (webhooks.url !== null && !tooEarly) return by(webhooks.method, webhooks.url);
  return by('POST', application?.webhook_event_url || defaults.webhookUrl);
}

/** The default failover belongs to the default URL: an application with a URL of its own fails over to its own, or not at all. */
function failoverOf(application: Application | undefined, defaults: RoutingDefaults): string | null {
  if (application?.webhook_event_failover_url) return application.webhook_event_failover_url;
  const url = application?.webhook_event_url || defaults.webhookUrl;
  return url === defaults.webhookUrl ? defaults.webhookFailoverUrl : null;
}
