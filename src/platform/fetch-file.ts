import { LIMITS } from '../limits.js';
import type { Agent, Dispatcher } from 'undici';
import { FetchError } from './fetch-error.js';
import { gently } from './gently.js';
import { connectionPool } from './http-pool.js';
import { isLoopbackHost, showsPlainPeer } from './loopback.js';
import { decodePercent } from './percent.js';
import { HTTP_SCHEMES } from './url-schemes.js';
import { clearTimeout, setTimeout } from './host-timers.js';

export interface FetchOptions {
  /** For the whole of it, redirects included. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Asked for each piece before it is kept: false ends the download. */
  readonly take?: (bytes: number) => boolean;
  /** Aborted when nobody wants the file any more. */
  readonly signal?: AbortSignal;
  /** An https address on this machine whose server speaks plain http is read plainly. */
  readonly loopbackPlainFallback: boolean;
  /** An https address has turned out to speak plain http. */
  readonly onPlainFallback?: (url: string) => void;
}

/**
 * Downloads a file over http or https, from any port (`fetch` refuses 5060, 6000 and others). Redirects to http and https are
 * followed; a user and password in the URL are sent to its own origin only. Rejects with a FetchError that names the URL and
 * the reason.
 */
export async function fetchFile(url: string, options: FetchOptions): Promise<Uint8Array> {
  const agent = await connectionPool(1);
  // Destroying is what also ends a connection that is still being made.
  const give = (reason: string) => (): void => void agent.destroy(new FetchError(reason, false));
  const timer = setTimeout(give('no complete answer in time'), options.timeoutMs);
  const leave = give('nobody wants it any more');
  options.signal?.addEventListener('abort', leave, { once: true });
  try {
    return await download(agent, new URL(url), options);
  } catch (error) {
    throw new FetchError(`GET ${url}: ${reasonOf(error)}`, error instanceof FetchError && error.notFound);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', leave);
    await agent.destroy();
  }
}

async function download(agent: Agent, first: URL, options: FetchOptions): Promise<Uint8Array> {
  let url = first;
  let authorization = authorizationOf(first);
  for (let redirects = 0; redirects <= LIMITS['file.redirects']; redirects++) {
    const response = await requestWithFallback(agent, url, authorization, options);
    const location = redirectOf(response);
    if (location === undefined) return contentOf(response, options);
    response.body.destroy();
    const next = redirected(url, location);
    authorization = authorizationOf(next) ?? (next.origin === url.origin ? authorization : undefined);
    url = next;
  }
  throw new FetchError(`more than ${LIMITS['file.redirects']} redirects`, false);
}

/** Tries TLS, and then plain http if the answer was not TLS. */
async function requestWithFallback(
  agent: Agent,
  url: URL,
  authorization: string | undefined,
  { loopbackPlainFallback, onPlainFallback }: FetchOptions,
): Promise<Dispatcher.ResponseData> {
  try {
    return await request(agent, url, authorization);
  } catch (error) {
    const mayBePlain = loopbackPlainFallback && url.protocol === 'https:' && isLoopbackHost(url.hostname);
    if (!mayBePlain || !(error instanceof Error) || !showsPlainPeer(error)) throw error;
    onPlainFallback?.(url.href);
    const port = url.port === '' ? '443' : url.port;
    return request(agent, new URL(`http://${url.hostname}:${port}${url.pathname}${url.search}`), authorization);
  }
}

async function request(agent: Agent, url: URL, authorization: string | undefined): Promise<Dispatcher.ResponseData> {
  const response = await agent.request({
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: 'GET',
    headers: {
      accept: '*/*',
      // A packed body could unpack to any size.
      'accept-encoding': 'identity',
      'user-agent': 'telnyx-sim',
      ...(authorization === undefined ? {} : { authorization }),
    },
  });
  // A body that is given up says so, also where nobody reads it.
  response.body.on('error', () => undefined);
  return response;
}

async function contentOf(
  response: Dispatcher.ResponseData,
  { maxBytes, take, signal }: FetchOptions,
): Promise<Uint8Array> {
  const { statusCode, headers, body } = response;
  if (statusCode < 200 || statusCode > 299) {
    throw new FetchError(`the server answered ${statusCode}`, statusCode === 404 || statusCode === 410);
  }
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new FetchError(`expected no content-encoding, got ${String(encoding)}`, false);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    // Every chunk of undici's body is a Buffer.
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > maxBytes) throw new FetchError(`more than ${maxBytes} bytes`, false);
    if (take?.(bytes.length) === false) throw new FetchError('there is no room for it', false);
    chunks.push(bytes);
  }
  return gently(join(chunks, size), signal);
}

/** Copying 50 MiB in one go would hold up everybody for 20 ms. */
function* join(chunks: readonly Uint8Array[], size: number): Generator<undefined, Uint8Array> {
  const whole = Buffer.allocUnsafe(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
    yield;
  }
  return whole;
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData): string | undefined {
  const { location } = headers;
  return REDIRECTS.includes(statusCode) && typeof location === 'string' ? location : undefined;
}

function redirected(from: URL, location: string): URL {
  const next = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
  if (!next || !HTTP_SCHEMES.includes(next.protocol)) {
    throw new FetchError(`expected a redirect to http or https, got ${JSON.stringify(location.slice(0, 200))}`, false);
  }
  return next;
}

function authorizationOf({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  return `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}`;
}

/** A percent sign that encodes nothing stands for itself. */
const decoded = (text: string): string => decodePercent(text) ?? text;

/** `localhost` may fail on IPv4 and IPv6 at once; that error has a code but no message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
