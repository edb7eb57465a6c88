import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBase64 } from '../../../src/contract/base64.js';

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
  ])('is not %j', (text) => expect(isBase64(text)).toBe(false));

  it('is told of texts of any length', () => {
    const long = 'A'.repeat(32_000_000);
    expect(isBase64(long)).toBe(true);
    expect(isBase64(`${long}AA==`)).toBe(true);
    expect(isBase64(`${long}*AAA`)).toBe(false);
  });
});
