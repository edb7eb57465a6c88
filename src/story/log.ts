import { isoMicros, type HostClock } from '../platform/clock.js';
import { asJson, layOut, timeOfDay } from './layout.js';
import { isTold, type Level, type Line, type PlacedLine } from './line.js';

export type LogFormat = 'text' | 'json';

/** The log is for a developer who watches, without the secrets of URLs; what a test reads is the journal. */
export interface Log {
  readonly level: Level | 'silent';
  /** Writes a line, if its level is wanted. Without `at` it gets the host's present time. */
  tell(line: Line & Partial<PlacedLine>): void;
}

export interface LogOptions {
  readonly level: Level | 'silent';
  readonly host: HostClock;
  /** Takes whole rows. */
  readonly write: (rows: string) => void;
  readonly format?: LogFormat;
  readonly colour?: boolean;
  /** There is a column for the world. */
  readonly worlds?: boolean;
}

export function createLog({ level, host, write, format = 'text', colour = false, worlds = false }: LogOptions): Log {
  if (level === 'silent') return { level, tell: () => undefined };
  const layout = { stamp: timeOfDay, colour, worlds, bodies: level === 'debug' };
  const rows = (line: PlacedLine): string => (format === 'json' ? asJson(line, layout) : layOut(line, layout));
  return {
    level,
    tell: (line) => {
      if (isTold(line.level, level)) write(rows({ at: isoMicros(host.wallMicros()), ...line }));
    },
  };
}
