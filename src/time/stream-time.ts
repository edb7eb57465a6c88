import type { HostClock } from '../platform/clock.js';
import type { Holds } from '../platform/holds.js';

/** World time, as far as it waits for the clients of streams. */
export interface StreamTime {
  /** Time waits as long as something is held here. */
  readonly holds: Holds;
  readonly host: HostClock;
  /** A client may be behind by so many milliseconds of media. */
  readonly lockstepMs: number;
  /** Host milliseconds that pass after each pong of a client that answers later than it pongs. */
  readonly settleMs: number;
  /** Time moves at full speed now, so that what comes from a client while nothing is held comes at an arbitrary instant. */
  isRunning(): boolean;
}
