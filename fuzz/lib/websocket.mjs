import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { plainText } from './values.mjs';

// The server side of a WebSocket by hand, as `ws` would not send what should not be sent.

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const OPCODES = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 };

/**
 * The bytes of a frame of a server, which is not masked.
 * @param frame `{kind, data, fin?, rsv?, opcode?, length?, mask?}`; `length` lies about the length
 */
export function frameBytes({ kind = 'text', data = '', fin = true, rsv = 0, opcode, length, mask = false }) {
  const payload = Buffer.isBuffer(data) ? data : Buffer.from(plainText(data));
  const first = (fin ? 0x80 : 0) | (rsv << 4) | ((opcode ?? OPCODES[kind]) & 15);
  return Buffer.concat([Buffer.from([first]), lengthBytes(length ?? payload.length, mask), payload]);
}

function lengthBytes(length, mask) {
  const bit = mask ? 0x80 : 0;
  if (length < 126) return Buffer.from([bit | length]);
  const bytes = Buffer.alloc(length < 65_536 ? 3 : 9);
  bytes[0] = bit | (length < 65_536 ? 126 : 127);
  if (length < 65_536) bytes.writeUInt16BE(length, 1);
  else bytes.writeBigUInt64BE(BigInt(length), 1);
  return bytes;
}

/** What a server may say to the request for an upgrade. */
export const HANDSHAKES = {
  accept: ({ accept }) => head(['Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`]),
  deflate: ({ accept }) =>
    head([
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${accept}`,
      'Sec-WebSocket-Extensions: permessage-deflate',
    ]),
  wrong_accept: () => head(['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Accept: x']),
  no_accept: () => head(['Upgrade: websocket', 'Connection: Upgrade']),
  wrong_protocol: ({ accept }) =>
    head(['Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`, 'Sec-WebSocket-Protocol: x']),
  half: () => 'HTTP/1.1 101 Switching Pro',
  silence: () => '',
  reset: () => undefined,
  garbage: () => '\u0000\u0001\u0002 not http\r\n\r\n',
  ok: () => 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi',
  unauthorized: () => 'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\n\r\n',
  failed: () => 'HTTP/1.1 503 Unavailable\r\nContent-Length: 0\r\n\r\n',
  redirect: ({ host }) => `HTTP/1.1 302 Found\r\nLocation: ws://${host}/redirect\r\n\r\n`,
  huge_head: () => `HTTP/1.1 101 Switching Protocols\r\n${`X-A: ${'a'.repeat(1_000)}\r\n`.repeat(100)}\r\n`,
  informed: () => 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(50),
};

const head = (lines) => ['HTTP/1.1 101 Switching Protocols', ...lines, '', ''].join('\r\n');

/** A server whose connections each do what the case says that belongs to their path. */
export class HostileSockets {
  #server;
  #expected = new Map();
  #open = new Set();
  #paths = 0;
  port = 0;

  static async start() {
    const sockets = new HostileSockets();
    sockets.#server = createServer((socket) => sockets.#connected(socket));
    sockets.#server.listen(0, '127.0.0.1');
    await once(sockets.#server, 'listening');
    sockets.port = sockets.#server.address().port;
    return sockets;
  }

  /** A URL; whoever connects to it gets `handshake`, then `play(socket)` is called. `connected` resolves to what that returns. */
  expect({ handshake, reads = true }, play) {
    const path = `/${++this.#paths}`;
    let resolve;
    const connected = new Promise((done) => (resolve = done));
    this.#expected.set(path, { handshake, reads, play, resolve });
    return { url: `ws://127.0.0.1:${this.port}${path}`, connected };
  }

  #connected(socket) {
    this.#open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#open.delete(socket));
    let request = '';
    const onData = (chunk) => {
      request += chunk.toString('latin1');
      if (!request.includes('\r\n\r\n')) return;
      socket.off('data', onData);
      this.#upgrade(socket, request);
    };
    socket.on('data', onData);
  }

  #upgrade(socket, request) {
    const [, path] = /^GET (\/\S*)/.exec(request) ?? [];
    const expected = this.#expected.get(path);
    if (!expected) return socket.destroy();
    this.#expected.delete(path);
    const key = /^sec-websocket-key: *(\S+)/im.exec(request)?.[1] ?? '';
    const accept = createHash('sha1')
      .update(key + GUID)
      .digest('base64');
    const answer = HANDSHAKES[expected.handshake]({ accept, host: `127.0.0.1:${this.port}` });
    if (answer === undefined) socket.resetAndDestroy();
    else socket.write(answer);
    // Without a listener nothing is read, and the other side's buffers fill.
    if (expected.reads) socket.resume();
    else socket.pause();
    expected.resolve(expected.play(socket));
  }

  closeConnections() {
    for (const socket of this.#open) socket.destroy();
    this.#expected.clear();
  }

  close() {
    this.closeConnections();
    this.#server.close();
  }
}
