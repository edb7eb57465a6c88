import type { Lasting } from '../../calls/lasting.js';

/** `barge`: heard by both ends. `whisper`: heard by the supervised leg alone. `monitor`: heard by nobody. All hear everything. */
export type SupervisorRole = 'barge' | 'whisper' | 'monitor';

/**
 * One leg's side of a supervision; the other leg has one of the same id. It waits until the supervisor has answered, and is running while
 * they listen.
 */
export interface SupervisionActivity extends Lasting {
  readonly kind: 'supervision';
  readonly side: 'supervisor' | 'supervised';
  /** The other leg's call control id. */
  readonly peer: string;
  role: SupervisorRole;
}

export interface SupervisionKind {
  readonly activity: SupervisionActivity;
  readonly event: never;
  /** The other leg has ended. */
  readonly input: { readonly kind: 'peerLeft'; readonly id: string };
}
