import type { ForkActivity, PlaybackActivity, SpeakActivity, StreamActivity } from './activity.js';
import type { Hangup } from './hangup.js';

/** The fields of `call.transcription` about the words. */
export interface TranscriptionData {
  readonly transcript: string;
  readonly is_final: boolean;
  readonly confidence?: number | null;
  readonly transcription_track?: 'inbound' | 'outbound';
}

/** The end of a playback, in Telnyx's words. */
export type PlaybackStatus = 'completed' | 'cancelled' | 'call_hangup' | 'file_not_found' | 'failed';

/** A webhook that the core wants sent: its name and the facts that the call itself does not hold. */
export type WebhookEvent =
  | { readonly type: 'call.initiated' }
  | { readonly type: 'call.answered'; readonly stream?: StreamActivity | undefined }
  | { readonly type: 'call.hangup'; readonly hangup: Hangup }
  | { readonly type: 'call.bridged' }
  | { readonly type: 'call.cost' }
  | { readonly type: 'call.dtmf.received'; readonly digit: string }
  | { readonly type: 'call.speak.started'; readonly speak: SpeakActivity }
  | { readonly type: 'call.speak.ended'; readonly speak: SpeakActivity; readonly status: 'completed' | 'call_hangup' }
  | { readonly type: 'call.playback.started'; readonly playback: PlaybackActivity }
  | {
      readonly type: 'call.playback.ended';
      readonly playback: PlaybackActivity;
      readonly status: PlaybackStatus;
      readonly detail?: string | undefined;
    }
  | { readonly type: 'streaming.started'; readonly stream: StreamActivity }
  | { readonly type: 'streaming.stopped'; readonly stream: StreamActivity }
  | { readonly type: 'streaming.failed'; readonly stream: StreamActivity; readonly reason: string }
  | { readonly type: 'call.fork.started'; readonly fork: ForkActivity }
  | { readonly type: 'call.fork.stopped'; readonly fork: ForkActivity }
  | { readonly type: 'call.transcription'; readonly data: TranscriptionData }
  | { readonly type: 'call.transcription.stopped' };

export type WebhookEventType = WebhookEvent['type'];
