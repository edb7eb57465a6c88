import { describe, expect, it } from 'vitest';
import { FileUrls } from '../../../src/recordings/file-url.js';

const FILE = 'recordings/a.wav';
const NOW = 1_767_225_600_000_000;

/** The verdict of some urls on a URL, `secs` after it was made. */
function verdict(urls: FileUrls, url: string, secs = 0): string {
  const { searchParams } = new URL(url);
  return urls.judge(FILE, searchParams.get('expires'), searchParams.get('signature'), NOW + secs * 1_000_000);
}

describe('the URL of a file', () => {
  const urls = new FileUrls('seed');
  const url = urls.urlOf(FILE, 'http://127.0.0.1:1', NOW);

  it('is good for ten minutes, and the same each time for the same instant', () => {
    expect([0, 599, 600].map((secs) => verdict(urls, url, secs))).toEqual(['good', 'good', 'expired']);
    expect(new FileUrls('seed').urlOf(FILE, 'http://127.0.0.1:1', NOW)).toBe(url);
  });

  it('is of the world that made it: another seed or key takes it for forged', () => {
    expect(verdict(new FileUrls('other'), url)).toBe('forged');
    expect(verdict(new FileUrls('seed', 'KEY'), url)).toBe('forged');
  });

  it('is forged where a part of it is missing or doubled', () => {
    expect(urls.judge(FILE, undefined, 'f', NOW)).toBe('forged');
    expect(urls.judge(FILE, ['1', '2'], 'f', NOW)).toBe('forged');
  });
});
