import { pino } from 'pino';
import { isoMicros, type HostClock } from './clock.js';
import { redact } from './redact.js';

const LEVELS = ['error', 'warn', 'info', 'debug'] as const;
type Level = (typeof LEVELS)[number];

/** Fields of a line besides its message. Undefined and null values are left out. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The log is for a developer who watches, without the secrets of URLs; what a test reads is the journal. */
export type Log = Readonly<Record<Level, (fields: LogFields, message: string) => void>>;

export interface LogOptions {
  readonly level: Level | 'silent';
  readonly host: HostClock;
  /** Takes whole lines. By default they go to stderr, as stdout belongs to the ready line. */
  readonly write?: (line: string) => void;
}

/**
 * A log of lines such as `2026-01-01T00:00:00.000Z info  POST /v2/calls status=200 ms=3.1`. Of pino only the destination is used:
 * its lines are JSON, which nobody reads in a terminal, but its synchronous writer copes with a full pipe, where `fs.writeSync` throws
 * EAGAIN.
 */
export function createLog({ level, host, write = stderrWriter() }: LogOptions): Log {
  const limit = level === 'silent' ? -1 : LEVELS.indexOf(level);
  const at = (own: Level) => {
    if (LEVELS.indexOf(own) > limit) return () => undefined;
    const name = own.padEnd(5);
    return (fields: LogFields, message: string): void => {
      write(`${isoMicros(host.wallMicros()).slice(0, 23)}Z ${name} ${oneLine(redact(message))}${fieldsText(fields)}\n`);
    };
  };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

function stderrWriter(): (line: string) => void {
  const destination = pino.destination({ dest: 2, sync: true });
  // A reader that has gone away (`2>&1 | head`) must not end the simulator.
  destination.on('error', () => undefined);
  return (line) => destination.write(line);
}

function fieldsText(fields: LogFields): string {
  let text = '';
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    text += ` ${name}=${typeof value === 'string' ? valueText(redact(value)) : numberText(value)}`;
  }
  return text;
}

const numberText = (value: number | boolean): string =>
  typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(1) : String(value);

/** Quoted where it would break the line or run into the next field. */
const valueText = (value: string): string => (/^[\w.:/@%+~?&=,;*()[\]-]+$/.test(value) ? value : JSON.stringify(value));

/** Whatever a client sends stays on one line, and cannot steer the terminal. */
const oneLine = (message: string): string => message.replaceAll(/\p{Cc}/gu, ' ');
