import { recordingsOf } from '../../calls/conferences/shared.js';
import type { ConferenceCommand } from '../command.js';
import { pause } from '../record-options.js';

/** Leaves out what is heard in a conference from now on. */
export const conferenceRecordPause: ConferenceCommand<'PauseConferenceRecording'> = {
  operationId: 'PauseConferenceRecording',
  name: 'record_pause',
  target: 'conference',
  withoutEffect: [],
  run: (conference, body, world) => pause(conference, recordingsOf(conference), body.recording_id, true, world),
};
