import type { Call } from '../calls/call.js';
import type { Joining } from '../calls/participation.js';
import { supervisionOf } from '../calls/supervision-state.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import type { Body } from '../contract/types.js';
import { NO_COMMANDS } from './check-supervision.js';
import { isConversing } from './assistant-options.js';

type Participant = Body<'CallJoinAIAssistant'>['participant'];

/** The leg that a body wants to join, or what can be said against it: the document names no errors, so these are inferred from those of a bridge. */
export function joining(
  { id, name, on_hangup: onHangup }: Participant,
  prefix: string,
  world: World,
): Joining | Refusal {
  const leg = world.call(id);
  const pointer = `${prefix}/id`;
  if (!leg) return { error: 'unknownCall', pointer };
  const error = objection(leg);
  if (error) return { ...error, pointer };
  return { leg, name: name ?? undefined, onHangup: onHangup ?? 'continue_conversation' };
}

function objection(leg: Call): Refusal | undefined {
  if (leg.state === 'ended') return { error: 'callEnded' };
  if (leg.state !== 'active') return { error: 'notAnswered' };
  if (supervisionOf(leg)) return { error: 'unprocessable', detail: NO_COMMANDS };
  return isConversing(leg) ? { error: 'alreadyConversing' } : undefined;
}

/** The legs that a conversation of `call` is to begin with, or what can be said against one of them. */
export function joiningAll(call: Call, given: readonly Participant[], world: World): Joining[] | Refusal {
  const legs: Joining[] = [];
  for (const [at, participant] of given.entries()) {
    const prefix = `/participants/${at}`;
    const wanted = joining(participant, prefix, world);
    if ('error' in wanted) return wanted;
    const isTwice = [call, ...legs.map(({ leg }) => leg)].some(({ id }) => id === wanted.leg.id);
    if (isTwice) return { error: 'alreadyConversing', pointer: `${prefix}/id` };
    legs.push(wanted);
  }
  return legs;
}
