import type { WebSocket } from 'ws';
import type { ByteBudget } from './byte-budget.js';

/** A client may have begun this much whatever the others have: enough for any usual frame. */
const ALWAYS_BYTES = 64 * 1024;

/** Of a control frame, which an app (a WebSocket server) sends unmasked. */
const CONTROL_HEADER_BYTES = 2;

/**
 * Counts what a socket has received of a message that has not ended, as ws keeps it until then, in a budget that all sockets
 * share. `full` is called when there is no room for more of it. Call it before the socket opens.
 */
export function countUnfinished(socket: WebSocket, budget: ByteBudget, full: () => void): void {
  let bytes = 0;
  const add = (more: number): void => {
    bytes += more;
    budget.add(more);
  };
  const over = (): void => add(-bytes);
  const controlled = (data: Buffer): void => add(-Math.min(bytes, data.length + CONTROL_HEADER_BYTES));
  socket.on('upgrade', ({ socket: wire }) => {
    // Only once ws listens too: the first listener sets the data flowing, and what came with the handshake would be lost to ws.
    socket.once('open', () => {
      wire.on('data', (chunk: Buffer) => {
        add(chunk.length);
        if (bytes > ALWAYS_BYTES && !budget.fits(0)) full();
      });
      wire.on('close', over);
    });
  });
  socket.on('message', over);
  socket.on('ping', controlled);
  socket.on('pong', controlled);
}
