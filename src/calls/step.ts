import { LIMITS, limitReached } from '../limits.js';
import { actReports } from './acts.js';
import { announceStop } from './announce.js';
import { live, type Call } from './call.js';
import { note, webhook, type Effect } from './effect.js';
import type { Env } from './env.js';
import { HANGUPS } from './hangup.js';
import type { AudioEnd, Input, TimerName } from './input.js';
import { endCall, farEndAnswers, finish, originate } from './lifecycle.js';
import { partyActs } from './party.js';

/**
 * What an input does to a call. The only way, besides commands, in which a call changes: it mutates the call and returns what
 * has to be done outside. Inputs that come too late (a timer that fired as the call ended, a socket that closed) change
 * nothing.
 */
export function step(call: Call, input: Input, env: Env): Effect[] {
  switch (input.kind) {
    case 'timer':
      return onTimer(call, input.name, env);
    case 'party':
      return partyActs(call, input.act, env);
    case 'hangup':
      return endCall(call, input.hangup, env);
    case 'stream':
      return onStream(call, input, env);
    case 'streamFailed':
      return onStreamFailed(call, input.id, input.reason, input.detail, env);
    case 'audioStarted':
      return onAudioStarted(call, input.id);
    case 'audioEnded':
      return onAudioEnded(call, input.id, input.outcome, env);
    case 'partyAct':
      return actReports(call, input.actId, input.event);
    case 'digitPressed':
      return call.state === 'active' ? [webhook({ type: 'call.dtmf.received', digit: input.digit })] : [];
    case 'toneHeard':
      return onToneHeard(call, input.digit);
    case 'transcript':
      return onTranscript(call, input.id, input.data);
  }
}

function onTimer(call: Call, name: TimerName, env: Env): Effect[] {
  switch (name) {
    case 'originate':
      return originate(call);
    case 'fate':
      return meetFate(call, env);
    case 'ring_timeout':
      return call.state === 'ringing'
        ? endCall(call, call.dial?.noRetry ? HANGUPS.noAnswer : HANGUPS.ringTimeout, env)
        : [];
    case 'time_limit':
      return endCall(call, HANGUPS.timeLimit, env);
    case 'patience':
      return call.state === 'ringing' ? endCall(call, HANGUPS.callerCancelled, env) : [];
    case 'first_command':
      return call.state === 'ringing' ? endCall(call, HANGUPS.firstCommandTimeout, env) : [];
    case 'cost':
      return [webhook({ type: 'call.cost' })];
    case 'forget':
      return [];
  }
}

/** The far end of an outbound call does by itself what its number is fated to. */
function meetFate(call: Call, env: Env): Effect[] {
  if (call.state !== 'ringing') return [];
  switch (call.dial?.fate.behaviour) {
    case 'answer':
      return farEndAnswers(call, env);
    case 'busy':
      return endCall(call, HANGUPS.busy, env);
    case 'reject':
      return endCall(call, HANGUPS.rejectedByCallee, env);
    case 'not_found':
      return endCall(call, HANGUPS.notFound, env);
    case 'no_answer':
    case undefined:
      return [];
  }
}

function onStream(call: Call, input: Extract<Input, { kind: 'stream' }>, env: Env): Effect[] {
  const stream = live(call, 'stream').find(({ id }) => id === input.id);
  if (!stream) return [];
  switch (input.event) {
    case 'connected':
      return originateLate(call);
    case 'started':
      stream.state = 'running';
      return [webhook({ type: 'streaming.started', stream })];
    case 'closed': {
      const { by, code, detail } = input;
      const announcement = announceStop(stream, `${by}_closed`, env, { code, detail });
      finish(stream, env);
      return [...originateLate(call), ...announcement];
    }
  }
}

/** A leg that waited for its stream rings without it; `call.initiated` goes before what is said of the stream. */
function originateLate(call: Call): Effect[] {
  return call.state === 'dialing' ? originate(call) : [];
}

function onStreamFailed(call: Call, id: string, reason: string, detail: string, env: Env): Effect[] {
  const stream = live(call, 'stream').find((candidate) => candidate.id === id);
  if (!stream) return [];
  finish(stream, env);
  return [
    ...originateLate(call),
    webhook({ type: 'streaming.failed', stream, reason }),
    note('activity.ended', { kind: 'stream', id, reason: 'failed', detail }),
  ];
}

function onAudioStarted(call: Call, id: string): Effect[] {
  const activity = call.activities.get(id);
  if (activity?.state !== 'starting') return [];
  activity.state = 'running';
  if (activity.kind === 'speak') return [webhook({ type: 'call.speak.started', speak: activity })];
  if (activity.kind === 'playback') return [webhook({ type: 'call.playback.started', playback: activity })];
  return [];
}

function onAudioEnded(call: Call, id: string, outcome: AudioEnd, env: Env): Effect[] {
  const activity = call.activities.get(id);
  if (!activity || activity.state === 'ended') return [];
  const wasRunning = activity.state === 'running';
  finish(activity, env);
  const entry = note('activity.ended', {
    kind: activity.kind,
    id,
    reason: outcome.status,
    ...(outcome.detail === undefined ? {} : { detail: outcome.detail }),
  });
  if (activity.kind === 'playback' && (wasRunning || outcome.status !== 'cancelled')) {
    return [webhook({ type: 'call.playback.ended', playback: activity, ...outcome }), entry];
  }
  // Telnyx knows no status for a speech that was stopped by playback_stop; `completed` is the only one that fits.
  if (activity.kind === 'speak' && wasRunning)
    return [webhook({ type: 'call.speak.ended', speak: activity, status: 'completed' }), entry];
  return [entry];
}

/** The far end remembers the latest digits: where they become too many, the older half goes. */
function onToneHeard({ party }: Call, digit: string): Effect[] {
  party.dtmfHeard += digit;
  if (party.dtmfHeard.length <= LIMITS['call.dtmf_heard']) return [];
  party.dtmfHeard = party.dtmfHeard.slice(party.dtmfHeard.length / 2);
  return [note('limit.reached', limitReached('call.dtmf_heard'))];
}

function onTranscript(call: Call, id: string, data: Extract<Input, { kind: 'transcript' }>['data']): Effect[] {
  const activity = call.activities.get(id);
  // At the hang-up the last words become final when the activity has been marked as ended already.
  if (activity?.kind !== 'transcription' || (activity.state === 'ended' && call.hangup === null)) return [];
  return [webhook({ type: 'call.transcription', data })];
}
