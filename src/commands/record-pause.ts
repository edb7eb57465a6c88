import { live } from '../calls/call.js';
import type { Command } from './command.js';
import { pause } from './record-options.js';

/** Leaves out what is heard from now on. */
export const recordPause: Command<'PauseCallRecording'> = {
  operationId: 'PauseCallRecording',
  name: 'record_pause',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run: (call, body, world) => pause(call, live(call, 'recording'), body.recording_id, true, world),
};
