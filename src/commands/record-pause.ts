import { setPaused } from '../activities/recording/definition.js';
import { done, type Command } from './command.js';
import { recordingsMeant } from './record-options.js';

/** Leaves out what is heard from now on. */
export const recordPause: Command<'PauseCallRecording'> = {
  operationId: 'PauseCallRecording',
  name: 'record_pause',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run(call, body, world) {
    const meant = recordingsMeant(call, body.recording_id, world);
    if ('kind' in meant) return meant;
    const others = meant.filter(({ isPaused }) => !isPaused);
    if (others.length === 0) return { kind: 'ignored', why: 'the recording is paused already' };
    return done(others.flatMap((recording) => setPaused(call, recording, true, world)));
  },
};
