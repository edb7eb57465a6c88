import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** Sends bytes as they are, and resolves with all that came back once the server has closed the connection. */
export async function rawHttp(port: number, bytes: string | Uint8Array): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return await untilClosed(socket);
}

/** All that a connection brings until the server ends it. */
export async function untilClosed(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A server that closes while we still send resets the connection; what it said before counts.
  socket.on('error', () => undefined);
  await once(socket, socket.readableEnded ? 'close' : 'end').catch(() => undefined);
  socket.destroy();
  return Buffer.concat(chunks).toString();
}

export interface RawReply {
  readonly status: number;
  readonly head: string;
  /** What the body says is wrong, as JSON. */
  readonly errors: readonly { readonly code: string; readonly title: string; readonly detail: string }[];
}

/** An answer in one piece, with a body in JSON. Throws where it is none. */
export function readReply(text: string): RawReply {
  const end = text.indexOf('\r\n\r\n');
  const head = text.slice(0, end);
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
  // What the caller asserts on next.
  const { errors } = JSON.parse(text.slice(end + 4)) as Pick<RawReply, 'errors'>;
  return { status, head, errors };
}
