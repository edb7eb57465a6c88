import type { Activity } from './activity.js';
import { callAddress } from './address.js';
import { bridgeAtAnswer } from './bridge.js';
import { live, type Call } from './call.js';
import { note, type Effect } from './effect.js';
import { HANGUPS } from './hangup.js';
import { answered, endCall, startActivity } from './lifecycle.js';
import { superviseAtAnswer } from './supervision.js';
import type { World } from './world.js';

/** The far end picks up: what dial asked for from the answer on begins. */
export function farEndAnswers(call: Call, world: World): Effect[] {
  const effects = answered(call, world);
  for (const activity of live(call, 'stream')) effects.push({ kind: 'beginActivity', at: call.address, activity });
  for (const transcription of live(call, 'transcription')) transcription.state = 'running';
  const waiting = [...call.activities.values()].filter(isForAnswer);
  effects.push(...waiting.flatMap((activity) => startActivity(call, activity, world)));
  for (const rival of call.dial?.rivals ?? []) {
    effects.push({ kind: 'tell', at: callAddress(rival), input: { kind: 'hangup', hangup: HANGUPS.lostRace } });
  }
  return [...effects, ...superviseAtAnswer(call, world), ...bridgeAtAnswer(call, world)];
}

/** An activity of the dial waits for the answer alone: not for a peer, nor for the bridge that it belongs to. */
const isForAnswer = ({ kind, held, parent, state }: Activity): boolean =>
  held === true && state !== 'ended' && parent === undefined && kind !== 'bridge';

/** The far end hangs up of itself: an act, whose end is told before the call's, and `before` with it. */
export function hangsUp(call: Call, actId: string, world: World, before: readonly Effect[] = []): Effect[] {
  const fields = { act_id: actId, act: 'hangup' } as const;
  return [
    note(call, 'party.act.started', fields),
    note(call, 'party.act.ended', { ...fields, completed: true }),
    ...before,
    ...farEndHangsUp(call, world),
  ];
}

/** The far end hangs up: the caller of an inbound call, the callee of an outbound one. */
export function farEndHangsUp(call: Call, world: World): Effect[] {
  const hasBegun = call.state === 'active';
  if (call.direction === 'incoming')
    return endCall(call, hasBegun ? HANGUPS.callerHungUp : HANGUPS.callerCancelled, world);
  return endCall(call, hasBegun ? HANGUPS.calleeHungUp : HANGUPS.rejectedByCallee, world);
}
