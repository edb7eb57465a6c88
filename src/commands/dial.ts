import type { Activity, PlaybackActivity } from '../calls/activity.js';
import { newWebhookSettings, type Call } from '../calls/call.js';
import type { Effect } from '../calls/effect.js';
import type { World } from '../calls/world.js';
import { fateOf } from '../calls/fates.js';
import { newCall } from '../calls/new-call.js';
import { addWaiting, startActivity } from '../calls/lifecycle.js';
import { isLegCodecName } from '../media/codecs/index.js';
import { checkDial, type DialBody } from './check-dial.js';
import { TIME_LIMIT_SECS, TIMEOUT_SECS } from './check-leg.js';
import { RECORD_SETTINGS, refused, type NewCallCommand } from './command.js';
import { splitDigits } from './numbers.js';
import { addCalls, noRoomForCalls } from './room.js';
import { wantedStream } from './stream-options.js';
import { engineNotes, newTranscription } from './transcription-options.js';
import { takeWebhookSettings } from './webhook-options.js';

const SECOND_MS = 1000;

/**
 * Makes a leg for each destination; they ring once their `originate` timer has run, which is right after the answer to the dial has
 * been made. The first to answer hangs up the others.
 */
export const dial: NewCallCommand<'DialCall'> = {
  operationId: 'DialCall',
  name: 'dial',
  target: 'new-call',
  withoutEffect: [
    'answering_machine_detection',
    'answering_machine_detection_config',
    'assistant',
    'billing_group_id',
    'bridge_intent',
    'bridge_on_answer',
    'conference_config',
    'conversation_relay_config',
    'deepfake_detection',
    'dialogflow_config',
    'diversion',
    'media_encryption',
    'media_name',
    'park_after_unbridge',
    'prevent_double_bridge',
    'privacy',
    'record',
    ...RECORD_SETTINGS,
    'route_to_mobile',
    'sip_auth_password',
    'sip_auth_username',
    'sip_region',
    'sip_transport_protocol',
    'sound_modifications',
    'supervise_call_control_id',
    'supervisor_role',
  ],
  check: checkDial,
  run(body, world) {
    const linked = body.link_to ? world.callOrStandIn(body.link_to) : undefined;
    if (body.link_to && !linked) return refused('unknownCall', { pointer: '/link_to' });
    const destinations = typeof body.to === 'string' ? [body.to] : body.to;
    const tooMany = noRoomForCalls('dial', destinations.length, world);
    if (tooMany) return tooMany;
    if (!world.provideApplication(body.connection_id))
      return refused('invalidConnection', { pointer: '/connection_id' });
    const calls: Call[] = [];
    for (const to of destinations) calls.push(makeLeg(body, to, linked?.sessionId ?? calls[0]?.sessionId, world));
    for (const call of calls) call.dial?.rivals.push(...calls.filter((each) => each !== call).map((each) => each.id));
    const legs = calls.map((call) => ({ call, effects: prepare(call, body, world) }));
    return addCalls('dial', calls, world) ?? { kind: 'made', legs, data: answerOf(calls) };
  },
};

/** What a dial answers: the first leg. The others of a simultaneous ring are known by their webhooks. */
function answerOf([call]: readonly Call[]): Readonly<Record<string, unknown>> {
  if (!call) throw new Error('a dial without a leg');
  return {
    call_control_id: call.id,
    call_leg_id: call.legId,
    call_session_id: call.sessionId,
    is_alive: false,
    record_type: 'call',
  };
}

/** One leg of a dial. Without `sessionId` it has a session of its own. */
function makeLeg(body: DialBody, to: string, sessionId: string | undefined, world: World): Call {
  const { number, digits } = splitDigits(to);
  const ids = world.ids.next('call');
  const call = newCall(world, {
    ids,
    sessionId: sessionId ?? ids.legId('session'),
    connectionId: body.connection_id,
    direction: 'outgoing',
    state: 'dialing',
    from: body.from,
    to: number,
    codec: dialledCodec(body.preferred_codecs),
    identity: world.identity(ids, body.from, number, body.from_display_name ?? undefined),
    webhooks: newWebhookSettings(),
    clientState: body.client_state ?? null,
    receivedHeaders: [...(body.custom_headers ?? []), ...(body.sip_headers ?? [])],
    dial: {
      fate: fateOf(number, world.usualFate),
      // 0 means what is usual: the check refuses it where the switch has it otherwise.
      ringTimeoutMs: (body.timeout_secs || TIMEOUT_SECS.usual) * SECOND_MS,
      timeLimitMs: (body.time_limit_secs || TIME_LIMIT_SECS.usual) * SECOND_MS,
      noRetry: body.retry_on_timeout === false,
      streamFirst: Boolean(body.stream_url) && body.stream_establish_before_call_originate === true,
      rivals: [],
      // The property goes before what stands in `to` (documented).
      digitsOnAnswer: body.send_digits_on_answer || (digits ?? ''),
    },
  });
  takeWebhookSettings(call, body);
  return call;
}

/** The far end takes the first of the codecs that it knows; without a preference that is PCMU. */
function dialledCodec(preferred: string | null | undefined): Call['codec'] {
  const names = preferred?.split(',').map((name) => name.trim()) ?? [];
  return names.find(isLegCodecName) ?? 'PCMU';
}

/** What a new leg begins with: its stream, its transcription, its audio, and the moment in which it starts to ring. */
function prepare(call: Call, body: DialBody, world: World): Effect[] {
  const effects: Effect[] = [];
  const stream = wantedStream(call, body, world);
  const wanted = body.transcription ? (body.transcription_config ?? {}) : undefined;
  const transcription = newTranscription(call, wanted, world);
  const held: Activity[] = [
    ...(stream ? [stream.activity] : []),
    ...(transcription ? [{ ...transcription, state: 'starting' as const }] : []),
    ...(body.audio_url ? [openingAudio(call, body.audio_url, world)] : []),
  ];
  for (const activity of held) addWaiting(call, activity);
  effects.push(...engineNotes(call, wanted), ...(stream?.notes ?? []));
  if (stream && call.dial?.streamFirst) {
    effects.push(...startActivity(call, stream.activity, world));
  } else {
    effects.push({ kind: 'timer', at: call.address, name: 'originate', afterMs: 0 });
  }
  return effects;
}

/** `audio_url` of a dial: played as soon as the far end answers. */
function openingAudio({ ids }: Call, url: string, world: World): PlaybackActivity {
  return {
    kind: 'playback',
    id: ids.uuid('playback'),
    state: 'starting',
    startedAt: world.nowMicros(),
    endedAt: null,
    source: { kind: 'url', url },
    mediaUrl: url,
    overlay: false,
    loop: 1,
  };
}
