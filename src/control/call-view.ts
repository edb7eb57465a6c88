import { ACTIVITY_KINDS } from '../activities/index.js';
import type { Activity } from '../calls/activity.js';
import { definitionOf } from '../calls/world.js';
import { bridgedTo } from '../calls/bridge-state.js';
import type { Call } from '../calls/call.js';
import { isoMicros } from '../platform/clock.js';
import type { ActivityView, CallView } from './types.js';

/** A call as the control API shows it. Nothing in it changes when the call does. */
export function callView(call: Call): CallView {
  const { party } = call;
  return {
    call_control_id: call.id,
    call_leg_id: call.legId,
    call_session_id: call.sessionId,
    connection_id: call.connectionId,
    ...(call.standIn ? { stand_in: true } : {}),
    direction: call.direction,
    state: callState(call),
    from: call.from,
    to: call.to,
    codec: call.codec,
    client_state: call.clientState,
    created_at: isoMicros(call.createdAt),
    answered_at: timeOrNull(call.answeredAt),
    ended_at: timeOrNull(call.endedAt),
    bridged_to: bridgedTo(call),
    unbridged: call.unbridged,
    hangup: call.hangup && { ...call.hangup },
    party: {
      ...party.nature,
      on_hold: party.onHold,
      speaking: party.speaking,
      dtmf_heard: party.dtmfHeard,
      received_headers: party.receivedHeaders.map(({ name, value }) => ({ name, value })),
      received_sip_info: party.sipInfos.map(({ contentType, body }) => ({ content_type: contentType, body })),
    },
    activities: Array.from(call.activities.values(), activityView),
  };
}

/** A leg that has been dialled and not yet offered to the far end is shown as ringing: nobody outside can tell. */
export const callState = (call: Call): CallView['state'] => (call.state === 'dialing' ? 'ringing' : call.state);

/** Something that lasts on a call or in a conference, as the control API shows it. */
export function activityView(activity: Activity): ActivityView {
  const { id, kind, parent, state, startedAt, endedAt } = activity;
  // The document's schemas have a place for each kind.
  const common = {
    id,
    kind: kind satisfies ActivityView['kind'],
    ...(parent === undefined ? {} : { parent }),
    state,
    started_at: isoMicros(startedAt),
    ended_at: timeOrNull(endedAt),
  };
  // The kind's view has what the document's schema of that kind has; a test compares them.
  return { ...common, ...definitionOf(ACTIVITY_KINDS, activity).view(activity) } as ActivityView;
}

export const timeOrNull = (micros: number | null): string | null => (micros === null ? null : isoMicros(micros));
