import { recordingsOf } from '../../calls/conferences/shared.js';
import type { ConferenceCommand } from '../command.js';
import { pause } from '../record-options.js';

/** Goes on recording a conference. What was heard during the pause is not in the file. */
export const conferenceRecordResume: ConferenceCommand<'ResumeConferenceRecording'> = {
  operationId: 'ResumeConferenceRecording',
  name: 'record_resume',
  target: 'conference',
  withoutEffect: [],
  run: (conference, body, world) => pause(conference, recordingsOf(conference), body.recording_id, false, world),
};
