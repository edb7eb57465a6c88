import type { Lasting } from '../../calls/lasting.js';
import type { Ringtone } from '../../media/ringback.js';

/**
 * One leg's side of a bridge; the other leg has one of the same id. It is starting while the leg waits for its peer to be answered, and
 * running while audio crosses.
 */
export interface BridgeActivity extends Lasting {
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

export interface BridgeKind {
  readonly activity: BridgeActivity;
  readonly event: { readonly type: 'call.bridged' };
  /** The other leg of that bridge has ended, or is in another bridge. */
  readonly input: { readonly kind: 'peerLeft'; readonly id: string };
}
