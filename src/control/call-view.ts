import type { Activity, StreamActivity } from '../calls/activity.js';
import { bridgedTo } from '../calls/bridge-state.js';
import type { Call } from '../calls/call.js';
import type { ForkTarget } from '../forking/params.js';
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
      speaking: party.speaking,
      dtmf_heard: party.dtmfHeard,
      received_headers: party.receivedHeaders.map(({ name, value }) => ({ name, value })),
    },
    activities: Array.from(call.activities.values(), activityView),
  };
}

/** A leg that has been dialled and not yet offered to the far end is shown as ringing: nobody outside can tell. */
export const callState = (call: Call): CallView['state'] => (call.state === 'dialing' ? 'ringing' : call.state);

type Details = Readonly<Record<string, unknown>>;

/** Each kind of activity shows these besides the common fields. */
const DETAILS: {
  readonly [K in Exclude<Activity['kind'], 'stream'>]: (activity: Extract<Activity, { kind: K }>) => Details;
} = {
  fork: ({ params, stats }) => ({
    ...(params.kind === 'split'
      ? { rx: params.rx ? address(params.rx) : null, tx: params.tx ? address(params.tx) : null }
      : { target: address(params.target) }),
    ...stats,
  }),
  transcription: ({ engine, tracks, interimResults }) => ({ engine, tracks, interim_results: interimResults }),
  speak: ({ text, voice }) => ({ text, voice }),
  bridge: ({ peer, ringtone, afterwards, hearsDigits }) => ({
    peer,
    ringtone: ringtone ?? null,
    after_unbridge: afterwards,
    hears_digits: hearsDigits,
  }),
  playback: ({ mediaUrl, overlay }) => ({ media_url: mediaUrl ?? null, overlay }),
};

function activityView(activity: Activity): ActivityView {
  const common = {
    id: activity.id,
    state: activity.state,
    started_at: isoMicros(activity.startedAt),
    ended_at: timeOrNull(activity.endedAt),
  };
  if (activity.kind === 'stream') return { ...common, ...streamDetails(activity) };
  // Each entry of the table takes the activity of its own key.
  const details = DETAILS[activity.kind] as (activity: Activity) => Details;
  return { ...common, kind: activity.kind, ...details(activity) };
}

function streamDetails({ params, mediaFormat, state, stats }: StreamActivity) {
  const { encoding, sample_rate, channels } = mediaFormat;
  return {
    kind: 'stream' as const,
    stream_url: params.url,
    track: params.track,
    // The format is settled by the request, but the app learns it from `start`.
    media_format: state === 'starting' ? null : { encoding, sample_rate, channels },
    ...stats,
  };
}

const address = ({ host, port }: ForkTarget): string => `udp:${host}:${port}`;

const timeOrNull = (micros: number | null): string | null => (micros === null ? null : isoMicros(micros));
