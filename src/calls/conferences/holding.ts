import type { Hold, Participant } from '../../activities/conference/kind.js';
import type { PlaybackActivity } from '../../activities/playback/kind.js';
import { live, type Call } from '../call.js';
import type { Effect } from '../effect.js';
import { beginning } from '../lasting.js';
import { startActivity, stop } from '../lifecycle.js';
import type { World } from '../world.js';
import { heardAnew } from './audience.js';
import { present, type Conference } from './conference.js';
import { noteParticipant } from './notes.js';

/** The participants neither hear the others nor are heard from now on; what those heard who were on hold already is replaced. */
export const hold = (
  conference: Conference,
  participants: readonly Participant[],
  audio: Hold['audio'],
  world: World,
): Effect[] => [
  ...participants.flatMap((participant) => [
    ...holdAnew(participant, { why: 'asked', audio }, world),
    noteParticipant(conference, participant),
  ]),
  ...heardAnew(conference, world),
];

/** The participants are back in the conference. */
export const unhold = (conference: Conference, participants: readonly Participant[], world: World): Effect[] => [
  ...participants
    .filter((participant) => participant.hold)
    .flatMap((participant) => [...holdAnew(participant, null, world), noteParticipant(conference, participant)]),
  ...heardAnew(conference, world),
];

/** Those are back in it who were on hold for that reason. */
export const releaseAll = (conference: Conference, why: Hold['why'], world: World): Effect[] =>
  unhold(
    conference,
    present(conference).filter((participant) => participant.hold?.why === why),
    world,
  );

function holdAnew(participant: Participant, hold: Hold | null, world: World): Effect[] {
  const call = world.call(participant.leg);
  if (!call) return [];
  participant.hold = hold;
  participant.updatedAt = world.nowMicros();
  return [...silence(call, participant, world), ...holdSounds(call, participant, world)];
}

/** A participant on hold hears the file of its hold, over and over, of which the app is not told. */
export function holdSounds(call: Call, { id, hold }: Participant, world: World): Effect[] {
  if (!hold?.audio || call.state !== 'active') return [];
  const playback: PlaybackActivity = {
    kind: 'playback',
    ...beginning(call.ids.uuid('hold-playback'), world),
    source: hold.audio,
    overlay: false,
    loop: Infinity,
    targetLegs: 'self',
    parent: id,
    isUntold: true,
    isHoldAudio: true,
  };
  return startActivity(call, playback, world);
}

const silence = (call: Call, { id }: Participant, world: World): Effect[] =>
  live(call, 'playback')
    .filter(({ parent, isHoldAudio }) => parent === id && isHoldAudio)
    .flatMap((playback) => stop(call, playback, 'stopped', world));
