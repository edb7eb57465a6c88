/** A JSON value has more than `most` values in it, itself counted. Walks no further than that, and without recursion. */
export function hasMoreValuesThan(value: unknown, most: number): boolean {
  const waiting: unknown[] = [value];
  let count = 0;
  while (waiting.length > 0) {
    if (++count > most) return true;
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    const inner: readonly unknown[] = Array.isArray(next) ? next : Object.values(next);
    if (count + waiting.length + inner.length > most) return true;
    waiting.push(...inner);
  }
  return false;
}
