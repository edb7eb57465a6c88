import { isAlive, type Call } from '../calls/call.js';
import { isoMicros } from '../platform/clock.js';

type View = Readonly<Record<string, unknown>>;

const ids = (call: Call): View => ({
  call_control_id: call.id,
  call_leg_id: call.legId,
  call_session_id: call.sessionId,
});

const durationSecs = (call: Call, nowMicros: number): number =>
  Math.floor(((call.endedAt ?? nowMicros) - call.createdAt) / 1_000_000);

/** `GET /calls/{id}`. */
export function callStatus(call: Call, nowMicros: number): View {
  return {
    ...ids(call),
    call_duration: durationSecs(call, nowMicros),
    ...(call.clientState === null ? {} : { client_state: call.clientState }),
    ...(call.endedAt === null ? {} : { end_time: isoMicros(call.endedAt) }),
    is_alive: isAlive(call),
    record_type: 'call',
    start_time: isoMicros(call.createdAt),
  };
}

/** The calls of `GET /connections/{id}/active_calls` that are live, oldest first. One that stands in for another is of no connection. */
export const activeCalls = (calls: Iterable<Call>, connectionId: string, nowMicros: number): View[] =>
  [...calls]
    .filter((call) => call.connectionId === connectionId && call.state !== 'ended' && !call.standIn)
    .map((call) => activeCall(call, nowMicros));

function activeCall(call: Call, nowMicros: number): View {
  return {
    ...ids(call),
    call_duration: durationSecs(call, nowMicros),
    client_state: call.clientState ?? '',
    record_type: 'call',
  };
}
