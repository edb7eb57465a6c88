import { leaveConference } from '../../calls/leaving.js';
import { done, type ConferenceCommand } from '../command.js';
import { participantFor } from './legs.js';

/** Takes a leg out of a conference, which is parked then. */
export const conferenceLeave: ConferenceCommand<'LeaveConference'> = {
  operationId: 'LeaveConference',
  name: 'leave',
  target: 'conference',
  withoutEffect: [],
  run(conference, body, world) {
    const participant = participantFor(conference, body.call_control_id, world);
    if ('error' in participant) return { kind: 'refused', refusal: participant };
    const leg = world.call(participant.leg);
    if (body.beep_enabled) participant.beep = body.beep_enabled;
    return done(leg ? leaveConference(leg, 'left', world) : []);
  },
};
