import type { Call } from './call.js';
import { actQueued } from './acts.js';
import type { Effect } from './effect.js';
import type { World } from './world.js';
import { HANGUPS, type Hangup } from './hangup.js';
import type { PartyAct } from './input.js';
import { farEndAnswers } from './far-end.js';
import { endCall } from './lifecycle.js';

const REJECTIONS: Readonly<Record<'user_busy' | 'call_rejected' | 'not_found', Hangup>> = {
  user_busy: HANGUPS.busy,
  call_rejected: HANGUPS.rejectedByCallee,
  not_found: HANGUPS.notFound,
};

/** Why the far end cannot do this now, in words for a developer; undefined where it can. */
export function objection(call: Call, act: PartyAct['act']): string | undefined {
  if (call.standIn) {
    return `This call stands in for an id that was not given out here (--provision-unknown); it has no far end that could ${VERBS[act]}.`;
  }
  if (call.state === 'ended') return `The call has ended; its far end can no longer ${VERBS[act]}.`;
  switch (act) {
    case 'answer':
    case 'reject':
      if (call.direction === 'incoming')
        return `The far end of an inbound call is the caller; it cannot ${VERBS[act]}.`;
      return call.state === 'ringing'
        ? undefined
        : `The far end can ${VERBS[act]} only while the call rings; it is ${call.state}.`;
    case 'sound':
    case 'silence':
    case 'dtmf':
      return call.state === 'active'
        ? undefined
        : `The far end can ${VERBS[act]} only on an answered call; it is ${call.state}.`;
    case 'hangup':
      return undefined;
  }
}

const VERBS: Readonly<Record<PartyAct['act'], string>> = {
  answer: 'answer',
  reject: 'reject',
  hangup: 'hang up',
  sound: 'speak',
  silence: 'fall silent',
  dtmf: 'press digits',
};

/** What the far end does. Acts to which there is an `objection` change nothing. */
export function partyActs(call: Call, act: PartyAct, world: World): Effect[] {
  if (objection(call, act.act) !== undefined) return [];
  switch (act.act) {
    case 'answer':
      return farEndAnswers(call, world);
    case 'reject':
      return endCall(call, REJECTIONS[act.cause], world);
    case 'hangup':
      return endCall(call, partyHangup(call), world);
    case 'sound':
      actQueued(call, act);
      return [{ kind: 'partySound', at: call.address, sound: act.sound }];
    case 'silence':
      return [{ kind: 'partySilence', at: call.address }];
    case 'dtmf':
      actQueued(call, act);
      return [{ kind: 'partyDigits', at: call.address, actId: act.actId, digits: act.digits }];
  }
}

/** Who hung up: the caller is the far end of an inbound call, the callee that of an outbound one. */
function partyHangup(call: Call): Hangup {
  if (call.direction === 'incoming') return call.state === 'active' ? HANGUPS.callerHungUp : HANGUPS.callerCancelled;
  return call.state === 'active' ? HANGUPS.calleeHungUp : HANGUPS.rejectedByCallee;
}
