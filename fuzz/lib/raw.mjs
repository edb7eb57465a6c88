import fc from 'fast-check';
import { brief, Failure } from './failure.mjs';

// Bytes on a connection that are not quite HTTP.

const PATHS = [
  '/v2/calls',
  '/_sim/calls',
  '/_sim/health',
  '/',
  '//',
  '/%',
  '/v2/%zz',
  '/v2/calls?%',
  'http://',
  'http://evil.example/v2/calls',
  '*',
  '/v2/../../etc',
  `/${'a'.repeat(20_000)}`,
  '/\u0000',
];
const METHODS = ['GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'BREW', 'get', 'PRI'];
const LINES = [
  'Host: 127.0.0.1',
  'Host: evil.example',
  'Authorization: Bearer KEYfuzz',
  'Content-Type: application/json',
  'Content-Length: 2',
  'Content-Length: -1',
  'Content-Length: 99999999999',
  'Content-Length: 5\r\nContent-Length: 6',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: gzip, chunked',
  'Expect: 100-continue',
  'Expect: nonsense',
  'Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13',
  'Connection: close',
  `X-Long: ${'a'.repeat(20_000)}`,
  'No colon here',
  ': no name',
  'X-Folded: a\r\n b',
  'X-Bell: \u0007',
];
const BODIES = ['', '{}', '{', '2\r\n{}\r\n0\r\n\r\n', 'zz\r\n', 'ffffffff\r\n{}', '\u0000\u0001\u0002'];

export const rawRequests = fc
  .record({
    method: fc.constantFrom(...METHODS),
    path: fc.constantFrom(...PATHS),
    version: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', ''),
    lines: fc.subarray(LINES, { maxLength: 5 }),
    body: fc.constantFrom(...BODIES),
  })
  .map(({ method, path, version, lines, body }) => ({
    raw: [`${[`${method} ${path} ${version}`, ...lines].join('\r\n')}\r\n\r\n${body}`],
  }));

/** Sends the bytes of a step. What comes back, if anything, is an answer of the API like any other. */
export async function sendRaw({ raw, status }, bench) {
  const answer = await bench.api.raw(raw, raw.some((piece) => typeof piece === 'object') ? 3_000 : 150);
  const text = brief(answer, 1_000);
  const [, code] = /^HTTP\/1\.1 (\d{3})/.exec(answer.replace(/^HTTP\/1\.1 100[^]*?\r\n\r\n/, '')) ?? [];
  if (status !== undefined && Number(code) !== status)
    throw new Failure(`bytes were answered with ${code}, expected ${status}`, text);
  if (code === '500') throw new Failure('bytes were answered with 500', text);
  if (code === undefined || Number(code) < 400 || brief(raw[0]).startsWith('HEAD')) return;
  const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
  if (!/"errors":\s*\[/.test(body)) throw new Failure(`bytes were answered with ${code} without errors[]`, text);
}
