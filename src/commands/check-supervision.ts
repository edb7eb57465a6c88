import { LIMITS, limitReached } from '../limits.js';
import type { Call } from '../calls/call.js';
import { note } from '../calls/effect.js';
import { supervisionOf, supervisorsOf } from '../calls/supervision-state.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import type { Body } from '../contract/types.js';
import { refused, type Outcome } from './command.js';

/** Observed as the answer to a bridge with a supervisor's leg. It says commands, so that it is taken for the answer to all others too. */
export const NO_COMMANDS = 'Supervisor calls do not support commands';

const pointer = '/supervise_call_control_id';

/** All that can be said, without knowing the leg, against a dial that supervises one. Inferred from a supervisor's leg not being bridged. */
export function checkSupervision(body: Body<'DialCall'>): Refusal[] {
  if (!body.supervise_call_control_id || !body.bridge_on_answer) return [];
  const detail =
    "The 'bridge_on_answer' parameter can't be used together with the 'supervise_call_control_id' parameter.";
  return [{ error: 'unprocessable', detail, pointer: '/bridge_on_answer' }];
}

/** The refusal of a dial whose `count` legs are to supervise a leg that cannot be; undefined where nothing is against it. */
export function objectionToSupervising(
  supervised: Call | undefined,
  count: number,
  world: World,
): Extract<Outcome, { kind: 'refused' }> | undefined {
  if (!supervised) return refused('unknownCall', { pointer });
  if (supervised.state === 'ended') return refused('callEnded', { pointer });
  if (supervised.state !== 'active') return refused('notAnswered', { pointer });
  if (supervisionOf(supervised)) return refused('unprocessable', { detail: NO_COMMANDS, pointer });
  const most = LIMITS['call.supervisors'];
  if (supervisorsOf(supervised).length + count <= most) return undefined;
  const detail = `A leg has at most ${most} supervisors, which is the limit of telnyx-sim (call.supervisors).`;
  const notes = [note(world, 'limit.reached', limitReached('call.supervisors'))];
  return { ...refused('unprocessable', { detail, pointer }), notes };
}
