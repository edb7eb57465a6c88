import { newConference, openConference } from '../../calls/conferences/joining.js';
import { conferenceResource } from '../../calls/conferences/resource.js';
import { done, refused, type NewConferenceCommand } from '../command.js';
import { checkNewConference, conferenceOptions } from './options.js';
import { noRoomForConference } from '../room.js';

/** Makes a conference from a leg, which is its first participant. */
export const createConference: NewConferenceCommand<'CreateConference'> = {
  operationId: 'CreateConference',
  name: 'create_conference',
  target: 'new-conference',
  legal: ['active'],
  withoutEffect: ['comfort_noise'],
  check: checkNewConference,
  run(call, body, world) {
    if (world.conferenceNamed(body.name))
      return refused(world.switches.conference_90033 === 'name_in_use' ? 'conferenceNameUsed' : 'conferenceEmpty');
    const full = noRoomForConference('create_conference', call, body, world);
    if (full) return full;
    const conference = newConference(call, body.name, conferenceOptions(body), world);
    const effects = openConference(conference, call, {}, world);
    return done(effects, conferenceResource(conference));
  },
};
