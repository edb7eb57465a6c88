import { LIMITS } from '../../../src/limits.js';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { afterEach, describe, expect, it } from 'vitest';
import { createSocketDialer, type DialOptions, type MediaSocket } from '../../../src/platform/socket.js';
import { freePort } from '../../../src/platform/free-port.js';
import { SELF_SIGNED } from '../../support/certificates.js';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

async function listen(server: Server | ReturnType<typeof createTcpServer>, host = '127.0.0.1'): Promise<number> {
  server.listen(0, host);
  await once(server, 'listening');
  cleanups.push(() => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

/** An app: an http server that takes WebSockets. */
async function app(server: Server = createServer()) {
  const clients = new WebSocketServer({ server });
  const arrived = new Promise<{ client: WebSocket; request: IncomingMessage }>((resolve) => {
    clients.on('connection', (client, request) => resolve({ client, request }));
  });
  cleanups.push(() => clients.clients.forEach((client) => client.terminate()));
  return { port: await listen(server), arrived };
}

/** Dials and collects what it is told. `over` resolves at the end of the connection or of the attempt. */
function dial(url: string, more: Partial<DialOptions> = {}, dialer = createSocketDialer()) {
  const told: string[] = [];
  let resolveOpen: (socket: MediaSocket) => void;
  let resolveOver: () => void;
  const open = new Promise<MediaSocket>((resolve) => (resolveOpen = resolve));
  const over = new Promise<void>((resolve) => (resolveOver = resolve));
  const dialled = dialer.dial({
    url,
    headers: {},
    timeoutMs: 5000,
    loopbackPlainFallback: true,
    onPlainFallback: (plain) => told.push(`plain ${plain}`),
    onOpen: (socket) => {
      told.push('open');
      resolveOpen(socket);
    },
    onMessage: (text) => told.push(`text ${text.length > 20 ? text.length : text}`),
    onBinary: () => told.push('binary'),
    onPong: () => undefined,
    onClose: (code, reason) => {
      told.push(`close ${code} ${reason}`);
      resolveOver();
    },
    onViolation: (code, reason, limit) => {
      told.push(`violation ${code} ${reason}${limit === undefined ? '' : ` ${limit}`}`);
      resolveOver();
    },
    onError: (reason) => {
      told.push(`error ${reason}`);
      resolveOver();
    },
    ...more,
  });
  cleanups.push(() => dialled.abort());
  return { told, open, over, abort: () => dialled.abort() };
}

describe('what is gathered for a ping', () => {
  async function pair() {
    const { port, arrived } = await app();
    let ponged = (): void => undefined;
    const pong = new Promise<void>((resolve) => (ponged = resolve));
    const { open } = dial(`ws://127.0.0.1:${port}/`, { onPong: ponged });
    const { client } = await arrived;
    const got: string[] = [];
    client.on('message', (data: Buffer) => got.push(`${data.length} bytes`));
    client.on('ping', () => got.push('ping'));
    return { socket: await open, got, pong, closed: once(client, 'close') };
  }

  it('stays back until then, and leaves before it', async () => {
    const { socket, got, pong } = await pair();
    socket.gather();
    socket.send('a'.repeat(400));
    socket.send('b'.repeat(5));
    expect(socket.bufferedAmount).toBeGreaterThan(400);
    socket.ping();
    expect(socket.bufferedAmount).toBe(0);
    await pong;
    expect(got).toEqual(['400 bytes', '5 bytes', 'ping']);
  });

  it('leaves without a ping where the socket was closed in between', async () => {
    const { socket, got, closed } = await pair();
    socket.gather();
    socket.send('a'.repeat(400));
    socket.close(1000);
    socket.ping();
    expect((await closed)[0]).toBe(1000);
    expect(got).toEqual(['400 bytes']);
  });
});

describe('dialling a client', () => {
  it.each([
    '/media-stream-ws?call_id=v3%3Aabc',
    '/a%2fb/../c?x=a|b&y={"z":\'1\'}&empty=&token=a+b%20c',
    '?only=query',
    '',
  ])('sends path and query as they stand: %s', async (target) => {
    const { port, arrived } = await app();
    dial(`ws://127.0.0.1:${port}${target}`);
    const { request } = await arrived;
    expect(request.url).toBe(target.startsWith('/') ? target : `/${target}`);
  });

  it('encodes only what cannot be in a request line', async () => {
    const { port, arrived } = await app();
    dial(`ws://127.0.0.1:${port}/grüße?a b`);
    expect((await arrived).request.url).toBe('/gr%C3%BC%C3%9Fe?a%20b');
  });

  it('sends the headers given, no subprotocol, no origin, no compression', async () => {
    const { port, arrived } = await app();
    dial(`ws://127.0.0.1:${port}/`, { headers: { 'x-telnyx-streaming-auth-token': 'T 1' } });
    const { headers } = (await arrived).request;
    expect(headers).toMatchObject({ 'x-telnyx-streaming-auth-token': 'T 1', upgrade: 'websocket' });
    for (const absent of ['sec-websocket-protocol', 'sec-websocket-extensions', 'origin', 'authorization']) {
      expect(headers).not.toHaveProperty(absent);
    }
  });

  it('carries text both ways and notices binary messages', async () => {
    const { port, arrived } = await app();
    const { told, open, over } = dial(`ws://127.0.0.1:${port}/`);
    const [{ client }, socket] = await Promise.all([arrived, open]);
    socket.send('hällo');
    const [data, isBinary] = (await once(client, 'message')) as [Buffer, boolean];
    expect([data.toString(), isBinary]).toEqual(['hällo', false]);
    client.send('zurück');
    client.send(Buffer.of(1, 2));
    client.close(4000, 'enough');
    await over;
    expect(told).toEqual(['open', 'text zurück', 'binary', 'close 4000 enough']);
    expect(socket.bufferedAmount).toBe(0);
    socket.send('too late');
    socket.send('too late: '.repeat(40));
  });

  it('sends texts of every length whole and in order, and none once it is closing', async () => {
    const { port, arrived } = await app();
    const { open } = dial(`ws://127.0.0.1:${port}/`);
    const [{ client }, socket] = await Promise.all([arrived, open]);
    const got: string[] = [];
    client.on('message', (data, isBinary) => got.push(isBinary ? 'binary' : (data as Buffer).toString()));
    const lengths = [0, 1, 125, 126, 127, 128, 129, 400, 65_534, 65_535, 65_536, 200];
    const texts = lengths.map((length) => '{"frame":1}'.repeat(length / 11 + 1).slice(0, length));
    for (const text of [...texts, 'ü'.repeat(200)]) socket.send(text);
    socket.close(1000);
    socket.send('too late: '.repeat(40));
    await once(client, 'close');
    expect(got).toEqual([...texts, 'ü'.repeat(200)]);
  });

  it('ends the connection with a code, with a close frame that has none, or without a word', async () => {
    const ways = [
      [(socket: MediaSocket) => socket.close(1000), 1000],
      [(socket: MediaSocket) => socket.close(), 1005],
      [(socket: MediaSocket) => socket.terminate(), 1006],
    ] as const;
    for (const [end, code] of ways) {
      const { port, arrived } = await app();
      const { open, over } = dial(`ws://127.0.0.1:${port}/`);
      const [{ client }, socket] = await Promise.all([arrived, open]);
      const closed = once(client, 'close');
      end(socket);
      expect((await closed)[0]).toBe(code);
      await over;
    }
  });

  it('reads one message per turn of the event loop, however many come at once', async () => {
    const { port, arrived } = await app();
    let turn = 0;
    const turns: number[] = [];
    const count = (): void => {
      turn++;
      if (turns.length < 50) setImmediate(count);
    };
    const over = new Promise<void>((resolve) => {
      dial(`ws://127.0.0.1:${port}/`, {
        onMessage: () => {
          if (turns.length === 0) setImmediate(count);
          if (turns.push(turn) === 50) resolve();
        },
      });
    });
    const { client } = await arrived;
    for (let i = 0; i < 50; i++) client.send('x');
    await over;
    expect(new Set(turns.slice(1)).size).toBeGreaterThan(40);
  });
});

describe('a client that breaks the protocol or a limit', () => {
  /** A frame as it stands on the wire: unmasked, as it comes from a server. */
  const frame = (first: number, payload: Buffer): Buffer => Buffer.concat([Buffer.of(first, payload.length), payload]);

  const violating = async (break_: (client: WebSocket, wire: Socket) => void) => {
    const { port, arrived } = await app();
    const { told, over } = dial(`ws://127.0.0.1:${port}/`);
    const { client, request } = await arrived;
    const closed = once(client, 'close') as Promise<[number]>;
    break_(client, request.socket);
    await over;
    return { told, code: (await closed)[0] };
  };

  it('limit stream.message_bytes: is told so by 1009, and the message is not taken', async () => {
    const { told, code } = await violating((client) => {
      client.send('x'.repeat(LIMITS['stream.message_bytes']));
      client.send('x'.repeat(LIMITS['stream.message_bytes'] + 1));
    });
    expect(told).toEqual([
      'open',
      `text ${LIMITS['stream.message_bytes']}`,
      'violation 1009 Max payload size exceeded stream.message_bytes',
    ]);
    expect(code).toBe(1009);
  });

  it('limit stream.message_fragments: is told so by 1008', async () => {
    const { told, code } = await violating((client) => {
      for (let i = 0; i <= LIMITS['stream.message_fragments']; i++) client.send('x', { fin: false });
    });
    expect(told).toEqual(['open', 'violation 1008 Too many message fragments stream.message_fragments']);
    expect(code).toBe(1008);
  });

  it('limit streams.unfinished_bytes: is told so by 1013 where all have begun too much, and the others are not', async () => {
    const dialer = createSocketDialer(1_000_000);
    const connected = async () => {
      const { port, arrived } = await app();
      const dialled = dial(`ws://127.0.0.1:${port}/`, {}, dialer);
      return { ...dialled, ...(await arrived) };
    };
    const [patient, greedy] = [await connected(), await connected()];
    const code = once(greedy.client, 'close') as Promise<[number]>;
    // Messages that end take no room, and neither do pings.
    for (let i = 0; i < 30; i++) patient.client.send('x'.repeat(1_000));
    patient.client.ping('p');
    greedy.client.send('x'.repeat(600_000), { fin: false });
    greedy.client.send('x'.repeat(600_000), { fin: false });
    await greedy.over;
    expect(greedy.told).toEqual([
      'open',
      'violation 1013 too much of unfinished messages (streams.unfinished_bytes) streams.unfinished_bytes',
    ]);
    expect([1006, 1013]).toContain((await code)[0]);
    const third = await connected();
    third.client.send('x'.repeat(900_000));
    third.client.close(1000);
    patient.client.close(1000);
    await Promise.all([third.over, patient.over]);
    expect(third.told).toEqual(['open', 'text 900000', 'close 1000 ']);
    expect(patient.told).toHaveLength(32);
  });

  it.each([
    ['text that is not UTF-8', frame(0x81, Buffer.of(0xff, 0xfe)), 1007],
    ['an opcode that does not exist', frame(0x83, Buffer.of(1)), 1002],
    ['a compressed message, as compression was not agreed on', frame(0xc1, Buffer.of(1)), 1002],
    ['a continuation of nothing', frame(0x80, Buffer.of(1)), 1002],
    ['a close frame with a code that may not be sent', frame(0x88, Buffer.of(0x03, 0xed)), 1002],
  ])('is told so: %s', async (_, wrong, expected) => {
    const { told, code } = await violating((_client, wire) => wire.write(wrong));
    expect(told).toEqual(['open', expect.stringMatching(`^violation ${expected} `)]);
    expect(code).toBe(expected);
  });
});

describe('a client that cannot be reached', () => {
  const failing = async (url: string, more: Partial<DialOptions> = {}): Promise<string[]> => {
    const { told, over } = dial(url, more);
    await over;
    return told;
  };

  it('refuses the upgrade', async () => {
    const port = await listen(
      createServer().on('upgrade', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')),
    );
    expect(await failing(`ws://127.0.0.1:${port}/`)).toEqual(['error Unexpected server response: 403']);
  });

  it('redirects, which is not followed', async () => {
    const answer = 'HTTP/1.1 302 Found\r\nLocation: ws://127.0.0.1:1/\r\n\r\n';
    const port = await listen(createServer().on('upgrade', (_, socket) => socket.end(answer)));
    expect(await failing(`ws://127.0.0.1:${port}/`)).toEqual(['error Unexpected server response: 302']);
  });

  it('answers with headers that never end', async () => {
    const port = await listen(
      createServer().on('upgrade', (_, socket) => {
        socket.on('error', () => undefined);
        socket.write('HTTP/1.1 101 Switching Protocols\r\n');
        const more = (): void => {
          while (!socket.destroyed && socket.write(`x-a: ${'a'.repeat(1000)}\r\n`));
        };
        socket.on('drain', more);
        more();
      }),
    );
    expect(await failing(`ws://127.0.0.1:${port}/`)).toEqual([
      expect.stringMatching(/^error Parse Error: Header overflow/),
    ]);
  });

  it('is not there', async () => {
    const port = await freePort();
    expect(await failing(`ws://127.0.0.1:${port}/`)).toEqual([`error connect ECONNREFUSED 127.0.0.1:${port}`]);
    expect(await failing(`wss://127.0.0.1:${port}/`)).toEqual([`error connect ECONNREFUSED 127.0.0.1:${port}`]);
  });

  it('does not answer in time', async () => {
    const port = await listen(createTcpServer((socket) => cleanups.push(() => socket.destroy())));
    expect(await failing(`ws://127.0.0.1:${port}/`, { timeoutMs: 50 })).toEqual(['error no answer within 50 ms']);
  });

  it('has an address or a token that cannot be used', async () => {
    expect(await failing('ws://')).toEqual([expect.stringContaining('Invalid URL')]);
    expect(await failing('ftp://127.0.0.1/')).toEqual([expect.stringContaining('protocol must be one of')]);
    expect(await failing('ws://127.0.0.1:1/', { headers: { 'x-token': 'a\nb' } })).toEqual([
      expect.stringContaining('Invalid character'),
    ]);
  });

  it('shows a certificate that nobody vouches for, and is not connected to plainly', async () => {
    const { port } = await app(createTlsServer(SELF_SIGNED));
    expect(await failing(`wss://127.0.0.1:${port}/`)).toEqual([
      expect.stringMatching(/^error self.signed certificate/),
    ]);
  });

  it('is of no interest any more after abort', async () => {
    const server = createTcpServer();
    const port = await listen(server);
    const { told, abort } = dial(`ws://127.0.0.1:${port}/`);
    const [peer] = (await once(server, 'connection')) as [Socket];
    abort();
    peer.resume();
    await once(peer, 'close');
    expect(told).toEqual([]);
  });
});

describe('wss to a port of this machine that speaks no TLS', () => {
  it.each(['127.0.0.1', 'localhost'])('is connected to plainly at %s, and says so', async (host) => {
    const { port, arrived } = await app();
    const { told, open } = dial(`wss://${host}:${port}/media?call=v3%3Aabc`);
    await open;
    expect((await arrived).request.url).toBe('/media?call=v3%3Aabc');
    expect(told).toEqual([`plain ws://${host}:${port}/media?call=v3%3Aabc`, 'open']);
  });

  it('is connected to plainly also where the server hangs up on the TLS greeting', async () => {
    const inner = createServer();
    const clients = new WebSocketServer({ server: inner });
    cleanups.push(() => clients.clients.forEach((client) => client.terminate()));
    const port = await listen(
      createTcpServer((socket) => {
        socket.once('data', (first) => {
          if (first[0] === 0x16) return socket.destroy();
          socket.pause();
          socket.unshift(first);
          inner.emit('connection', socket);
          return socket.resume();
        });
      }),
    );
    const { told, open } = dial(`wss://127.0.0.1:${port}/`);
    await open;
    expect(told).toEqual([`plain ws://127.0.0.1:${port}/`, 'open']);
  });

  it('fails where that is switched off', async () => {
    const { port } = await app();
    const { told, over } = dial(`wss://127.0.0.1:${port}/`, { loopbackPlainFallback: false });
    await over;
    expect(told).toEqual([expect.stringContaining('wrong version number')]);
  });
});
