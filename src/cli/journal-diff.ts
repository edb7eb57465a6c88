import { LIMITS } from '../limits.js';
import { linesOf } from './lines.js';

/** A file of a journal that cannot be compared. The message names the file and the line. */
export class JournalFileError extends Error {}

type Entry = Readonly<Record<string, unknown>>;

/** An entry and its line in the file, from 1. */
export interface Line {
  readonly line: number;
  readonly entry: Entry;
}

/** One of two journals where they differ: its entry, and the value of the field that differs, if the other one has an entry too. */
export interface Side extends Line {
  readonly value?: { readonly value: unknown } | 'absent';
}

export interface Difference {
  /** The field that differs first, with dots: `payload.to`. Absent where one journal ends before the other. */
  readonly field?: string;
  /** Absent where this one has ended. */
  readonly a?: Side;
  readonly b?: Side;
}

/**
 * The first place in which two journals differ in the facts of their worlds; undefined where there is none. Ports of this machine are
 * compared by the order in which a journal names them first, as tests let the system choose them. Rejects with a JournalFileError.
 */
export async function firstDifference(a: AsyncIterable<Line>, b: AsyncIterable<Line>): Promise<Difference | undefined> {
  const [left, right] = [a[Symbol.asyncIterator](), b[Symbol.asyncIterator]()];
  const ports = { a: new Map<string, string>(), b: new Map<string, string>() };
  for (;;) {
    const [one, other] = [await left.next(), await right.next()];
    if (one.done === true && other.done === true) return undefined;
    if (one.done === true || other.done === true) {
      return { ...(one.done !== true && { a: one.value }), ...(other.done !== true && { b: other.value }) };
    }
    const path = pathOfDifference(one.value.entry, other.value.entry, (text, side) => named(text, ports[side]));
    if (path) return at(path, one.value, other.value);
  }
}

/**
 * The entries of a file, of which `chunks` are the text, without what depends on the machine: the field `host`, and entries that have no
 * `seq`. Rejects with a JournalFileError at what is no journal, and where a line is longer than `maxChars`.
 */
export async function* journalEntries(
  file: string,
  chunks: AsyncIterable<string>,
  maxChars = LIMITS['diff.line_chars'],
): AsyncGenerator<Line> {
  let line = 0;
  for await (const text of linesOf(chunks, maxChars)) {
    line += 1;
    if (text === undefined) {
      throw new JournalFileError(
        `${file}:${line}: expected a line of at most ${maxChars} characters, got a longer one`,
      );
    }
    if (text.trim() === '') continue;
    const entry = parsed(text, `${file}:${line}`);
    if (entry['seq'] !== undefined) yield { line, entry: { ...entry, host: undefined } };
  }
}

function parsed(text: string, where: string): Entry {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new JournalFileError(`${where}: expected an entry of a journal as JSON, got ${shown(text)}`);
  }
  if (isRecord(value) && typeof value['type'] === 'string' && typeof value['at'] === 'string') return value;
  // The body of a page, saved as it came: comparing pages would pass over what stands behind them.
  if (isRecord(value) && Array.isArray(value['data'])) {
    throw new JournalFileError(
      `${where}: expected one entry in each line, as GET /_sim/events gives them to Accept: application/x-ndjson, got a page of them as JSON`,
    );
  }
  throw new JournalFileError(`${where}: expected an entry of a journal with "at" and "type", got ${shown(text)}`);
}

const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

const isRecord = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Path = readonly string[];

/** The place at which two values differ first, in the order of the first one's fields; undefined where they do not. `name` is for texts. */
function pathOfDifference(
  a: unknown,
  b: unknown,
  name: (text: string, side: 'a' | 'b') => string,
  path: Path = [],
): Path | undefined {
  if (typeof a === 'string' && typeof b === 'string') return name(a, 'a') === name(b, 'b') ? undefined : path;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b ? undefined : path;
  if (Array.isArray(a) !== Array.isArray(b)) return path;
  const [fieldsA, fieldsB] = [a as Entry, b as Entry];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = pathOfDifference(fieldsA[key], fieldsB[key], name, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

const LOOPBACK_PORT = /((?:127(?:\.\d{1,3}){3}|localhost|\[::1\]):)(\d{1,5})(?!\d)/g;

/** The text with each port of this machine as the number of its first appearance. */
const named = (text: string, ports: Map<string, string>): string =>
  text.replace(LOOPBACK_PORT, (_, address: string, port: string) => {
    const name = ports.get(port) ?? `port ${ports.size + 1}`;
    ports.set(port, name);
    return address + name;
  });

function at(path: Path, a: Line, b: Line): Difference {
  return {
    field: path.join('.'),
    a: { ...a, value: valueAt(a.entry, path) },
    b: { ...b, value: valueAt(b.entry, path) },
  };
}

function valueAt(entry: Entry, path: Path): { readonly value: unknown } | 'absent' {
  let value: unknown = entry;
  for (const key of path) value = (value as Entry)[key];
  return value === undefined ? 'absent' : { value };
}
