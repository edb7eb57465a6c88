import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Journal } from '../calls/journal.js';
import { ERRORS, type ErrorKey } from '../contract/errors.js';
import type { HostClock } from '../platform/clock.js';
import type { Log } from '../story/log.js';
import { requestLine } from '../story/lines/requests.js';
import { errorBody } from './errors.js';
import { isControlTarget } from './request-target.js';

export interface RefusalDeps {
  readonly log: Log;
  readonly host: HostClock;
  readonly journal: Journal;
  /** Makes the `x-request-id` of an answer, a UUID. */
  readonly newRequestId: () => string;
}

/** The parts that are known of a request that was refused before it was read. */
interface Remains {
  readonly method: string | null;
  readonly path: string | null;
}

/** Whoever is still sending when it is refused gets this long to read why; a socket closed at once would take the answer with it. */
const LINGER_MS = 1_000;

const refused = new WeakSet<Duplex>();

/** Answers on the bare socket, where there is no request to answer, and closes it. Without `remains` nothing is journalled. */
export function refuseRaw(socket: Duplex, error: ErrorKey, deps: RefusalDeps, remains: Remains | undefined): void {
  if (refused.has(socket)) return;
  refused.add(socket);
  const { text, headers, status } = refusal(error, remains?.path ?? null, deps);
  const head = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}`);
  socket.on('error', () => undefined);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...head, '', text].join('\r\n'));
  socket.resume();
  const timer = deps.host.schedule(LINGER_MS, () => socket.destroy());
  socket.once('close', () => timer.cancel());
  if (remains) report(error, status, remains, deps);
}

/** Answers a request that nobody is to serve. */
export function refusePlainly(
  request: IncomingMessage,
  response: ServerResponse,
  error: ErrorKey,
  deps: RefusalDeps,
): void {
  const path = (request.url ?? '').replace(/\?.*$/s, '');
  const { text, headers, status } = refusal(error, path, deps);
  response.writeHead(status, headers).end(text);
  report(error, status, { method: request.method ?? null, path }, deps);
}

function refusal(
  error: ErrorKey,
  path: string | null,
  { newRequestId }: RefusalDeps,
): { readonly status: number; readonly headers: Readonly<Record<string, string | number>>; readonly text: string } {
  const { status } = ERRORS[error];
  const { errors } = errorBody([{ error }]);
  // The control API's codes are its statuses.
  const isControl = isControlTarget(path ?? '');
  const text = JSON.stringify({
    errors: isControl ? errors.map((item) => ({ ...item, code: String(status) })) : errors,
  });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'x-request-id': newRequestId(),
  };
  return { status, headers, text };
}

/** As for every request: an entry in the journal, and for those of the control API a line in the log. */
function report(error: ErrorKey, status: number, { method, path }: Remains, { log, journal }: RefusalDeps): void {
  const { code } = ERRORS[error];
  if (isControlTarget(path ?? '')) {
    log.tell(requestLine({ who: 'control', method, path, status, why: code }));
    return;
  }
  const fields = { method, path, operation_id: null, status, error_codes: [code], host: { duration_ms: 0 } };
  journal.record('api.request', fields);
}
