import { LIMITS, limitReached } from '../limits.js';
import type { Call } from './call.js';
import { actQueued, actReports, actTooLate, dropWaiting } from './acts.js';
import { note, webhook, type Effect } from './effect.js';
import type { World } from './world.js';
import { HANGUPS, type Hangup } from './hangup.js';
import type { PartyAct } from './input.js';
import { farEndAnswers, farEndHangsUp } from './far-end.js';
import { endCall } from './lifecycle.js';
import { giveScript } from './script.js';
import { soleListener } from './secret-digits.js';

const REJECTIONS: Readonly<Record<'user_busy' | 'call_rejected' | 'not_found', Hangup>> = {
  user_busy: HANGUPS.busy,
  call_rejected: HANGUPS.rejectedByCallee,
  not_found: HANGUPS.notFound,
};

/** The reason why the far end cannot do this now, in words for a developer; undefined where it can. */
export function objection(call: Call, act: PartyAct['act']): string | undefined {
  if (call.standIn) {
    return `This call stands in for an id that was not given out here (--provision-unknown); it has no far end that could ${VERBS[act]}.`;
  }
  if (call.state === 'ended') return `The call has ended; its far end can no longer ${VERBS[act]}.`;
  const state = WANTED[act];
  if (state === 'ringing' && call.direction === 'incoming')
    return `The far end of an inbound call is the caller; it cannot ${VERBS[act]}.`;
  if (state === 'ringing' && call.state !== state)
    return `The far end can ${VERBS[act]} only while the call rings; it is ${call.state}.`;
  if (state === 'active' && call.state !== state)
    return `The far end can ${VERBS[act]} only on an answered call; it is ${call.state}.`;
  if (act === 'hold' && call.party.onHold) return 'The far end has put the call on hold already.';
  if (act === 'unhold' && !call.party.onHold) return 'The far end has not put the call on hold.';
  return undefined;
}

/** The call has to be in this state for an act. */
const WANTED: Readonly<Record<PartyAct['act'], 'ringing' | 'active' | 'alive'>> = {
  answer: 'ringing',
  reject: 'ringing',
  hangup: 'alive',
  sound: 'active',
  silence: 'active',
  hold: 'active',
  unhold: 'active',
  dtmf: 'active',
  script: 'alive',
};

const VERBS: Readonly<Record<PartyAct['act'], string>> = {
  answer: 'answer',
  reject: 'reject',
  hangup: 'hang up',
  sound: 'speak',
  silence: 'fall silent',
  hold: 'put the call on hold',
  unhold: 'take the call off hold',
  dtmf: 'press digits',
  script: 'follow a script',
};

/** The far end acts. An act that was taken when nothing stood against it, and whose turn comes too late, changes nothing. */
export function partyActs(call: Call, act: PartyAct, world: World): Effect[] {
  if (objection(call, act.act) !== undefined) return actTooLate(call, act);
  switch (act.act) {
    case 'answer':
      return farEndAnswers(call, world);
    case 'reject':
      return endCall(call, REJECTIONS[act.cause], world);
    case 'hangup':
      return farEndHangsUp(call, world);
    case 'sound':
      actQueued(call, act);
      return [{ kind: 'partySound', at: call.address, sound: act.sound }];
    case 'silence':
      return [...dropWaiting(call, 'silence'), { kind: 'partySilence', at: call.address }];
    case 'hold':
    case 'unhold':
      call.party.onHold = act.act === 'hold';
      return [webhook(call, { type: `call.${act.act}` })];
    case 'dtmf':
      return pressed(call, act, world);
    case 'script':
      return giveScript(call, act.actId, act.steps, world);
  }
}

/** Digits are pressed now, or when what they wait for is over. */
function pressed(call: Call, act: Extract<PartyAct, { act: 'dtmf' }>, world: World): Effect[] {
  const { actId, digits } = act;
  const waits = actQueued(call, act, soleListener(call, world) !== undefined);
  if (!waits) return [{ kind: 'partyDigits', at: call.address, actId, digits }];
  const waiting = [...call.acts.values()].filter((other) => other.waiting).length;
  if (waiting <= LIMITS['queue.items']) return [];
  const refused = actReports(call, actId, { kind: 'refused' });
  return [note(call, 'limit.reached', limitReached('queue.items', { queue: 'digits', act_id: actId })), ...refused];
}
