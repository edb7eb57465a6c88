import type { PlaybackActivity } from '../../activities/playback/kind.js';
import type { SpeakActivity } from '../../activities/speak/kind.js';
import { conferenceAddress } from '../address.js';
import type { Call } from '../call.js';
import type { ParticipantSoundEvent } from './events.js';

/** The event of a sound on a leg, where a conference lets that hear it; undefined where it is one of the leg's own. */
export function participantSound(
  sound: PlaybackActivity | SpeakActivity,
  stage: 'started' | 'ended',
  leg: Call,
  at: number,
): ParticipantSoundEvent | undefined {
  if (sound.conference === undefined) return undefined;
  const about = { sentFrom: conferenceAddress(sound.conference, leg.id), leg, at };
  if (sound.kind === 'speak') return { type: `conference.participant.speak.${stage}`, ...about };
  return { type: `conference.participant.playback.${stage}`, playback: sound, ...about };
}
