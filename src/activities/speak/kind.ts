import type { Lasting } from '../../calls/lasting.js';
import type { TargetLegs } from '../../media/queue.js';
import type { AudioInput } from '../audio-kind.js';

export interface SpeakActivity extends Lasting {
  readonly kind: 'speak';
  readonly text: string;
  readonly ssml: boolean;
  readonly voice: string;
  readonly language: string | undefined;
  /** 1 to 100, or Infinity. */
  readonly loop: number;
  readonly targetLegs: TargetLegs;
  /** The app is not told of it: its parent's webhooks are all there are. */
  readonly isUntold?: boolean;
  /** The conference that lets this participant hear it, by its id; its webhooks are that one's. */
  readonly conference?: string;
}

type SpeakEvent =
  | { readonly type: 'call.speak.started'; readonly speak: SpeakActivity }
  | {
      readonly type: 'call.speak.ended';
      readonly speak: SpeakActivity;
      readonly status: 'completed' | 'call_hangup' | 'cancelled_amd';
    };

export interface SpeakKind {
  readonly activity: SpeakActivity;
  readonly event: SpeakEvent;
  readonly input: AudioInput;
}
