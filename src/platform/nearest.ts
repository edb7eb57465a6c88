/**
 * The candidate that `word` was probably meant to be, or undefined if none is near: within `limit` changes of one character, by default a
 * third of the word. Case, `-` and `_` do not count. The same words in another order are nearest, as in `startPlayback` for `playback_start`.
 */
export function nearest(word: string, candidates: readonly string[], limit = usualLimit(word)): string | undefined {
  const parts = partsOf(word);
  const reordered = candidates.find((candidate) => partsOf(candidate) === parts);
  if (reordered !== undefined && parts !== '') return reordered;
  const wanted = plain(word);
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, plain(candidate));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

const usualLimit = (word: string): number => Math.max(2, Math.floor(plain(word).length / 3));

const plain = (word: string): string => word.toLowerCase().replaceAll(/[-_]/g, '');

/** The words within a name, in the order of the alphabet. */
const partsOf = (word: string): string =>
  word
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean)
    .sort()
    .join(' ');

/** Levenshtein distance: insertions, deletions and replacements of one character. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (previous[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      row.push(Math.min(replaced, (previous[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
