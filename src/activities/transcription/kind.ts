import type { Lasting } from '../../calls/lasting.js';

export interface TranscriptionActivity extends Lasting {
  readonly kind: 'transcription';
  readonly engine: string;
  readonly interimResults: boolean;
  readonly tracks: 'inbound' | 'outbound' | 'both';
}

/** The fields of `call.transcription` about the words. */
interface TranscriptionData {
  readonly transcript: string;
  readonly is_final: boolean;
  readonly confidence?: number | null;
  readonly transcription_track?: 'inbound' | 'outbound';
}

type TranscriptionEvent =
  | { readonly type: 'call.transcription'; readonly data: TranscriptionData }
  | { readonly type: 'call.transcription.stopped' };

export interface TranscriptionKind {
  readonly activity: TranscriptionActivity;
  readonly event: TranscriptionEvent;
  readonly input: { readonly kind: 'transcript'; readonly id: string; readonly data: TranscriptionData };
}
