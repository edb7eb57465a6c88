import { done, type ConferenceCommand } from '../command.js';
import { listenersFor } from './sound.js';
import { checkTones, tones } from '../send-dtmf.js';

/** Sends tones that all who are in a conference hear, or some of them. It has no webhook. */
export const conferenceSendDtmf: ConferenceCommand<'ConferenceSendDTMF'> = {
  operationId: 'ConferenceSendDTMF',
  name: 'send_dtmf',
  target: 'conference',
  withoutEffect: [],
  check: checkTones,
  run(conference, body, world) {
    const listeners = listenersFor(conference, body.call_control_ids, world);
    if ('error' in listeners) return { kind: 'refused', refusal: listeners };
    for (const { leg } of listeners) if (body.client_state) leg.clientState = body.client_state;
    return done(listeners.map(({ leg }) => tones(leg, body)));
  },
};
