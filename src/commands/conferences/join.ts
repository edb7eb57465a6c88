import { joinConference } from '../../calls/conferences/joining.js';
import { done, type ConferenceCommand } from '../command.js';
import { legFor, objectionToJoining } from './legs.js';
import { checkHoldFile, joinWish } from './options.js';

/** Brings a leg into a conference. It leaves the bridge or the conference that it is in. */
export const conferenceJoin: ConferenceCommand<'JoinConference'> = {
  operationId: 'JoinConference',
  name: 'join',
  target: 'conference',
  withoutEffect: [],
  check: checkHoldFile,
  run(conference, body, world) {
    const leg = legFor(body.call_control_id, world);
    if ('error' in leg) return { kind: 'refused', refusal: leg };
    const objection = objectionToJoining(conference, leg);
    if (objection) return { kind: 'refused', refusal: objection };
    if (body.client_state) {
      leg.clientState = body.client_state;
      // Documented: that of the leg that the conference was made from is the conference's too.
      if (leg.id === conference.creator.id) conference.clientState = body.client_state;
    }
    return done(joinConference(conference, leg, joinWish(body), world));
  },
};
