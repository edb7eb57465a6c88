import { live } from '../calls/call.js';
import { stop } from '../calls/lifecycle.js';
import { done, refused, type Command } from './command.js';

/** Stops the transcription. */
export const transcriptionStop: Command<'StopCallTranscription'> = {
  operationId: 'StopCallTranscription',
  name: 'transcription_stop',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run(call, _body, world) {
    const running = live(call, 'transcription');
    if (running.length === 0) {
      if (world.switches.stop_when_idle === 'refuse') return refused('unprocessable');
      return { kind: 'ignored', why: 'nothing is being transcribed' };
    }
    if (live(call, 'recording').some(({ options }) => options.silenceMs > 0))
      return refused('transcriptionForRecording');
    return done(running.flatMap((transcription) => stop(call, transcription, 'stopped', world)));
  },
};
