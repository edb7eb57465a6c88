import type { HttpRequest } from '../platform/http-sender.js';
import { eventBody, type BodyFormat } from './event-body.js';
import type { Webhook } from './record.js';

/**
 * The text that the signature of a GET webhook covers beside the timestamp. Telnyx does not say: `empty_body` is what a verifier
 * sees that is handed the (empty) raw body, `query` is the query string without its question mark.
 */
export type GetSignature = 'empty_body' | 'query';

/** Makes the signature over `timestamp|body`, at once or a little later; `others` is how many more attempts are under way. */
export type Sign = (timestamp: string, body: string, others: number) => string | Promise<string>;

export interface AttemptParts {
  /** Counts on from 1 through retries and failover. */
  readonly attempt: number;
  readonly url: string;
  /** Unix seconds at which this attempt leaves. */
  readonly timestamp: string;
  readonly getSignature: GetSignature;
  readonly bodyFormat: BodyFormat;
  readonly sign: Sign;
  /** Attempts under way beside this one. */
  readonly others: number;
}

/** The request of one attempt. `id` and `occurred_at` are the event's; timestamp, signature and address the attempt's. */
export async function attemptRequest(webhook: Webhook, parts: AttemptParts): Promise<HttpRequest> {
  const { signedText, headers, ...request } =
    webhook.target.method === 'GET' ? getRequest(webhook, parts) : postRequest(webhook, parts);
  const signature = await parts.sign(parts.timestamp, signedText, parts.others);
  return {
    ...request,
    headers: {
      ...headers,
      'telnyx-signature-ed25519': signature,
      'telnyx-timestamp': parts.timestamp,
      'user-agent': 'telnyx-webhooks',
    },
    timeoutMs: webhook.target.timeoutMs,
  };
}

type Unsigned = Omit<HttpRequest, 'timeoutMs'> & { readonly signedText: string };

function postRequest(webhook: Webhook, { attempt, url, bodyFormat }: AttemptParts): Unsigned {
  const body = eventBody(webhook, { attempt, url }, bodyFormat);
  return { url, method: 'POST', headers: { 'content-type': 'application/json' }, body, signedText: body };
}

function getRequest(webhook: Webhook, parts: AttemptParts): Unsigned {
  const url = withQuery(parts.url, eventQuery(webhook));
  return { url, method: 'GET', headers: {}, signedText: parts.getSignature === 'query' ? queryOf(url) : '' };
}

/** The encoding is ours, Telnyx publishes none. A payload field named like one of the envelope gives way to it. */
function eventQuery(webhook: Webhook): string {
  const query = new URLSearchParams({
    event_type: webhook.eventType,
    id: webhook.eventId,
    occurred_at: webhook.occurredAt,
    record_type: 'event',
  });
  const fields: [string, unknown][] = Object.entries(webhook.payload);
  for (const [name, value] of fields)
    if (value !== undefined && !query.has(name)) query.append(name, queryValue(value));
  return query.toString();
}

/** Strings stand bare and null is empty, as forms have it; numbers, booleans, objects and arrays are JSON. */
function queryValue(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : JSON.stringify(value);
}

/** Leaves a query that the app put into its URL as it is: re-encoding it could break a token in it. */
function withQuery(url: string, query: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  const own = parsed.search.slice(1);
  parsed.search = own === '' ? query : `${own}&${query}`;
  return parsed.href;
}

function queryOf(url: string): string {
  return URL.canParse(url) ? new URL(url).search.slice(1) : '';
}
