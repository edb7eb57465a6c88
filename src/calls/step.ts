import { LIMITS, limitReached } from '../limits.js';
import { actReports } from './acts.js';
import { announced, endOf } from './announce.js';
import type { Address } from './address.js';
import { live, type Call } from './call.js';
import { note, webhook, type Effect } from './effect.js';
import type { World } from './world.js';
import { noteNoGroundTruth } from './ground-truth.js';
import { HANGUPS } from './hangup.js';
import type { AudioEnd, Input, InputOf, TimerName } from './input.js';
import { bridgeAfterAudio, peerLeft } from './bridge.js';
import { farEndAnswers } from './far-end.js';
import { announceEnd, endCall, finish, originate } from './lifecycle.js';
import { partyActs } from './party.js';

/** An input comes to whoever lives at the address, if anybody does: what is late for a call that is gone changes nothing. */
export function run(world: World, to: Address, input: Input): Effect[] {
  const call = to.kind === 'call' ? world.call(to.id) : undefined;
  if (!call) return [];
  return isFromMedia(input) ? stepMedia(call, input, world) : step(call, input, world);
}

/**
 * What an input does to a call. The only way, besides commands, in which a call changes: it mutates the call and returns what
 * has to be done outside. Inputs that come too late (a timer that fired as the call ended, a socket that closed) change
 * nothing.
 */
function step(call: Call, input: Exclude<Input, MediaInput>, world: World): Effect[] {
  switch (input.kind) {
    case 'timer':
      return onTimer(call, input.name, world);
    case 'party':
      return partyActs(call, input.act, world);
    case 'hangup':
      return endCall(call, input.hangup, world);
    case 'partyAct':
      return actReports(call, input.actId, input.event);
    case 'digitPressed':
      return call.state === 'active' ? [webhook(call, { type: 'call.dtmf.received', digit: input.digit })] : [];
    case 'peerLeft':
      return peerLeft(call, input, world);
    case 'ended':
      return announceEnd(call, input, world);
  }
}

/** The inputs that streams, audio and transcriptions report. */
type MediaInput = InputOf<(typeof MEDIA_INPUTS)[number]>;

const MEDIA_INPUTS = ['stream', 'streamFailed', 'audioStarted', 'audioEnded', 'toneHeard', 'transcript'] as const;

const isFromMedia = (input: Input): input is MediaInput => MEDIA_INPUTS.some((kind) => kind === input.kind);

function stepMedia(call: Call, input: MediaInput, world: World): Effect[] {
  switch (input.kind) {
    case 'stream':
      return onStream(call, input, world);
    case 'streamFailed':
      return onStreamFailed(call, input.id, input.reason, input.error, world);
    case 'audioStarted':
      return onAudioStarted(call, input.id);
    case 'audioEnded':
      return [...onAudioEnded(call, input.id, input.outcome, world), ...bridgeAfterAudio(call, input.id, world)];
    case 'toneHeard':
      return onToneHeard(call, input.digit);
    case 'transcript':
      return onTranscript(call, input.id, input.data);
  }
}

function onTimer(call: Call, name: TimerName, world: World): Effect[] {
  switch (name) {
    case 'originate':
      return originate(call, world);
    case 'fate':
      return meetFate(call, world);
    case 'ring_timeout':
      return call.state === 'ringing'
        ? endCall(call, call.dial?.noRetry ? HANGUPS.noAnswer : HANGUPS.ringTimeout, world)
        : [];
    case 'time_limit':
      return endCall(call, HANGUPS.timeLimit, world);
    case 'patience':
      return call.state === 'ringing' ? endCall(call, HANGUPS.callerCancelled, world) : [];
    case 'first_command':
      return call.state === 'ringing' ? endCall(call, HANGUPS.firstCommandTimeout, world) : [];
    case 'cost':
      return [webhook(call, { type: 'call.cost' })];
    case 'forget':
      return [];
  }
}

/** The far end of an outbound call does by itself what its number is fated to. */
function meetFate(call: Call, world: World): Effect[] {
  if (call.state !== 'ringing') return [];
  switch (call.dial?.fate.behaviour) {
    case 'answer':
      return farEndAnswers(call, world);
    case 'busy':
      return endCall(call, HANGUPS.busy, world);
    case 'reject':
      return endCall(call, HANGUPS.rejectedByCallee, world);
    case 'not_found':
      return endCall(call, HANGUPS.notFound, world);
    case 'no_answer':
    case undefined:
      return [];
  }
}

function onStream(call: Call, input: Extract<Input, { kind: 'stream' }>, world: World): Effect[] {
  const stream = live(call, 'stream').find(({ id }) => id === input.id);
  if (!stream) return [];
  switch (input.event) {
    case 'connected':
      return originateLate(call, world);
    case 'started':
      stream.state = 'running';
      return [webhook(call, { type: 'streaming.started', stream }), ...noteNoGroundTruth(call)];
    case 'closed': {
      const { by, code, detail } = input;
      const announcement = announced(call, endOf(stream, `${by}_closed`, world, { code, detail }));
      finish(stream, world);
      return [...originateLate(call, world), ...announcement];
    }
  }
}

/** A leg that waited for its stream rings without it; `call.initiated` goes before what is said of the stream. */
function originateLate(call: Call, world: World): Effect[] {
  return call.state === 'dialing' ? originate(call, world) : [];
}

function onStreamFailed(call: Call, id: string, reason: string, error: string, world: World): Effect[] {
  const stream = live(call, 'stream').find((candidate) => candidate.id === id);
  if (!stream) return [];
  finish(stream, world);
  return [
    ...originateLate(call, world),
    webhook(call, { type: 'streaming.failed', stream, reason }),
    note(call, 'activity.ended', { kind: 'stream', id, reason: 'failed', host: { error } }),
  ];
}

function onAudioStarted(call: Call, id: string): Effect[] {
  const activity = call.activities.get(id);
  if (activity?.state !== 'starting') return [];
  activity.state = 'running';
  if (activity.kind === 'speak') return [webhook(call, { type: 'call.speak.started', speak: activity })];
  if (activity.kind === 'playback') return [webhook(call, { type: 'call.playback.started', playback: activity })];
  return [];
}

function onAudioEnded(call: Call, id: string, outcome: AudioEnd, world: World): Effect[] {
  const activity = call.activities.get(id);
  if (!activity || activity.state === 'ended') return [];
  const wasRunning = activity.state === 'running';
  finish(activity, world);
  const entry = note(call, 'activity.ended', {
    kind: activity.kind,
    id,
    reason: outcome.status,
    ...(outcome.detail === undefined ? {} : { detail: outcome.detail }),
  });
  if (activity.kind === 'playback' && (wasRunning || outcome.status !== 'cancelled')) {
    return [webhook(call, { type: 'call.playback.ended', playback: activity, ...outcome }), entry];
  }
  // Telnyx knows no status for a speech that was stopped by playback_stop; `completed` is the only one that fits.
  if (activity.kind === 'speak' && wasRunning)
    return [webhook(call, { type: 'call.speak.ended', speak: activity, status: 'completed' }), entry];
  return [entry];
}

/** The far end remembers the latest digits: where they become too many, the older half goes. */
function onToneHeard(call: Call, digit: string): Effect[] {
  const { party } = call;
  party.dtmfHeard += digit;
  if (party.dtmfHeard.length <= LIMITS['call.dtmf_heard']) return [];
  party.dtmfHeard = party.dtmfHeard.slice(party.dtmfHeard.length / 2);
  return [note(call, 'limit.reached', limitReached('call.dtmf_heard'))];
}

function onTranscript(call: Call, id: string, data: Extract<Input, { kind: 'transcript' }>['data']): Effect[] {
  const activity = call.activities.get(id);
  // At the hang-up the last words become final when the activity has been marked as ended already.
  if (activity?.kind !== 'transcription' || (activity.state === 'ended' && call.hangup === null)) return [];
  return [webhook(call, { type: 'call.transcription', data })];
}
