import { setPaused } from '../activities/recording/definition.js';
import { done, type Command } from './command.js';
import { recordingsMeant } from './record-options.js';

/** Goes on recording. What was heard during the pause is not in the file. */
export const recordResume: Command<'ResumeCallRecording'> = {
  operationId: 'ResumeCallRecording',
  name: 'record_resume',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run(call, body, world) {
    const meant = recordingsMeant(call, body.recording_id, world);
    if ('kind' in meant) return meant;
    const others = meant.filter(({ isPaused }) => isPaused);
    if (others.length === 0) return { kind: 'ignored', why: 'the recording is not paused' };
    return done(others.flatMap((recording) => setPaused(call, recording, false, world)));
  },
};
