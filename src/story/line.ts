/** Levels of the log, the gravest first: `error` and `warn` have what went wrong, `debug` has frames and bodies too. */
export const LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type Level = (typeof LEVELS)[number];

/** A line about something that happened. Nothing in it has been made fit for a terminal yet: that is the layout's. */
export interface Line {
  readonly level: Level;
  /** One word: the acting side (`party`, `app`), or the part that the line is about (`call`, `webhook`, `stream`). */
  readonly who: string;
  readonly text: string;
  /** Further rows, below the text. */
  readonly more?: readonly string[];
  /** The body that was sent, as JSON would have it; shown at `debug` alone. */
  readonly body?: unknown;
}

/** A line with its time and place. */
export interface PlacedLine extends Line {
  /** The time, in ISO 8601 UTC. */
  readonly at: string;
  /** The world, by `worldName`, where worlds are isolated. */
  readonly world?: string | undefined;
  readonly callControlId?: string | undefined;
  /** The journal entry that it tells of, for programs that read the log. */
  readonly entry?: { readonly type: string; readonly seq?: number | undefined };
}

export const info = (who: string, text: string): Line => ({ level: 'info', who, text });
export const warn = (who: string, text: string): Line => ({ level: 'warn', who, text });
export const debug = (who: string, text: string): Line => ({ level: 'debug', who, text });

/** Lines of at least the gravity of `level` are told. */
export const isTold = (line: Level, level: Level): boolean => LEVELS.indexOf(line) <= LEVELS.indexOf(level);
