import type { EntryOf } from '../../contract/entry-types.js';
import { isSuccess } from '../../platform/http-sender.js';
import { debug, info, warn, type Line } from '../line.js';
import { because, inMs } from '../words.js';
import type { LinesOf } from './lines-of.js';

/** The ways by which an app comes to hear of a call. */
export const WAYS_TO_A_URL = 'give --webhook-url, webhook_url with the call, or webhook_event_url of its application';

/** A call that rings in is told by its first webhook, which alone has the numbers; one that is dialled is a command. */
function created({ event_type: name, payload }: EntryOf<'webhook.created'>): Line {
  const isRing = name === 'call.initiated' && payload['direction'] === 'incoming';
  if (!isRing) return { ...debug('webhook', `${name} is to be sent`), body: payload };
  return { ...info('party', `${String(payload['from'])} rings ${String(payload['to'])}`), body: payload };
}

function attempted({ event_type: name, url, attempt, status, error, fault, host }: EntryOf<'webhook.attempt'>): Line {
  const isTaken = status !== undefined && isSuccess({ status });
  const again = attempt > 1 ? `, attempt ${attempt}` : '';
  const text = `${name} → ${status ?? error ?? 'no answer'}${inMs(host?.duration_ms)}${again} (${url})${because(fault && `fault ${fault}`)}`;
  return (isTaken ? info : warn)('webhook', text);
}

export const WEBHOOK_LINES: LinesOf<'webhook' | 'webhook_api_version'> = {
  'webhook.created': created,
  'webhook.attempt': attempted,
  // The finding says it in words.
  'webhook.answer': ({ event_type: name, body }) => debug('webhook', `${name} was answered with ${body}`),
  'webhook.delivered': ({ event_type: name }) => debug('webhook', `${name} is delivered`),
  // A finding says more of this, and of webhooks that have nowhere to go.
  'webhook.failed': ({ event_type: name, why }) => debug('webhook', `${name} is given up${because(why)}`),
  'webhook.undeliverable': ({ event_type: name, why }) => debug('webhook', `${name} goes nowhere${because(why)}`),
  'webhook.dropped': ({ event_type: name, why, what }) => warn('webhook', `${name} is dropped: ${why}${because(what)}`),
  'webhook_api_version.assumed': ({ application_id: id, version }) =>
    debug('webhook', `application ${id} gets version ${version}, as it names none`),
  'webhook_api_version.not_simulated': ({ application_id: id, version }) =>
    debug('webhook', `application ${id} wants version ${version}, which is not simulated, and gets version 2`),
};
