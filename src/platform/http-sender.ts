import { LIMITS, type LimitName } from '../limits.js';
import type { Agent, Dispatcher } from 'undici';
import { RealClock, type Timer } from './clock.js';
import { connectionPool } from './http-pool.js';
import { isLoopbackHost, showsPlainPeer } from './loopback.js';
import { scheduleTurns } from './turns.js';

const clock = new RealClock();

export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** From the start of the connection to the status line. */
  readonly timeoutMs: number;
}

/**
 * Told of an answer's status and the beginning of its body, at most `webhooks.answer_shown_bytes`, once the body has ended; not where it is
 * empty or begins as neither markup nor JSON does. That may be later than the outcome.
 */
export type OnBody = (status: number, text: string) => void;

/** `error` is `timeout`, or what Node, OpenSSL or undici call it: ECONNREFUSED, ENOTFOUND, CERT_HAS_EXPIRED, UND_ERR_SOCKET … */
export type HttpOutcome = { readonly status: number } | { readonly error: string };

/** The endpoint has taken it. Telnyx's sources disagree about what that is; this follows the voice guide: any 2xx. */
export const isSuccess = (outcome: HttpOutcome): boolean =>
  'status' in outcome && outcome.status >= 200 && outcome.status <= 299;

export interface HttpSender {
  /** Sends one request and reports what came of it. Never rejects; redirects are not followed, the answer's body does not matter. */
  send(request: HttpRequest, onBody?: OnBody): Promise<HttpOutcome>;
  /** Closes all connections; requests in flight, and later ones, end with an error. */
  close(): Promise<void>;
}

export interface HttpSenderOptions {
  /** An https address on this machine whose server speaks plain http is sent to plainly. Read at each use. */
  readonly loopbackPlainFallback: boolean;
  /** An https address has turned out to speak plain http, and is remembered as such. */
  readonly onPlainFallback: (url: string) => void;
  /** Requests wait for others to the same origin, or an origin is forgotten to be plain. */
  readonly onLimit: (what: Extract<LimitName, 'webhooks.requests_per_origin' | 'webhooks.plain_origins'>) => void;
  /** Default `webhooks.requests_per_origin`. */
  readonly maxConnectionsPerOrigin?: number;
  /** Default `webhooks.plain_origins`. */
  readonly maxPlainOrigins?: number;
}

/** undici keeps 7 times more requests going than `fetch`. */
export function createHttpSender(options: HttpSenderOptions): HttpSender {
  return new UndiciSender(options);
}

/** A request, and who wants its answer's body. */
type Sending = HttpRequest & { readonly onBody: OnBody | undefined };

/** As `HttpOutcome`, with the error as it was thrown. */
type RawOutcome = { readonly status: number } | { readonly failure: unknown };

class UndiciSender implements HttpSender {
  readonly #options: HttpSenderOptions;
  readonly #plainOrigins = new Set<string>();
  #agent: Promise<Agent> | undefined;
  #closed = false;
  /** Requests to each origin that have no status yet. */
  readonly #underWay = new Map<string, number>();

  constructor(options: HttpSenderOptions) {
    this.#options = options;
  }

  async send(given: HttpRequest, onBody?: OnBody): Promise<HttpOutcome> {
    const request = { ...given, onBody };
    try {
      const url = new URL(request.url);
      const agent = await (this.#agent ??= connectionPool(this.#maxPerOrigin));
      // Asked after the wait, which `close` may have fallen into.
      if (this.#closed) return { error: 'closed' };
      const canFallBack =
        url.protocol === 'https:' && this.#options.loopbackPlainFallback && isLoopbackHost(url.hostname);
      return outcomeOf(
        canFallBack ? await this.#exchangeWithFallback(agent, url, request) : await this.#exchange(agent, url, request),
      );
    } catch (error) {
      return { error: errorName(error) };
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#agent)?.destroy();
  }

  /** Tries TLS, and then, within the same time-out, plain http if the answer was not TLS. */
  async #exchangeWithFallback(agent: Agent, url: URL, request: Sending): Promise<RawOutcome> {
    const plainUrl = new URL(
      `http://${url.hostname}:${url.port === '' ? '443' : url.port}${url.pathname}${url.search}`,
    );
    if (this.#plainOrigins.has(url.origin)) {
      const plain = await this.#exchange(agent, plainUrl, request);
      // Whatever was there may be gone, or may have come back with TLS: find out anew.
      if ('failure' in plain) this.#plainOrigins.delete(url.origin);
      return plain;
    }
    const startedMs = clock.now();
    const first = await this.#exchange(agent, url, request);
    if (!('failure' in first && first.failure instanceof Error && showsPlainPeer(first.failure))) return first;
    this.#remember(url);
    const remainingMs = Math.max(1, request.timeoutMs - (clock.now() - startedMs));
    return this.#exchange(agent, plainUrl, { ...request, timeoutMs: remainingMs });
  }

  get #maxPerOrigin(): number {
    return this.#options.maxConnectionsPerOrigin ?? LIMITS['webhooks.requests_per_origin'];
  }

  async #exchange(agent: Agent, url: URL, request: Sending): Promise<RawOutcome> {
    const { origin } = url;
    const others = this.#underWay.get(origin) ?? 0;
    if (others >= this.#maxPerOrigin) this.#options.onLimit('webhooks.requests_per_origin');
    this.#underWay.set(origin, others + 1);
    const result = await exchange(agent, url, request);
    const left = (this.#underWay.get(origin) ?? 1) - 1;
    if (left > 0) this.#underWay.set(origin, left);
    else this.#underWay.delete(origin);
    return result;
  }

  #remember(url: URL): void {
    // Requests to the same origin find this out side by side; only the first is news.
    if (this.#plainOrigins.has(url.origin)) return;
    const [oldest] = this.#plainOrigins;
    const max = this.#options.maxPlainOrigins ?? LIMITS['webhooks.plain_origins'];
    if (oldest !== undefined && this.#plainOrigins.size >= max) {
      this.#plainOrigins.delete(oldest);
      this.#options.onLimit('webhooks.plain_origins');
    }
    this.#plainOrigins.add(url.origin);
    this.#options.onPlainFallback(url.href);
  }
}

/** One request and its status line. */
function exchange(agent: Agent, url: URL, request: Sending): Promise<RawOutcome> {
  const { method, headers, body, timeoutMs, onBody } = request;
  return new Promise((resolve) => {
    const path = `${url.pathname}${url.search}`;
    const answer = new Answer(timeoutMs, resolve, onBody && new BodyStart(onBody));
    agent.dispatch({ origin: url.origin, path, method, headers, body: body ?? null }, answer);
  });
}

/**
 * The outcome of a request. The status settles it; the body is then discarded within what is left of the time. undici's `request`
 * does the same with a stream for the body and a signal for the time-out, which cost as much as the POST.
 */
class Answer implements Dispatcher.DispatchHandler {
  readonly #settle: (result: RawOutcome) => void;
  readonly #timer: Timer;
  #controller: Dispatcher.DispatchController | undefined;
  #isLate = false;
  #bodyBytes = 0;
  readonly #start: BodyStart | undefined;
  #status = 0;

  constructor(timeoutMs: number, settle: (result: RawOutcome) => void, start: BodyStart | undefined) {
    this.#settle = settle;
    this.#start = start;
    // A machine that stalls, and the app with it, does not use it up.
    this.#timer = scheduleTurns(clock, timeoutMs, () => this.#timeOut());
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isLate) controller.abort(TIMED_OUT);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number): void {
    // 100 to 199 are no answers yet.
    if (status < 200) return;
    this.#status = status;
    this.#settle({ status });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bodyBytes += chunk.length;
    this.#start?.add(chunk);
    if (this.#bodyBytes > LIMITS['webhooks.answer_bytes']) controller.abort(TOO_LONG);
  }

  onResponseEnd(): void {
    this.#timer.cancel();
    this.#start?.end(this.#status);
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#timer.cancel();
    this.#settle({ failure: error });
  }

  /** undici can abort only once it is connected, so the outcome does not wait for it. */
  #timeOut(): void {
    this.#isLate = true;
    this.#settle({ failure: TIMED_OUT });
    this.#controller?.abort(TIMED_OUT);
  }
}

/** The beginning of a body, where it looks as if it said something. */
class BodyStart {
  readonly #told: OnBody;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #isDull = false;

  constructor(told: OnBody) {
    this.#told = told;
  }

  add(chunk: Buffer): void {
    if (this.#bytes === 0 && !TELLING.test(chunk.toString('latin1', 0, 16))) this.#isDull = true;
    const room = LIMITS['webhooks.answer_shown_bytes'] - this.#bytes;
    if (this.#isDull || room <= 0) return;
    this.#bytes += Math.min(room, chunk.length);
    // A copy: a part of a chunk would keep all of it.
    this.#chunks.push(Buffer.from(chunk.subarray(0, room)));
  }

  end(status: number): void {
    if (this.#chunks.length > 0) this.#told(status, Buffer.concat(this.#chunks).toString());
  }
}

/** Markup or JSON, behind blanks or the mark of the byte order. */
const TELLING = /^(?:\xef\xbb\xbf)?\s*[<{[]/;

const TOO_LONG = new Error('the body of the answer is too long');

const TIMED_OUT = Object.assign(new Error('no answer in time'), { code: 'timeout' });

function outcomeOf(result: RawOutcome): HttpOutcome {
  return 'status' in result ? result : { error: errorName(result.failure) };
}

/** The code of an error, else its name. `localhost` may fail on IPv4 and IPv6 at once; that error has the code too. */
function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
