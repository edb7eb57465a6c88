import type { Entry } from '../calls/entry.js';
import type { ErrorItem } from '../control/simulator-error.js';
import { LIMITS } from '../limits.js';
import { CommandError, EXIT_REFUSED, EXIT_UNREACHABLE, EXIT_UNUSABLE } from './exits.js';
import { linesOf } from './lines.js';

export interface ClientOptions {
  /** `http://127.0.0.1:12111`, without a slash at the end. */
  readonly url: string;
  readonly token?: string | undefined;
  /** The key of the world that is asked about; the default one where it is left out. */
  readonly world?: string | undefined;
}

/** Values that stand in a query; what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** The simulator refuses what was asked. The message names each fault. */
export class RefusedError extends CommandError {
  readonly #errors: readonly ErrorItem[];

  constructor(status: number, errors: readonly ErrorItem[]) {
    // A fault of what was given, the token included, is one of the command line; all else is of the moment.
    super(
      [400, 401, 403, 422].includes(status) ? EXIT_UNUSABLE : EXIT_REFUSED,
      errors.map((item) => spelt(item)).join('; '),
    );
    this.#errors = errors;
  }

  /** The same in the words of a command line: `words` gives the flag that stands for a property, `script.0.play` among them. */
  inWords(words: (place: string) => string | undefined): CommandError {
    return new CommandError(this.exitCode, this.#errors.map((item) => spelt(item, words)).join('; '));
  }
}

/** The control API of a running simulator. Everything rejects with a CommandError: no simulator there, or a RefusedError. */
export class ControlClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** Resolves with the body of an answer, of the type that openapi/control.yaml gives it. `path` is behind `/_sim`. */
  async get<T>(path: string, query: Query = {}): Promise<T> {
    return await this.#json<T>(path, query);
  }

  /** Sends a body; resolves with `data` of the answer. */
  async post<T>(path: string, body: object): Promise<T> {
    const answer = await this.#json<{ readonly data: T }>(path, {}, { method: 'POST', body: JSON.stringify(body) });
    return answer.data;
  }

  /**
   * The entries of the journal that match, and those to come, until the simulator ends the stream, or `signal` does. Rejects with a
   * CommandError where the connection breaks off.
   */
  async *follow(query: Query, signal?: AbortSignal): AsyncGenerator<Entry, void> {
    const init = { headers: { accept: 'text/event-stream' }, ...(signal && { signal }) };
    const { body } = await this.#request('/events/stream', query, init);
    if (body === null) return;
    try {
      for await (const line of linesOf(body.pipeThrough(new TextDecoderStream()), LIMITS['diff.line_chars'])) {
        if (line === undefined) throw new Error(`an entry of more than ${LIMITS['diff.line_chars']} characters`);
        // Each entry is in one line of its own; other lines repeat its type and number, or are comments.
        if (line.startsWith('data: ')) yield JSON.parse(line.slice('data: '.length)) as Entry;
      }
    } catch (error) {
      if (signal?.aborted === true) return;
      throw this.#unreachable(error);
    }
  }

  async #json<T>(path: string, query: Query, init: RequestInit = {}): Promise<T> {
    const response = await this.#request(path, query, init);
    try {
      // The document describes it; a contract test holds answers to the document.
      return (await response.json()) as T;
    } catch (error) {
      throw this.#unreachable(error);
    }
  }

  async #request(path: string, query: Query, init: RequestInit): Promise<Response> {
    const { url, token, world } = this.#options;
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
    const headers = new Headers(init.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    if (world !== undefined) headers.set('x-sim-world', world);
    const response = await fetch(`${url}/_sim${path}?${search.toString()}`, { ...init, headers }).catch(
      (error: unknown) => {
        throw this.#unreachable(error);
      },
    );
    if (response.ok) return response;
    throw new RefusedError(response.status, await this.#errors(response));
  }

  /** The errors of an answer. Another server's answer has none. */
  async #errors(response: Response): Promise<readonly ErrorItem[]> {
    const body: unknown = await response.json().catch(() => undefined);
    if (typeof body === 'object' && body !== null && 'errors' in body && Array.isArray(body.errors))
      return body.errors as ErrorItem[];
    throw this.#unreachable(new Error(`an answer ${response.status} that is not the control API's`));
  }

  #unreachable(error: unknown): CommandError {
    return new CommandError(
      EXIT_UNREACHABLE,
      `--url: expected a simulator at ${this.#options.url}, got ${reason(error)}; telnyx-sim starts one`,
    );
  }
}

/** The fault behind its place, as the control API names it or as `words` do. Some texts begin with the place already. */
function spelt({ detail, source }: ErrorItem, words: (place: string) => string | undefined = () => undefined): string {
  if (source === undefined) return detail;
  const place = 'pointer' in source ? source.pointer.slice(1).replaceAll('/', '.') : source.parameter;
  const text = detail.startsWith(`${place}: `) ? detail.slice(place.length + 2) : detail;
  return place === '' ? text : `${words(place) ?? place}: ${text}`;
}

/** Node's `fetch` says only that it failed; the system's reason is the cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof AggregateError) return reason(error.cause.errors[0]);
  if (error.cause instanceof Error) return reason(error.cause);
  return error.message === '' && 'code' in error ? String(error.code) : error.message;
}
