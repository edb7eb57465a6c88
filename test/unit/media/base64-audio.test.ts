import { describe, expect, it } from 'vitest';
import { readBase64 } from '../../../src/media/base64-audio.js';
import { MediaError } from '../../../src/media/media-error.js';
import { atOnce } from '../../../src/platform/gently.js';
import { seededRandom } from '../../../src/platform/random.js';

const read = (text: string): Buffer => Buffer.from(atOnce(readBase64(text, 'audio')));

describe('audio in base64', () => {
  it('is read whatever its length, with the line breaks of MIME', () => {
    for (let length = 0; length < 10; length++) {
      const bytes = Buffer.from(seededRandom(`${length}`).bytes(length));
      expect(read(bytes.toString('base64'))).toEqual(bytes);
    }
    expect(read('aGVs\r\nbG8g\r\n d29ybGQ=\n').toString()).toBe('hello world');
  });

  it('is read in steps where it is long, and gives the same', () => {
    const bytes = Buffer.from(seededRandom('long').bytes(1_000_001));
    const text = bytes.toString('base64');
    expect([...readBase64(text, 'audio')].length).toBeGreaterThan(4);
    expect(read(text).equals(bytes)).toBe(true);
    expect(read(text.replace(/(.{76})/g, '$1\r\n')).equals(bytes)).toBe(true);
  });

  it('of 27 million characters, which a regular expression over the whole would not survive, is read', () => {
    const text = 'AAAA'.repeat(6_750_000);
    expect(read(text)).toHaveLength(20_250_000);
  });

  it.each([
    'A',
    'AAA',
    'AAA*',
    'A=AA',
    '====',
    'AA==AAAA',
    'AAAA'.repeat(100_000) + '-_',
    'AA==' + 'AAAA'.repeat(100_000),
  ])('is refused where it is not: %.12s', (text) => {
    expect(() => read(text)).toThrow(MediaError);
    expect(() => read(text)).toThrow(/^audio: expected audio in base64, came \d+ characters that are not$/);
  });
});
