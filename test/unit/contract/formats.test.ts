import { describe, expect, it } from 'vitest';
import { isHttpUrl } from '../../../src/contract/formats.js';

describe('a URL that webhooks can go to', () => {
  it.each([
    'http://127.0.0.1:3000/hooks',
    'http://localhost:3000',
    'https://app:8443/x?y=z',
    'http://192.168.1.20/a',
    'http://[::1]:3000/',
    'https://example.com/ünïcode',
  ])('may be %s', (url) => expect(isHttpUrl(url)).toBe(true));

  it.each(['', 'example.com', '/hooks', 'ftp://example.com', 'ws://example.com', 'http://', 'https://exa mple.com'])(
    'may not be %j',
    (url) => expect(isHttpUrl(url)).toBe(false),
  );

  it('has at most 2,000 characters', () => {
    const ofLength = (length: number): string => 'http://a.test/'.padEnd(length, 'x');
    expect(isHttpUrl(ofLength(2000))).toBe(true);
    expect(isHttpUrl(ofLength(2001))).toBe(false);
  });
});
