/** Deeper than this a value is not looked into. */
const MAX_DEPTH = 6;

/** About what a JSON value costs in memory: exact enough to bound it, without serialising it. */
export function roughBytes(value: unknown, depth = 0): number {
  if (typeof value === 'string') return 24 + value.length;
  if (typeof value !== 'object' || value === null) return 16;
  if (depth > MAX_DEPTH) return 64;
  let sum = 48;
  // An object that is not null: its own keys and values, whatever they are.
  for (const key in value) sum += 24 + roughBytes((value as Record<string, unknown>)[key], depth + 1);
  return sum;
}
