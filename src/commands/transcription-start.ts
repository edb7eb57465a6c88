import { live } from '../calls/call.js';
import { startActivity } from '../calls/lifecycle.js';
import { done, refused, type Command } from './command.js';
import { checkTranscription, engineNotes, newTranscription } from './transcription-options.js';

/** Transcribes what is said from now on, until it is stopped or the call ends. */
export const transcriptionStart: Command<'StartCallTranscription'> = {
  operationId: 'StartCallTranscription',
  name: 'transcription_start',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  check: (body) => checkTranscription(body),
  run(call, body, world) {
    if (live(call, 'transcription').length > 0) return refused('alreadyTranscribing');
    const transcription = newTranscription(call, body, world);
    return done(
      transcription
        ? [...engineNotes(call, 'transcription_start', body), ...startActivity(call, transcription, world)]
        : [],
    );
  },
};
