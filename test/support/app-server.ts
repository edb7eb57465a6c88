import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import type Telnyx from 'telnyx';
import { Arrivals } from './arrivals.js';

/** A webhook as the app got it. */
export interface AppWebhook {
  readonly type: string;
  readonly id: string;
  readonly occurredAt: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly callControlId: string;
  readonly attempt: number;
  readonly deliveredTo: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire: the signature is about these bytes. */
  readonly body: string;
  /** On the clock of `performance.now()`. */
  readonly atMs: number;
}

/** What the app answers: a status, at once or later. */
type Answer = (webhook: AppWebhook) => number | Promise<number>;

interface Envelope {
  readonly data: {
    readonly event_type: string;
    readonly id: string;
    readonly occurred_at: string;
    readonly payload: Readonly<Record<string, unknown>>;
  };
  readonly meta: { readonly attempt: number; readonly delivered_to: string };
}

/**
 * The webhook side of a voice app: express with the raw body, verified with the official SDK as its README shows. A post
 * that the SDK refuses is answered 401 and noted in `refused`.
 */
export class AppServer implements AsyncDisposable {
  readonly received = new Arrivals<AppWebhook>('webhooks', ({ type, attempt }) => `${type} (${attempt})`);
  readonly refused: string[] = [];
  /** Requests other than signed posts, such as GET webhooks. */
  readonly others = new Arrivals<{
    readonly method: string;
    readonly url: string;
    readonly headers: IncomingHttpHeaders;
  }>('requests', ({ method, url }) => `${method} ${url}`);
  /** What can be downloaded, by path. */
  readonly files = new Map<string, Uint8Array>();
  /** Sees each webhook that was verified. */
  onWebhook: (webhook: AppWebhook) => void = () => undefined;
  readonly #answers = new Map<string, Answer>();
  readonly #server = createServer(this.#express());
  #telnyx: Telnyx | undefined;

  static async start(): Promise<AppServer> {
    const app = new AppServer();
    app.#server.listen(0, '127.0.0.1');
    await once(app.#server, 'listening');
    return app;
  }

  get port(): number {
    // A server that listens on a port has an address with a port.
    return (this.#server.address() as AddressInfo).port;
  }

  url(path = '/hooks'): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** Its `publicKey` is what webhooks are verified with. */
  verifyWith(telnyx: Telnyx): void {
    this.#telnyx = telnyx;
  }

  /** What webhooks at `path` are answered, instead of 200 at once. */
  answer(path: string, answer: Answer): void {
    this.#answers.set(path, answer);
  }

  /** The first webhook of that type for the call; `nth` counts from 1. */
  async webhook(type: string, callControlId: string, nth = 1): Promise<AppWebhook> {
    const found = await this.received.atLeast(
      nth,
      (webhook) => webhook.type === type && webhook.callControlId === callControlId,
    );
    // As many as were asked for are there.
    return found[nth - 1] as AppWebhook;
  }

  /** Types of the webhooks of a call, in the order in which they came. */
  typesOf(callControlId: string): string[] {
    return this.of(callControlId).map(({ type }) => type);
  }

  of(callControlId: string): AppWebhook[] {
    return this.received.all.filter((webhook) => webhook.callControlId === callControlId);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  #express(): express.Express {
    const app = express();
    app.use(express.raw({ type: () => true }));
    app.use((req: Request, res: Response) => {
      if (req.method === 'POST') return this.#post(req, res);
      this.others.add({ method: req.method, url: req.originalUrl, headers: req.headers });
      const file = this.files.get(req.path);
      if (file) res.type('audio/wav').send(Buffer.from(file));
      else res.sendStatus(req.path.startsWith('/files/') ? 404 : 200);
      return undefined;
    });
    return app;
  }

  async #post(req: Request, res: Response): Promise<void> {
    const atMs = performance.now();
    const body = (req.body as Buffer).toString('utf8');
    try {
      await this.#telnyx?.webhooks.unwrap(body, { headers: req.headers as Record<string, string> });
    } catch (error) {
      this.refused.push(String(error));
      res.sendStatus(401);
      return;
    }
    const { data, meta } = JSON.parse(body) as Envelope;
    const webhook: AppWebhook = {
      type: data.event_type,
      id: data.id,
      occurredAt: data.occurred_at,
      payload: data.payload,
      callControlId: String(data.payload['call_control_id']),
      attempt: meta.attempt,
      deliveredTo: meta.delivered_to,
      path: req.path,
      headers: req.headers,
      body,
      atMs,
    };
    this.onWebhook(webhook);
    this.received.add(webhook);
    const answer = this.#answers.get(req.path);
    res.sendStatus(answer ? await answer(webhook) : 200);
  }
}
