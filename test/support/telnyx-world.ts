import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request as httpRequest } from 'node:http';
import supertest, { type Response, type Test } from 'supertest';
import { createApp } from '../../src/server/app.js';
import { createHttpServer } from '../../src/server/http-server.js';
import type { TelnyxError } from '../../src/server/errors.js';
import { ExchangeWorld, type ExchangeWish } from './exchange.js';

/** The key that the tests of an open simulator use. */
export const KEY = 'KEY0123456789ABCDEF0123456789ABCDEF_secret';

/** Telnyx's API on a loopback port, in front of an exchange on virtual time. */
export class TelnyxWorld extends ExchangeWorld {
  readonly #server: Server;
  readonly #close: () => void;

  private constructor(wish: ExchangeWish) {
    super(wish);
    let requests = 0;
    const { log } = this;
    const newRequestId = (): string => `00000000-0000-4000-8000-${String(++requests).padStart(12, '0')}`;
    const app = createApp(this.worlds, {
      log,
      newRequestId,
      version: '0.0.0-test',
      publicKey: 'cHVibGljIGtleQ==',
      serverUrl: () => ({ host: '127.0.0.1', port: this.port }),
    });
    this.#close = () => app.close();
    this.#server = createHttpServer(app.handler, { log, newRequestId, host: this.clock.host, journal: this.journal });
  }

  static async open(wish: ExchangeWish = {}): Promise<TelnyxWorld> {
    const world = new TelnyxWorld(wish);
    await new Promise<void>((resolve) => world.#server.listen(0, '127.0.0.1', resolve));
    return world;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** A request without a key. */
  anonymous(method: string, path: string): Test {
    const agent = supertest(this.#server);
    const start = agent[method.toLowerCase() as 'get' | 'post'].bind(agent);
    return start(path);
  }

  /** A request with a key; a body is sent as JSON. */
  send(method: string, path: string, body?: object | string): Test {
    const test = this.anonymous(method, path).set('authorization', `Bearer ${KEY}`);
    return body === undefined ? test : test.set('content-type', 'application/json').send(body);
  }

  /** A command on a call. */
  async command(callControlId: string, name: string, body?: object): Promise<Response> {
    const method = name === 'client_state_update' ? 'PUT' : 'POST';
    return this.send(method, `/v2/calls/${encodeURIComponent(callControlId)}/actions/${name}`, body);
  }

  /** Sends a head and a body byte for byte, and the connection's end. Resolves with the status, or with what went wrong. */
  raw(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: Uint8Array | string = '',
  ): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port: this.port,
        method,
        path,
        headers: { authorization: `Bearer ${KEY}`, ...headers },
      };
      const sent = httpRequest(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

export interface RawAnswer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** What an answer says is wrong. */
export const errorsOf = (response: Response): TelnyxError[] =>
  (response.body as { errors?: TelnyxError[] }).errors ?? [];

/** Status, and code and place of each error: `[422, '10004 /to']`. */
export function verdict(response: Response): unknown[] {
  return [
    response.status,
    ...errorsOf(response).map(({ code, source }) => {
      const place = source === undefined ? '' : 'pointer' in source ? ` ${source.pointer}` : ` ?${source.parameter}`;
      return `${code}${place}`;
    }),
  ];
}
