import type { Request, RequestHandler, Response } from 'express';
import { callIdAt, ID_FIELDS, owner, type Address } from '../../calls/address.js';
import {
  loadDocument,
  type ApiDocument,
  type DocumentedOperation,
  type RequestParts,
} from '../../contract/document.js';
import { ERRORS, type ErrorKey, type Refusal } from '../../contract/errors.js';
import { NOT_SIMULATED } from '../../contract/not-simulated.js';
import { shown } from '../../contract/shown.js';
import type { Occasion } from '../../faults/fault.js';
import { isoMicros } from '../../platform/clock.js';
import { decodePercent } from '../../platform/percent.js';
import type { Exchange } from '../../shell/exchange.js';
import type { Worlds } from '../../shell/worlds.js';
import { debug } from '../../story/line.js';
import type { Log } from '../../story/log.js';
import { LIMITS, limitReached } from '../../limits.js';
import { decisive, errorBody, refusalText, statusOf } from '../errors.js';
import { RETRY_AFTER_SECS, type Traffic } from '../traffic.js';
import { baseUrlOf, hostObjection, originObjection, visitorOf, type HostRules } from '../visitor.js';
import { accessOf, type Access } from './access.js';
import { readBody } from './body.js';
import { API_FAULTS, answerWithFault, CUT, type FaultyAnswer } from './faulty-answer.js';
import { checkRequest } from './check-request.js';
import { refuse, type Answer, type ApiRequest, type Operation } from './operation.js';
import { servedOperations } from './operations.js';
import { Repetitions } from './repetitions.js';
import { LOOKING, TimeHold } from './time-hold.js';
import { entityIn, TelnyxRouter, type Route } from './router.js';

export interface TelnyxApiDeps {
  readonly log: Log;
  /** Makes the `x-request-id` of an answer, a UUID. */
  readonly newRequestId: () => string;
  /** By which names the simulator goes. */
  readonly hostRules: HostRules;
  readonly traffic: Traffic;
  /** Told of requests that were accepted, where somebody counts them. */
  readonly accepted?: ((exchange: Exchange, operationId: string, parts: RequestParts) => void) | undefined;
}

/**
 * Telnyx's API as an express handler that answers every request: where it comes from decides first (403), then the address (404, 405), then the key (401), then whether
 * the operation is simulated (501), then body and schema (4xx), and at last the operation itself. Needs the extended query parser.
 */
export function telnyxApi(worlds: Worlds, deps: TelnyxApiDeps): RequestHandler {
  const api = new TelnyxApi(worlds, deps);
  return (request, response) => void api.serve(request, response);
}

/** A request under way. */
interface Trace {
  readonly method: string;
  /** As it was sent, without the query. */
  readonly path: string;
  readonly startedMs: number;
  operationId: string | null;
  /** The entity that it is about, for the journal. */
  of: Address | undefined;
  /** The world that it belongs to. */
  exchange: Exchange;
  /** Keeps world time waiting for it. */
  hold: TimeHold | undefined;
  /** The name of the fault that has a hand in it. */
  fault: string | undefined;
  /** Methods that the address takes, where it does not take the one that came. */
  allowed: string | undefined;
}

class TelnyxApi {
  readonly #worlds: Worlds;
  readonly #deps: TelnyxApiDeps;
  readonly #document: ApiDocument;
  readonly #router: TelnyxRouter;
  /** The operations of each world; they go with the world. */
  readonly #operations = new WeakMap<Exchange, ReadonlyMap<string, Operation>>();
  readonly #repetitions = new Repetitions();

  constructor(worlds: Worlds, deps: TelnyxApiDeps) {
    this.#worlds = worlds;
    this.#deps = deps;
    this.#document = loadDocument('telnyx');
    this.#router = new TelnyxRouter(this.#document.operations, NOT_SIMULATED);
  }

  async serve(request: Request, response: Response): Promise<void> {
    const { originalUrl, method } = request;
    const query = originalUrl.indexOf('?');
    const path = query < 0 ? originalUrl : originalUrl.slice(0, query);
    const { exchange } = this.#worlds.default;
    const trace: Trace = {
      method,
      path,
      startedMs: exchange.host.now(),
      exchange,
      operationId: null,
      of: entityIn(path),
      hold: undefined,
      fault: undefined,
      allowed: undefined,
    };
    try {
      const search = query < 0 ? undefined : originalUrl.slice(query + 1);
      this.#send(response, await this.#answer(request, response, trace, search), trace);
    } catch (error) {
      this.#fault(error, response, trace);
    }
  }

  /** A fault of ours is a 500. A command has ended its call by itself; what only looked at a call leaves it as it is. */
  #fault(error: unknown, response: Response, trace: Trace): void {
    trace.exchange.noteFault(error, callIdAt(trace.of));
    try {
      this.#send(response, refuse({ error: 'unexpected' }), trace);
    } catch {
      response.destroy();
    }
  }

  /** Undefined when the client went away before it had said what it wants. */
  async #answer(
    request: Request,
    response: Response,
    trace: Trace,
    search: string | undefined,
  ): Promise<Answer | FaultyAnswer | undefined> {
    const foreign = this.#foreign(request);
    if (foreign) return refuse(foreign);
    const access = this.#accessOf(request, response, trace);
    const route = this.#router.match(trace.method, trace.path);
    noteRoute(route, trace);
    const astray = AWAY[route.kind];
    if (astray) return refuse(astray);
    if ('refusal' in access) return refuse(access.refusal);
    if (route.kind !== 'served') return refuse(notSimulated(route, trace));
    const objection = objectionTo(search, trace);
    if (objection) return refuse(objection);
    const body = route.operation.takesBody ? await readBody(request, response, this.#deps.traffic) : NO_BODY;
    if ('aborted' in body) return undefined;
    if ('error' in body) return refuse(body);
    const query = search === undefined ? undefined : queryOf(request);
    const baseUrl = baseUrlFor(request, trace);
    const parts = { params: route.params, query, body: body.json ?? {} };
    const run = (): Promise<Answer> => this.#run(route.operation, parts, { apiKey: access.apiKey, baseUrl }, trace);
    if (trace.exchange.faults.isIdle) return run();
    return this.#unlessFault(run, this.#occasion(route.operation, parts.body, trace), response, trace);
  }

  /**
   * The request as something that a fault may happen to. One that is about no call yet names its numbers; one of a conference may name the leg that it is
   * about in its body.
   */
  #occasion({ operationId }: DocumentedOperation, body: object, { method, path, of, exchange }: Trace): Occasion {
    const command = this.#operationsIn(exchange).get(operationId)?.command;
    const named: unknown = Reflect.get(body, ID_FIELDS.call);
    const callId = owner(of)[ID_FIELDS.call] ?? (isText(named) ? named : undefined);
    const numbers = [Reflect.get(body, 'from'), Reflect.get(body, 'to')].flat();
    const ofNoCall = callId === undefined ? { numbers: numbers.filter(isText) } : {};
    return { subject: command ?? `${method} ${path}`, operation: operationId, command, callId, ...ofNoCall };
  }

  /** Carries a request out, or does what a fault has become of it. Undefined where nobody is answered. */
  async #unlessFault(
    run: () => Promise<Answer>,
    occasion: Occasion,
    response: Response,
    trace: Trace,
  ): Promise<Answer | FaultyAnswer | undefined> {
    const { exchange, hold } = trace;
    const struck = exchange.faults.strike(API_FAULTS, occasion);
    if (!struck) return run();
    trace.fault = struck.name;
    // Before the request lets go of time.
    response.prependOnceListener('close', () => this.#repetitions.await(exchange, trace, struck));
    const answer = await answerWithFault(struck, run, {
      response,
      namesCall: /\/calls\/[^/]/.test(trace.path),
      faults: exchange.faults,
      letTimePass: (waiting) => hold?.without(waiting) ?? waiting,
      full: (what) => exchange.journal.record('limit.reached', limitReached(what)),
    });
    return answer === CUT ? undefined : answer;
  }

  /** Reads the key; a request that has one belongs to its world from here on. */
  #accessOf(request: Request, response: Response, trace: Trace): Access {
    const access = accessOf(request.headers.authorization, this.#worlds.apiKeys);
    if ('refusal' in access) return access;
    if (this.#worlds.isIsolated && access.apiKey.length > LIMITS['world.key_chars']) {
      trace.exchange.journal.record('limit.reached', limitReached('world.key_chars'));
      return { refusal: { error: 'malformedKey' } };
    }
    const world = this.#worlds.of(access.apiKey);
    if (!world) return { refusal: { error: 'tooManyRequests' } };
    trace.exchange = world.exchange;
    trace.hold = new TimeHold(response, trace, world.exchange.time);
    this.#repetitions.came(world.exchange, trace);
    return access;
  }

  /** The refusal of a sender who may ask for nothing at all; undefined for any other. */
  #foreign(request: Request): Refusal | undefined {
    const visitor = visitorOf(request);
    const { hostRules } = this.#deps;
    const objection = hostObjection(visitor, 'telnyx', hostRules) ?? originObjection(visitor, hostRules);
    return objection && { error: 'foreignHost', detail: objection.detail, parameter: objection.header };
  }

  async #run(
    { operationId }: DocumentedOperation,
    parts: { params: Readonly<Record<string, string>>; query: Record<string, unknown> | undefined; body: object },
    asker: Pick<ApiRequest, 'apiKey' | 'baseUrl'>,
    trace: Trace,
  ): Promise<Answer> {
    const operation = this.#operationsIn(trace.exchange).get(operationId);
    if (!operation) throw new Error(`no code for operation ${operationId}`);
    const refusals = checkRequest(this.#document, operationId, operation, parts);
    const from = { operation: operationId, ...(operation.command === undefined ? {} : { command: operation.command }) };
    for (const { name, ...meant } of this.#document.unknownNames(operationId, parts)) {
      trace.exchange.journal.record('property.unknown', { name: shown(name), ...meant, ...from }, trace.of);
    }
    this.#logBody(parts.body, trace);
    if (refusals.length > 0) return { refusals };
    const running = operation.run({ ...parts, query: parts.query ?? {}, ...asker });
    const answer = running instanceof Promise ? await running : running;
    if (!('refusals' in answer)) this.#deps.accepted?.(trace.exchange, operationId, parts);
    return answer;
  }

  /** The journal does not keep bodies: a developer who wants to see them looks at the log. */
  #logBody(body: object, { method, path, of, exchange }: Trace): void {
    if (this.#deps.log.level !== 'debug') return;
    const at = isoMicros(exchange.clock.wallMicros());
    const place = { at, world: exchange.name, callControlId: callIdAt(of) };
    this.#deps.log.tell({ ...debug('app', `${method} ${path}`), body, ...place });
  }

  #operationsIn(exchange: Exchange): ReadonlyMap<string, Operation> {
    const known = this.#operations.get(exchange);
    if (known) return known;
    const operations = servedOperations(exchange);
    this.#operations.set(exchange, operations);
    return operations;
  }

  /** Everything that may go wrong with an answer happens before its first byte is sent: then there is still a 500. */
  #send(response: Response, answer: Answer | FaultyAnswer | undefined, trace: Trace): void {
    if (answer && 'of' in answer) trace.of = answer.of;
    if (answer === undefined || response.destroyed || response.headersSent) {
      this.#report(trace, CLIENT_GONE, []);
      return;
    }
    const whole = this.#written(answer);
    const isAdmitted = this.#deps.traffic.admit(response, whole.bytes.length);
    const { status, codes, why, bytes } = isAdmitted ? whole : this.#written(refuse({ error: 'overloaded' }));
    this.#report(trace, status, codes, why);
    const headers: Record<string, string | number> = {
      ...(bytes.length > 0 ? { 'content-type': 'application/json', 'content-length': bytes.length } : {}),
      'x-request-id': this.#deps.newRequestId(),
    };
    // The SDKs repeat a request twice on a 429 or 5xx unless they are told not to.
    if (NOT_WORTH_REPEATING.has(status) && trace.fault === undefined) headers['x-should-retry'] = 'false';
    if (status === ERRORS.overloaded.status) headers['retry-after'] = RETRY_AFTER_SECS;
    if ('errors' in answer) Object.assign(headers, answer.headers);
    if (trace.allowed !== undefined) headers['allow'] = trace.allowed;
    response.writeHead(status, headers);
    // Node leaves the body out of the answer to HEAD.
    response.end(bytes);
  }

  #written(answer: Answer | FaultyAnswer): Written {
    if ('body' in answer) return { status: answer.status, codes: [], bytes: Buffer.from(JSON.stringify(answer.body)) };
    if ('errors' in answer) {
      const codes = answer.errors.map(({ code }) => code);
      return { status: answer.status, codes, bytes: Buffer.from(JSON.stringify({ errors: answer.errors })) };
    }
    if (!('refusals' in answer)) return { status: answer.status, codes: [], bytes: Buffer.alloc(0) };
    const refusals = decisive(answer.refusals);
    const bytes = Buffer.from(JSON.stringify(errorBody(refusals)));
    const why = refusals[0] && refusalText(refusals[0]);
    return { status: statusOf(refusals), codes: refusals.map(codeOf), why, bytes };
  }

  #report(
    { method, path, startedMs, operationId, of, exchange, fault }: Trace,
    status: number,
    codes: readonly string[],
    why?: string,
  ): void {
    const ms = Math.round((this.#worlds.default.exchange.host.now() - startedMs) * 1000) / 1000;
    const fields = {
      method,
      path,
      operation_id: operationId,
      status,
      error_codes: codes,
      ...(why === undefined ? {} : { refused: why }),
      ...(fault === undefined ? {} : { fault }),
      host: { duration_ms: ms },
    };
    exchange.journal.record('api.request', fields, of);
  }
}

/** An answer as it is sent. */
interface Written {
  readonly status: number;
  /** Of its errors. */
  readonly codes: readonly string[];
  /** Its first refusal, in a line. */
  readonly why?: string | undefined;
  readonly bytes: Buffer;
}

const NOT_WORTH_REPEATING: ReadonlySet<number> = new Set([
  ERRORS.notSimulated.status,
  ERRORS.stopping.status,
  ERRORS.tooManyRequests.status,
]);

/** The journal has this status for a request whose client hung up in the middle of it; nobody is sent it (the number is nginx's). */
const CLIENT_GONE = 499;

const codeOf = ({ error }: { readonly error: ErrorKey }): string => ERRORS[error].code;

const NO_BODY = { json: undefined };

const isText = (value: unknown): value is string => typeof value === 'string';

/** These addresses are refused before anybody asks for a key; elsewhere the key comes first. */
const AWAY: { readonly [K in Route['kind']]?: Refusal } = {
  unknown: { error: 'notFound', pointer: '/' },
  badEncoding: { error: 'badEncoding' },
  wrongMethod: { error: 'methodNotAllowed' },
};

function noteRoute(route: Route, trace: Trace): void {
  if (route.kind === 'wrongMethod') trace.allowed = route.allowed.join(', ');
  if (route.kind === 'served' || route.kind === 'notSimulated') trace.operationId = route.operation.operationId;
}

/** The query cannot be read, or nothing is changed any more. */
function objectionTo(search: string | undefined, { exchange, method }: Trace): Refusal | undefined {
  if (search !== undefined && decodePercent(search) === undefined) return { error: 'badEncoding' };
  return exchange.isStopping && !LOOKING.has(method) ? { error: 'stopping' } : undefined;
}

function notSimulated(route: Route, { method, path }: Trace): Refusal {
  const what =
    route.kind === 'notSimulated'
      ? `${route.operation.operationId} (${route.operation.method} ${route.operation.path})`
      : `Telnyx's ${route.kind === 'otherProduct' ? route.product : 'product'} (${method} ${path})`;
  return { error: 'notSimulated', detail: `telnyx-sim does not simulate ${what}.` };
}

/** URLs for whoever asked begin with this. */
const baseUrlFor = (request: Request, { exchange }: Trace): string =>
  exchange.config.publicUrl ?? baseUrlOf(visitorOf(request));

// The extended parser gives an object of texts, lists and objects.
const queryOf = (request: Request): Record<string, unknown> => request.query;
