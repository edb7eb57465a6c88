import type { Addressed } from '../../calls/address.js';
import { isActivityGuard } from '../../calls/guards.js';
import type { Ids } from '../../calls/ids.js';
import { limitReached } from '../../limits.js';
import type { LegAudio } from '../../media/leg.js';
import { channelsOf, type Frames } from '../../media/recorder.js';
import type { SavedRecording } from '../../recordings/saved.js';
import { RecordingSession, SAVED_AFTER_MS, type WrittenRecording } from '../../recordings/session.js';
import type { MediaDeps, Performer, Running } from '../../shell/performer.js';
import type { RecordingActivity } from './kind.js';

/** A transcription follows the recording that it is of by this much (ours; after the recording is what is documented). */
const TRANSCRIBED_AFTER_MS = 500;

/** That of which a recording is made. */
export interface RecordingSubject extends Addressed {
  readonly ids: Ids;
  readonly leg: LegAudio;
  /** Of each channel, where it is not that of the tracks of the leg. */
  readonly sound?: readonly Frames[];
  /** A beep is laid on this track. */
  readonly beepOn: 'inbound' | 'outbound';
  /** Time that jumps does not jump to the end of a silence. */
  readonly silenceIsGuard: boolean;
  /** The saved recording says this of it. */
  readonly facts: Pick<
    SavedRecording,
    'callControlId' | 'legId' | 'sessionId' | 'connectionId' | 'from' | 'to' | 'conference'
  >;
}

/** `record_start` on a call: what is heard on its leg. */
export const recordingPerformer: Performer<'recording'> = (recording, call, { leg }, deps) => {
  if (!leg) return undefined;
  const { address, ids, id: callControlId, legId, sessionId, connectionId, from, to } = call;
  const facts = { callControlId, legId, sessionId, connectionId, from, to };
  const silenceIsGuard = isActivityGuard(call, 'waits_for_party');
  return record(recording, { address, ids, leg, beepOn: 'outbound', silenceIsGuard, facts }, deps);
};

/** A recording: what is heard is read from the time line, and written to a file when it has ended. */
export function record(recording: RecordingActivity, subject: RecordingSubject, deps: MediaDeps): Running {
  const { address, leg, sound, beepOn, silenceIsGuard } = subject;
  const { id, options, isPaused } = recording;
  const fail = (error: unknown): void => {
    const words = error instanceof Error ? error.message : String(error);
    deps.report(address, { kind: 'recordingFailed', id, reason: 'Internal server error', error: words });
  };
  const session = new RecordingSession({
    clock: deps.clock,
    leg,
    sound,
    beepOn,
    recordings: deps.recordings,
    silenceIsGuard,
    wish: { id, ...options },
    silent: () => deps.report(address, { kind: 'recordingSilent', id }),
    failed: fail,
    transcriptFull: () => deps.record('limit.reached', limitReached('recording.transcript_chars', { id }), address),
  });
  if (isPaused) session.pause();
  return {
    changed: () => (recording.isPaused ? session.pause() : session.goOn()),
    stop(reason) {
      // The world is over, and its files with it.
      if (reason === 'failed' || deps.recordings.isClosed) return void session.discard();
      const endedAt = deps.clock.wallMicros();
      const written = Promise.all([session.finish(), deps.recordings.after(SAVED_AFTER_MS)]);
      deps.recordings.awaits(written.then(([file]) => save(file, endedAt, recording, subject, deps), fail));
    },
  };
}

/** The file is there: from now on the recording is known, unless somebody has said meanwhile that it failed. */
function save(
  { durationMs, bytes, text }: WrittenRecording,
  endedAt: number,
  recording: RecordingActivity,
  subject: RecordingSubject,
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
    ...subject.facts,
    id,
    channels: channelsOf(options) === 2 ? 'dual' : 'single',
    format: options.format,
    startedAt,
    endedAt,
    createdAt: clock.wallMicros(),
    durationMs,
    initiatedBy,
    // Documented: the name, and the time at which it began.
    title: `${options.fileName ?? subject.facts.legId}-${Math.floor(startedAt / 1_000_000)}`,
    bytes,
  });
  const url = recordings.urlOf({ id, format: options.format }, baseUrl);
  report(subject.address, { kind: 'recordingSaved', id, endedAt, url });
  if (text === undefined) return;
  const transcribed = recordings.after(TRANSCRIBED_AFTER_MS);
  recordings.awaits(transcribed.then(() => transcribe(text, durationMs, recording, subject, deps)));
}

function transcribe(
  text: string,
  durationMs: number,
  { id }: RecordingActivity,
  { ids, address }: RecordingSubject,
  deps: MediaDeps,
): void {
  const transcriptionId = ids.uuid('recording transcription');
  const transcription = { id: transcriptionId, recordingId: id, createdAt: deps.clock.wallMicros(), durationMs, text };
  if (deps.recordings.addTranscription(transcription))
    deps.report(address, { kind: 'recordingTranscribed', id, transcriptionId, text });
}
