import { msOf, msWords } from '../expectations/moment.js';
import type { Asked } from '../platform/ask.js';
import type { AppRequest } from './types.js';
import { StepError } from './step-error.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
/** An app that takes longer to answer has not, in ms of the host, where the step does not say. */
const USUAL_APP_REQUEST_MS = 10_000;
/** A step may not say more than that, in ms of the host. */
export const MOST_APP_REQUEST_MS = 3_600_000;

export type AskApp = (request: AppRequest) => Promise<void>;

/** Sends a request to the app; resolves with the status, rejects where none came within `timeoutMs`. */
export type SendToApp = (asked: Asked, timeoutMs: number) => Promise<number>;

/** A request in words. */
export function requestWords(request: AppRequest): string {
  const [method, target] = targetOf(request);
  return `${method.toUpperCase()} ${target} at the app is answered ${request.status ?? 'with 2xx'}`;
}

const targetOf = (request: AppRequest): readonly [method: string, target: string] => {
  const method = METHODS.find((name) => request[name] !== undefined) ?? 'get';
  return [method, request[method] ?? '/'];
};

/** Asks the app as its own users do; `stands`: world time stands meanwhile. Rejects with a StepError for no answer, or another than was wanted. */
export async function askApp(request: AppRequest, origin: string, send: SendToApp, stands: boolean): Promise<void> {
  const [method, target] = targetOf(request);
  const { headers = {}, json, status: wanted, within } = request;
  const timeoutMs = within === undefined ? USUAL_APP_REQUEST_MS : msOf(within);
  const asked: Asked = {
    method: method.toUpperCase(),
    url: new URL(target, origin).href,
    headers: json === undefined ? headers : { 'content-type': 'application/json', ...headers },
    body: json === undefined ? undefined : JSON.stringify(json),
  };
  const status = await send(asked, timeoutMs).catch((error: unknown) => {
    throw new StepError(unansweredWords(error, timeoutMs, stands));
  });
  const isWanted = wanted === undefined ? status >= 200 && status <= 299 : status === wanted;
  if (!isWanted) throw new StepError(`status ${status}`);
}

function unansweredWords(error: unknown, timeoutMs: number, stands: boolean): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (name !== 'TimeoutError') return `no answer (${message})`;
  const over = `no answer within ${msWords(timeoutMs)} of the machine`;
  if (!stands) return over;
  return `${over}, and the time of the calls stood for it: an app that waits there for something of a call needs meanwhile: true, a slow one a longer within`;
}
