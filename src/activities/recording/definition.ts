import type { Addressed } from '../../calls/address.js';
import type { Call } from '../../calls/call.js';
import { note, webhook, type Effect } from '../../calls/effect.js';
import { stop } from '../../calls/lifecycle.js';
import { callFields, idFields } from '../../calls/payload.js';
import type { ActivityDefinition, World } from '../../calls/world.js';
import { isoMicros } from '../../platform/clock.js';
import { textBytes } from '../../platform/rough-bytes.js';
import { channelsOf } from '../../media/recorder.js';
import type { RecordingActivity, RecordingKind, RecordingError } from './kind.js';

/** Records what is heard on the call into a file. Its webhook comes when that has been written, which is after its end. */
export const recording: ActivityDefinition<RecordingKind> = {
  endRank: 70,
  beginsWhenAnswered: false,
  // The far end may still say something.
  timers: { max_length: 'waits_for_party' },
  webhooks: {
    'call.recording.saved': (call, { recording, endedAt, url }) => {
      const { format } = recording.options;
      const [start, end] = [isoMicros(recording.begunAt ?? recording.startedAt), isoMicros(endedAt)];
      return {
        ...idFields(call),
        channels: channelName(recording),
        end_time: end,
        flow_destination: 'telnyx_number_cc_app',
        format,
        public_recording_urls: {},
        recording_ended_at: end,
        recording_id: recording.id,
        recording_started_at: start,
        recording_urls: { [format]: url },
        start_time: start,
      };
    },
    'call.recording.error': (call, { recording, reason }) => ({
      ...idFields(call),
      reason,
      recording_id: recording.id,
    }),
    'call.recording.transcription.saved': (call, { recording, transcriptionId, text }) => ({
      ...callFields(call),
      recording_id: recording.id,
      recording_transcription_id: transcriptionId,
      status: 'completed',
      transcription_text: text,
    }),
  },
  told: ({ options: { channels, format, track } }) => ({ channels, format, recording_track: track }),
  started(call, activity, world) {
    activity.state = 'running';
    activity.begunAt = activity.wentOnAt = world.nowMicros();
    return untilFull(call, activity);
  },
  take(call, activity, input, world) {
    switch (input.kind) {
      case 'activityTimer':
        return stop(call, activity, 'completed', world);
      case 'recordingSilent':
        return stop(call, activity, 'completed', world);
      case 'recordingSaved':
        if (activity.outcome !== 'pending') return [];
        activity.outcome = 'saved';
        return [webhook(call, { ...input, type: 'call.recording.saved', recording: activity })];
      case 'recordingTranscribed':
        return [webhook(call, { ...input, type: 'call.recording.transcription.saved', recording: activity })];
      case 'recordingFailed':
        return fail(call, activity, input, world);
    }
  },
  // Its file tells of it, or the reason why there is none.
  endEvent: () => undefined,
  release: () => undefined,
  bytes: ({ baseUrl, options }) => textBytes(baseUrl) + textBytes(options.fileName ?? ''),
  view: (activity) => ({
    channels: channelName(activity),
    format: activity.options.format,
    recording_track: activity.options.track,
    paused: activity.isPaused,
    saved: activity.outcome === 'saved',
  }),
};

/** Leaves out what is heard from now on, or goes on. The effects of it. */
export function setPaused(of: Addressed, activity: RecordingActivity, paused: boolean, world: World): Effect[] {
  if (activity.isPaused === paused) return [];
  activity.isPaused = paused;
  const now = world.nowMicros();
  if (paused) activity.recordedMicros += now - activity.wentOnAt;
  else activity.wentOnAt = now;
  // One that waits for the answer does not run yet.
  if (activity.state !== 'running') return [];
  const changed: Effect = { kind: 'changeActivity', at: of.address, activity };
  return [changed, ...(paused ? untilAgain(of, activity) : untilFull(of, activity))];
}

/** The recording ends when it is as long as it may be. */
function untilFull({ address: at }: Addressed, activity: RecordingActivity): Effect[] {
  const { maxLengthMs } = activity.options;
  if (maxLengthMs === 0 || activity.isPaused) return [];
  const afterMs = Math.max(0, maxLengthMs - activity.recordedMicros / 1000);
  return [{ kind: 'activityTimer', at, activity, name: 'max_length', afterMs }];
}

/** A pause does not count. */
const untilAgain = ({ address: at }: Addressed, activity: RecordingActivity): Effect[] =>
  activity.options.maxLengthMs === 0 ? [] : [{ kind: 'cancelActivityTimer', at, activity, name: 'max_length' }];

/** One that runs ends; of one that has ended no file comes any more. */
function fail(
  call: Call,
  activity: RecordingActivity,
  { reason, error }: { readonly reason: RecordingError; readonly error?: string },
  world: World,
): Effect[] {
  if (activity.outcome !== 'pending') return [];
  activity.outcome = 'failed';
  const fields = { id: activity.id, reason, ...(error === undefined ? {} : { host: { error } }) };
  const told = [
    note(call, 'recording.failed', fields),
    webhook(call, { type: 'call.recording.error', recording: activity, reason }),
  ];
  if (activity.state === 'ended') return told;
  return [...stop(call, activity, 'failed', world), ...told];
}

const channelName = ({ options }: RecordingActivity): 'single' | 'dual' =>
  channelsOf(options) === 2 ? 'dual' : 'single';
