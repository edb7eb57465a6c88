import { isoMicros } from '../platform/clock.js';
import type { Call } from './call.js';
import type { Payload } from './webhook-event.js';

/** The fields of the webhooks of a stream, which lack the caller's kind (observed). */
export const idFields = (call: Call): Payload => ({
  call_control_id: call.id,
  call_leg_id: call.legId,
  call_session_id: call.sessionId,
  client_state: call.clientState,
  connection_id: call.connectionId,
});

/** The fields of every `call.*` webhook. */
export const callFields = (call: Call): Payload => ({
  ...idFields(call),
  calling_party_type: call.identity.callingPartyType,
});

/** The numbers of both sides. */
export const partyFields = (call: Call): Payload => ({ from: call.from, to: call.to });

/** `start_time` is the start of the call, the same in every event of its life (observed). */
export const startTime = (call: Call): Payload => ({ start_time: isoMicros(call.createdAt) });
