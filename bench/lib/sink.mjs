// A process at the other end: it takes WebSockets and counts what comes, as lightly as can be (frames are told apart by their
// headers and not unmasked), and answers webhooks with 200.
import { createHash } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { serve } from './rpc.mjs';
import { Histogram } from './stats.mjs';

const FRAME_MS = 20;
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;
const GOODBYE = Buffer.from([0x88, 2, 0x03, 0xe8]);

/** Streams by the first part of their path. */
const groups = new Map();
let webhooks = 0;

function groupOf(name) {
  if (!groups.has(name)) groups.set(name, { streams: new Set(), frames: 0, late: new Histogram(), sinceMs: 0 });
  return groups.get(name);
}

class Connection {
  #socket;
  #group;
  #request = '';
  #head = Buffer.alloc(0);
  /** What is left of the frame under way, and its opcode. */
  #left = 0;
  #opcode = 0;
  #texts = 0;
  /** The earliest that a frame has come, carried back to the stream's start: what lateness is counted from. */
  baseMs = Infinity;
  /** The same since the last `begin`. */
  earliestMs = Infinity;

  constructor(socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => (this.#group ? this.#frames(chunk) : this.#upgrade(chunk)));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#group?.streams.delete(this));
  }

  #upgrade(chunk) {
    this.#request += chunk.toString('latin1');
    if (!this.#request.includes('\r\n\r\n')) return;
    const key = /^sec-websocket-key: *(\S+)/im.exec(this.#request)?.[1] ?? '';
    const accept = createHash('sha1')
      .update(key + GUID)
      .digest('base64');
    const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    this.#socket.write([...lines, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n'));
    this.#group = groupOf(/^GET \/([^/ ]*)/.exec(this.#request)?.[1] ?? '');
    this.#group.streams.add(this);
  }

  #frames(chunk) {
    const data = this.#head.length > 0 ? Buffer.concat([this.#head, chunk]) : chunk;
    this.#head = this.#head.subarray(0, 0);
    let at = 0;
    while (at < data.length) {
      if (this.#left > 0) {
        const taken = Math.min(this.#left, data.length - at);
        at += taken;
        this.#left -= taken;
        if (this.#left === 0) this.#frame();
        continue;
      }
      // Lengths of 64 KiB and more do not occur here.
      const isLong = (data[at + 1] & 0x7f) === 126;
      const headBytes = isLong ? 8 : 6;
      if (data.length - at < headBytes) break;
      this.#opcode = data[at] & 0x0f;
      this.#left = isLong ? data.readUInt16BE(at + 2) : data[at + 1] & 0x7f;
      at += headBytes;
      if (this.#left === 0) this.#frame();
    }
    if (at < data.length) this.#head = Buffer.from(data.subarray(at));
  }

  #frame() {
    if (this.#opcode === CLOSE) this.#socket.end(GOODBYE);
    if (this.#opcode !== TEXT) return;
    // `connected`, `start`, and then frame n, which is due at the start + n * 20 ms.
    const n = this.#texts++ - 1;
    if (n < 0) return;
    const offsetMs = performance.now() - n * FRAME_MS;
    if (offsetMs < this.baseMs) this.baseMs = offsetMs;
    if (offsetMs < this.earliestMs) this.earliestMs = offsetMs;
    if (n > 0) this.#group.frames++;
    this.#group.late.add(offsetMs - this.baseMs);
  }
}

/** Begins to count anew. What lateness is counted from stays. */
function begin({ group: name }) {
  const group = groupOf(name);
  group.frames = 0;
  group.late.clear();
  group.sinceMs = performance.now();
  for (const stream of group.streams) stream.earliestMs = Infinity;
}

/** `earliest` has one entry per stream, in the order in which they came. */
function read({ group: name }) {
  const { streams, frames, late, sinceMs } = groupOf(name);
  const elapsedMs = performance.now() - sinceMs;
  const due = (streams.size * elapsedMs) / FRAME_MS;
  const earliest = [...streams].map(({ earliestMs }) => earliestMs);
  return { streams: streams.size, frames, due, elapsedMs, earliest, webhooks, ...late.summary() };
}

const sockets = createServer({ noDelay: true }, (socket) => new Connection(socket));
const hooks = createHttpServer((request, response) => {
  webhooks++;
  request.resume();
  response.end();
});
const listen = (server) =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', 4096, () => resolve(server.address().port)));

serve({
  begin,
  read,
  ports: async () => ({ sockets: await listen(sockets), hooks: await listen(hooks) }),
});
