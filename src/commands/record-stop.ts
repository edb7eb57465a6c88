import { live } from '../calls/call.js';
import { stop } from '../calls/lifecycle.js';
import { done, type Command } from './command.js';
import { recordingsMeant } from './record-options.js';

/** Stops the recording named by `recording_id`, or every recording of the call. */
export const recordStop: Command<'StopCallRecording'> = {
  operationId: 'StopCallRecording',
  name: 'record_stop',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run(call, body, world) {
    const meant = recordingsMeant(live(call, 'recording'), body.recording_id, world);
    if ('kind' in meant) return meant;
    return done(meant.flatMap((recording) => stop(call, recording, 'stopped', world)));
  },
};
