import type { Lasting } from '../../calls/lasting.js';

/** The reasons that Telnyx gives for a recording that could not be saved. */
export const RECORDING_ERRORS = [
  'Failed to authorize with storage using custom credentials',
  'Invalid credentials json',
  'Unsupported backend',
  'Internal server error',
] as const;

export type RecordingError = (typeof RECORDING_ERRORS)[number];

/** The wishes that a request has for a recording. */
export interface RecordingOptions {
  readonly channels: 'single' | 'dual';
  readonly format: 'wav' | 'mp3';
  readonly track: 'both' | 'inbound' | 'outbound';
  readonly trim: boolean;
  readonly beep: boolean;
  readonly transcribed: boolean;
  /** 0 is without limit. */
  readonly maxLengthMs: number;
  /** Silence that ends it, after something was heard; 0 is never. */
  readonly silenceMs: number;
  readonly fileName: string | undefined;
}

export interface RecordingActivity extends Lasting {
  readonly kind: 'recording';
  readonly options: RecordingOptions;
  readonly initiatedBy: 'StartCallRecordingAPI' | 'OutboundAPI' | 'StartConferenceRecordingAPI';
  /** Its URLs begin with this: the address at which the request that began it came in. */
  readonly baseUrl: string;
  /** Microseconds since the epoch; null while it waits for the answer. */
  begunAt: number | null;
  isPaused: boolean;
  /** Microseconds that had been recorded when it was paused last, and the instant at which it went on. */
  recordedMicros: number;
  wentOnAt: number;
  /** Its file is there, or will never be. */
  outcome: 'pending' | 'saved' | 'failed';
}

type RecordingEvent =
  | {
      readonly type: 'call.recording.saved';
      readonly recording: RecordingActivity;
      readonly endedAt: number;
      readonly url: string;
    }
  | { readonly type: 'call.recording.error'; readonly recording: RecordingActivity; readonly reason: RecordingError }
  | {
      readonly type: 'call.recording.transcription.saved';
      readonly recording: RecordingActivity;
      readonly transcriptionId: string;
      readonly text: string;
    };

export interface RecordingKind {
  readonly activity: RecordingActivity;
  readonly event: RecordingEvent;
  readonly input:
    | { readonly kind: 'recordingSaved'; readonly id: string; readonly endedAt: number; readonly url: string }
    | {
        readonly kind: 'recordingTranscribed';
        readonly id: string;
        readonly transcriptionId: string;
        readonly text: string;
      }
    | { readonly kind: 'recordingSilent'; readonly id: string }
    /** By the disk, or because somebody outside said so. */
    | {
        readonly kind: 'recordingFailed';
        readonly id: string;
        readonly reason: RecordingError;
        readonly error?: string;
      };
}
