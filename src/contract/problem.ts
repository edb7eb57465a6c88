import { nearest } from '../platform/nearest.js';

const MAX_SHOWN_CHARS = 60;

/** The words of a problem; what came is shown as JSON. */
export function problemOf(expected: string, came: unknown, hint?: string): string {
  return `expected ${expected}, came ${shownValue(came)}${hint === undefined ? '' : `; ${hint}`}`;
}

function shownValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    return keys.length === 0 ? 'an empty mapping' : `a mapping of ${listed(keys)}`;
  }
  const text = JSON.stringify(value);
  return text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS)}…` : text;
}

/** Lists longer than this would hide what they are about. */
const MAX_LISTED = 12;

const listed = (names: readonly string[]): string =>
  names.length > MAX_LISTED ? `${names.slice(0, MAX_LISTED).join(', ')} …` : names.join(', ');

/** A hint for a name that is not among those that there are. */
export function hintFor(word: string, known: readonly string[]): string | undefined {
  const meant = nearest(word, known);
  if (meant !== undefined) return `did you mean ${meant}?`;
  return known.length === 0 || known.length > MAX_LISTED ? undefined : `known are ${known.join(', ')}`;
}
