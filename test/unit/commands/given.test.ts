import { describe, expect, it } from 'vitest';
import { givenOf } from '../../../src/commands/given.js';

describe('what the journal shows of a command', () => {
  it('has its properties, without the app’s own and those that say nothing', () => {
    const body = { payload: 'Hi', loop: 2, stop: true, command_id: '1', client_state: 'YQ==', voice: null };
    expect(givenOf(body)).toEqual({ payload: 'Hi', loop: 2, stop: true });
  });

  it('hides secrets, in names, URLs and objects, and the values of headers', () => {
    const body = {
      stream_auth_token: 'abc',
      stream_url: 'wss://user:pass@app.test/?token=abc&a=1',
      config: { api_key: 'abc', model: 'x' },
      custom_headers: [{ name: 'X-A', value: 'abc' }],
    };
    expect(givenOf(body)).toEqual({
      stream_auth_token: '***',
      stream_url: 'wss://***@app.test/?token=***&a=1',
      config: '{"api_key":"***","model":"x"}',
      custom_headers: '…',
    });
  });

  it.each([
    ['a long text', { payload: 'x'.repeat(101) }],
    ['a text that is long only with its secrets', { stream_url: `wss://app.test/?token=${'x'.repeat(300)}` }],
    ['a large object', { config: { a: 'x'.repeat(5_000) } }],
    ['many properties', Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`p${i}`, i]))],
  ])('has an ellipsis for what is left out of %s', (_, body) => {
    const text = JSON.stringify(givenOf(body));
    expect(text).toContain('…');
    expect(text.length).toBeLessThan(400);
  });
});
