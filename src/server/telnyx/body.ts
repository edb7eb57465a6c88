import { LIMITS } from '../../limits.js';
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { ErrorKey } from '../../contract/errors.js';

/** A JSON body, or what is wrong with it. `aborted`: the client went away and no answer can reach it. */
export type ReadBody = { readonly json: unknown } | { readonly error: ErrorKey } | { readonly aborted: true };

const JSON_TYPE = /^application\/json *(?:;|$)/i;
const CHARSET = /; *charset *= *"?([^\s;"]+)/i;

/**
 * Reads a request's body. No body, with or without a type, is undefined; one of another type than JSON in UTF-8 is refused. Done here and not by
 * `express.json()`, which leaves other types unread without a word.
 */
export function readBody(request: IncomingMessage): Promise<ReadBody> {
  const { headers } = request;
  const length = Number(headers['content-length'] ?? 0);
  if (length === 0 && headers['transfer-encoding'] === undefined) return Promise.resolve({ json: undefined });
  if (length > LIMITS['request.body_bytes']) return Promise.resolve({ error: 'bodyTooLarge' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= LIMITS['request.body_bytes']) chunks.push(chunk);
      else resolve({ error: 'bodyTooLarge' });
    });
    request.on('end', () => resolve(parse(headers, chunks)));
    request.on('error', () => resolve({ aborted: true }));
    request.on('close', () => resolve({ aborted: true }));
  });
}

function parse(headers: IncomingMessage['headers'], chunks: readonly Buffer[]): ReadBody {
  const [first] = chunks;
  if (!first) return { json: undefined };
  if (!isPlainJson(headers)) return { error: 'wrongContentType' };
  const bytes = chunks.length === 1 ? first : Buffer.concat(chunks);
  if (!isUtf8(bytes)) return { error: 'badEncoding' };
  try {
    return { json: JSON.parse(bytes.toString()) };
  } catch {
    return { error: 'invalidJson' };
  }
}

function isPlainJson(headers: IncomingMessage['headers']): boolean {
  const type = headers['content-type'] ?? '';
  const charset = CHARSET.exec(type)?.[1]?.toLowerCase() ?? 'utf-8';
  const encoding = headers['content-encoding'] ?? 'identity';
  return (
    JSON_TYPE.test(type) &&
    (charset === 'utf-8' || charset === 'utf8' || charset === 'us-ascii') &&
    encoding === 'identity'
  );
}
