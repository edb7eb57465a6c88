import { LIMITS } from '../../../src/limits.js';
import { once } from 'node:events';
import https from 'node:https';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpSender } from '../../../src/platform/http-sender.js';
import type { HttpRequest, HttpSender, HttpSenderOptions } from '../../../src/platform/http-sender.js';
import { SELF_SIGNED } from '../../support/certificates.js';
import { listen, webhookEndpoint } from '../../support/webhook-endpoint.js';

const senders: HttpSender[] = [];
afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.close()));
});

function sender(options: Partial<HttpSenderOptions> = {}) {
  const fallbacks: string[] = [];
  const onPlainFallback = (url: string) => fallbacks.push(url);
  const made = createHttpSender({ loopbackPlainFallback: true, ...options, onPlainFallback });
  senders.push(made);
  return { fallbacks, send: made.send.bind(made), close: made.close.bind(made) };
}

function post(url: string, changes: Partial<HttpRequest> = {}): HttpRequest {
  return {
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    timeoutMs: 5000,
    ...changes,
  };
}

/** A TCP server that does with each connection what the test says. Stops at the end of `await using`. */
async function tcpServer(onConnection: (socket: net.Socket) => void) {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  const port = await listen(server);
  return {
    port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('The HTTP sender', () => {
  it('delivers method, path, headers and body, and reports the status', async () => {
    await using app = await webhookEndpoint((_, response) => response.writeHead(202).end('thanks'));
    const outcome = await sender().send(post(`${app.url}/hooks?a=1`, { headers: { 'x-a': 'b' }, body: '{"ö":1}' }));
    expect(outcome).toEqual({ status: 202 });
    expect(app.received).toMatchObject([
      { method: 'POST', path: '/hooks?a=1', body: '{"ö":1}', headers: { 'x-a': 'b' } },
    ]);
  });

  it('sends a GET without a body', async () => {
    await using app = await webhookEndpoint();
    const get: HttpRequest = { url: `${app.url}/?a=1`, method: 'GET', headers: {}, timeoutMs: 5000 };
    expect(await sender().send(get)).toEqual({ status: 200 });
    expect(app.received).toMatchObject([{ method: 'GET', path: '/?a=1', body: '' }]);
  });

  it('uses connections again', async () => {
    await using app = await webhookEndpoint((_, response) => response.end('x'.repeat(1000)));
    const { send } = sender();
    for (let i = 0; i < 10; i++) await send(post(app.url));
    expect(app.received).toHaveLength(10);
    // Two take turns: undici lets one turn of the event loop pass before it trusts a connection again.
    expect(app.connections()).toBeLessThanOrEqual(2);
  });

  it('does not let requests to one origin wait for each other', async () => {
    const held: (() => void)[] = [];
    await using app = await webhookEndpoint((_, response) => {
      held.push(() => response.end());
      if (held.length === 20) for (const release of held) release();
    });
    const { send } = sender();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => send(post(app.url))));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(new Set(['{"status":200}']));
  });

  it('limit webhooks.requests_per_origin: keeps the requests beyond the most connections waiting, and sends them when one is free', async () => {
    const held: (() => void)[] = [];
    let mostHeld = 0;
    await using app = await webhookEndpoint((_, response) => {
      held.push(() => response.end());
      mostHeld = Math.max(mostHeld, held.length);
      if (held.length === 3) for (const release of held.splice(0)) release();
    });
    const { send } = sender({ maxConnectionsPerOrigin: 3 });
    const outcomes = await Promise.all(Array.from({ length: 9 }, () => send(post(app.url))));
    expect(outcomes).toEqual(Array.from({ length: 9 }, () => ({ status: 200 })));
    expect([app.connections(), mostHeld]).toEqual([3, 3]);
  });

  it('times a request out that waits too long for a connection', async () => {
    await using app = await webhookEndpoint(() => undefined);
    const { send } = sender({ maxConnectionsPerOrigin: 1 });
    const stuck = send(post(app.url, { timeoutMs: 200 }));
    expect(await send(post(app.url, { timeoutMs: 50 }))).toEqual({ error: 'timeout' });
    expect(await stuck).toEqual({ error: 'timeout' });
    expect(app.received).toHaveLength(1);
  });

  it('does not follow a redirect', async () => {
    await using app = await webhookEndpoint((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());
    expect(await sender().send(post(app.url))).toEqual({ status: 302 });
    expect(app.received).toHaveLength(1);
  });

  it('limit webhooks.answer_bytes: reports the status of an answer whose body never ends, and takes in only so much of it', async () => {
    let written = 0;
    let closed: Promise<unknown> = Promise.resolve();
    await using app = await webhookEndpoint((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(1024))) written += 1024;
      };
      response.on('drain', more);
      closed = once(response, 'close');
      more();
    });
    expect(await sender().send(post(app.url))).toEqual({ status: 200 });
    await closed;
    // What the kernel buffers on the way comes on top.
    expect(written).toBeLessThan(LIMITS['webhooks.answer_bytes'] + 16 * 1024 * 1024);
  });

  it('closes the connection of an answer whose body is not finished within the time-out', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    await using app = await webhookEndpoint((_, response) => {
      closed = once(response, 'close');
      response.write('the beginning');
    });
    expect(await sender().send(post(app.url, { timeoutMs: 100 }))).toEqual({ status: 200 });
    await closed;
  });
});

describe('What goes wrong with a request is reported, not thrown', () => {
  it('a server that does not answer in time', async () => {
    await using app = await webhookEndpoint(() => undefined);
    expect(await sender().send(post(app.url, { timeoutMs: 60 }))).toEqual({ error: 'timeout' });
  });

  it('a server that never finishes the TLS handshake', async () => {
    await using silent = await tcpServer(() => undefined);
    const outcome = await sender().send(post(`https://127.0.0.1:${silent.port}`, { timeoutMs: 60 }));
    expect(outcome).toEqual({ error: 'timeout' });
  });

  it('a port where nobody listens', async () => {
    const gone = await webhookEndpoint();
    await gone[Symbol.asyncDispose]();
    expect(await sender().send(post(gone.url))).toEqual({ error: 'ECONNREFUSED' });
    expect(await sender().send(post(`http://localhost:${gone.port}`))).toEqual({ error: 'ECONNREFUSED' });
  });

  it('a server that hangs up in place of an answer', async () => {
    await using rude = await tcpServer((socket) => socket.on('data', () => socket.end()));
    expect(await sender().send(post(`http://127.0.0.1:${rude.port}`))).toEqual({ error: 'UND_ERR_SOCKET' });
  });

  it('an answer that is not HTTP', async () => {
    await using ftp = await tcpServer((socket) => socket.write('220 Service ready\r\n'));
    const outcome = await sender().send(post(`http://127.0.0.1:${ftp.port}`));
    expect(outcome).toEqual({ error: 'HTTPParserError' });
  });

  it.each(['', 'not a url', 'ftp://127.0.0.1/', 'http://'])('the URL "%s"', async (url) => {
    expect(await sender().send(post(url))).toEqual({ error: expect.stringMatching(/INVALID/) as string });
  });

  it('a sender that was closed, before a request or in the middle of one', async () => {
    await using app = await webhookEndpoint(() => void closing.close());
    const closing = sender();
    expect(await closing.send(post(app.url))).toEqual({ error: 'UND_ERR_DESTROYED' });
    expect(await closing.send(post(app.url))).toEqual({ error: 'closed' });
    const unused = sender();
    await unused.close();
    expect(await unused.send(post(app.url))).toEqual({ error: 'closed' });
  });
});

describe('An https address on this machine', () => {
  it('is sent to plainly when its server speaks plain http, which is reported once', async () => {
    await using app = await webhookEndpoint();
    const { send, fallbacks } = sender();
    const url = `https://127.0.0.1:${app.port}/hooks?a=1`;
    expect(await send(post(url, { body: '{"a":1}' }))).toEqual({ status: 200 });
    expect(await send(post(url))).toEqual({ status: 200 });
    expect(app.received.map(({ path, body }) => [path, body])).toEqual([
      ['/hooks?a=1', '{"a":1}'],
      ['/hooks?a=1', '{}'],
    ]);
    expect(fallbacks).toEqual([url]);
  });

  it('is found out about once by requests side by side', async () => {
    await using app = await webhookEndpoint();
    const { send, fallbacks } = sender();
    const url = `https://localhost:${app.port}/`;
    expect(await Promise.all([send(post(url)), send(post(url))])).toEqual([{ status: 200 }, { status: 200 }]);
    expect(fallbacks).toHaveLength(1);
  });

  it('limit webhooks.plain_origins: is found out about anew when too many others were remembered since', async () => {
    await using one = await webhookEndpoint();
    await using two = await webhookEndpoint();
    const { send, fallbacks } = sender({ maxPlainOrigins: 1 });
    const [first, second] = [one, two].map(({ port }) => `https://127.0.0.1:${port}/`);
    for (const url of [first, first, second, first]) expect(await send(post(url ?? ''))).toEqual({ status: 200 });
    expect(fallbacks).toEqual([first, second, first]);
  });

  it('is not sent to plainly when the switch is off', async () => {
    await using app = await webhookEndpoint();
    const { send, fallbacks } = sender({ loopbackPlainFallback: false });
    const outcome = await send(post(`https://127.0.0.1:${app.port}/`));
    expect(outcome).toEqual({ error: 'ERR_SSL_WRONG_VERSION_NUMBER' });
    expect([fallbacks, app.received]).toEqual([[], []]);
  });

  it('is tried with TLS again when its plain server has gone', async () => {
    const { send, fallbacks } = sender();
    const first = await webhookEndpoint();
    const url = `https://127.0.0.1:${first.port}/`;
    await send(post(url));
    await first[Symbol.asyncDispose]();
    expect(await send(post(url))).toMatchObject({ error: expect.any(String) as string });
    const server = https.createServer(SELF_SIGNED, (_, response) => response.end());
    server.listen(first.port, '127.0.0.1');
    await once(server, 'listening');
    expect(await send(post(url))).toEqual({ error: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(fallbacks).toHaveLength(1);
    server.close();
  });

  it('is refused, and not sent to plainly, when its certificate is not to be trusted', async () => {
    let requests = 0;
    const server = https.createServer(SELF_SIGNED, (_, response) => {
      requests++;
      response.end();
    });
    const port = await listen(server);
    const { send, fallbacks } = sender();
    expect(await send(post(`https://localhost:${port}/`))).toEqual({ error: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect([requests, fallbacks]).toEqual([0, []]);
    server.close();
  });
});
