import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Coverage } from '../coverage/coverage.js';
import type { Worlds } from '../shell/worlds.js';
import type { Log } from '../story/log.js';
import { createApp } from './app.js';
import { attend, createHttpServer, serverOptions } from './http-server.js';

export interface ServerDeps {
  readonly log: Log;
  readonly newRequestId: () => string;
  readonly version: string;
  readonly publicKey: string;
  /** Counts what apps exercise; undefined where nobody asked for it. */
  readonly coverage?: Coverage | undefined;
  /** The server keeps the process alive although nothing goes on. */
  readonly keepAlive: boolean;
  /** The port and the certificate with which it serves over TLS as well. */
  readonly tls?: { readonly port: number; readonly certPem: string; readonly keyPem: string } | undefined;
}

export interface RunningServer {
  /** The port that is listened on, also where a free one was asked for. */
  readonly port: number;
  /** The port that is listened on for TLS, if one is. */
  readonly tlsPort: number | undefined;
  /** Ends open event streams and waits, lets answers under way finish, closes all connections. */
  close(): Promise<void>;
}

/** Requests under way get this long to be answered when the server closes, in ms. */
const CLOSE_GRACE_MS = 500;

/** Serves the APIs on the configured host and port. Rejects with the system's error where it cannot listen. */
export async function startServer(worlds: Worlds, deps: ServerDeps): Promise<RunningServer> {
  const { exchange } = worlds.default;
  const { host, port: wanted } = exchange.config;
  const { tls } = deps;
  let port = wanted;
  const app = createApp(worlds, { ...deps, serverUrl: () => ({ host, port }) });
  const refusals = { ...deps, host: exchange.host, journal: exchange.journal };
  const server = createHttpServer(app.handler, refusals);
  const tlsServer =
    tls && attend(createTlsServer({ ...serverOptions(), cert: tls.certPem, key: tls.keyPem }), app.handler, refusals);
  const servers = tlsServer ? [server, tlsServer] : [server];
  if (!deps.keepAlive) servers.forEach(letProcessEnd);
  await listen(server, wanted, host);
  port = portOf(server);
  if (tls && tlsServer) {
    await listen(tlsServer, tls.port, host).catch((error: unknown) => {
      server.close();
      throw error;
    });
  }
  const closeOne = (one: Server): Promise<void> =>
    new Promise((resolve) => {
      const grace = exchange.host.schedule(CLOSE_GRACE_MS, () => one.closeAllConnections());
      one.close(() => {
        grace.cancel();
        resolve();
      });
      one.closeIdleConnections();
    });
  const close = async (): Promise<void> => {
    app.close();
    await Promise.all(servers.map(closeOne));
  };
  return { port, tlsPort: tlsServer && portOf(tlsServer), close };
}

/** Neither the server nor a connection to it keeps the process alive; a request under way does not either, as its client waits for it. */
function letProcessEnd(server: Server): void {
  server.unref();
  server.on('connection', (socket) => socket.unref());
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host.replace(/^\[(.*)\]$/, '$1'), () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  // A server that listens on a port has an address of this form; only pipes have texts.
  return (server.address() as AddressInfo).port;
}
