import type { Activity } from '../calls/activity.js';
import { newWebhookSettings, type Call } from '../calls/call.js';
import type { Dialled } from '../calls/fates.js';
import type { Effect } from '../calls/effect.js';
import type { World } from '../calls/world.js';
import { newCall } from '../calls/new-call.js';
import { addWaiting, startActivity } from '../calls/lifecycle.js';
import { isLegCodecName } from '../media/codecs/index.js';
import { fileSource, newPlayback } from './audio-file.js';
import type { DialBody } from './check-dial.js';
import { TIME_LIMIT_SECS, TIMEOUT_SECS } from './check-leg.js';
import { newDeepfake, newDetection, wantedDetection } from './detection-options.js';
import { dialledConference } from './conferences/options.js';
import { splitDigits } from './numbers.js';
import { wantedConversation } from './conversation-options.js';
import { wantedStream } from './stream-options.js';
import { engineNotes, newTranscription } from './transcription-options.js';
import { takeWebhookSettings } from './webhook-options.js';

const SECOND_MS = 1000;

/** One leg of a dial or, where a call is given, of its transfer. Without `sessionId` it has a session of its own. */
export function makeLeg(
  body: DialBody,
  to: string,
  sessionId: string | undefined,
  world: World,
  transferred?: Call,
): Call {
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
    isDetected: wantedDetection(body) !== undefined,
    dial: {
      fate: world.fate(number, dialledBy(body.from, transferred)),
      // 0 means what is usual: the check refuses it where the switch has it otherwise.
      ringTimeoutMs: (body.timeout_secs || TIMEOUT_SECS.usual) * SECOND_MS,
      timeLimitMs: (body.time_limit_secs || TIME_LIMIT_SECS.usual) * SECOND_MS,
      noRetry: body.retry_on_timeout === false,
      streamFirst: Boolean(body.stream_url) && body.stream_establish_before_call_originate === true,
      rivals: [],
      // The property goes before what stands in `to` (documented).
      digitsOnAnswer: body.send_digits_on_answer || (digits ?? ''),
      parkAfterUnbridge: body.park_after_unbridge === 'self',
      conference: dialledConference(body.conference_config),
      bridgeOnAnswer:
        body.bridge_on_answer && body.link_to
          ? { linkTo: body.link_to, preventDouble: body.prevent_double_bridge ?? false }
          : undefined,
    },
  });
  takeWebhookSettings(call, body);
  return call;
}

const dialledBy = (from: string, transferred: Call | undefined): Dialled =>
  transferred ? { command: 'transfer', from, callId: transferred.id } : { command: 'dial', from };

/** The far end takes the first of the codecs that it knows; without a preference that is PCMU. */
function dialledCodec(preferred: string | null | undefined): Call['codec'] {
  const names = preferred?.split(',').map((name) => name.trim()) ?? [];
  return names.find(isLegCodecName) ?? 'PCMU';
}

/** A new leg begins with these: its stream, its transcription, its audio, and the moment in which it starts to ring. */
export function prepareLeg(call: Call, command: string, body: DialBody, world: World): Effect[] {
  const effects: Effect[] = [];
  const stream = wantedStream(call, body, world);
  const wanted = body.transcription ? (body.transcription_config ?? {}) : undefined;
  const transcription = newTranscription(call, wanted, world);
  // Played as soon as the far end answers.
  const opening = fileSource(body);
  const detection = newDetection(call, body, world);
  const deepfake = newDeepfake(call, body, world);
  const conversation = wantedConversation(call, body, world);
  const held: Activity[] = [
    ...(stream ? [stream.activity] : []),
    ...(transcription ? [{ ...transcription, state: 'starting' as const }] : []),
    ...(opening ? [newPlayback(call, opening, world)] : []),
    ...conversation.activities,
    ...(detection ? [detection] : []),
    ...(deepfake ? [deepfake] : []),
  ];
  effects.push(
    ...held.flatMap((activity) => addWaiting(call, activity)),
    ...engineNotes(call, command, wanted),
    ...(stream?.notes ?? []),
    ...conversation.notes,
  );
  if (stream && call.dial?.streamFirst) {
    effects.push(...startActivity(call, stream.activity, world));
  } else {
    effects.push({ kind: 'timer', at: call.address, name: 'originate', afterMs: 0 });
  }
  return effects;
}
