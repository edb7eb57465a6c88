import type { Lasting } from '../../calls/lasting.js';
import type { TargetLegs } from '../../media/queue.js';
import type { AudioInput, PlaybackStatus } from '../audio-kind.js';

export interface PlaybackActivity extends Lasting {
  readonly kind: 'playback';
  /** Emptied when it has ended: a file in base64 is large. */
  source: { readonly kind: 'url'; readonly url: string } | { readonly kind: 'content'; readonly base64: string };
  readonly mediaUrl: string | undefined;
  readonly overlay: boolean;
  readonly loop: number;
  readonly targetLegs: TargetLegs;
  /** The app is not told of it: its parent's webhooks are all there are. */
  readonly isUntold?: boolean;
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
