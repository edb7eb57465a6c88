import { giveRole } from '../../calls/conferences/parts.js';
import { done, type ConferenceCommand } from '../command.js';
import { participantFor } from './legs.js';

/** Gives a participant another role. Documented: one who whispers to nobody only listens. */
export const conferenceUpdate: ConferenceCommand<'UpdateConference'> = {
  operationId: 'UpdateConference',
  name: 'update',
  target: 'conference',
  withoutEffect: [],
  run(conference, body, world) {
    const participant = participantFor(conference, body.call_control_id, world);
    if ('error' in participant) return { kind: 'refused', refusal: participant };
    const role = { role: body.supervisor_role, whispersTo: body.whisper_call_control_ids ?? [] };
    return done(giveRole(conference, participant, role, world));
  },
};
