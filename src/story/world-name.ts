/** The world that the program's own key is for, or the only one. */
export const DEFAULT_WORLD = 'default';

/** Characters of a key that are shown. */
const SHOWN_CHARS = 4;

/** A world as lines name it: the end of its key, and never more than half of it, as a key may be a secret of its user's. */
export function worldName(key: string): string {
  const shown = Math.min(SHOWN_CHARS, Math.floor(key.length / 2));
  return `…${shown === 0 ? '' : key.slice(-shown)}`;
}
