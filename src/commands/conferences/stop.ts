import { stopShared } from '../../calls/conferences/shared.js';
import { stop } from '../../calls/lifecycle.js';
import { done, refused, type ConferenceCommand } from '../command.js';
import { areAllMeant, listenersFor, soundsTo, soundsToAll } from './sound.js';

/** Stops what a conference plays and says: all of it, or what those alone hear whom the command names. What is played to all goes on then. */
export const conferenceStop: ConferenceCommand<'StopConferenceAudio'> = {
  operationId: 'StopConferenceAudio',
  name: 'stop',
  target: 'conference',
  withoutEffect: [],
  run(conference, body, world) {
    const listeners = listenersFor(conference, body.call_control_ids, world);
    if ('error' in listeners) return { kind: 'refused', refusal: listeners };
    const toAll = areAllMeant(body.call_control_ids) ? soundsToAll(conference) : [];
    const effects = [
      ...toAll.flatMap((sound) => stopShared(conference, sound, 'stopped', world)),
      ...listeners.flatMap(({ leg }) =>
        soundsTo(leg, conference).flatMap((sound) => stop(leg, sound, 'stopped', world)),
      ),
    ];
    if (effects.length > 0) return done(effects);
    if (world.switches.stop_when_idle === 'refuse') return refused('unprocessable');
    return { kind: 'ignored', why: 'nothing is being played' };
  },
};
