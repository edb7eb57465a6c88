import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorKey } from '../../contract/errors.js';
import { LIMITS } from '../../limits.js';
import { tooMuchJson } from '../json-limits.js';
import { hasBody, readBytes, type BodyBytes } from '../read-bytes.js';
import type { Traffic } from '../traffic.js';

/** A JSON body, or what is wrong with it. `aborted`: the client went away and no answer can reach it. */
export type ReadBody =
  { readonly json: unknown } | { readonly error: ErrorKey; readonly detail?: string } | { readonly aborted: true };

const JSON_TYPE = /^application\/json *(?:;|$)/i;
const CHARSET = /; *charset *= *"?([^\s;"]+)/i;

const FAILURES: Readonly<Record<Extract<BodyBytes, { failed: unknown }>['failed'], ReadBody>> = {
  tooLarge: { error: 'bodyTooLarge' },
  full: { error: 'overloaded' },
  aborted: { aborted: true },
};

/**
 * Reads a request's body. No body, with or without a type, is undefined; one of another type than JSON in UTF-8 is refused. Done here and not by
 * `express.json()`, which leaves other types unread without a word.
 */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  traffic: Traffic,
): Promise<ReadBody> {
  if (!hasBody(request)) return { json: undefined };
  const body = await readBytes(request, response, LIMITS['request.body_bytes'], traffic);
  return 'failed' in body ? FAILURES[body.failed] : parse(request.headers, body.bytes);
}

function parse(headers: IncomingMessage['headers'], bytes: Buffer): ReadBody {
  if (bytes.length === 0) return { json: undefined };
  if (!isPlainJson(headers)) return { error: 'wrongContentType' };
  if (!isUtf8(bytes)) return { error: 'badEncoding' };
  const excess = tooMuchJson(bytes);
  if (excess !== undefined) return { error: 'badShape', detail: excess };
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
