import type { WebhookSettings } from '../calls/call.js';
import { webhookEventNamed } from '../contract/event-names.js';
import { entries, retryDelays, urlsOf } from './checks.js';

interface WebhookBody {
  readonly webhook_url?: string | null;
  readonly webhook_url_method?: 'POST' | 'GET' | null;
  readonly webhook_urls?: unknown;
  readonly webhook_urls_method?: 'POST' | 'GET' | null;
  readonly webhook_retries_policies?: unknown;
}

/** Takes over the webhook settings that a dial or an answer brings; what it leaves out stays as it was. */
export function takeWebhookSettings(call: { readonly webhooks: WebhookSettings }, body: WebhookBody): void {
  const { webhooks } = call;
  if (body.webhook_url) webhooks.url = body.webhook_url;
  if (body.webhook_url_method) webhooks.method = body.webhook_url_method;
  if (body.webhook_urls_method) webhooks.urlsMethod = body.webhook_urls_method;
  const urls = entries(body.webhook_urls).map(([event, given]) => [eventOf(event), urlsOf(given)] as const);
  if (urls.length > 0) webhooks.urls = Object.fromEntries(urls);
  const retries = entries(body.webhook_retries_policies).flatMap(([event, policy]) => {
    const delays = retryDelays(policy);
    return delays ? [[eventOf(event), delays] as const] : [];
  });
  if (retries.length > 0) webhooks.retries = Object.fromEntries(retries);
}

/** The check has seen to it that the event is known. */
const eventOf = (name: string): string => webhookEventNamed(name) ?? name;
