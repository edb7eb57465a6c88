import { describe, expect, it } from 'vitest';
import { redact, redactJson } from '../../../src/platform/redact.js';

describe('the log hides', () => {
  it.each([
    ['http://user:hunter2@app.test/hook', 'http://***@app.test/hook'],
    ['https://t0ken@app.test', 'https://***@app.test'],
    ['wss://a:b@c@app.test:8080/x', 'wss://***@app.test:8080/x'],
    ['https:user:hunter2@app.test', 'https:***@app.test'],
    ['http:\\\\user:hunter2@app.test', 'http:\\\\***@app.test'],
    ['http://us\ner:hunter2@app.test', 'http://***@app.test'],
    ['rtsp://user:hunter2@app.test', 'rtsp://***@app.test'],
    ['connect to ws://a:b@h failed: wss://c:d@h', 'connect to ws://***@h failed: wss://***@h'],
  ])('user and password of a URL: %j', (text, shown) => expect(redact(text)).toBe(shown));

  it.each([
    'token',
    'access_token',
    'TOKEN',
    'secret',
    'client_secret',
    'password',
    'passwd',
    'pwd',
    'auth',
    'authorization',
    'auth[0]',
    'signature',
    'X-Amz-Signature',
    'X-Amz-Credential',
    'sig',
    'key',
    'api_key',
    'apiKey',
    'api-key',
    'subscription-key',
    'accessKey',
    'jwt',
    'session_id',
    'to%6ben',
  ])('the value of the parameter %s', (name) => {
    expect(redact(`wss://app.test/x?a=1&${name}=hunter2&b=2`)).toBe(`wss://app.test/x?a=1&${name}=***&b=2`);
    expect(redact(`GET /x?${name}=hunter2`)).toBe(`GET /x?${name}=***`);
    expect(redact(`https://app.test/#${name}=hunter2 came`)).toBe(`https://app.test/#${name}=*** came`);
  });

  it.each([
    'GET /v2/calls',
    'https://app.test/hook?call=v3:abc&page[number]=2&monkey=1&design=a',
    'mail user@app.test about a=b',
    'at file:///app/node_modules/@scope/x.js:1:2',
    'sip:alice@example.com',
    'http://[::1]:80/a@b',
    '%zz?%zz=1',
  ])('nothing else: %s', (text) => expect(redact(text)).toBe(text));

  it('in a body what is named like a secret, also where the name stands beside the value', () => {
    const header = { name: 'X-Api-Key', value: 'hunter2' };
    const body = {
      stream_auth_token: 'hunter2',
      secret: null,
      headers: [header],
      url: 'http://u:hunter2@a.test/',
      n: 1,
    };
    expect(redactJson(body)).toEqual({
      stream_auth_token: '***',
      secret: null,
      headers: [{ name: 'X-Api-Key', value: '***' }],
      url: 'http://***@a.test/',
      n: 1,
    });
    const plain = { call_session_id: 'a', name: 'digits', value: '5' };
    expect(redactJson(plain)).toEqual(plain);
  });

  it('and is as quick with what only begins like a URL', () => {
    for (const text of [`${'a'.repeat(100_000)}@`, `${'a.'.repeat(50_000)}@`]) expect(redact(text)).toBe(text);
  });
});
