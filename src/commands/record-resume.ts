import { live } from '../calls/call.js';
import type { Command } from './command.js';
import { pause } from './record-options.js';

/** Goes on recording. What was heard during the pause is not in the file. */
export const recordResume: Command<'ResumeCallRecording'> = {
  operationId: 'ResumeCallRecording',
  name: 'record_resume',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run: (call, body, world) => pause(call, live(call, 'recording'), body.recording_id, false, world),
};
