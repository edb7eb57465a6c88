import type { AiGatherKind } from '../activities/ai-gather/kind.js';
import type { AssistantKind } from '../activities/assistant/kind.js';
import type { BridgeKind } from '../activities/bridge/kind.js';
import type { ConferenceKind } from '../activities/conference/kind.js';
import type { DeepfakeKind } from '../activities/deepfake/kind.js';
import type { DetectionKind } from '../activities/detection/kind.js';
import type { ForkKind } from '../activities/fork/kind.js';
import type { GatherKind } from '../activities/gather/kind.js';
import type { ParticipantKind } from '../activities/participant/kind.js';
import type { PaymentKind } from '../activities/payment/kind.js';
import type { PlaybackKind } from '../activities/playback/kind.js';
import type { QueuedKind } from '../activities/queued/kind.js';
import type { RecordingKind } from '../activities/recording/kind.js';
import type { RelayKind } from '../activities/relay/kind.js';
import type { ReferKind } from '../activities/refer/kind.js';
import type { SiprecKind } from '../activities/siprec/kind.js';
import type { SpeakKind } from '../activities/speak/kind.js';
import type { StreamKind } from '../activities/stream/kind.js';
import type { SupervisionKind } from '../activities/supervision/kind.js';
import type { SuppressionKind } from '../activities/suppression/kind.js';
import type { TranscriptionKind } from '../activities/transcription/kind.js';
import type { Lasting } from './lasting.js';

/** The types of one kind of activity; its folder has them in `kind.ts`. */
export interface KindTypes {
  /** Its state on a call. */
  readonly activity: Lasting & { readonly kind: string };
  /** The webhooks that tell of it; `never` where there are none. */
  readonly event: { readonly type: string };
  /** The reports of its performer, besides timers; `never` where there are none. */
  readonly input: { readonly kind: string; readonly id: string };
}

/** The types of every kind. */
export interface Kinds {
  readonly ai_gather: AiGatherKind;
  readonly assistant: AssistantKind;
  readonly bridge: BridgeKind;
  readonly conference: ConferenceKind;
  readonly deepfake: DeepfakeKind;
  readonly detection: DetectionKind;
  readonly fork: ForkKind;
  readonly gather: GatherKind;
  readonly participant: ParticipantKind;
  readonly payment: PaymentKind;
  readonly playback: PlaybackKind;
  readonly queued: QueuedKind;
  readonly recording: RecordingKind;
  readonly relay: RelayKind;
  readonly refer: ReferKind;
  readonly siprec: SiprecKind;
  readonly speak: SpeakKind;
  readonly stream: StreamKind;
  readonly supervision: SupervisionKind;
  readonly suppression: SuppressionKind;
  readonly transcription: TranscriptionKind;
}

export type ActivityKind = keyof Kinds;
export type ActivityOf<K extends ActivityKind> = Kinds[K]['activity'];
export type Activity = ActivityOf<ActivityKind>;

/** The reason for an activity's end. */
export type StopReason =
  | 'completed'
  | 'stopped'
  | 'hangup'
  | 'replaced'
  | 'failed'
  | 'peer_left'
  | 'client_closed'
  | 'simulator_closed'
  /** A machine has been detected, or its beep. */
  | 'amd';
