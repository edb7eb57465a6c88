import { nearest } from '../../platform/nearest.js';
import type { Place } from '../types.js';

/** A fault within a scenario, before its place in the file is known. */
export interface Fault {
  /** The place: `['steps', 3, 'expect']`. */
  readonly path: readonly (string | number)[];
  /** The key is at fault, not what stands behind it. */
  readonly byKey?: boolean;
  /** `expected …, came …; did you mean …?` */
  readonly problem: string;
}

/** A fault of a scenario file. */
export interface ScenarioFault {
  readonly place: Place;
  /** The place in words: `steps[3].expect.within`; empty where the file itself is at fault. */
  readonly where: string;
  readonly problem: string;
}

/** One line: `menu.yaml:12:9: steps[3].caller.press: expected …, came …`. */
export function faultLine({ place, where, problem }: ScenarioFault): string {
  const { file, line, column } = place;
  return `${file}:${line}:${column}: ${where === '' ? '' : `${where}: `}${problem}`;
}

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

/** `steps[3].caller["mm-hmm"]` */
export function pathWords(path: readonly (string | number)[]): string {
  return path.map((part, index) => partWords(part, index === 0)).join('');
}

function partWords(part: string | number, isFirst: boolean): string {
  if (typeof part === 'number') return `[${part}]`;
  if (isFirst) return part;
  return /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
}
