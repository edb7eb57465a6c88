import { LIMITS, limitReached } from '../limits.js';
import { actReports, nowPressed } from './acts.js';
import { soleListener } from './secret-digits.js';
import type { Address } from './address.js';
import { definitionOf, type World } from './world.js';
import type { Call } from './call.js';
import { note, webhook, type Effect } from './effect.js';
import type { ConferenceInput } from './conferences/events.js';
import { dialledLegJoins } from './conferences/dialled.js';
import { takesFloor } from './conferences/floor.js';
import { takeShared } from './conferences/shared.js';
import { stepConference } from './conferences/step.js';
import { HANGUPS, type Hangup } from './hangup.js';
import type { ActivityInput, Input, InputOf, TimerName } from './input.js';
import { bridgeAfterAudio } from './bridge.js';
import { farEndAnswers, hangsUp } from './far-end.js';
import { announceEnd, endCall, originate } from './lifecycle.js';
import { partyActs } from './party.js';
import { scriptDue, scriptGoesOn } from './script.js';

/** An input comes to whoever lives at the address, if anybody does: what is late for a call or conference that is gone changes nothing. */
export function run(world: World, to: Address, input: Input): Effect[] {
  if (to.kind === 'conference') return runConference(world, to.id, input);
  const call = to.kind === 'call' ? world.call(to.id) : undefined;
  if (!call || input.kind === 'conference') return [];
  return 'id' in input ? stepActivity(call, input, world) : step(call, input, world);
}

function runConference(world: World, id: string, input: Input): Effect[] {
  const conference = world.conference(id);
  if (!conference) return [];
  if ('id' in input) return takeShared(conference, input, world);
  return input.kind === 'conference' ? stepConference(conference, input, world) : [];
}

/**
 * An input changes a call here. It is the only way, besides commands, in which a call changes: it mutates the call and returns what
 * has to be done outside. Inputs that come too late (a timer that fired as the call ended, a socket that closed) change
 * nothing.
 */
function step(call: Call, input: Exclude<Input, ActivityInput | ConferenceInput>, world: World): Effect[] {
  switch (input.kind) {
    case 'timer':
      return onTimer(call, input.name, world);
    case 'party':
      return partyActs(call, input.act, world);
    case 'hangup':
      return endCall(call, input.hangup, world);
    case 'partyAct':
      return onPartyAct(call, input, world);
    case 'digitPressed':
      return onDigit(call, input.digit, world);
    case 'toneHeard':
      return onToneHeard(call, input.digit);
    case 'ended':
      return announceEnd(call, input, world);
  }
}

/** A report of an activity's performer, or of its timers, is its kind's business. */
function stepActivity(call: Call, input: ActivityInput, world: World): Effect[] {
  const activity = call.activities.get(input.id);
  if (input.kind === 'activityTimer' && activity?.state === 'ended') return [];
  const effects = activity ? definitionOf(world.kinds, activity).take(call, activity, input, world) : [];
  return input.kind === 'audioEnded' ? [...effects, ...bridgeAfterAudio(call, input.id, world)] : effects;
}

/** An act has begun or ended; at its end the script goes on, and digits that waited for it are pressed. */
function onPartyAct(call: Call, { actId, event }: InputOf<'partyAct'>, world: World): Effect[] {
  const floor = event.kind === 'started' ? takesFloor(call, actId) : [];
  const reports = actReports(call, actId, event, soleListener(call, world) !== undefined);
  if (event.kind === 'started') return [...reports, ...floor];
  return [...reports, ...nowPressed(call, actId), ...scriptGoesOn(call, actId, world)];
}

function onTimer(call: Call, name: TimerName, world: World): Effect[] {
  switch (name) {
    case 'originate':
      return originate(call, world);
    case 'fate':
      return meetFate(call, world);
    case 'ring_timeout':
      return ringsOut(call, world);
    case 'time_limit':
      return endCall(call, HANGUPS.timeLimit, world);
    case 'patience':
      return endsRinging(call, HANGUPS.callerCancelled, world);
    case 'first_command':
      return endsRinging(call, HANGUPS.firstCommandTimeout, world);
    case 'cost':
      return [webhook(call, { type: 'call.cost' })];
    case 'conference':
      return dialledLegJoins(call, world);
    case 'script':
      return scriptDue(call, world);
    case 'party_hangup':
      return call.state === 'active' ? hangsUp(call, call.ids.uuid('act'), world) : [];
    case 'forget':
      return [];
  }
}

const ringsOut = (call: Call, world: World): Effect[] =>
  endsRinging(call, call.dial?.noRetry ? HANGUPS.noAnswer : HANGUPS.ringTimeout, world);

const endsRinging = (call: Call, hangup: Hangup, world: World): Effect[] =>
  call.state === 'ringing' ? endCall(call, hangup, world) : [];

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

/** The app is told of a digit first; then come the activities that listen, the oldest first. */
function onDigit(call: Call, digit: string, world: World): Effect[] {
  if (call.state !== 'active') return [];
  const listeners = [...call.activities.values()].filter(
    (activity) => activity.state !== 'ended' && 'digitPressed' in definitionOf(world.kinds, activity),
  );
  const alone = soleListener(call, world);
  if (alone) return definitionOf(world.kinds, alone).digitPressed?.(call, alone, digit, world) ?? [];
  const taken = listeners.flatMap((activity) => {
    // One of those before it may have ended it.
    if (activity.state === 'ended') return [];
    return definitionOf(world.kinds, activity).digitPressed?.(call, activity, digit, world) ?? [];
  });
  const kept = listeners.length === 0 && world.switches.gather_early_digits === 'take' ? keep(call, digit) : [];
  return [webhook(call, { type: 'call.dtmf.received', digit }), ...taken, ...kept];
}

/** A digit that nothing listens for waits for the next gather. One too many is dropped. */
function keep(call: Call, digit: string): Effect[] {
  if (call.earlyDigits.length >= LIMITS['call.early_digits'])
    return [note(call, 'limit.reached', limitReached('call.early_digits'))];
  call.earlyDigits += digit;
  return [];
}

/** The far end remembers the latest digits: where they become too many, the older half goes. */
function onToneHeard(call: Call, digit: string): Effect[] {
  const { party } = call;
  party.dtmfHeard += digit;
  if (party.dtmfHeard.length <= LIMITS['call.dtmf_heard']) return [];
  party.dtmfHeard = party.dtmfHeard.slice(party.dtmfHeard.length / 2);
  return [note(call, 'limit.reached', limitReached('call.dtmf_heard'))];
}
