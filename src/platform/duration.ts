const MS_PER_UNIT: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** A day, as the control API takes it. */
const MAX_MS = 86_400_000;

/** The values that `milliseconds` takes, for an error. */
export const A_DURATION = 'a duration such as 5s, 500ms or 2m, at most a day';

/**
 * The milliseconds of `5s`, `500ms`, `1.5s`, `2m` or `1h`; a bare number is seconds. Undefined for anything else, and for more than a day.
 */
export function milliseconds(text: string): number | undefined {
  const [, number, unit = 's'] = /^(\d{1,9}(?:\.\d{1,9})?)(ms|s|m|h)?$/.exec(text.trim()) ?? [];
  // Whole microseconds: 0.1 s of a binary fraction are 100 ms.
  const ms = Math.round(Number(number) * (MS_PER_UNIT[unit] ?? NaN) * 1_000) / 1_000;
  return ms <= MAX_MS ? ms : undefined;
}
