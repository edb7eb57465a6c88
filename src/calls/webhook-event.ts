import type { StreamActivity } from '../activities/stream/kind.js';
import type { ActivityKind, Kinds } from './activity.js';
import type { Call } from './call.js';
import type { Conference } from './conferences/conference.js';
import type { ConferenceEvent } from './conferences/events.js';
import type { Hangup } from './hangup.js';

/** A webhook about the call itself. */
export type CallEvent =
  | { readonly type: 'call.initiated' }
  | { readonly type: 'call.answered'; readonly stream?: StreamActivity | undefined }
  | { readonly type: 'call.hangup'; readonly hangup: Hangup }
  | { readonly type: 'call.cost' }
  | { readonly type: 'call.hold' | 'call.unhold' }
  | { readonly type: 'call.dtmf.received'; readonly digit: string };

/** A webhook that the core wants sent: its name and the facts that the call itself does not hold. */
export type WebhookEvent = CallEvent | Kinds[ActivityKind]['event'] | ConferenceEvent;

export type WebhookEventType = WebhookEvent['type'];

export type Payload = Record<string, unknown>;

/** Makes the payload of each of these events, its keys in any order. */
export type PayloadBuilders<E extends { readonly type: string }, Of extends Call | Conference = Call> = {
  readonly [T in E['type']]: (of: Of, event: Extract<E, { readonly type: T }>) => Payload;
};
