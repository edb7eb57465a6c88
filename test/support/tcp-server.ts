import { once } from 'node:events';
import net from 'node:net';
import { listen } from './webhook-endpoint.js';

/** A TCP server that does with each connection what the test says. Stops at the end of `await using`. */
export async function tcpServer(onConnection: (socket: net.Socket) => void) {
  const open = new Set<net.Socket>();
  let connections = 0;
  let onIdle = (): void => undefined;
  const server = net.createServer((socket) => {
    connections++;
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      open.delete(socket);
      if (open.size === 0) onIdle();
    });
    onConnection(socket);
  });
  const port = await listen(server);
  return {
    port,
    connections: () => connections,
    /** Resolves when no connection is open any more. */
    idle: () => new Promise<void>((resolve) => (open.size === 0 ? resolve() : (onIdle = resolve))),
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers each request with these bytes, each piece a packet of its own. */
export function answering(pieces: readonly (string | Buffer)[]): (socket: net.Socket) => void {
  return (socket) => {
    socket.setNoDelay();
    const next = (at: number): void => {
      const piece = pieces[at];
      if (piece !== undefined && !socket.destroyed) socket.write(piece, () => setImmediate(next, at + 1));
    };
    socket.on('data', () => next(0));
  };
}
