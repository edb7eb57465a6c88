/** Bounds of a time, as filters write them; each is ISO 8601. */
export interface Instants {
  readonly eq?: string;
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
}

export const BOUNDS = ['eq', 'gt', 'gte', 'lt', 'lte'] as const satisfies readonly (keyof Instants)[];

const HOLDS: { readonly [B in keyof Instants]-?: (at: number, bound: number) => boolean } = {
  eq: (at, bound) => at === bound,
  gt: (at, bound) => at > bound,
  gte: (at, bound) => at >= bound,
  lt: (at, bound) => at < bound,
  lte: (at, bound) => at <= bound,
};

/** A time keeps to all bounds; one that is not there yet keeps to none. */
export function isWithin(time: string | undefined, bounds: Instants = {}): boolean {
  return BOUNDS.every((name) => {
    const bound = bounds[name];
    return bound === undefined || (time !== undefined && HOLDS[name](microsOf(time), microsOf(bound)));
  });
}

/** Microseconds since the epoch; `Date` reads three digits of a fraction. NaN for what is no time. */
export function microsOf(time: string): number {
  const [, digits = ''] = /\.(\d+)/.exec(time) ?? [];
  const millis = Date.parse(time.replace(/\.\d+/, ''));
  return millis * 1000 + Number(digits.slice(0, 6).padEnd(6, '0'));
}

/** The time is one that can be compared. */
export const isInstant = (time: string): boolean => !Number.isNaN(microsOf(time));
