import { connect } from 'node:net';
import { Agent } from 'undici';
import { Failure, patience } from './failure.mjs';
import { jsonText, plainText } from './values.mjs';

/** Every answer is there within so long; one for which the simulator fetches a file may take its five seconds more. */
const ANSWER_MS = 5_000;
const FETCHING_ANSWER_MS = 12_000;
/** Waits and event streams are given up after that, as a client that lost interest would. */
const PATIENCE_MS = 200;
const KEY = 'Bearer KEYfuzz';

const newAgent = () => new Agent({ connections: 16, headersTimeout: 60_000, bodyTimeout: 60_000 });

/** An HTTP client for one simulator. */
export class Api {
  #origin;
  #agent = newAgent();

  constructor(origin) {
    this.#origin = origin;
  }

  /**
   * Sends one request. Returns `{status, headers, text, ms}`; undefined where `patient` and nothing came. Throws a Failure when
   * the answer does not come, or comes too late.
   * @param request `{method, path, headers?, body? | text?, patient?, fetches?}`; `body` is a value of a case, `text` is sent as it is
   */
  async send({ method, path, headers = {}, body, text, patient = false, fetches = false }) {
    const sent = body === undefined ? (text === undefined ? undefined : plainText(text)) : jsonText(body);
    const usual = { authorization: KEY, ...(sent === undefined ? {} : { 'content-type': 'application/json' }) };
    const withinMs = patience(fetches ? FETCHING_ANSWER_MS : ANSWER_MS);
    const startedMs = performance.now();
    const signal = AbortSignal.timeout(patient ? PATIENCE_MS : 60_000);
    try {
      const options = {
        origin: this.#origin,
        path,
        method,
        headers: definedOf({ ...usual, ...headers }),
        body: sent,
        signal,
      };
      const response = await this.#agent.request(options);
      const bytes = Buffer.from(await response.body.arrayBuffer());
      const ms = performance.now() - startedMs;
      if (ms > withinMs && !patient)
        throw new Failure(`${method} ${path.slice(0, 80)}: the answer took ${ms.toFixed(0)} ms`);
      return { status: response.statusCode, headers: response.headers, text: bytes.toString('utf8'), ms };
    } catch (error) {
      if (patient || error instanceof Failure) return patient ? undefined : Promise.reject(error);
      throw new Failure(`${method} ${path.slice(0, 80)}: no answer (${error.code ?? error.name}: ${error.message})`);
    }
  }

  /** The same, for what has to succeed: the `data` of the answer. */
  async data(method, path, body) {
    const { status, text } = await this.send({ method, path, body });
    if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${text.slice(0, 500)}`);
    return text === '' ? undefined : JSON.parse(text).data;
  }

  /**
   * Writes bytes to a fresh connection and returns what comes back until it closes, or until `ms` have passed.
   * @param pieces texts (latin1) or `{pause: ms}`
   */
  raw(pieces, ms = 400) {
    const { hostname, port } = new URL(this.#origin);
    return new Promise((resolve) => {
      const socket = connect(Number(port), hostname);
      const chunks = [];
      const done = () => {
        socket.destroy();
        resolve(Buffer.concat(chunks).toString('latin1'));
      };
      const timer = setTimeout(done, ms);
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', () => undefined);
      socket.on('close', () => (clearTimeout(timer), done()));
      for (const piece of pieces) socket.write(plainText(piece), 'latin1');
    });
  }

  /** Closes the connections that are kept for the next request. */
  async hangUp() {
    await this.#agent.destroy();
    this.#agent = newAgent();
  }

  close() {
    return this.#agent.destroy();
  }
}

/** Null takes a usual header away. */
const definedOf = (headers) =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== null && value !== undefined));
