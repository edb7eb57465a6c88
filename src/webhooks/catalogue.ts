import { ACTIVITY_KINDS } from '../activities/index.js';
import type { Call } from '../calls/call.js';
import type { Entity } from '../calls/entity.js';
import { callFields, partyFields, startTime } from '../calls/payload.js';
import type { CallEvent, Payload, PayloadBuilders, WebhookEvent } from '../calls/webhook-event.js';
import { LEG_CODECS } from '../media/codecs/index.js';
import { isoMicros } from '../platform/clock.js';
import { OF_CONFERENCES } from './conferences.js';

/** Codecs that the simulated connection allows, as `connection_codecs` says. */
const CONNECTION_CODECS = Object.keys(LEG_CODECS).join(',');

/** Headers and tags, which are left out where there are none. */
const extras = (call: Call): Payload => ({
  ...(call.customHeaders.length > 0 ? { custom_headers: call.customHeaders } : {}),
  ...(call.sipHeaders.length > 0 ? { sip_headers: call.sipHeaders } : {}),
  ...(call.tags.length > 0 ? { tags: call.tags } : {}),
});

/**
 * The payloads of the webhooks about a call itself: the union of the fields that are documented and those seen in real posts. A new
 * webhook is one more line here and one in `openapi/`; the compiler asks for this one, a contract test for the other.
 */
const OF_CALLS: PayloadBuilders<CallEvent> = {
  'call.initiated': (call) => ({
    ...callFields(call),
    ...partyFields(call),
    ...extras(call),
    caller_id_name: call.identity.callerIdName,
    direction: call.direction,
    from_sip_uri: call.identity.fromSipUri,
    state: call.direction === 'incoming' ? 'parked' : 'bridging',
    to_sip_uri: call.identity.toSipUri,
    ...(call.direction === 'incoming'
      ? { connection_codecs: CONNECTION_CODECS, offered_codecs: call.codec, ...startTime(call) }
      : {}),
  }),
  'call.answered': (call, { stream }) => ({
    ...callFields(call),
    ...partyFields(call),
    ...extras(call),
    ...startTime(call),
    codec: call.codec,
    sampling_rate: LEG_CODECS[call.codec].legRate,
    state: 'answered',
    ...(stream ? { stream_track: stream.params.track, stream_url: stream.params.url } : {}),
  }),
  'call.hangup': (call, { hangup }) => ({
    ...callFields(call),
    ...partyFields(call),
    ...extras(call),
    ...startTime(call),
    call_quality_stats: call.answeredAt === null ? null : qualityStats(call),
    end_time: isoMicros(call.endedAt ?? call.createdAt),
    hangup_cause: hangup.cause,
    hangup_source: hangup.source,
    sip_hangup_cause: hangup.sip,
    state: 'hangup',
    telnyx_error: null,
  }),
  'call.cost': (call) => ({ ...callFields(call), ...cost(call) }),
  'call.hold': (call) => ({ ...callFields(call), ...partyFields(call) }),
  'call.unhold': (call) => ({ ...callFields(call), ...partyFields(call) }),
  'call.dtmf.received': (call, { digit }) => ({ ...callFields(call), ...partyFields(call), digit }),
};

/** The definition of each kind of activity has the builders of its own webhooks. */
const BUILDERS: Readonly<Record<string, unknown>> = Object.fromEntries(
  [OF_CALLS, OF_CONFERENCES, ...Object.values(ACTIVITY_KINDS).map(({ webhooks }) => webhooks)].flatMap((builders) =>
    Object.entries(builders),
  ),
);

/** A webhook's payload, its keys in alphabetical order as on the wire (observed). */
export function webhookPayload(of: Entity, event: WebhookEvent): Payload {
  // Each builder takes the event of its own key, and the entity that it is of; the compiler has asked for one of every event.
  const build = BUILDERS[event.type] as (of: Entity, event: WebhookEvent) => Payload;
  return Object.fromEntries(Object.entries(build(of, event)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whole frames of 20 ms since the answer, as strings: a line without loss. */
function qualityStats(call: Call): Payload {
  const answeredMicros = (call.endedAt ?? call.createdAt) - (call.answeredAt ?? call.createdAt);
  const packets = String(Math.max(0, Math.floor(answeredMicros / 20_000)));
  return {
    inbound: {
      jitter_max_variance: '0.00',
      jitter_packet_count: '0',
      mos: '4.50',
      packet_count: packets,
      skip_packet_count: '0',
    },
    outbound: { packet_count: packets, skip_packet_count: '0' },
  };
}

/** Dollars per started minute, from the example in the official document. */
const RATES = [
  ['sip-trunking', 0.005],
  ['call-control', 0.0018],
] as const;

/** The cost of the call by minutes begun, from the answer on; an unanswered call costs nothing. */
function cost(call: Call): Payload {
  const answered = call.answeredAt === null ? 0 : ((call.endedAt ?? call.answeredAt) - call.answeredAt) / 60_000_000;
  const minutes = Math.ceil(answered);
  const seconds = minutes * 60;
  const parts = RATES.map(([part, rate]) => ({
    billed_duration_secs: seconds,
    call_part: part,
    cost: (minutes * rate).toFixed(4),
    currency: 'USD',
    rate: rate.toFixed(5),
  }));
  return {
    billed_duration_secs: seconds,
    billing_group_id: null,
    cost_parts: parts,
    occurred_at: isoMicros(call.endedAt ?? call.createdAt),
    status: 'success',
    total_cost: (minutes * RATES.reduce((sum, [, rate]) => sum + rate, 0)).toFixed(4),
  };
}

export const SENT_EVENTS: readonly string[] = Object.keys(BUILDERS);
