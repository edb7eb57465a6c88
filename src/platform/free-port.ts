import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Ports below those that systems give to whoever asks for any port: Linux gives 32768 to 60999, others 49152 and up.
 * A port of theirs can go to a connection of anybody before the program that it was found for listens on it.
 */
const LOWEST = 20_000;
const HIGHEST = 32_767;
/** A range where so many ports in a row are taken is not a machine that tests run on. */
const TRIES = 100;

const anyPort = (): number => randomInt(LOWEST, HIGHEST + 1);

/** A TCP port of 127.0.0.1, 20000 to 32767, that nobody listens on. Rejects with the fault of the last of 100 where all are taken. */
export async function freePort(draw: () => number = anyPort): Promise<number> {
  for (let tries = 1; ; tries++) {
    const port = draw();
    try {
      await listenOnce(port);
      return port;
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

async function listenOnce(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
