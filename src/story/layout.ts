import { styleText } from 'node:util';
import { LIMITS } from '../limits.js';
import { cut } from '../platform/cut.js';
import { redact, redactJson } from '../platform/redact.js';
import type { Level, PlacedLine } from './line.js';
import { shortId } from './words.js';

/** The look of lines. */
export interface Layout {
  /** The first column. */
  readonly stamp: (at: string) => string;
  readonly colour: boolean;
  /** Bodies are shown. */
  readonly bodies: boolean;
  /** There is a column for the world, also for a line that is of none. */
  readonly worlds?: boolean;
}

type Style = Parameters<typeof styleText>[0];

const LEVEL_STYLES: Partial<Record<Level, Style>> = { error: 'red', warn: 'yellow', debug: 'dim' };
const WHO_STYLES: Readonly<Record<string, Style>> = {
  party: 'green',
  words: 'green',
  app: 'cyan',
  webhook: 'magenta',
  stream: 'blue',
  finding: 'bold',
};

/** Widths of the columns. */
const LEVEL_CHARS = 5;
const CALL_CHARS = 6;
const WHO_CHARS = 8;
const WORLD_CHARS = 7;

/** `12:30:05.250`: the time of day, in UTC. */
export const timeOfDay = (at: string): string => at.slice(11, 23);

/** A stamp of the seconds since an instant in ISO 8601, right-aligned. */
export function secondsSince(start: string): (at: string) => string {
  const startMs = Date.parse(start);
  return (at) => ((Date.parse(at) - startMs) / 1000).toFixed(3).padStart(8);
}

/**
 * A line as rows of text, each ended: time, level where it is not info, world, call, who, text. Secrets of URLs are left out, and what a
 * client sends cannot break a row or steer the terminal.
 */
export function layOut(line: PlacedLine, layout: Layout): string {
  const { level, who } = line;
  const style = (wanted: Style | undefined, text: string): string => (layout.colour ? styled(wanted, text) : text);
  const hasWorld = layout.worlds === true || line.world !== undefined;
  const world = hasWorld ? `${clean(line.world ?? '').padEnd(WORLD_CHARS)}  ` : '';
  const call = clean(line.callControlId === undefined ? '' : shortId(line.callControlId)).padEnd(CALL_CHARS);
  const head = [layout.stamp(line.at), (level === 'info' ? '' : level).padEnd(LEVEL_CHARS), `${world}${call}`];
  const indent = ' '.repeat(head.join('  ').length + 2 + WHO_CHARS + 2);
  const [stamp = '', mark = '', place = ''] = head;
  const own = LEVEL_STYLES[level];
  const columns = [
    style('dim', clean(stamp)),
    style(own, mark),
    style('dim', place),
    style(own ?? WHO_STYLES[who], clean(who).padEnd(WHO_CHARS)),
    style(own, safe(line.text)),
  ];
  const body = layout.bodies && line.body !== undefined ? [JSON.stringify(redactJson(line.body))] : [];
  const more = [...(line.more ?? []), ...body].map((row) => `${indent}${style(own, safe(row))}\n`);
  return `${columns.join('  ').trimEnd()}\n${more.join('')}`;
}

/** A line as a JSON object on a row of its own, with the whole id of its call. */
export function asJson(line: PlacedLine, { bodies }: Pick<Layout, 'bodies'>): string {
  const { at, level, world, callControlId, who, text, more, body, entry } = line;
  const fields = {
    at,
    level,
    world,
    call_control_id: callControlId,
    who,
    text: short(text),
    more: more?.map(short),
    body: bodies && body !== undefined ? redactJson(body) : undefined,
    type: entry?.type,
    seq: entry?.seq,
  };
  return `${JSON.stringify(fields)}\n`;
}

/** Without `validateStream`, Node would look at its own stdout. */
export const styled = (style: Style | undefined, text: string): string =>
  style === undefined || text === '' ? text : styleText(style, text, { validateStream: false });

const short = (text: string): string => redact(cut(text, LIMITS['log.line_chars']));
const safe = (text: string): string => clean(short(text));

/** Control characters, and those that turn the direction of writing, become spaces. */
export const clean = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ');
