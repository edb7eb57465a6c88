import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Journal } from '../../../src/calls/journal.js';
import { LIMITS } from '../../../src/limits.js';
import { RealClock, RealWorldClock } from '../../../src/platform/clock.js';
import { createLog } from '../../../src/story/log.js';
import { attend, serverOptions, type HttpLimits } from '../../../src/server/http-server.js';
import { rawHttp, readReply, untilClosed } from '../../support/raw-http.js';
import { KEY, TelnyxWorld } from '../../support/telnyx-world.js';

let world: TelnyxWorld;
const open = async (): Promise<TelnyxWorld> => (world = await TelnyxWorld.open());
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const head = (first: string, ...fields: string[]): string =>
  [first, 'host: localhost', `authorization: Bearer ${KEY}`, ...fields, '', ''].join('\r\n');
const CLOSE = 'connection: close';
const JSON_BODY = 'content-type: application/json';

describe('a request as a proxy gets it', () => {
  it.each([
    ['/v2/call_control_applications', 200],
    ['/_sim/health', 200],
    ['/nowhere', 404],
    ['', 404],
    ['?x=1', 404],
  ])('for http://localhost%s is served', async (path, status) => {
    await open();
    const text = await rawHttp(world.port, head(`GET http://localhost:1${path} HTTP/1.1`, CLOSE));
    expect(text).toContain(`HTTP/1.1 ${status} `);
    expect(text.toLowerCase()).not.toContain('html');
    expect(text).toContain('{');
  });

  it('counts the host of its target, and not its Host', async () => {
    await open();
    const { status, errors } = readReply(
      await rawHttp(world.port, head('GET http://attacker.example/v2 HTTP/1.1', CLOSE)),
    );
    expect([status, errors[0]?.code]).toEqual([403, '403']);
  });
});

describe('a request that cannot be read', () => {
  it.each([
    ['is no HTTP', 'GARBAGE\r\n\r\n', 400],
    ['has no Host', 'GET /v2 HTTP/1.1\r\n\r\n', 400],
    ['has a bad length', head('POST /v2/calls HTTP/1.1', 'content-length: x'), 400],
    ['has two lengths', head('POST /v2/calls HTTP/1.1', 'content-length: 1', 'transfer-encoding: chunked'), 400],
    ['has a bad chunk', `${head('POST /v2/calls HTTP/1.1', JSON_BODY, 'transfer-encoding: chunked')}zz\r\n`, 400],
    ['has a head of 20 kB', head('GET /v2 HTTP/1.1', `x: ${'a'.repeat(20_000)}`), 431],
    [
      'has large chunk extensions',
      `${head('POST /v2/calls HTTP/1.1', JSON_BODY, 'transfer-encoding: chunked')}1;${'a'.repeat(20_000)}\r\n`,
      413,
    ],
    ['speaks TLS', Buffer.from('1603010200010001fc0303', 'hex'), 400],
  ])('because it %s is answered in JSON', async (_, bytes, status) => {
    await open();
    const reply = readReply(await rawHttp(world.port, bytes));
    expect(reply).toMatchObject({ status, errors: [{ code: '10015', title: 'Bad Request' }] });
    expect(reply.head).toMatch(/x-request-id: [0-9a-f-]{36}/);
    expect(reply.head).toContain('connection: close');
    expect((await world.send('GET', '/v2/call_control_applications')).status).toBe(200);
  });

  it('is in the journal and the log, with what is known of it', async () => {
    await open();
    await rawHttp(world.port, head('GET /v2/calls?secret=1 HTTP/1.1', `x: ${'a'.repeat(20_000)}`));
    await rawHttp(world.port, 'GARBAGE\r\n\r\n');
    expect(world.events('api.request')).toMatchObject([
      { method: 'GET', path: '/v2/calls', operation_id: null, status: 431, error_codes: ['10015'] },
      { method: null, path: null, status: 400 },
    ]);
    expect(world.lines.join('')).toContain('what is no request → 400 10015');
  });

  it('has the control API’s codes under /_sim', async () => {
    await open();
    const text = await rawHttp(world.port, head('GET /_sim/calls HTTP/1.1', `x: ${'a'.repeat(20_000)}`));
    expect(readReply(text)).toMatchObject({ status: 431, errors: [{ code: '431' }] });
    expect(world.events('api.request')).toEqual([]);
  });

  it('may come in the middle of a pipeline, after requests that are answered', async () => {
    await open();
    const text = await rawHttp(world.port, `${head('GET /_sim/health HTTP/1.1')}GARBAGE\r\n\r\n`);
    expect(text).toContain('HTTP/1.1 400 ');
  });

  it('and its sender is still read for a while, so that the answer arrives', async () => {
    await open();
    const socket = connect(world.port, '127.0.0.1');
    socket.write(`GARBAGE\r\n\r\n${'x'.repeat(1_000_000)}`);
    expect(readReply(await untilClosed(socket)).status).toBe(400);
  });
});

describe('an expectation', () => {
  it('other than 100-continue is 417', async () => {
    await open();
    const text = await rawHttp(
      world.port,
      head('POST /v2/calls HTTP/1.1', 'expect: miracles', 'content-length: 2', CLOSE),
    );
    expect(readReply(text)).toMatchObject({ status: 417, errors: [{ code: '10015' }] });
    const control = await rawHttp(world.port, head('POST /_sim/reset HTTP/1.1', 'expect: miracles', CLOSE));
    expect(readReply(control)).toMatchObject({ status: 417, errors: [{ code: '417' }] });
  });

  it.each(['/v2/calls', '/_sim/calls'])('of 100-continue is met at %s when the body is wanted', async (path) => {
    await open();
    const socket = connect(world.port, '127.0.0.1');
    socket.write(head(`POST ${path} HTTP/1.1`, JSON_BODY, 'expect: 100-continue', 'content-length: 2', CLOSE));
    expect(String((await once(socket, 'data'))[0])).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    socket.write('{}');
    expect(readReply(await untilClosed(socket)).status).toBe(422);
  });

  it('is not met for a body that nobody would read', async () => {
    await open();
    const large = ['expect: 100-continue', `content-length: ${LIMITS['control.body_bytes'] + 1}`, JSON_BODY];
    for (const path of ['/v2/calls', '/_sim/calls']) {
      const text = await rawHttp(world.port, head(`POST ${path} HTTP/1.1`, ...large));
      expect(readReply(text).status).toBe(413);
    }
    const nobody = await rawHttp(
      world.port,
      head('POST /v2/messages HTTP/1.1', 'expect: 100-continue', 'content-length: 5'),
    );
    expect(readReply(nobody).status).toBe(501);
  });
});

describe('a body', () => {
  it.each(['/v2/calls', '/_sim/calls'])('that is announced too long is refused at %s before it comes', async (path) => {
    await open();
    const length = `content-length: ${LIMITS['control.body_bytes'] + 1}`;
    const text = await rawHttp(world.port, head(`POST ${path} HTTP/1.1`, JSON_BODY, length, CLOSE));
    expect(readReply(text).status).toBe(413);
  });
});

describe('what is no request for a page', () => {
  it('CONNECT is 405', async () => {
    await open();
    const text = await rawHttp(
      world.port,
      'CONNECT attacker.example:443 HTTP/1.1\r\nhost: attacker.example:443\r\n\r\n',
    );
    expect(readReply(text)).toMatchObject({ status: 405, errors: [{ code: '10030' }] });
  });

  it('an offer to upgrade is not taken up', async () => {
    await open();
    const upgrade = ['connection: close, upgrade', 'upgrade: websocket', 'sec-websocket-key: x'];
    expect(await rawHttp(world.port, head('GET /_sim/health HTTP/1.1', ...upgrade))).toContain('HTTP/1.1 200 ');
  });

  it('OPTIONS * is answered', async () => {
    await open();
    expect(readReply(await rawHttp(world.port, head('OPTIONS * HTTP/1.1', CLOSE))).status).toBe(404);
  });

  it('HTTP/1.0 without a Host is turned away', async () => {
    await open();
    expect(readReply(await rawHttp(world.port, 'GET /_sim/health HTTP/1.0\r\n\r\n')).status).toBe(403);
    expect(await rawHttp(world.port, 'GET /_sim/health HTTP/1.0\r\nhost: localhost\r\n\r\n')).toContain(' 200 ');
  });
});

describe('the limits of the server', () => {
  /** A server with a limit so small that a test can reach it on the real clock, which node's own timers run by. */
  async function limited(changes: Partial<HttpLimits>): Promise<{ server: Server; port: number; journal: Journal }> {
    await open();
    const limits: HttpLimits = {
      connections: 100,
      pipelined: 100,
      headMs: 60_000,
      requestMs: 60_000,
      idleMs: 60_000,
      lookMs: 20,
      ...changes,
    };
    const clock = new RealWorldClock(new RealClock());
    const journal = new Journal(clock, clock.host);
    const log = createLog({ level: 'silent', host: clock.host, write: () => undefined });
    const server = attend(
      createServer(serverOptions(limits)),
      (request, response) => {
        request.resume().on('end', () => response.end('{}'));
      },
      { host: clock.host, journal, log, newRequestId: () => 'id' },
      limits,
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { server, port: (server.address() as AddressInfo).port, journal };
  }

  const close = (server: Server, ...sockets: Socket[]): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
    server.closeAllConnections();
  };

  it('limit http.head_ms: a head that does not come to its end is 408', async () => {
    const { server, port } = await limited({ headMs: 50 });
    expect(readReply(await rawHttp(port, 'GET /v2 HTTP/1.1\r\nhost: x\r\n'))).toMatchObject({
      status: 408,
      errors: [{ code: '10008', title: 'Request timeout' }],
    });
    close(server);
    const { headersTimeout } = createServer(serverOptions());
    expect(headersTimeout).toBe(LIMITS['http.head_ms']);
  });

  it('limit http.request_ms: a body that does not come to its end is 408', async () => {
    const { server, port } = await limited({ headMs: 50, requestMs: 50 });
    const text = await rawHttp(port, head('POST /v2 HTTP/1.1', 'content-length: 5'));
    expect(readReply(text).status).toBe(408);
    close(server);
    expect(createServer(serverOptions()).requestTimeout).toBe(LIMITS['http.request_ms']);
  });

  it('limit http.idle_ms: a connection without a request is closed', async () => {
    const { server, port } = await limited({ idleMs: 20 });
    expect(await rawHttp(port, head('GET /v2 HTTP/1.1'))).toContain('HTTP/1.1 200 ');
    close(server);
    expect(createServer(serverOptions()).keepAliveTimeout).toBe(LIMITS['http.idle_ms']);
  });

  it('limit http.connections: one more is closed, and the journal says so', async () => {
    const { server, port, journal } = await limited({ connections: 1 });
    const first = connect(port, '127.0.0.1');
    await once(server, 'connection');
    const waiting = journal.waitFor({ types: ['limit.reached'] }, 10_000);
    expect(await untilClosed(connect(port, '127.0.0.1'))).toBe('');
    expect(await untilClosed(connect(port, '127.0.0.1'))).toBe('');
    expect(await waiting.result).toMatchObject({ entry: { what: 'http.connections', limit: 10_000 } });
    expect(journal.list({ types: ['limit.reached'] }, 10)).toHaveLength(1);
    close(server, first);
  });

  it('limit http.pipelined: a connection that sends more before its answers have come is closed, and nothing more of it is served', async () => {
    const { server, port, journal } = await limited({ pipelined: 3 });
    let served = 0;
    server.on('request', (request) => (served += request.socket.destroyed ? 0 : 1));
    await untilClosed(connect(port, '127.0.0.1').end(head('GET /v2 HTTP/1.1').repeat(500)));
    expect(served).toBe(3);
    expect(journal.list({ types: ['limit.reached'] }, 10)).toMatchObject([{ what: 'http.pipelined', limit: 100 }]);
    close(server);
  });

  it('as many requests in one go as may be pipelined are all answered', async () => {
    const { server, port, journal } = await limited({ pipelined: 3 });
    const text = head('GET /v2 HTTP/1.1').repeat(2) + head('GET /v2 HTTP/1.1', CLOSE);
    expect((await rawHttp(port, text)).match(/HTTP\/1\.1 200 /g)).toHaveLength(3);
    expect(journal.list({ types: ['limit.reached'] }, 10)).toEqual([]);
    close(server);
  });
});
