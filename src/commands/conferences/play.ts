import { checkAudioFile, checkNamed, fileSource, newPlayback } from '../audio-file.js';
import { checkLoop, loopCount } from '../checks.js';
import type { ConferenceCommand } from '../command.js';
import { soundFor } from './sound.js';

/** Plays a WAV or MP3 file to all who are in a conference or to some of them, behind what is played to them already. */
export const conferencePlay: ConferenceCommand<'PlayConferenceAudio'> = {
  operationId: 'PlayConferenceAudio',
  name: 'play',
  target: 'conference',
  withoutEffect: [],
  check: (body, world) => [...checkNamed(body, world), ...checkAudioFile(body), ...checkLoop(body.loop)],
  run(conference, body, world) {
    const source = fileSource(body);
    if (!source) return { kind: 'ignored', why: 'there is nothing to play' };
    const loop = loopCount(body.loop) ?? 1;
    return soundFor(conference, body.call_control_ids, (of) => newPlayback(of, source, world, { loop }), world);
  },
};
