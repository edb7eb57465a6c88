/** A recording that has been saved. Times are microseconds since the epoch. */
export interface SavedRecording {
  readonly id: string;
  readonly callControlId: string;
  readonly legId: string;
  readonly sessionId: string;
  readonly connectionId: string;
  readonly from: string;
  readonly to: string;
  readonly channels: 'single' | 'dual';
  readonly format: 'wav' | 'mp3';
  readonly startedAt: number;
  readonly endedAt: number;
  readonly createdAt: number;
  /** Of the sound in it. */
  readonly durationMs: number;
  readonly initiatedBy: 'StartCallRecordingAPI' | 'OutboundAPI';
  /** The name that it is downloaded under, without its extension. */
  readonly title: string;
  /** Of its file. */
  readonly bytes: number;
}

/** The words of a recording. */
export interface RecordingTranscription {
  readonly id: string;
  readonly recordingId: string;
  readonly createdAt: number;
  readonly durationMs: number;
  readonly text: string;
}

export const fileNameOf = ({ id, format }: Pick<SavedRecording, 'id' | 'format'>): string => `${id}.${format}`;
