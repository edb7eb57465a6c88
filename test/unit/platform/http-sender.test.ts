import { LIMITS } from '../../../src/limits.js';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import https from 'node:https';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpSender } from '../../../src/platform/http-sender.js';
import type { HttpRequest, HttpSender, HttpSenderOptions } from '../../../src/platform/http-sender.js';
import { freePort } from '../../../src/platform/free-port.js';
import { SELF_SIGNED } from '../../support/certificates.js';
import { answering, tcpServer } from '../../support/tcp-server.js';
import { listen, webhookEndpoint } from '../../support/webhook-endpoint.js';

const senders: HttpSender[] = [];
afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.close()));
});

function sender(options: Partial<HttpSenderOptions> = {}) {
  const fallbacks: string[] = [];
  const onPlainFallback = (url: string) => fallbacks.push(url);
  const limits: string[] = [];
  const onLimit = (what: string) => limits.push(what);
  const made = createHttpSender({ loopbackPlainFallback: true, ...options, onPlainFallback, onLimit });
  senders.push(made);
  return { fallbacks, limits, send: made.send.bind(made), close: made.close.bind(made) };
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
    const { send, limits } = sender({ maxConnectionsPerOrigin: 3 });
    const outcomes = await Promise.all(Array.from({ length: 9 }, () => send(post(app.url))));
    expect(outcomes).toEqual(Array.from({ length: 9 }, () => ({ status: 200 })));
    expect([app.connections(), mostHeld]).toEqual([3, 3]);
    expect(limits.slice(0, 2)).toEqual(['webhooks.requests_per_origin', 'webhooks.requests_per_origin']);
    limits.length = 0;
    await send(post(app.url, { timeoutMs: 50 }));
    expect(limits).toEqual([]);
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

  it.each([
    ['<Response/>', ['200 <Response/>']],
    ['\ufeff\n {"action":"answer"}', ['200 \ufeff\n {"action":"answer"}']],
    ['OK', []],
    ['', []],
  ])('tells of a body that begins as markup or JSON does: %j', async (body, told) => {
    await using app = await webhookEndpoint((_, response) => response.end(body));
    const bodies: string[] = [];
    const { send } = sender({ maxConnectionsPerOrigin: 1 });
    await send(post(app.url), (status, text) => bodies.push(`${status} ${text}`));
    // A second answer on the same connection comes behind the first one's body.
    await send(post(app.url));
    expect(bodies).toEqual(told);
  });

  it('limit webhooks.answer_shown_bytes: tells of the beginning of a long one', async () => {
    await using app = await webhookEndpoint((_, response) => response.end(`<${'x'.repeat(30_000)}`));
    const told = new Promise<string>((resolve) => {
      void sender().send(post(app.url), (_, text) => resolve(text));
    });
    expect(await told).toBe(`<${'x'.repeat(LIMITS['webhooks.answer_shown_bytes'] - 1)}`);
  });

  it('closes the connection of an answer whose body is not finished within the time-out', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    await using app = await webhookEndpoint((_, response) => {
      closed = once(response, 'close');
      response.write('the beginning');
    });
    // A busy machine has to bring the beginning within it.
    expect(await sender().send(post(app.url, { timeoutMs: 1000 }))).toEqual({ status: 200 });
    await closed;
  });
});

describe('An endpoint that sends word before its answer', () => {
  const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

  it.each([
    ['100 Continue', ['HTTP/1.1 100 Continue\r\n\r\n', OK]],
    ['100 Continue in the same packet', [`HTTP/1.1 100 Continue\r\n\r\n${OK}`]],
    ['100 Continue twice, with headers', [`HTTP/1.1 100 Continue\r\nX: 1\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n`, OK]],
    [
      '100 Continue in pieces',
      ['HT', 'TP/1.1 100 Con', 'tinue\r\n\r', '\nHTTP/1.1 ', '200 OK\r\nContent-Length: 0\r\n\r\n'],
    ],
    ['103 Early Hints', ['HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', OK]],
    ['102 Processing, then 100 Continue', ['HTTP/1.1 102 Processing\r\n\r\n', 'HTTP/1.1 100 Continue\r\n\r\n', OK]],
  ])('is understood: %s', async (_, pieces) => {
    await using app = await tcpServer(answering(pieces));
    const { send } = sender();
    for (let i = 0; i < 3; i++) expect(await send(post(`http://127.0.0.1:${app.port}`))).toEqual({ status: 200 });
  });

  it('is not waited for when it never comes to an answer', async () => {
    await using app = await tcpServer((socket) => {
      const more = (): void => {
        while (!socket.destroyed && socket.write('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n'));
      };
      socket.on('drain', more);
      socket.once('data', more);
    });
    expect(await sender().send(post(`http://127.0.0.1:${app.port}`, { timeoutMs: 100 }))).toEqual({ error: 'timeout' });
  });

  it('may have "HTTP/1.1 100" in its answer itself', async () => {
    await using app = await tcpServer(
      answering(['HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n', 'HTTP/1.1 100 Continue\r\n\r\n']),
    );
    const { send } = sender();
    for (let i = 0; i < 3; i++) expect(await send(post(`http://127.0.0.1:${app.port}`))).toEqual({ status: 200 });
    expect(app.connections()).toBeLessThanOrEqual(2);
  });
});

describe('A hostile endpoint costs no more than its request', () => {
  it.each([
    ['headers of a megabyte', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(1_000_000)}\r\n\r\n`, 'UND_ERR_HEADERS_OVERFLOW'],
    ['a status that is no number', 'HTTP/1.1 abc OK\r\n\r\n', 'HTTPParserError'],
    [
      'a switch to a protocol nobody asked for',
      'HTTP/1.1 101 X\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
      'UND_ERR_SOCKET',
    ],
    ['zeros', '\0'.repeat(100_000), 'HTTPParserError'],
  ])('that answers with %s', async (_, answer, error) => {
    await using app = await tcpServer(answering([answer]));
    expect(await sender().send(post(`http://127.0.0.1:${app.port}`))).toEqual({ error });
    await app.idle();
  });

  it('that answers byte by byte, and is cut off at the time-out', async () => {
    await using app = await tcpServer((socket) => {
      let at = 0;
      const drip = (): void => {
        if (!socket.destroyed) socket.write('HTTP/1.1 200 OK\r\nX: '[at++] ?? 'a', () => setImmediate(drip));
      };
      socket.once('data', drip);
    });
    const outcome = await sender().send(post(`http://127.0.0.1:${app.port}`, { timeoutMs: 100 }));
    expect(['timeout', 'UND_ERR_HEADERS_OVERFLOW']).toContain('error' in outcome && outcome.error);
    await app.idle();
  });

  it('that resets the connection in the middle of its answer', async () => {
    await using app = await tcpServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Le');
        socket.resetAndDestroy();
      });
    });
    const outcome = await sender().send(post(`http://127.0.0.1:${app.port}`));
    expect(['ECONNRESET', 'UND_ERR_SOCKET']).toContain('error' in outcome && outcome.error);
    await app.idle();
  });

  it('that has a compressed body without end: it is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));
    await using app = await tcpServer(
      answering([`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`, bomb]),
    );
    expect(await sender().send(post(`http://127.0.0.1:${app.port}`))).toEqual({ status: 200 });
  });

  it('that never answers holds up nobody else, a hundred times over', async () => {
    await using stuck = await tcpServer((socket) => socket.resume());
    await using app = await webhookEndpoint();
    const { send } = sender();
    const waiting = Array.from({ length: 100 }, () => send(post(`http://127.0.0.1:${stuck.port}`, { timeoutMs: 300 })));
    expect(await send(post(app.url))).toEqual({ status: 200 });
    expect(await Promise.all(waiting)).toEqual(Array.from({ length: 100 }, () => ({ error: 'timeout' })));
    await stuck.idle();
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
    const port = await freePort();
    expect(await sender().send(post(`http://127.0.0.1:${port}`))).toEqual({ error: 'ECONNREFUSED' });
    expect(await sender().send(post(`http://localhost:${port}`))).toEqual({ error: 'ECONNREFUSED' });
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
    const { send, fallbacks, limits } = sender({ maxPlainOrigins: 1 });
    const [first, second] = [one, two].map(({ port }) => `https://127.0.0.1:${port}/`);
    for (const url of [first, first, second, first]) expect(await send(post(url ?? ''))).toEqual({ status: 200 });
    expect(fallbacks).toEqual([first, second, first]);
    expect(new Set(limits)).toEqual(new Set(['webhooks.plain_origins']));
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
