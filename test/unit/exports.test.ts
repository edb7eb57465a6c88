import { describe, expect, it } from 'vitest';
import { formatExports, originOf, suggestedApiKey } from '../../src/exports.js';

const environment = { baseUrl: 'http://127.0.0.1:12111/v2', apiKey: 'KEY1_a', publicKey: 'q+/w=' };

describe('what an application is given to use the simulator', () => {
  it('is an API key in the form of a real one, the same for the same seed', () => {
    expect(suggestedApiKey('telnyx-sim')).toMatch(/^KEY[0-9A-F]{32}_[A-Za-z0-9]{22}$/);
    expect(suggestedApiKey('telnyx-sim')).toBe(suggestedApiKey('telnyx-sim'));
    expect(suggestedApiKey('another')).not.toBe(suggestedApiKey('telnyx-sim'));
  });

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:12111'],
    ['localhost', 'http://localhost:12111'],
    ['0.0.0.0', 'http://127.0.0.1:12111'],
    ['::', 'http://127.0.0.1:12111'],
    ['[::]', 'http://127.0.0.1:12111'],
    ['::1', 'http://[::1]:12111'],
    ['192.168.1.7', 'http://192.168.1.7:12111'],
  ])('is an address that a client reaches when the host is %s', (host, origin) => {
    expect(originOf(host, 12111)).toBe(origin);
  });

  it('can be pasted into a shell', () => {
    expect(formatExports(environment, 'shell')).toBe(
      'export TELNYX_BASE_URL=http://127.0.0.1:12111/v2\nexport TELNYX_API_KEY=KEY1_a\nexport TELNYX_PUBLIC_KEY=q+/w=',
    );
  });

  it('keeps a key of the user’s own from meaning something to the shell', () => {
    expect(formatExports({ ...environment, apiKey: "$(x)'&" }, 'shell')).toContain(
      String.raw`export TELNYX_API_KEY='$(x)'\''&'`,
    );
  });

  it('can be a .env file, or JSON', () => {
    expect(formatExports(environment, 'dotenv').split('\n')[0]).toBe('TELNYX_BASE_URL=http://127.0.0.1:12111/v2');
    expect(JSON.parse(formatExports(environment, 'json'))).toEqual({
      TELNYX_BASE_URL: 'http://127.0.0.1:12111/v2',
      TELNYX_API_KEY: 'KEY1_a',
      TELNYX_PUBLIC_KEY: 'q+/w=',
    });
  });
});
