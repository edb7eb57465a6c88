import { checkPayload } from '../checks.js';
import type { ConferenceCommand } from '../command.js';
import { soundFor } from './sound.js';
import { newSpeech } from '../speak.js';

/** Says a text to all who are in a conference or to some of them, behind what is played to them already. */
export const conferenceSpeak: ConferenceCommand<'SpeakTextToConference'> = {
  operationId: 'SpeakTextToConference',
  name: 'speak',
  target: 'conference',
  withoutEffect: ['voice_settings'],
  check: (body) => checkPayload('payload', body.payload),
  run: (conference, body, world) =>
    soundFor(conference, body.call_control_ids, (of) => newSpeech(of, body, world), world),
};
