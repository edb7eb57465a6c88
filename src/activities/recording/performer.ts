import { isActivityGuard } from '../../calls/guards.js';
import type { Call } from '../../calls/call.js';
import { limitReached } from '../../limits.js';
import { channelsOf } from '../../media/recorder.js';
import { RecordingSession, SAVED_AFTER_MS, type WrittenRecording } from '../../recordings/session.js';
import type { MediaDeps, Performer } from '../../shell/performer.js';
import type { RecordingActivity } from './kind.js';

/** A transcription follows the recording that it is of by this much (ours; after the recording is what is documented). */
const TRANSCRIBED_AFTER_MS = 500;

/** A recording: what is heard is read from the time line, and written to a file when it has ended. */
export const recordingPerformer: Performer<'recording'> = (recording, call, { leg }, deps) => {
  if (!leg) return undefined;
  const { id, options, isPaused } = recording;
  const fail = (error: unknown): void => {
    const words = error instanceof Error ? error.message : String(error);
    deps.report(call.address, { kind: 'recordingFailed', id, reason: 'Internal server error', error: words });
  };
  const session = new RecordingSession({
    clock: deps.clock,
    leg,
    recordings: deps.recordings,
    silenceIsGuard: isActivityGuard(call, 'waits_for_party'),
    wish: { id, ...options },
    silent: () => deps.report(call.address, { kind: 'recordingSilent', id }),
    failed: fail,
    transcriptFull: () =>
      deps.record('limit.reached', limitReached('recording.transcript_chars', { id }), call.address),
  });
  if (isPaused) session.pause();
  return {
    changed: () => (recording.isPaused ? session.pause() : session.goOn()),
    stop(reason) {
      // The world is over, and its files with it.
      if (reason === 'failed' || deps.recordings.isClosed) return void session.discard();
      const endedAt = deps.clock.wallMicros();
      const written = Promise.all([session.finish(), deps.recordings.after(SAVED_AFTER_MS)]);
      deps.recordings.awaits(written.then(([file]) => save(file, endedAt, recording, call, deps), fail));
    },
  };
};

/** The file is there: from now on the recording is known, unless somebody has said meanwhile that it failed. */
function save(
  { durationMs, bytes, text }: WrittenRecording,
  endedAt: number,
  recording: RecordingActivity,
  call: Call,
  deps: MediaDeps,
): void {
  const { recordings, clock, report } = deps;
  const { id, options, initiatedBy, baseUrl } = recording;
  if (recordings.isClosed) return;
  if (recording.outcome === 'failed') {
    recordings.discard(id, options.format, bytes);
    return;
  }
  const startedAt = recording.begunAt ?? recording.startedAt;
  recordings.add({
    id,
    callControlId: call.id,
    legId: call.legId,
    sessionId: call.sessionId,
    connectionId: call.connectionId,
    from: call.from,
    to: call.to,
    channels: channelsOf(options) === 2 ? 'dual' : 'single',
    format: options.format,
    startedAt,
    endedAt,
    createdAt: clock.wallMicros(),
    durationMs,
    initiatedBy,
    // Documented: the name, and the time at which it began.
    title: `${options.fileName ?? call.legId}-${Math.floor(startedAt / 1_000_000)}`,
    bytes,
  });
  report(call.address, {
    kind: 'recordingSaved',
    id,
    endedAt,
    url: recordings.urlOf({ id, format: options.format }, baseUrl),
  });
  if (text === undefined) return;
  const transcribed = recordings.after(TRANSCRIBED_AFTER_MS);
  recordings.awaits(transcribed.then(() => transcribe(text, durationMs, recording, call, deps)));
}

function transcribe(text: string, durationMs: number, recording: RecordingActivity, call: Call, deps: MediaDeps): void {
  const transcriptionId = call.ids.uuid('recording transcription');
  const { id } = recording;
  const transcription = { id: transcriptionId, recordingId: id, createdAt: deps.clock.wallMicros(), durationMs, text };
  if (deps.recordings.addTranscription(transcription))
    deps.report(call.address, { kind: 'recordingTranscribed', id, transcriptionId, text });
}
