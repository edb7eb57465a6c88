import type { BeepRule, ConferenceRole, Participant } from '../../activities/conference/kind.js';
import type { Effect } from '../effect.js';
import type { World } from '../world.js';
import { heardAnew } from './audience.js';
import type { Conference } from './conference.js';
import { noteParticipant } from './notes.js';

/** The participants are heard by nobody from now on, or are again. */
export const mute = (
  conference: Conference,
  participants: readonly Participant[],
  isMuted: boolean,
  world: World,
): Effect[] => change(conference, participants, { isMuted }, world);

/** The participant takes part in another role from now on. */
export const giveRole = (
  conference: Conference,
  participant: Participant,
  role: { readonly role: ConferenceRole; readonly whispersTo: readonly string[] },
  world: World,
): Effect[] => change(conference, [participant], role, world);

/** A participant may be made to be otherwise while it is in the conference. */
export interface ParticipantChange {
  readonly beep?: BeepRule | undefined;
  readonly endsOnExit?: boolean | undefined;
  readonly softEndsOnExit?: boolean | undefined;
}

/** The participant's exit is another one from now on. Absent: as it was. */
export function changeExit(
  conference: Conference,
  participant: Participant,
  { beep, endsOnExit, softEndsOnExit }: ParticipantChange,
  world: World,
): Effect[] {
  const changed = {
    beep: beep ?? participant.beep,
    endsOnExit: endsOnExit ?? participant.endsOnExit,
    softEndsOnExit: softEndsOnExit ?? participant.softEndsOnExit,
  };
  return change(conference, [participant], changed, world);
}

/** A change that changes nothing is not told. */
function change(
  conference: Conference,
  participants: readonly Participant[],
  to: Partial<Participant>,
  world: World,
): Effect[] {
  const names = Object.keys(to) as (keyof Participant)[];
  const others = participants.filter((participant) =>
    names.some((name) => JSON.stringify(participant[name]) !== JSON.stringify(to[name])),
  );
  for (const participant of others) Object.assign(participant, to, { updatedAt: world.nowMicros() });
  return [...others.map((participant) => noteParticipant(conference, participant)), ...heardAnew(conference, world)];
}
