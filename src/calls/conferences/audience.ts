import type { Audience, Participant } from '../../activities/conference/kind.js';
import { callAddress } from '../address.js';
import type { Effect } from '../effect.js';
import type { World } from '../world.js';
import { present, type Conference } from './conference.js';

/** The others who hear a participant: what its role, its hold and its being muted make of it. */
export function audienceOf({ hold, isMuted, role, whispersTo }: Participant, conference: Conference): Audience {
  if (hold || isMuted || role === 'monitor') return 'none';
  if (role !== 'whisper') return 'all';
  const legs = new Set(
    present(conference)
      .filter(({ status }) => status === 'joined')
      .map(({ leg }) => leg),
  );
  // Documented: one who whispers to nobody only listens.
  return whispersTo.filter((leg) => legs.has(leg));
}

/** Something has changed in a conference that may have changed who hears whom: the legs are told for which it has. */
export function heardAnew(conference: Conference, world: World): Effect[] {
  return present(conference).flatMap((participant) => {
    const { id, leg, hold } = participant;
    const audience = audienceOf(participant, conference);
    const hears = hold === null;
    if (String(audience) === String(participant.audience) && hears === participant.hears) return [];
    Object.assign(participant, { audience, hears });
    const activity = world.call(leg)?.activities.get(id);
    return activity ? [{ kind: 'changeActivity', at: callAddress(leg), activity } as const] : [];
  });
}
