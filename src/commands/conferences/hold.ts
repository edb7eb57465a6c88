import { hold, unhold } from '../../calls/conferences/holding.js';
import { checkAudioFile, fileSource } from '../audio-file.js';
import { done, type ConferenceCommand } from '../command.js';
import { participantsFor } from './legs.js';

/** Puts participants on hold, all where none is named: they neither hear the others nor are heard, and hear a file where one is given. */
export const conferenceHold: ConferenceCommand<'HoldConferenceParticipants'> = {
  operationId: 'HoldConferenceParticipants',
  name: 'hold',
  target: 'conference',
  withoutEffect: [],
  check: (body) => checkAudioFile(body),
  run(conference, body, world) {
    const participants = participantsFor(conference, body.call_control_ids, world);
    if ('error' in participants) return { kind: 'refused', refusal: participants };
    return done(hold(conference, participants, fileSource(body), world));
  },
};

/** Takes participants off hold. They have to be named, as the document has it; of an empty list it says nothing, which is taken for all. */
export const conferenceUnhold: ConferenceCommand<'UnholdConferenceParticipants'> = {
  operationId: 'UnholdConferenceParticipants',
  name: 'unhold',
  target: 'conference',
  withoutEffect: [],
  run(conference, body, world) {
    const participants = participantsFor(conference, body.call_control_ids, world);
    if ('error' in participants) return { kind: 'refused', refusal: participants };
    return done(unhold(conference, participants, world));
  },
};
