import { recordingsOf, stopShared } from '../../calls/conferences/shared.js';
import { done, type ConferenceCommand } from '../command.js';
import { recordingsMeant } from '../record-options.js';

/** Stops the recording of a conference named by `recording_id`, or every one. */
export const conferenceRecordStop: ConferenceCommand<'StopConferenceRecording'> = {
  operationId: 'StopConferenceRecording',
  name: 'record_stop',
  target: 'conference',
  withoutEffect: [],
  run(conference, body, world) {
    const meant = recordingsMeant(recordingsOf(conference), body.recording_id, world);
    if ('kind' in meant) return meant;
    if (body.client_state) conference.clientState = body.client_state;
    return done(meant.flatMap((recording) => stopShared(conference, recording, 'stopped', world)));
  },
};
