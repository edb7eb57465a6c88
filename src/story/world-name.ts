/** Characters of a key that are shown. */
const SHOWN_CHARS = 4;

/** A world as lines name it: the end of its key, and never more than half of it, as a key may be a secret of its user's. */
export function worldName(key: string): string {
  const shown = Math.min(SHOWN_CHARS, Math.floor(key.length / 2));
  return `…${shown === 0 ? '' : key.slice(-shown)}`;
}

/** The name of a world in the log: none where there is only one, as its key is null then. */
export function nameInLog(key: string | null, defaultKey: string): string | undefined {
  if (key === null) return undefined;
  return key === defaultKey ? 'default' : worldName(key);
}
