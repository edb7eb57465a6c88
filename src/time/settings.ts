/** The way in which world time passes. */
export type TimeMode = 'real' | 'fast' | 'manual';

/** The settings of a world's time, complete. */
export interface TimeSettings {
  /** `real`: as the host's. `fast`: jumps to what is due next while nothing holds it. `manual`: stands until it is advanced. */
  readonly mode: TimeMode;
  /** With `real`: so many times as fast as the host's, 0.1 to 50. */
  readonly speed: number;
  /** With `fast` and `manual`: where world time starts, in ISO 8601. */
  readonly start: string;
  /** Host milliseconds that time waits after the last sign of life of the app, or of whoever directs the world. */
  readonly graceMs: number;
  /** World milliseconds that `fast` goes on at full speed after the last event or sound. */
  readonly quietMs: number;
  /** Milliseconds of media that a stream client may be behind. */
  readonly lockstepMs: number;
  /** Host milliseconds after each pong of a client that answers later than it pongs. */
  readonly settleMs: number;
}
