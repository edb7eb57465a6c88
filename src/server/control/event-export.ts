import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DroppedEntriesError, eventLines } from '../../control/events.js';
import type { EventFilter } from '../../control/types.js';
import type { Exchange } from '../../shell/exchange.js';

/** One entry on each line (https://github.com/ndjson/ndjson-spec). */
export const JSON_LINES = 'application/x-ndjson';

/** Lines are written together up to about so many characters, as each write costs. */
const CHUNK_CHARS = 64 * 1024;

/**
 * Answers with the matching entries as JSON lines, no faster than the reader takes them. Where the journal has let entries go meanwhile, the
 * answer breaks off, so that no reader takes it for whole.
 */
export async function exportEvents(res: Response, exchange: Exchange, filter: EventFilter): Promise<void> {
  const lines = eventLines(exchange, filter);
  res.writeHead(200, { 'content-type': JSON_LINES, 'cache-control': 'no-store' });
  try {
    await pipeline(Readable.from(chunks(lines), { highWaterMark: 1 }), res);
  } catch (error) {
    if (!(error instanceof DroppedEntriesError || hasGone(error))) throw error;
  }
}

function* chunks(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK_CHARS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

const hasGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
