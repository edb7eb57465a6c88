import { callAddress, conferenceAddress, type Address } from '../calls/address.js';

/** A recording that has been saved. Times are microseconds since the epoch. */
export interface SavedRecording {
  readonly id: string;
  /** Of a conference this and what follows are those of the leg that it was made from. */
  readonly callControlId: string;
  readonly legId: string;
  readonly sessionId: string;
  readonly connectionId: string;
  readonly from: string;
  readonly to: string;
  /** The recorded conference; none of a call. */
  readonly conference?: { readonly id: string; readonly region: string };
  readonly channels: 'single' | 'dual';
  readonly format: 'wav' | 'mp3';
  readonly startedAt: number;
  readonly endedAt: number;
  readonly createdAt: number;
  /** Of the sound in it. */
  readonly durationMs: number;
  readonly initiatedBy: 'StartCallRecordingAPI' | 'OutboundAPI' | 'StartConferenceRecordingAPI';
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

/** The journal tells of it there. */
export const addressOf = ({ callControlId, conference }: SavedRecording): Address =>
  conference ? conferenceAddress(conference.id) : callAddress(callControlId);
