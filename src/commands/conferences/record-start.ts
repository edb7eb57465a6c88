import { beginShared, recordingsOf } from '../../calls/conferences/shared.js';
import { note } from '../../calls/effect.js';
import { LIMITS, limitReached } from '../../limits.js';
import { done, refused, type ConferenceCommand } from '../command.js';
import { newRecording } from '../record-options.js';

/** Records what all say in a conference, and what is played to all, until it is stopped or the conference ends. */
export const conferenceRecordStart: ConferenceCommand<'StartConferenceRecording'> = {
  operationId: 'StartConferenceRecording',
  name: 'record_start',
  target: 'conference',
  withoutEffect: [],
  run(conference, body, world, asker) {
    const most = LIMITS['conference.recordings'];
    if (recordingsOf(conference).length >= most) {
      const detail = `The conference has ${most} recordings, which is the limit (conference.recordings).`;
      const notes = [note(conference, 'limit.reached', limitReached('conference.recordings'))];
      return { ...refused('unprocessable', { detail }), notes };
    }
    const options = {
      channels: body.channels ?? 'single',
      format: body.format,
      track: 'both',
      trim: body.trim === 'trim-silence',
      beep: body.play_beep ?? false,
      transcribed: false,
      maxLengthMs: 0,
      silenceMs: 0,
      fileName: body.custom_file_name ?? undefined,
    } as const;
    const recording = newRecording(conference, options, world, asker, 'StartConferenceRecordingAPI');
    return done(beginShared(conference, recording, world));
  },
};
