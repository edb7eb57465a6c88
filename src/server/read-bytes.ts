import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Traffic } from './traffic.js';

/** A body, or why there is none. `full`: too much is being read already. `aborted`: the client went away, no answer can reach it. */
export type BodyBytes = { readonly bytes: Buffer } | { readonly failed: 'tooLarge' | 'full' | 'aborted' };

/** The request announces a body, which may yet turn out to be empty. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Reads a request's body of at most `maxBytes`. A client that announces more, or asks first (`Expect: 100-continue`), is told before it
 * sends anything.
 */
export function readBytes(
  request: IncomingMessage,
  response: ServerResponse,
  maxBytes: number,
  traffic: Traffic,
): Promise<BodyBytes> {
  if (!hasBody(request)) return Promise.resolve({ bytes: Buffer.alloc(0) });
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return Promise.resolve({ failed: 'tooLarge' });
  // Other expectations have been refused; HTTP/1.0 knows none.
  if (request.headers.expect !== undefined && request.httpVersion === '1.1') response.writeContinue();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let isOver = false;
    const end = (result: BodyBytes): void => {
      if (isOver) return;
      isOver = true;
      traffic.give('request.bodies_bytes', bytes);
      chunks.length = 0;
      resolve(result);
    };
    // Bytes after the end are read and let go, so that the client sees its answer.
    request.on('data', (chunk: Buffer) => {
      if (isOver) return;
      if (bytes + chunk.length > maxBytes) end({ failed: 'tooLarge' });
      else if (!traffic.take('request.bodies_bytes', chunk.length)) end({ failed: 'full' });
      else {
        bytes += chunk.length;
        chunks.push(chunk);
      }
    });
    request.on('end', () => end({ bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) }));
    request.on('error', () => end({ failed: 'aborted' }));
    request.on('close', () => end({ failed: 'aborted' }));
  });
}
