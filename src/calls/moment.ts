/** An instant on the world's clock and on the host's, in microseconds. */
export interface Moment {
  readonly worldMicros: number;
  readonly hostMicros: number;
}

/** So many microseconds have not passed yet since `then` on one of the two clocks: a request that is repeated after a jump of world time is new on the host's. */
export const isWithin = (micros: number, then: Moment, now: Moment): boolean =>
  now.worldMicros - then.worldMicros <= micros || now.hostMicros - then.hostMicros <= micros;
