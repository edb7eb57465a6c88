import type { Switches } from '../switches.js';
import type { Ids } from './ids.js';

/** What the core may ask of the world while it handles one call. Nothing here reaches outside. */
export interface Env {
  /** Wall time in microseconds. */
  nowMicros(): number;
  /** The world's: `next('call')` are those of the next call. */
  readonly ids: Ids;
  readonly switches: Switches;
  /** The application that the call belongs to, as far as the core needs it. */
  application(connectionId: string): {
    readonly callCostInWebhooks: boolean;
    readonly firstCommandTimeoutMs: number | null;
  };
}
