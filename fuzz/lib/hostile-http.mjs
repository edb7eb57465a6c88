import { once } from 'node:events';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { wait } from './failure.mjs';

// HTTP servers that misbehave, by hand: what they say is a list of steps.
//   {say: text}  {repeat: [text, times]}  {slow: text, ms}  {pause: ms}  {reset: true}  {end: true}  {bomb: megabytes}  {silent: true}
// Whatever is not closed at the end stays open until the simulator gives up.

const LIMIT_MS = 20_000;
const answer = (status, head = '', body = '') => ({
  say: `HTTP/1.1 ${status} X\r\n${head}Content-Length: ${body.length}\r\n\r\n${body}`,
});

/** Named by what they do, so that a case can be read. */
export const BEHAVIOURS = {
  ok: [answer(200)],
  silent: [{ silent: true }],
  reset: [{ reset: true }],
  end: [{ end: true }],
  garbage: [{ say: '\u0000\u0001not http at all\r\n\r\n' }, { end: true }],
  half_head: [{ say: 'HTTP/1.1 200 OK\r\nContent-' }, { end: true }],
  half_body: [{ say: 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc' }, { end: true }],
  endless_body: [{ say: 'HTTP/1.1 200 OK\r\n\r\n' }, { repeat: ['x'.repeat(65_536), 400] }],
  endless_head: [{ say: 'HTTP/1.1 200 OK\r\n' }, { repeat: [`X-A: ${'a'.repeat(8_000)}\r\n`, 500] }],
  huge_header: [{ say: `HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(60_000)}\r\nContent-Length: 0\r\n\r\n` }],
  slow_head: [{ slow: 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', ms: 150 }],
  slow_body: [{ say: 'HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n' }, { slow: 'x'.repeat(40), ms: 150 }],
  continue_then_ok: [{ say: 'HTTP/1.1 100 Continue\r\n\r\n' }, { pause: 10 }, answer(200)],
  early_hints: [{ say: 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n' }, { pause: 10 }, answer(200)],
  continue_flood: [{ repeat: ['HTTP/1.1 100 Continue\r\n\r\n', 2_000] }, answer(200)],
  switching: [{ say: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n' }],
  redirect_to_itself: [{ redirect: 302 }],
  redirect_to_nowhere: [answer(307, 'Location: http://127.0.0.1:9/\r\n')],
  redirect_to_file: [answer(302, 'Location: file:///etc/hostname\r\n')],
  redirect_to_nonsense: [answer(301, 'Location: http://[::\r\n')],
  teapot: [answer(418)],
  busy: [answer(429, 'Retry-After: 999999\r\n')],
  gone: [answer(410)],
  failed: [answer(503)],
  status_999: [answer(999)],
  status_000: [{ say: 'HTTP/1.1 000 X\r\n\r\n' }],
  http_09: [{ say: '<html>hello</html>' }, { end: true }],
  http_2: [{ say: 'HTTP/2.0 200 OK\r\n\r\n' }],
  bad_chunks: [{ say: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n' }],
  huge_chunk: [{ say: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffff\r\nabc' }],
  two_lengths: [{ say: 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab' }],
  negative_length: [{ say: 'HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n' }],
  lying_length: [{ say: 'HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nab' }, { end: true }],
  gzip_bomb: [{ bomb: 80 }],
  not_gzip: [{ say: 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc' }],
  two_answers: [answer(200), answer(500)],
  texml: [answer(200, 'Content-Type: text/xml\r\n', '<Response><Say>hi</Say></Response>')],
};

const bombs = new Map();
function bomb(megabytes) {
  if (!bombs.has(megabytes)) bombs.set(megabytes, gzipSync(Buffer.alloc(megabytes * 1024 * 1024)));
  const body = bombs.get(megabytes);
  const head = `HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

/** A server that behaves as the first part of the path says: `/silent/1`. */
export class HostileHttp {
  #server;
  #open = new Set();
  #count = 0;
  port = 0;

  static async start() {
    const hostile = new HostileHttp();
    hostile.#server = createServer((socket) => hostile.#connected(socket));
    hostile.#server.listen(0, '127.0.0.1');
    await once(hostile.#server, 'listening');
    hostile.port = hostile.#server.address().port;
    return hostile;
  }

  url(behaviour, scheme = 'http') {
    return `${scheme}://127.0.0.1:${this.port}/${behaviour}/${++this.#count}`;
  }

  #connected(socket) {
    this.#open.add(socket);
    socket.setTimeout(LIMIT_MS, () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', () => this.#open.delete(socket));
    let request = '';
    socket.on('data', (chunk) => {
      request = (request + chunk.toString('latin1')).slice(0, 100_000);
      const [head, , name] = /^[A-Z]+ (\/(\w+)\/\S*) [^]*?\r\n\r\n/.exec(request) ?? [];
      if (head === undefined) return;
      // Bodies are not waited for: many servers answer too early.
      request = '';
      void this.#play(socket, BEHAVIOURS[name] ?? []);
    });
  }

  async #play(socket, steps) {
    for (const step of steps) {
      if (socket.destroyed) return;
      if (step.say !== undefined) socket.write(step.say, 'latin1');
      if (step.pause !== undefined) await wait(step.pause);
      if (step.repeat) await this.#repeat(socket, step.repeat);
      if (step.slow !== undefined) await this.#slowly(socket, step);
      if (step.bomb) socket.write(bomb(step.bomb));
      if (step.redirect)
        socket.write(
          `HTTP/1.1 ${step.redirect} X\r\nLocation: ${this.url('redirect_to_itself')}\r\nContent-Length: 0\r\n\r\n`,
        );
      if (step.reset) socket.resetAndDestroy();
      if (step.end) socket.end();
    }
  }

  async #repeat(socket, [text, times]) {
    for (let i = 0; i < times && !socket.destroyed; i++) {
      if (!socket.write(text, 'latin1')) await wait(1);
    }
  }

  async #slowly(socket, { slow, ms }) {
    for (const char of slow) {
      if (socket.destroyed) return;
      socket.write(char);
      await wait(ms);
    }
  }

  closeConnections() {
    for (const socket of this.#open) socket.destroy();
  }

  close() {
    this.closeConnections();
    this.#server.close();
  }
}
