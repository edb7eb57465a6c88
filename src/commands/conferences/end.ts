import { endConference } from '../../calls/conferences/ending.js';
import { done, type ConferenceCommand } from '../command.js';

/** Ends a conference, and hangs up all participants. */
export const conferenceEnd: ConferenceCommand<'EndConference'> = {
  operationId: 'EndConference',
  name: 'end',
  target: 'conference',
  withoutEffect: [],
  run: (conference, _body, world) =>
    done(endConference(conference, { reason: 'ended_via_api', by: null }, 'hung_up_with_creator', world)),
};
