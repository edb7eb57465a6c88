import type { MediaFormat, StreamParams } from '../streaming/params.js';
import type { StreamStats } from '../streaming/stats.js';
import type { ForkParams } from '../forking/params.js';
import type { TargetLegs } from '../media/queue.js';
import type { Ringtone } from '../media/ringback.js';

/** An activity lasts on a call. `id` is the id Telnyx uses for it where there is one (stream_id, speak_id, playback_id). */
interface Common {
  readonly id: string;
  state: 'starting' | 'running' | 'ended';
  /** The id of the activity that it belongs to, and with which it ends. */
  readonly parent?: string;
  /** Part of a dial that waits for the leg to ring or to be answered: the journal has not told of its start. */
  held?: boolean;
  /** Microseconds since the epoch. */
  readonly startedAt: number;
  endedAt: number | null;
}

export interface StreamActivity extends Common {
  readonly kind: 'stream';
  readonly params: StreamParams;
  readonly mediaFormat: Omit<MediaFormat, 'fallback'>;
  /** Counters that the media plane keeps up to date and the control API shows. */
  readonly stats: StreamStats;
}

export interface ForkActivity extends Common {
  readonly kind: 'fork';
  readonly params: ForkParams;
  readonly stats: { rx_packets: number; tx_packets: number };
}

export interface TranscriptionActivity extends Common {
  readonly kind: 'transcription';
  readonly engine: string;
  readonly interimResults: boolean;
  readonly tracks: 'inbound' | 'outbound' | 'both';
}

export interface SpeakActivity extends Common {
  readonly kind: 'speak';
  readonly text: string;
  readonly ssml: boolean;
  readonly voice: string;
  readonly language: string | undefined;
  /** 1 to 100, or Infinity. */
  readonly loop: number;
  readonly targetLegs: TargetLegs;
}

export interface PlaybackActivity extends Common {
  readonly kind: 'playback';
  /** Emptied when it has ended: a file in base64 is large. */
  source: { readonly kind: 'url'; readonly url: string } | { readonly kind: 'content'; readonly base64: string };
  readonly mediaUrl: string | undefined;
  readonly overlay: boolean;
  readonly loop: number;
  readonly targetLegs: TargetLegs;
}

/**
 * One leg's side of a bridge; the other leg has one of the same id. It is starting while the leg waits for its peer to be answered, and
 * running while audio crosses.
 */
export interface BridgeActivity extends Common {
  readonly kind: 'bridge';
  /** The other leg's call control id. */
  readonly peer: string;
  /** The `destination` of a transfer was dialled for the `transferred` leg, and ends with it. */
  readonly role: 'plain' | 'transferred' | 'destination';
  /** The fate of this leg when its peer goes. */
  readonly afterwards: 'hangup' | 'parked' | 'held';
  /** Its party hears the digits that the peer's party presses. */
  readonly hearsDigits: boolean;
  /** Its party hears this while it waits. */
  readonly ringtone: Ringtone | undefined;
  /** A playback on this leg that goes before. */
  after: string | undefined;
  /** `call.bridged` has been sent for this leg. */
  isAnnounced: boolean;
}

export type Activity =
  StreamActivity | ForkActivity | TranscriptionActivity | SpeakActivity | PlaybackActivity | BridgeActivity;
export type ActivityKind = Activity['kind'];

/** The reason for an activity's end. */
export type StopReason =
  'completed' | 'stopped' | 'hangup' | 'replaced' | 'failed' | 'peer_left' | 'client_closed' | 'simulator_closed';
