import type { Switches } from '../switches.js';
import type { Call } from './call.js';
import type { Ids } from './ids.js';

/** The world, as the core sees it while it handles an input or a command. Nothing here reaches outside. */
export interface World {
  /** Wall time in microseconds. */
  nowMicros(): number;
  /** The world's: `next('call')` are those of the next call. */
  readonly ids: Ids;
  readonly switches: Switches;
  /** A call that is live, or ended and not forgotten yet. */
  call(callControlId: string): Call | undefined;
  /** The application that the call belongs to, as far as the core needs it. */
  application(connectionId: string): {
    readonly callCostInWebhooks: boolean;
    readonly firstCommandTimeoutMs: number | null;
  };
}
