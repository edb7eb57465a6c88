import type { Socket } from 'node:net';

const CONTINUE = Buffer.from('HTTP/1.1 100');
const END_OF_HEADERS = '\r\n\r\n';

/** A `100 Continue` is a line or two; what is longer is left to the parser to refuse. */
const MAX_BYTES = 16 * 1024;

/**
 * Hides `100 Continue` from undici, which takes it for a broken answer where it was not asked for (other 1xx answers it skips).
 * RFC 9110, section 15.2: a client has to take any of them, asked for or not, and some servers do send it unasked.
 */
export function withoutContinue<S extends Socket>(socket: S): S {
  const read: (size?: number) => Buffer | null = socket.read.bind(socket);
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  /** A request has been sent and no final answer has begun: only there is such an answer looked for, and not in a body. */
  let isAwaited = false;
  let held: Buffer | undefined;
  socket.write = (...args: unknown[]) => {
    isAwaited = true;
    return write(...args);
  };
  socket.read = (size?: number) => {
    const chunk = read(size);
    if (chunk === null || !isAwaited) return chunk;
    let bytes = held ? Buffer.concat([held, chunk]) : chunk;
    held = undefined;
    while (beginsLikeContinue(bytes)) {
      const end = bytes.indexOf(END_OF_HEADERS);
      if (end === -1 && bytes.length < MAX_BYTES) {
        held = bytes;
        return null;
      }
      if (end === -1) break;
      bytes = bytes.subarray(end + END_OF_HEADERS.length);
    }
    if (bytes.length === 0) return null;
    isAwaited = false;
    return bytes;
  };
  return socket;
}

/** So far, if there is less of it than of `CONTINUE`. */
function beginsLikeContinue(bytes: Buffer): boolean {
  const length = Math.min(bytes.length, CONTINUE.length);
  return length > 0 && bytes.compare(CONTINUE, 0, length, 0, length) === 0;
}
