import { setPaused } from '../activities/recording/definition.js';
import type { RecordingActivity, RecordingOptions } from '../activities/recording/kind.js';
import type { Addressed } from '../calls/address.js';
import type { Call } from '../calls/call.js';
import { beginning } from '../calls/lasting.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import { done, refused, type Asker, type Outcome } from './command.js';

const SECOND_MS = 1000;

/** Documented for `record_max_length` (12 hours) and for `max_length` of record_start (4 hours); 0 is without limit. */
const MAX_SECS = { record_max_length: 43_200, max_length: 14_400 } as const;

/** The settings of a recording that begins by itself, as dial, answer, transfer and bridge take them. */
export interface RecordBody {
  readonly record?: 'record-from-answer' | null;
  readonly record_channels?: 'single' | 'dual' | null;
  readonly record_custom_file_name?: string | null;
  readonly record_format?: 'wav' | 'mp3' | null;
  readonly record_max_length?: number;
  readonly record_timeout_secs?: number;
  readonly record_track?: RecordingOptions['track'] | null;
  readonly record_trim?: 'trim-silence' | null;
}

/** Checks that the schema does not make of these settings. They are checked also where `record` does not ask for a recording. */
export function checkRecording({
  record_max_length: longest = 0,
  record_timeout_secs: timeout = 0,
}: RecordBody): Refusal[] {
  return [
    ...checkLongest('record_max_length', longest),
    ...(timeout < 0 ? [{ error: 'invalidRecordTimeout', pointer: '/record_timeout_secs' } as const] : []),
  ];
}

/** A property that says how long a recording may get. */
export function checkLongest(name: keyof typeof MAX_SECS, seconds: number): Refusal[] {
  if (seconds >= 0 && seconds <= MAX_SECS[name]) return [];
  const detail = `The value is outside of allowed range 0 to ${MAX_SECS[name]}`;
  return [{ error: 'outOfRange', detail, pointer: `/${name}` }];
}

/** The recording that a body asks for; undefined where it asks for none. */
export function wantedRecording(
  call: Pick<Call, 'ids'>,
  body: RecordBody,
  world: World,
  asker: Asker,
  initiatedBy: RecordingActivity['initiatedBy'] = 'StartCallRecordingAPI',
): RecordingActivity | undefined {
  if (body.record !== 'record-from-answer') return undefined;
  const options: RecordingOptions = {
    channels: body.record_channels ?? 'dual',
    format: body.record_format ?? 'mp3',
    track: body.record_track ?? 'both',
    trim: body.record_trim === 'trim-silence',
    beep: false,
    transcribed: false,
    maxLengthMs: (body.record_max_length ?? 0) * SECOND_MS,
    silenceMs: (body.record_timeout_secs ?? 0) * SECOND_MS,
    fileName: body.record_custom_file_name ?? undefined,
  };
  return newRecording(call, options, world, asker, initiatedBy);
}

/** A recording that has yet to begin. */
export const newRecording = (
  { ids }: Pick<Call, 'ids'>,
  options: RecordingOptions,
  world: World,
  { baseUrl }: Asker,
  initiatedBy: RecordingActivity['initiatedBy'],
): RecordingActivity => ({
  kind: 'recording',
  ...beginning(ids.uuid('recording'), world),
  options,
  initiatedBy,
  baseUrl,
  begunAt: null,
  isPaused: false,
  recordedMicros: 0,
  wentOnAt: 0,
  outcome: 'pending',
});

/** The recordings that a command is about, of those that run: the one that it names, or all; or its answer where there is none. */
export function recordingsMeant(
  running: readonly RecordingActivity[],
  recordingId: string | null | undefined,
  { switches }: World,
): readonly RecordingActivity[] | Outcome {
  const meant = recordingId ? running.filter(({ id }) => id === recordingId.toLowerCase()) : running;
  if (meant.length > 0) return meant;
  if (recordingId) return refused('recordingNotFound', { pointer: '/recording_id' });
  if (switches.stop_when_idle === 'refuse') return refused('unprocessable');
  return { kind: 'ignored', why: 'nothing is being recorded' };
}

/** The recordings that a command is about leave out what is heard from now on, or go on. */
export function pause(
  of: Addressed,
  running: readonly RecordingActivity[],
  recordingId: string | null | undefined,
  isPaused: boolean,
  world: World,
): Outcome {
  const meant = recordingsMeant(running, recordingId, world);
  if ('kind' in meant) return meant;
  const others = meant.filter((recording) => recording.isPaused !== isPaused);
  if (others.length > 0) return done(others.flatMap((recording) => setPaused(of, recording, isPaused, world)));
  return { kind: 'ignored', why: isPaused ? 'the recording is paused already' : 'the recording is not paused' };
}
