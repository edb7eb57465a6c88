import type { Call } from '../calls/call.js';
import type { Payload } from '../calls/webhook-event.js';
import type { Exchange } from '../shell/exchange.js';
import { webhookPayload } from '../webhooks/catalogue.js';

/** An event to make copies of. */
export interface EventSample {
  readonly eventType: string;
  /** The payload of such an event about a call of an attack. */
  payloadFor(call: Call): Payload;
}

/** An attack is made with this event where none is named: apps answer a call when it comes. */
export const USUAL_EVENT = 'call.initiated';

const CALLER = '+15550100001';
const CALLED = '+15550100002';

/**
 * An event like the newest webhook of that type, of that call where one is named. A call that comes in can be made up. Undefined where
 * there has been none.
 */
export function eventSample(
  exchange: Exchange,
  wanted: { readonly eventType: string; readonly callControlId?: string | undefined },
): EventSample | undefined {
  const { eventType, callControlId } = wanted;
  if (callControlId === undefined && eventType === USUAL_EVENT) return callIn(exchange);
  const [last] = exchange.deliveries.list({ event_type: eventType, call_control_id: callControlId, limit: 1 });
  if (!last) return undefined;
  return { eventType, payloadFor: (call) => ({ ...last.payload, ...idsOf(call) }) };
}

/** A call that comes in, as its `call.initiated` tells of it. */
function callIn({ applications }: Exchange): EventSample {
  const { id: connectionId } = applications.default;
  const identity = {
    callerIdName: CALLER,
    fromSipUri: `${CALLER}@192.0.2.1`,
    toSipUri: `${CALLED}@192.0.2.2`,
    callingPartyType: 'pstn',
  } as const;
  const coming = { connectionId, identity, from: CALLER, to: CALLED, direction: 'incoming', state: 'ringing' } as const;
  return {
    eventType: USUAL_EVENT,
    payloadFor: (call) => webhookPayload({ ...call, ...coming }, { type: USUAL_EVENT }),
  };
}

const idsOf = ({ id, legId, sessionId }: Call): object => ({
  call_control_id: id,
  call_leg_id: legId,
  call_session_id: sessionId,
});
