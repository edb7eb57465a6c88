import { live } from '../calls/call.js';
import { note } from '../calls/effect.js';
import { startActivity } from '../calls/lifecycle.js';
import type { Refusal } from '../contract/errors.js';
import { LIMITS, limitReached } from '../limits.js';
import { done, refused, type Command } from './command.js';
import { checkLongest, newRecording } from './record-options.js';

const SECOND_MS = 1000;

/** The length of one frame of audio: before the first one has been heard there is nothing to record. */
const FRAME_MICROS = 20_000;

/** The table's text has the range of a dial; this one has a minimum alone, as `record_timeout_secs` has. */
function checkSilence(seconds: number): Refusal[] {
  if (seconds >= 0) return [];
  const detail = "The 'timeout_secs' parameter must be an 'integer' with a minimum value of 0.";
  return [{ error: 'invalidTimeout', detail, pointer: '/timeout_secs' }];
}

/** Records what is heard on the call from now on, until it is stopped or the call ends. */
export const recordStart: Command<'StartCallRecord'> = {
  operationId: 'StartCallRecord',
  name: 'record_start',
  target: 'call',
  legal: ['active'],
  withoutEffect: [
    'transcription_engine',
    'transcription_language',
    'transcription_max_speaker_count',
    'transcription_min_speaker_count',
    'transcription_profanity_filter',
    'transcription_speaker_diarization',
  ],
  check: ({ max_length: longest = 0, timeout_secs: timeout = 0 }) => [
    ...checkLongest('max_length', longest),
    ...checkSilence(timeout),
  ],
  run(call, body, world, asker) {
    const hasAudio = world.nowMicros() - (call.answeredAt ?? 0) >= FRAME_MICROS;
    if (world.switches.record_before_audio === 'refuse' && !hasAudio) return refused('recordingBeforeAudio');
    if (body.timeout_secs && live(call, 'transcription').length > 0) return refused('recordingWhileTranscribing');
    if (live(call, 'recording').length >= LIMITS['call.recordings']) {
      const detail = `The call has ${LIMITS['call.recordings']} recordings, which is the limit (call.recordings).`;
      const notes = [note(call, 'limit.reached', limitReached('call.recordings'))];
      return { ...refused('unprocessable', { detail }), notes };
    }
    const options = {
      channels: body.channels,
      format: body.format,
      track: body.recording_track ?? 'both',
      trim: body.trim === 'trim-silence',
      beep: body.play_beep ?? false,
      transcribed: body.transcription ?? false,
      maxLengthMs: (body.max_length ?? 0) * SECOND_MS,
      silenceMs: (body.timeout_secs ?? 0) * SECOND_MS,
      fileName: body.custom_file_name ?? undefined,
    } as const;
    return done(startActivity(call, newRecording(call, options, world, asker, 'StartCallRecordingAPI'), world));
  },
};
