import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, isBase64 } from '../../../src/platform/base64.js';

describe('standard base64', () => {
  it('is what node writes, of any bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => isBase64(Buffer.from(bytes).toString('base64'))));
  });

  it.each([
    'A',
    'AA',
    'AAA',
    'AAAA=',
    'A===',
    '====',
    '=',
    'AA=A',
    'A=AA',
    'AA==AAAA',
    'AA-_',
    'AA A',
    'AAA\n',
    'ÄAAA',
    'ä===',
    '*',
  ])('is not %j', (text) => expect(isBase64(text)).toBe(false));

  it('is decoded where it has its padding, and not otherwise', () => {
    expect([...(decodeBase64('+/8=') ?? [])]).toEqual([0xfb, 0xff]);
    expect(decodeBase64('')?.length).toBe(0);
    for (const text of ['-_8=', 'AAA', 'A A=', 'ä===']) expect(decodeBase64(text), text).toBeUndefined();
  });

  it('is told of texts of any length', () => {
    const long = 'A'.repeat(32_000_000);
    expect(isBase64(long)).toBe(true);
    expect(isBase64(`${long}AA==`)).toBe(true);
    expect(isBase64(`${long}*AAA`)).toBe(false);
  });
});
