import express, { type Request, type RequestHandler, type Response } from 'express';
import { SimulatorError } from '../../control/simulator-error.js';
import type { ControlOperationId } from '../../control/types.js';
import { check, controlDocument } from '../../control/validation.js';
import type { HostClock } from '../../platform/clock.js';
import type { Log } from '../../platform/log.js';
import { decodePercent } from '../../platform/percent.js';
import type { Exchange } from '../../shell/exchange.js';
import type { Traffic } from '../traffic.js';
import { visitorOf } from '../visitor.js';
import { checkAccess, type AccessOptions } from './access.js';
import { EventStreams } from './event-stream.js';
import { HANDLERS, type HandlerContext } from './handlers.js';
import { OpenWaits } from './open-waits.js';
import { readBody, readQuery } from './request.js';
import { asSimulatorError, sendError, type Locals } from './respond.js';

export interface ControlApiDeps extends AccessOptions {
  readonly log: Log;
  readonly version: string;
  readonly seed: string;
  readonly publicKey: string;
  readonly traffic: Traffic;
}

/** The control API, to be mounted at `/_sim`. */
export interface ControlApi extends RequestHandler {
  /** Ends what is open: event streams and waits. */
  close(): void;
}

const MOUNT = '/_sim';

/** These say nothing about calls; health checks and apps read them. */
const OPEN_PATHS: ReadonlySet<string> = new Set(['/health', '/public-key']);

export function controlApi(exchange: Exchange, deps: ControlApiDeps): ControlApi {
  const { log, traffic, ...about } = deps;
  const streams = new EventStreams(exchange.journal, exchange.host, (error) => exchange.noteFault(error));
  const waits = new OpenWaits();
  const context: HandlerContext = { exchange, streams, waits, about };
  const router = express.Router({ caseSensitive: true });
  const locals: Locals = { traffic, journal: exchange.journal };
  router.use((req: Request, res: Response, next) => {
    Object.assign(res.locals, locals);
    logWhenAnswered(req, res, log, exchange.host);
    const { authorization } = req.headers;
    checkAccess({ ...visitorOf(req), authorization }, OPEN_PATHS.has(req.path), deps);
    next();
  });
  for (const [path, operations] of operationsByPath()) {
    // `/_sim/calls/{call_control_id}` -> `/calls/:call_control_id`
    const route = path.slice(MOUNT.length).replaceAll(/\{(\w+)\}/g, ':$1');
    router.all(route, (req, res) => serve(req, res, operations, context));
  }
  router.use((req: Request) => {
    throw new SimulatorError(404, `There is no ${req.baseUrl}${req.path}.`);
  });
  router.use(((error: unknown, req: Request, res: Response, next) => {
    const shown = asSimulatorError(error);
    if (shown.code === 500) exchange.noteFault(error, callOf(req));
    if (res.headersSent) next(error);
    else sendError(res, shown);
  }) satisfies express.ErrorRequestHandler);
  return Object.assign(router, {
    close: () => {
      waits.close();
      streams.close();
    },
  });
}

/** The operations of each path, by method. */
function operationsByPath(): Map<string, Map<string, ControlOperationId>> {
  const paths = new Map<string, Map<string, ControlOperationId>>();
  for (const { path, method, operationId } of controlDocument().operations) {
    const operations = paths.get(path) ?? new Map<string, ControlOperationId>();
    paths.set(path, operations);
    // The ids are those of the document that the type was made from.
    operations.set(method.toUpperCase(), operationId as ControlOperationId);
  }
  return paths;
}

async function serve(
  req: Request,
  res: Response,
  operations: ReadonlyMap<string, ControlOperationId>,
  context: HandlerContext,
): Promise<void> {
  const operationId = operations.get(req.method === 'HEAD' ? 'GET' : req.method);
  if (operationId === undefined) {
    const allowed = [...operations.keys()].join(', ');
    res.setHeader('allow', allowed);
    throw new SimulatorError(405, `${req.baseUrl}${req.path} takes ${allowed}, not ${req.method}.`);
  }
  const body = req.method === 'POST' ? await readBody(req, res) : undefined;
  const query = check(operationId, { body, query: readQuery(req), params: pathParameters(req) });
  await HANDLERS[operationId]({ req, res, body, query }, context);
}

/** The call that the path names, if it does. Express has forgotten the parameters when an error is handled. */
function callOf(req: Request): string | undefined {
  const [, id] = /^\/calls\/([^/]+)/.exec(req.path) ?? [];
  return id === undefined ? undefined : decodePercent(id);
}

/** Of these paths, each parameter stands for one segment. */
const pathParameters = ({ params }: Request): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));

/** What changes something is worth a line; looking at things goes on all the time. */
function logWhenAnswered(req: Request, res: Response, log: Log, host: HostClock): void {
  const { method, originalUrl } = req;
  const path = originalUrl.replace(/\?.*$/s, '');
  const startedMs = host.now();
  res.on('close', () => {
    const write = method === 'POST' ? log.info : log.debug;
    write({ status: res.statusCode, ms: host.now() - startedMs }, `${method} ${path}`);
  });
}
