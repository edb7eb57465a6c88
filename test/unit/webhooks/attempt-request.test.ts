import { describe, expect, it } from 'vitest';
import { attemptRequest } from '../../../src/webhooks/attempt-request.js';
import type { AttemptParts } from '../../../src/webhooks/attempt-request.js';
import { PRIMARY, webhook } from '../../support/webhook-world.js';

const parts: AttemptParts = {
  attempt: 2,
  url: PRIMARY,
  timestamp: '1767225600',
  getSignature: 'empty_body',
  bodyFormat: 'compact',
  others: 0,
  sign: (timestamp, body) => `${timestamp}|${body}`,
};

describe('A webhook by POST', async () => {
  const request = await attemptRequest(webhook('initiated', { payload: { from: '+15550100001', tags: null } }), parts);

  it('has the envelope of API version 2, keys in alphabetical order', () => {
    expect(request.body).toBe(
      '{"data":{"event_type":"call.initiated","id":"event-initiated","occurred_at":"2026-01-01T00:00:00.000000Z",' +
        '"payload":{"from":"+15550100001","tags":null},"record_type":"event"},' +
        '"meta":{"attempt":2,"delivered_to":"http://app.test/hooks"}}',
    );
  });

  it('is JSON from telnyx-webhooks, signed over the very bytes of the body', () => {
    expect(request).toMatchObject({ method: 'POST', url: PRIMARY, timeoutMs: 2000 });
    expect(request.headers).toEqual({
      'content-type': 'application/json',
      'user-agent': 'telnyx-webhooks',
      'telnyx-timestamp': '1767225600',
      'telnyx-signature-ed25519': `1767225600|${request.body ?? ''}`,
    });
  });
});

describe('A webhook by GET', () => {
  const get = (payload: Readonly<Record<string, unknown>>, url = PRIMARY, changes: Partial<AttemptParts> = {}) =>
    attemptRequest(webhook('initiated', { payload }, { method: 'GET' }), { ...parts, url, ...changes });
  const queryOf = async (payload: Readonly<Record<string, unknown>>) => new URL((await get(payload)).url).searchParams;

  it('has the envelope and one parameter per payload field, and no body', async () => {
    const request = await get({ from: '+15550100001' });
    expect(Object.fromEntries(new URL(request.url).searchParams)).toEqual({
      event_type: 'call.initiated',
      id: 'event-initiated',
      occurred_at: '2026-01-01T00:00:00.000000Z',
      record_type: 'event',
      from: '+15550100001',
    });
    expect(request.method).toBe('GET');
    expect(request).not.toHaveProperty('body');
    expect(request.headers).not.toHaveProperty('content-type');
  });

  it('writes strings bare, null as empty, everything else as JSON', async () => {
    const query = await queryOf({ name: 'A & B', client_state: null, hops: 3, ok: true, list: ['a'], deep: { b: 1 } });
    expect(query.get('name')).toBe('A & B');
    expect(query.get('client_state')).toBe('');
    expect(query.get('hops')).toBe('3');
    expect(query.get('ok')).toBe('true');
    expect(query.get('list')).toBe('["a"]');
    expect(query.get('deep')).toBe('{"b":1}');
  });

  it("lets the envelope's fields stand where the payload has one of the same name", async () => {
    expect((await queryOf({ occurred_at: 'another time', id: 7 })).getAll('occurred_at')).toEqual([
      '2026-01-01T00:00:00.000000Z',
    ]);
  });

  it("appends to the query of the app's own URL and leaves that as it is", async () => {
    const { url } = await get({}, 'http://app.test/hooks?token=a%20b%2Bc');
    expect(url).toMatch(/^http:\/\/app\.test\/hooks\?token=a%20b%2Bc&event_type=call\.initiated&/);
  });

  it('signs an empty body, or the query where the switch says so', async () => {
    expect((await get({})).headers['telnyx-signature-ed25519']).toBe('1767225600|');
    const request = await get({ a: 1 }, `${PRIMARY}?x=1`, { getSignature: 'query' });
    expect(request.headers['telnyx-signature-ed25519']).toBe(`1767225600|${request.url.split('?')[1] ?? ''}`);
  });

  it('leaves a URL that is none to the sender, which reports it', async () => {
    expect((await get({}, 'not a url', { getSignature: 'query' })).url).toBe('not a url');
  });
});
