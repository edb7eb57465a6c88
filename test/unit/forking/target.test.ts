import { describe, expect, it } from 'vitest';
import { parseTarget } from '../../../src/forking/target.js';

describe('a fork target', () => {
  it.each([
    ['udp:192.0.2.1:9000', '192.0.2.1', 9000],
    ['udp:127.0.0.1:1', '127.0.0.1', 1],
    ['udp:localhost:65535', 'localhost', 65_535],
    ['udp:media_sink.example.com:5004', 'media_sink.example.com', 5004],
    ['udp:[::1]:9000', '::1', 9000],
    ['udp:[2001:0DB8::0001]:9000', '2001:db8::1', 9000],
  ])('may be %s', (text, host, port) => {
    expect(parseTarget(text)).toEqual({ host, port });
  });

  it.each([
    '',
    'udp:',
    '192.0.2.1:9000',
    'tcp:192.0.2.1:9000',
    'UDP:192.0.2.1:9000',
    'udp://192.0.2.1:9000',
    'udp:192.0.2.1',
    'udp:192.0.2.1:',
    'udp:192.0.2.1:0',
    'udp:192.0.2.1:65536',
    'udp:192.0.2.1:+90',
    'udp:192.0.2.1:9000 ',
    'udp:192.0.2.1:9000/x',
    'udp:256.0.2.1:9000',
    'udp:192.0.2:9000',
    'udp:0x7f.0.0.1:9000',
    'udp::9000',
    'udp:::1:9000',
    'udp:[::1:9000',
    'udp:[::g]:9000',
    'udp:[127.0.0.1]:9000',
    'udp:user@host:9000',
    'udp:host/path:9000',
    'udp:ho st:9000',
    `udp:${'a'.repeat(254)}:9000`,
  ])('may not be "%s"', (text) => {
    expect(parseTarget(text)).toBeUndefined();
  });
});
