/**
 * The smallest part of a list that still breaks something, by leaving out halves, quarters and so on as long as it still does (delta debugging). Nothing
 * of what is left can go alone.
 */
export async function shrink<T>(
  whole: readonly T[],
  breaks: (part: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = whole;
  let size = Math.ceil(kept.length / 2);
  while (size >= 1 && kept.length > 1) {
    const smaller = await withoutOne(kept, size, breaks);
    if (smaller) {
      kept = smaller;
      size = Math.min(size, Math.ceil(kept.length / 2));
    } else if (size === 1) break;
    else size = Math.ceil(size / 2);
  }
  return kept;
}

/** The list without the first run of `size` items that it does not need. */
async function withoutOne<T>(
  list: readonly T[],
  size: number,
  breaks: (part: readonly T[]) => Promise<boolean>,
): Promise<readonly T[] | undefined> {
  for (let at = 0; at < list.length; at += size) {
    const part = [...list.slice(0, at), ...list.slice(at + size)];
    if (part.length > 0 && (await breaks(part))) return part;
  }
  return undefined;
}
