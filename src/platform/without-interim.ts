import type { Socket } from 'node:net';

const INTERIM = 'HTTP/1.1 1';
const SWITCHING = 'HTTP/1.1 101';
const END_OF_HEADERS = '\r\n\r\n';

/** An interim answer is a line or a few; what is longer is left to the parser to refuse. */
const MAX_BYTES = 16 * 1024;

/**
 * Hides interim answers (1xx) from undici, which takes a `100 Continue` for a broken answer where it was not asked for, also behind others, which it skips.
 * RFC 9110, section 15.2: a client has to take any of them, asked for or not, and some servers do send `100` unasked. A `101` is left to undici to refuse: nobody
 * asked for another protocol.
 */
export function withoutInterim<S extends Socket>(socket: S): S {
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
    while (beginsLikeInterim(bytes)) {
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

/** So far, if there is less of it than of the status. */
function beginsLikeInterim(bytes: Buffer): boolean {
  const begin = bytes.toString('latin1', 0, SWITCHING.length);
  return begin !== '' && INTERIM.startsWith(begin.slice(0, INTERIM.length)) && begin !== SWITCHING;
}
