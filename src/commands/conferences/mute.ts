import { mute } from '../../calls/conferences/parts.js';
import { done, type ConferenceCommand, type Outcome } from '../command.js';
import { participantsFor } from './legs.js';
import type { Conference } from '../../calls/conferences/conference.js';
import type { World } from '../../calls/world.js';

/** Mutes participants, all where none is named: nobody hears them. */
export const conferenceMute: ConferenceCommand<'MuteConferenceParticipants'> = {
  operationId: 'MuteConferenceParticipants',
  name: 'mute',
  target: 'conference',
  withoutEffect: [],
  run: (conference, body, world) => muted(conference, body.call_control_ids, true, world),
};

/** The reverse. */
export const conferenceUnmute: ConferenceCommand<'UnmuteConferenceParticipants'> = {
  operationId: 'UnmuteConferenceParticipants',
  name: 'unmute',
  target: 'conference',
  withoutEffect: [],
  run: (conference, body, world) => muted(conference, body.call_control_ids, false, world),
};

function muted(conference: Conference, ids: readonly string[] | undefined, isMuted: boolean, world: World): Outcome {
  const participants = participantsFor(conference, ids, world);
  if ('error' in participants) return { kind: 'refused', refusal: participants };
  return done(mute(conference, participants, isMuted, world));
}
