import { LIMITS } from '../limits.js';
import { cut } from '../platform/cut.js';
import { inTime, OutOfTimeError } from '../platform/in-time.js';

/** A text could not be looked through for a regular expression. The message says why, with both. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

export type PatternLimits = Pick<typeof LIMITS, 'pattern.text_chars' | 'pattern.match_ms'>;

/** A place in a text that a regular expression fits. */
export interface Match {
  readonly index: number;
  /** In UTF-16 code units, 1 or more. */
  readonly length: number;
}

/** Such a text is looked through at once: it is too short for an expression with one quantifier and without groups to take long. */
const SHORT_CHARS = 1_000;

/** So much of an expression is shown in an error. */
const SHOWN_CHARS = 80;

/**
 * A regular expression that a user has written. One that goes back and forth without end is given up, as it would hold up all that the process does. It is
 * V8's own: engines that never go back, such as RE2, have no look-around and no back references, and take other characters for words and spaces.
 */
export class Pattern {
  readonly #regex: RegExp;
  readonly #isPlain: boolean;
  readonly #limits: PatternLimits;

  constructor(regex: RegExp, limits: PatternLimits = LIMITS) {
    this.#regex = regex;
    this.#isPlain = !regex.source.includes('(') && (regex.source.match(/[*+?{]/g) ?? []).length <= 1;
    this.#limits = limits;
  }

  /** True where it fits a part of the text. Throws a PatternError for a text that is too long, and where it takes too long. */
  fits(text: string): boolean {
    return this.#within(text, () => this.#regex.test(text));
  }

  /** The places that it fits and that are not empty, one behind the other. Throws as `fits` does. */
  matches(text: string): Match[] {
    const all = new RegExp(this.#regex.source, `${this.#regex.flags}g`);
    const found = this.#within(text, () => [...text.matchAll(all)]);
    return found.flatMap(({ index, 0: { length } }) => (length === 0 ? [] : [{ index, length }]));
  }

  #within<T>(text: string, look: () => T): T {
    const { 'pattern.text_chars': most, 'pattern.match_ms': ms } = this.#limits;
    const shown = cut(String(this.#regex), SHOWN_CHARS);
    if (text.length > most)
      throw new PatternError(`${shown} is looked for in at most ${most} characters, came ${text.length}`);
    if (this.#isPlain && text.length <= SHORT_CHARS) return look();
    try {
      return inTime(ms, look);
    } catch (error) {
      if (!(error instanceof OutOfTimeError)) throw error;
      throw new PatternError(
        `${shown} takes too long on ${text.length} characters (over ${ms} ms): expected an expression that does not repeat what is repeated, such as a+ for (a+)+`,
      );
    }
  }
}

/** The regular expression of a text between slashes; undefined for another text, and for one that is none. */
export function patternIn(text: string, limits?: PatternLimits): Pattern | undefined {
  const parts = partsOf(text);
  return parts && patternOf(...parts, limits);
}

/** Undefined for a text that is no regular expression. */
export function patternOf(source: string, flags = '', limits?: PatternLimits): Pattern | undefined {
  try {
    // These two would make it remember where it was.
    return new Pattern(new RegExp(source, flags.replace(/[gy]/g, '')), limits);
  } catch {
    return undefined;
  }
}

/** A text that is looked for as a regular expression is none, or too long a one: what was expected in its place. Undefined for any other. `isBare`: without slashes too. */
export function patternObjection(text: string, isBare: boolean): string | undefined {
  const [source, flags] = partsOf(text) ?? (isBare ? [text, ''] : []);
  if (source === undefined) return undefined;
  const most = LIMITS['pattern.chars'];
  if (source.length > most) return `a regular expression of at most ${most} characters`;
  return patternOf(source, flags) ? undefined : 'a regular expression';
}

function partsOf(text: string): [source: string, flags: string] | undefined {
  const [, source, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(text) ?? [];
  return source === undefined ? undefined : [source, flags];
}
