import express, { type Request, type RequestHandler, type Response } from 'express';
import { SimulatorError } from '../../control/simulator-error.js';
import type { ControlOperationId } from '../../control/types.js';
import { namedWorld } from '../../control/worlds.js';
import { check, controlDocument } from '../../control/validation.js';
import type { Coverage } from '../../coverage/coverage.js';
import { isoMicros } from '../../platform/clock.js';
import { headerText } from '../../platform/header-text.js';
import { decodePercent } from '../../platform/percent.js';
import type { OpenWorld, Worlds } from '../../shell/worlds.js';
import type { Log } from '../../story/log.js';
import { requestLine } from '../../story/lines/requests.js';
import type { Traffic } from '../traffic.js';
import { visitorOf } from '../visitor.js';
import { checkAccess, type AccessOptions } from './access.js';
import { EventStreams } from './event-stream.js';
import { HANDLERS, type HandlerContext } from './handlers.js';
import { holdTime, isAct } from './hold-time.js';
import { OpenWaits } from './open-waits.js';
import { readBody, readFile, readQuery } from './request.js';
import { asSimulatorError, localsOf, sendError, type Locals } from './respond.js';

export interface ControlApiDeps extends AccessOptions {
  readonly log: Log;
  readonly version: string;
  readonly seed: string;
  readonly publicKey: string;
  readonly traffic: Traffic;
  readonly coverage?: Coverage | undefined;
}

/** The control API, to be mounted at `/_sim`. */
export interface ControlApi extends RequestHandler {
  /** Ends what is open: event streams and waits. */
  close(): void;
}

const MOUNT = '/_sim';

/** These say nothing about calls; health checks and apps read them. */
const OPEN_PATHS: ReadonlySet<string> = new Set(['/health', '/public-key']);

export function controlApi(worlds: Worlds, deps: ControlApiDeps): ControlApi {
  const { log, traffic, coverage, ...about } = deps;
  const { exchange } = worlds.default;
  const streams = new EventStreams(exchange.host, (error) => exchange.noteFault(error));
  worlds.onEnded((world) => streams.end(world.exchange.journal));
  const waits = new OpenWaits();
  const context = { worlds, streams, waits, coverage, about };
  const router = express.Router({ caseSensitive: true });
  router.use((req: Request, res: Response, next) => {
    const locals: Locals = { traffic, exchange };
    Object.assign(res.locals, locals);
    logWhenAnswered(req, res, log);
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
    if (shown.code === 500) localsOf(res).exchange.noteFault(error, callOf(req));
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
  context: Omit<HandlerContext, 'exchange'>,
): Promise<void> {
  const operationId = operations.get(req.method === 'HEAD' ? 'GET' : req.method);
  if (operationId === undefined) {
    const allowed = [...operations.keys()].join(', ');
    res.setHeader('allow', allowed);
    throw new SimulatorError(405, `${req.baseUrl}${req.path} takes ${allowed}, not ${req.method}.`);
  }
  const body = await bodyOf(req, res, operationId);
  const { world: key, ...query } = check(operationId, { body, query: readQuery(req), params: pathParameters(req) });
  const { exchange } = OF_NO_WORLD.has(operationId) ? context.worlds.default : worldOf(req, res, key, context.worlds);
  localsOf(res).exchange = exchange;
  if (isAct(operationId, req.method)) holdTime(operationId, res, exchange.time);
  await HANDLERS[operationId]({ req, res, body, query }, { ...context, exchange });
}

async function bodyOf(req: Request, res: Response, operationId: ControlOperationId): Promise<unknown> {
  if (operationId === 'putMedia') return readFile(req, res);
  return req.method === 'POST' || req.method === 'PUT' ? readBody(req, res, operationId === 'partyPlay') : undefined;
}

/** These are about the process; for the first two nobody needs a token. */
const OF_NO_WORLD: ReadonlySet<ControlOperationId> = new Set([
  'getHealth',
  'getPublicKey',
  'getCoverage',
  'listWorlds',
  'endWorld',
]);

/** The world that the request names, kept until it is answered. */
function worldOf(req: Request, res: Response, inQuery: unknown, worlds: Worlds): OpenWorld {
  const [inHeader, ...others] = (req.headersDistinct[WORLD_HEADER.toLowerCase()] ?? []).map(headerText);
  if (others.length > 0)
    throw new SimulatorError(422, [{ detail: `expected one ${WORLD_HEADER}, came several`, parameter: 'world' }]);
  const key = inHeader ?? (inQuery as string | undefined);
  if (inHeader !== undefined && inQuery !== undefined && inHeader !== inQuery) {
    const detail = `expected the same as in the header ${WORLD_HEADER}, came another key`;
    throw new SimulatorError(422, [{ detail, parameter: 'world' }]);
  }
  if (key === undefined) return worlds.default;
  const world = namedWorld(worlds, key);
  res.once('close', worlds.hold(key));
  return world;
}

const WORLD_HEADER = 'X-Sim-World';

/** The call that the path names, if it does. Express has forgotten the parameters when an error is handled. */
function callOf(req: Request): string | undefined {
  const [, id] = /^\/calls\/([^/]+)/.exec(req.path) ?? [];
  return id === undefined ? undefined : decodePercent(id);
}

/** Of these paths, each parameter stands for one segment. */
const pathParameters = ({ params }: Request): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));

/** A change is told by what it brings about; its request is worth a line where it failed. */
function logWhenAnswered(req: Request, res: Response, log: Log): void {
  const { method, originalUrl } = req;
  // The key of a world is a secret of its user's.
  const path = originalUrl.replace(/\?.*$/s, '').replace(/(\/worlds\/)[^/]+/, '$1***');
  const { host } = localsOf(res).exchange;
  const startedMs = host.now();
  res.on('close', () => {
    // By now it is the world that the request has named.
    const { clock, name: world } = localsOf(res).exchange;
    const told = requestLine({ who: 'control', method, path, status: res.statusCode, ms: host.now() - startedMs });
    log.tell({ ...told, level: res.statusCode < 400 ? 'debug' : 'info', at: isoMicros(clock.wallMicros()), world });
  });
}
