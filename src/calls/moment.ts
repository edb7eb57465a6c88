/** An instant on the world's clock and on the host's, in microseconds. */
export interface Moment {
  readonly worldMicros: number;
  readonly hostMicros: number;
}

/** The moment that is as long after `then` as `to` is after `from`. */
export const movedBy = (then: Moment, from: Moment, to: Moment): Moment => ({
  worldMicros: then.worldMicros + to.worldMicros - from.worldMicros,
  hostMicros: then.hostMicros + to.hostMicros - from.hostMicros,
});

/** So many microseconds have not passed yet since `then` on one of the two clocks: a request that is repeated after a jump of world time is new on the host's. */
export const isWithin = (micros: number, then: Moment, now: Moment): boolean =>
  now.worldMicros - then.worldMicros <= micros || now.hostMicros - then.hostMicros <= micros;
