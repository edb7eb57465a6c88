import { LIMITS } from '../limits.js';
import { isBase64 } from '../platform/base64.js';
import { HTTP_SCHEMES, isUrl } from '../platform/url-schemes.js';
import { MAX_RETRIES } from '../webhooks/retry.js';
import { webhookEventNamed } from '../contract/event-names.js';
import type { Refusal } from '../contract/errors.js';

/** Documented limits of a `webhook_retries_policies` entry. */
const MAX_RETRIES_TOTAL_MS = 60_000;

const isFit = (value: string | null | undefined): boolean => value === undefined || value === null || isBase64(value);

/** A base64 property: absent and null are in order. */
export function checkBase64(name: string, value: string | null | undefined): Refusal[] {
  if (isFit(value)) return [];
  const detail = `The '${name}' parameter must be a valid base64 string.`;
  return [{ error: 'invalidBase64', detail, pointer: `/${name}` }];
}

/** The Base64 of a file in `playback_content`; absent and null are in order. */
export function checkPlaybackContent(value: string | null | undefined): Refusal[] {
  if (isFit(value)) return [];
  return [{ error: 'invalidPlaybackContent', pointer: '/playback_content' }];
}

/** A text to be said: `name` is the property that has it. */
export function checkPayload(name: string, payload: string): Refusal[] {
  if (payload.length >= 1 && payload.length <= LIMITS['speak.payload_chars']) return [];
  const detail = `The '${name}' parameter should contain between 1 and ${LIMITS['speak.payload_chars']} characters.`;
  return [{ error: 'invalidPayload', detail, pointer: `/${name}` }];
}

/** A URL property with one of `schemes` (`ws:`, `https:`): absent, null and, as Telnyx's defaults have it, empty are in order. */
export function checkUrl(pointer: string, value: string | null | undefined, schemes: readonly string[]): Refusal[] {
  if (value === undefined || value === null || value === '') return [];
  return isUrl(value, schemes) ? [] : [{ error: 'invalidUrl', pointer }];
}

interface WebhookBody {
  readonly webhook_url?: string | null;
  readonly webhook_urls?: unknown;
  readonly webhook_retries_policies?: unknown;
}

/** The webhook settings that dial and answer take. */
export function checkWebhooks(body: WebhookBody): Refusal[] {
  return [
    ...checkUrl('/webhook_url', body.webhook_url, HTTP_SCHEMES),
    ...entries(body.webhook_urls).flatMap(([event, given]) => [
      ...checkEvent('webhook_urls', event),
      ...checkEventUrls(`/webhook_urls/${event}`, given),
    ]),
    ...entries(body.webhook_retries_policies).flatMap(([event, policy]) => [
      ...checkEvent('webhook_retries_policies', event),
      ...checkRetries(event, policy),
    ]),
  ];
}

function checkEvent(name: string, event: string): Refusal[] {
  if (webhookEventNamed(event) !== undefined) return [];
  return [{ error: 'invalidWebhookEvent', pointer: `/${name}/${event}` }];
}

/** The value of one event of `webhook_urls`: a URL (the document of July 2026), or a list of them (SDKs since August). */
function checkEventUrls(pointer: string, given: unknown): Refusal[] {
  const urls = urlsOf(given);
  const most = LIMITS['webhooks.urls_per_event'];
  if (Array.isArray(given) && (urls.length === 0 || urls.length > most)) {
    return [{ error: 'outOfRange', detail: `The value is outside of allowed range 1 to ${most}`, pointer }];
  }
  return urls.flatMap((url, index) =>
    checkUrl(Array.isArray(given) ? `${pointer}/${index}` : pointer, url, HTTP_SCHEMES),
  );
}

/** The URLs of one event of `webhook_urls`, in the order in which they are tried. That they are texts is the schema's business. */
export const urlsOf = (given: unknown): readonly string[] =>
  [given].flat().filter((url): url is string => typeof url === 'string');

function checkRetries(event: string, policy: unknown): Refusal[] {
  const pointer = `/webhook_retries_policies/${event}/retries_ms`;
  const delays = retryDelays(policy);
  if (delays === undefined) return [];
  if (delays.some((delay) => !Number.isInteger(delay) || delay < 0)) {
    return [{ error: 'wrongType', detail: 'Each delay must be a whole number of milliseconds, 0 or more', pointer }];
  }
  const total = delays.reduce((sum, delay) => sum + delay, 0);
  if (delays.length <= MAX_RETRIES && total <= MAX_RETRIES_TOTAL_MS) return [];
  const detail = `At most ${MAX_RETRIES} retries with a total of ${MAX_RETRIES_TOTAL_MS} ms; received ${delays.length} with ${total} ms`;
  return [{ error: 'outOfRange', detail, pointer }];
}

/** The `retries_ms` of a policy; undefined where it has none. */
export function retryDelays(policy: unknown): readonly number[] | undefined {
  if (typeof policy !== 'object' || policy === null || !('retries_ms' in policy)) return undefined;
  return Array.isArray(policy.retries_ms) ? policy.retries_ms.map(Number) : undefined;
}

/** The properties of a map; none where it is absent. */
export function entries(map: unknown): [string, unknown][] {
  return typeof map === 'object' && map !== null && !Array.isArray(map) ? Object.entries(map) : [];
}

/** `loop`: "infinity", or 1 to 100 (also as a string of digits). Undefined where it is neither. */
export function loopCount(loop: string | number | null | undefined): number | undefined {
  if (loop === undefined || loop === null) return 1;
  if (loop === 'infinity') return Infinity;
  const count = typeof loop === 'number' ? loop : /^\d+$/.test(loop) ? Number(loop) : NaN;
  return Number.isInteger(count) && count >= 1 && count <= 100 ? count : undefined;
}

export function checkLoop(loop: string | number | null | undefined): Refusal[] {
  return loopCount(loop) === undefined ? [{ error: 'invalidLoop', pointer: '/loop' }] : [];
}

/** `stop`: what happens to the audio that sounds. */
export function checkStop(stop: string | null | undefined, allowed: readonly string[]): Refusal[] {
  if (stop === undefined || stop === null || allowed.includes(stop)) return [];
  return [{ error: 'invalidStop', pointer: '/stop' }];
}

/** A property whose values Telnyx names only in prose. */
export function checkOneOf(name: string, value: string | null | undefined, allowed: readonly string[]): Refusal[] {
  if (value === undefined || value === null || allowed.includes(value)) return [];
  return [
    {
      error: 'invalidEnum',
      detail: `The value must be one of: ${[...allowed].sort().join(', ')}.`,
      pointer: `/${name}`,
    },
  ];
}
