import { conferenceAddress } from '../address.js';
import type { Call } from '../call.js';
import { note, type Effect } from '../effect.js';
import type { World } from '../world.js';
import { conferenceOf, present } from './conference.js';
import { joinConference, newConference, openConference } from './joining.js';
import type { DialledConference } from './wish.js';

/** A dialled leg rings, or has been answered: it joins the conference that it was dialled for, or is heard there from now on. */
export function dialledLegJoins(call: Call, world: World): Effect[] {
  const activity = conferenceOf(call);
  if (activity) {
    if (call.state !== 'active') return [];
    const event = { kind: 'answered', participant: activity.id } as const;
    return [
      { kind: 'beginActivity', at: call.address, activity },
      { kind: 'tell', at: conferenceAddress(activity.conference), input: { kind: 'conference', event } },
    ];
  }
  const dialled = call.dial?.conference;
  if (!dialled || dialled.isDone || call.state === 'ended') return [];
  if (dialled.at === 'answer' && call.state !== 'active') return [];
  dialled.isDone = true;
  return join(call, dialled, world);
}

/** A leg whose conference cannot be joined any more stays up, and the journal says why. */
function join(call: Call, { id, name, options, wish }: DialledConference, world: World): Effect[] {
  const conference = id === undefined ? world.conferenceNamed(name) : world.conference(id);
  const failed = (reason: 'unknown' | 'ended' | 'full' | 'limit'): Effect[] => [
    note(call, 'conference.failed', { conference: id ?? name, reason }),
  ];
  if (!conference) {
    if (id !== undefined) return failed('unknown');
    if (!world.hasRoomForConference()) return failed('limit');
    return openConference(newConference(call, name, options, world), call, wish, world);
  }
  if (conference.end) return failed('ended');
  if (present(conference).length >= conference.options.maxParticipants) return failed('full');
  return joinConference(conference, call, wish, world);
}
