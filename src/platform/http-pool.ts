import type { Agent } from 'undici';
import { withoutInterim } from './without-interim.js';

/**
 * Idle connections are closed before servers close theirs (gunicorn after 2 s, Node and uvicorn after 5 s): a request that
 * meets a connection on its way down would fail through no fault of the app. A server's own `Keep-Alive` hint may raise it.
 */
const KEEP_ALIVE_MS = 1_000;
const KEEP_ALIVE_MAX_MS = 4_000;

/** The longest time-out that Telnyx allows for a webhook; a connection attempt that outlived its request ends here. */
const CONNECT_TIMEOUT_MS = 30_000;

/**
 * Connections to any number of servers, at most so many to each. Whoever sends sees to the time-outs: here is none. undici is
 * loaded at the first use, because that takes about 50 ms.
 */
export async function connectionPool(connectionsPerOrigin: number): Promise<Agent> {
  const { Agent, buildConnector } = await import('undici');
  const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS });
  return new Agent({
    connections: connectionsPerOrigin,
    connect: (options, done) => {
      connect(options, (...[error, socket]) => {
        if (error) done(error, null);
        else done(null, withoutInterim(socket));
      });
    },
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MAX_MS,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}
