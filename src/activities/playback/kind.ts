import type { Lasting } from '../../calls/lasting.js';
import type { TargetLegs } from '../../media/queue.js';
import type { AudioInput, PlaybackStatus } from '../audio-kind.js';

/** A file is at a URL, in the media storage, or came with the request in base64. */
export type PlaybackSource =
  /** `anew`: it is downloaded although the call has downloaded it before (`cache_audio: false`). */
  | { readonly kind: 'url'; readonly url: string; readonly anew?: boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'content'; readonly base64: string };

export interface PlaybackActivity extends Lasting {
  readonly kind: 'playback';
  /** Emptied when it has ended, where it is a file in base64, which is large. */
  source: PlaybackSource;
  readonly overlay: boolean;
  readonly loop: number;
  readonly targetLegs: TargetLegs;
  /** The app is not told of it: its parent's webhooks are all there are. */
  readonly isUntold?: boolean;
  /** It is heard on hold, beneath what else is played to the leg, and `playback_stop` does not end it. */
  readonly isHoldAudio?: true;
  /** The conference that lets this participant hear it, by its id; its webhooks are that one's. */
  readonly conference?: string;
}

type PlaybackEvent =
  | { readonly type: 'call.playback.started'; readonly playback: PlaybackActivity }
  | {
      readonly type: 'call.playback.ended';
      readonly playback: PlaybackActivity;
      readonly status: PlaybackStatus;
      readonly detail?: string | undefined;
    };

export interface PlaybackKind {
  readonly activity: PlaybackActivity;
  readonly event: PlaybackEvent;
  readonly input: AudioInput;
}
