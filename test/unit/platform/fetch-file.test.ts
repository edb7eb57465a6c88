import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { FetchError } from '../../../src/platform/fetch-error.js';
import { fetchFile, type FetchOptions } from '../../../src/platform/fetch-file.js';
import { answering, tcpServer } from '../../support/tcp-server.js';
import { webhookEndpoint } from '../../support/webhook-endpoint.js';

const fetching = async (url: string, more: Partial<FetchOptions> = {}): Promise<string> => {
  const file = await fetchFile(url, { timeoutMs: 5000, maxBytes: 1000, loopbackPlainFallback: true, ...more });
  return Buffer.from(file).toString();
};

const failure = (url: string, more: Partial<FetchOptions> = {}): Promise<FetchError> =>
  fetching(url, more).then(
    (text) => Promise.reject(new Error(`got ${text}`)),
    (error: unknown) => (error instanceof FetchError ? error : Promise.reject(error as Error)),
  );

const redirectTo =
  (location: string, status = 302): RequestListener =>
  (_, response) =>
    response.writeHead(status, { location }).end('elsewhere');

describe('Downloading a file', () => {
  it('gets it, path and query as they stand, uncompressed', async () => {
    await using server = await webhookEndpoint((_, response) => response.end('audio'));
    expect(await fetching(`${server.url}/a%20b.wav?x=1`)).toBe('audio');
    expect(server.received).toMatchObject([
      { method: 'GET', path: '/a%20b.wav?x=1', headers: { 'accept-encoding': 'identity' } },
    ]);
  });

  it.each([6000, 5060, 6667])('tries port %i, which fetch refuses', async (port) => {
    // Whatever listens there or does not: the request was made.
    const { message } = await failure(`http://127.0.0.1:${port}/a.wav`, { timeoutMs: 500 });
    expect(message).not.toContain('bad port');
    expect(message).toContain('ECONNREFUSED');
  });

  it('follows redirects, relative ones too', async () => {
    await using far = await webhookEndpoint((_, response) => response.end('audio'));
    await using near = await webhookEndpoint((request, response) => {
      redirectTo(request.url === '/a' ? 'b?c' : `${far.url}/d`, 307)(request, response);
    });
    expect(await fetching(`${near.url}/a`)).toBe('audio');
    expect([...near.received, ...far.received].map(({ path }) => path)).toEqual(['/a', '/b?c', '/d']);
  });

  it('limit file.redirects: gives up on a redirect loop', async () => {
    await using server = await webhookEndpoint(redirectTo('/again'));
    const error = await failure(`${server.url}/`);
    expect(error.message).toBe(`GET ${server.url}/: more than ${LIMITS['file.redirects']} redirects`);
    expect(server.received).toHaveLength(LIMITS['file.redirects'] + 1);
  });

  it('does not follow a redirect to anything but http and https', async () => {
    await using server = await webhookEndpoint(redirectTo('file:///etc/passwd'));
    expect((await failure(`${server.url}/`)).message).toContain(
      'expected a redirect to http or https, got "file:///etc/passwd"',
    );
  });

  it('sends a user and password to their own origin, and to no other', async () => {
    await using far = await webhookEndpoint((_, response) => response.end('audio'));
    await using near = await webhookEndpoint((request, response) => {
      redirectTo(request.url === '/a' ? '/b' : `${far.url}/`)(request, response);
    });
    expect(await fetching(`http://me:s%26cret@127.0.0.1:${near.port}/a`)).toBe('audio');
    const basic = `Basic ${Buffer.from('me:s&cret').toString('base64')}`;
    expect(near.received.map(({ headers }) => headers.authorization)).toEqual([basic, basic]);
    expect(far.received.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  it('reads https from a port of this machine that speaks plainly, and says so', async () => {
    await using server = await webhookEndpoint((_, response) => response.end('audio'));
    const url = `https://127.0.0.1:${server.port}/a`;
    const told: string[] = [];
    expect(await fetching(url, { onPlainFallback: (plain) => told.push(plain) })).toBe('audio');
    expect(told).toEqual([url]);
    expect((await failure(url, { loopbackPlainFallback: false })).message).toMatch(/wrong version number/);
  });

  it('takes a 100 Continue on the way', async () => {
    const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\naudioH';
    await using server = await tcpServer(answering(['HTTP/1.1 100 Continue\r\n\r\n', answer]));
    expect(await fetching(`http://127.0.0.1:${server.port}/`)).toBe('audioH');
  });
});

describe('A download that fails', () => {
  it.each([
    [404, true],
    [410, true],
    [403, false],
    [500, false],
    [304, false],
  ])('tells whether there is no such file: %i', async (status, notFound) => {
    await using server = await webhookEndpoint((_, response) => response.writeHead(status).end());
    expect(await failure(`${server.url}/a`)).toMatchObject({
      notFound,
      message: `GET ${server.url}/a: the server answered ${status}`,
    });
  });

  it('is too large, and is not read on', async () => {
    let closed = (): void => undefined;
    const cut = new Promise<void>((resolve) => (closed = resolve));
    await using server = await webhookEndpoint((_, response) => {
      response.on('close', () => closed());
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(1000)));
      };
      response.on('drain', more);
      more();
    });
    expect((await failure(`${server.url}/`)).message).toContain('more than 1000 bytes');
    await cut;
  });

  it.each([
    ['does not answer', (socket: Socket) => void socket.resume()],
    ['does not end its answer', answering(['HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\naudio'])],
  ])('takes too long: the server %s', async (_, behaviour) => {
    await using server = await tcpServer(behaviour);
    const { message } = await failure(`http://127.0.0.1:${server.port}/`, { timeoutMs: 60 });
    expect(message).toBe(`GET http://127.0.0.1:${server.port}/: no complete answer in time`);
    await server.idle();
  });

  it('has a body that we would have to unpack', async () => {
    await using server = await webhookEndpoint((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('audio'));
    });
    expect((await failure(`${server.url}/`)).message).toContain('expected no content-encoding, got gzip');
  });

  it.each(['not a url', 'ftp://127.0.0.1/'])('has the URL "%s"', async (url) => {
    expect((await failure(url)).message).toMatch(/^GET .*: Invalid/);
  });
});
