import { conferenceAddress } from '../address.js';
import type { Call } from '../call.js';
import type { Effect } from '../effect.js';
import { conferenceOf } from './conference.js';

/** The conference that the leg is in is told that its far end begins to say or play something. Ask while the act is known. */
export function takesFloor(call: Call, actId: string): Effect[] {
  const activity = conferenceOf(call);
  const act = call.acts.get(actId)?.fields.act;
  if (!activity || (act !== 'say' && act !== 'play')) return [];
  const event = { kind: 'spoke', participant: activity.id } as const;
  return [{ kind: 'tell', at: conferenceAddress(activity.conference), input: { kind: 'conference', event } }];
}
