import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorKey } from '../contract/errors.js';
import { LIMITS, limitReached } from '../limits.js';
import { refuseRaw, refusePlainly, type RefusalDeps } from './refuse.js';

export interface HttpLimits {
  readonly connections: number;
  /** Requests of one connection whose answers are not complete. */
  readonly pipelined: number;
  readonly headMs: number;
  readonly requestMs: number;
  readonly idleMs: number;
  /** The server looks for late requests so often, in ms. */
  readonly lookMs: number;
}

const HTTP_LIMITS: HttpLimits = {
  connections: LIMITS['http.connections'],
  pipelined: LIMITS['http.pipelined'],
  headMs: LIMITS['http.head_ms'],
  requestMs: LIMITS['http.request_ms'],
  idleMs: LIMITS['http.idle_ms'],
  lookMs: 5_000,
};

/** Connections that were turned away are journalled once in this time. */
const TOLD_AGAIN_MS = 1_000;

/** Node's parser has these names for its refusals; anything else is a malformed request. */
const PARSER_ERRORS: Readonly<Record<string, ErrorKey>> = {
  HPE_HEADER_OVERFLOW: 'headTooLarge',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'bodyTooLarge',
  ERR_HTTP_REQUEST_TIMEOUT: 'timedOut',
};

/** The options with which a server, plain or over TLS, is to be made before it is given to `attend`. */
export const serverOptions = (limits: HttpLimits = HTTP_LIMITS): ServerOptions => ({
  headersTimeout: limits.headMs,
  requestTimeout: limits.requestMs,
  keepAliveTimeout: limits.idleMs,
  connectionsCheckingInterval: limits.lookMs,
  // Node would answer without a body.
  requireHostHeader: false,
});

export function createHttpServer(
  handler: RequestListener,
  deps: RefusalDeps,
  limits: HttpLimits = HTTP_LIMITS,
): Server {
  return attend(createServer(serverOptions(limits)), handler, deps, limits);
}

/** Serves requests, and answers in JSON what never becomes one: whatever node's parser or its timers refuse. */
export function attend<S extends Server>(
  server: S,
  handler: RequestListener,
  deps: RefusalDeps,
  limits: HttpLimits = HTTP_LIMITS,
): S {
  const { journal, host } = deps;
  /** The requests that are being answered, by connection. */
  const underWay = new WeakMap<Duplex, ServerResponse>();
  const isOneTooMany = pipelineLimit(limits.pipelined, deps);
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    // Node's parser goes on with what it has read of a connection that is closed.
    if (request.socket.destroyed) return;
    if (isOneTooMany(request, response)) return void request.socket.destroy();
    underWay.set(request.socket, response);
    const lacksHost = request.httpVersion === '1.1' && request.headers.host === undefined;
    if (lacksHost) refusePlainly(request, response.setHeader('connection', 'close'), 'malformedRequest', deps);
    else handler(request, response);
  };
  server.maxConnections = limits.connections;
  server.on('request', serve);
  // The body is asked for by whoever reads it.
  server.on('checkContinue', serve);
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    refusePlainly(request, response, 'unknownExpectation', deps);
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    refuseRaw(socket, 'methodNotAllowed', deps, { method: request.method ?? null, path: request.url ?? null });
  });
  server.on('clientError', (error: Error & { code?: string; rawPacket?: Buffer }, socket: Duplex) => {
    const answer = underWay.get(socket);
    // In the middle of an answer there is no place for another.
    const isMidway = answer?.headersSent === true && !answer.writableFinished;
    if (!socket.writable || isMidway) return void socket.destroy();
    const known = PARSER_ERRORS[error.code ?? ''] ?? 'malformedRequest';
    // Whoever serves a request tells the journal itself that it broke off.
    const isServed = answer?.headersSent === false;
    refuseRaw(socket, known, deps, isServed ? undefined : requestLine(error.rawPacket));
  });
  let toldMs = -Infinity;
  server.on('drop', () => {
    if (host.now() - toldMs < TOLD_AGAIN_MS) return;
    toldMs = host.now();
    journal.record('limit.reached', limitReached('http.connections'));
  });
  return server;
}

/** Counts the unanswered requests of each connection. Tells whether this is one too many, and the journal once per connection. */
function pipelineLimit(
  most: number,
  { journal }: RefusalDeps,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const unanswered = new WeakMap<Duplex, number>();
  return ({ socket }, response) => {
    const count = (unanswered.get(socket) ?? 0) + 1;
    unanswered.set(socket, count);
    response.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
    if (count <= most) return false;
    journal.record('limit.reached', limitReached('http.pipelined'));
    return true;
  };
}

/** Method and path of a request that could not be parsed, where what came last begins with them. */
function requestLine(packet: Buffer | undefined): { method: string | null; path: string | null } {
  const [, method = null, path = null] = /^([A-Z]+) ([^\s?]+)/.exec(packet?.toString('latin1', 0, 2_000) ?? '') ?? [];
  return { method, path };
}
