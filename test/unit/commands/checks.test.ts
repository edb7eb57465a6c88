import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { newWebhookSettings } from '../../../src/calls/call.js';
import { checkBase64, checkOneOf, checkUrl, checkWebhooks, loopCount } from '../../../src/commands/checks.js';
import { HTTP_SCHEMES, SOCKET_SCHEMES } from '../../../src/platform/url-schemes.js';
import { takeWebhookSettings } from '../../../src/commands/webhook-options.js';
import { isE164, isSipUri, splitDigits } from '../../../src/commands/numbers.js';

describe('a base64 property', () => {
  it.each(['', 'YQ==', 'YWI=', 'YWJj', '+/+/', null, undefined])('may be %j', (value) => {
    expect(checkBase64('client_state', value)).toEqual([]);
  });

  it.each(['YQ', 'YQ=', 'Y===', 'YWJ', '-_-_', 'YW\nJj', 'aGk=='])('may not be %j', (value) => {
    expect(checkBase64('client_state', value)).toEqual([
      {
        error: 'invalidBase64',
        detail: "The 'client_state' parameter must be a valid base64 string.",
        pointer: '/client_state',
      },
    ]);
  });

  it('of several megabytes is checked in no time', () => {
    const large = Buffer.alloc(3_000_000, 7).toString('base64');
    expect(checkBase64('playback_content', large)).toEqual([]);
    expect(checkBase64('playback_content', `${large}!`)).toHaveLength(1);
  });
});

describe('a URL property', () => {
  it.each(['http://127.0.0.1:3000/x?y=1', 'https://app.test', 'http://localhost', '', null, undefined])(
    'may be %j',
    (value) => {
      expect(checkUrl('/webhook_url', value, HTTP_SCHEMES)).toEqual([]);
    },
  );

  it.each([
    'ftp://app.test',
    'app.test',
    'http://',
    'ws://app.test',
    `http://a.test/${'x'.repeat(LIMITS['url.chars'])}`,
  ])('may not be %j', (value) => {
    expect(checkUrl('/webhook_url', value, HTTP_SCHEMES)).toEqual([{ error: 'invalidUrl', pointer: '/webhook_url' }]);
  });

  it('limit url.chars: may have 2,000 characters and no more', () => {
    const long = (chars: number): string => 'http://a.test/'.padEnd(chars, 'x');
    expect(checkUrl('/webhook_url', long(LIMITS['url.chars']), HTTP_SCHEMES)).toEqual([]);
    expect(checkUrl('/webhook_url', long(LIMITS['url.chars'] + 1), HTTP_SCHEMES)).toHaveLength(1);
  });

  it('of a socket has a scheme of its own', () => {
    expect(checkUrl('/stream_url', 'wss://app.test', SOCKET_SCHEMES)).toEqual([]);
    expect(checkUrl('/stream_url', 'ws://127.0.0.1:1', SOCKET_SCHEMES)).toEqual([]);
    expect(checkUrl('/stream_url', 'https://app.test', SOCKET_SCHEMES)).toHaveLength(1);
  });
});

describe('webhook settings', () => {
  it('may name a URL for each event that Telnyx knows', () => {
    expect(
      checkWebhooks({ webhook_urls: { 'call.hangup': 'http://a.test', 'streaming.started': 'https://b.test' } }),
    ).toEqual([]);
    expect(checkWebhooks({ webhook_urls: null })).toEqual([]);
  });

  it('may name a list of URLs for an event, as the SDKs do, and "call.bridge" as the document’s example does', () => {
    const urls = ['http://a.test', 'https://b.test'];
    expect(checkWebhooks({ webhook_urls: { 'call.hangup': urls, 'call.bridge': 'http://c.test' } })).toEqual([]);
    const webhooks = newWebhookSettings();
    const retries = { 'call.bridge': { retries_ms: [5] } };
    takeWebhookSettings(
      { webhooks },
      {
        webhook_urls: { 'call.hangup': urls, 'call.bridge': 'http://c.test' },
        webhook_retries_policies: retries,
      },
    );
    expect(webhooks.urls).toEqual({ 'call.hangup': urls, 'call.bridged': ['http://c.test'] });
    expect(webhooks.retries).toEqual({ 'call.bridged': [5] });
  });

  it('name the place of a bad URL in a list', () => {
    const faults = checkWebhooks({ webhook_urls: { 'call.hangup': ['http://a.test', 'nope'] } });
    expect(faults).toEqual([{ error: 'invalidUrl', pointer: '/webhook_urls/call.hangup/1' }]);
  });

  it('limit webhooks.urls_per_event: have at least one URL for an event that they name, and at most so many', () => {
    const listOf = (length: number) =>
      checkWebhooks({ webhook_urls: { 'call.hangup': Array.from({ length }, () => 'http://a.test') } });
    const most = LIMITS['webhooks.urls_per_event'];
    expect(listOf(most)).toEqual([]);
    expect([...listOf(0), ...listOf(most + 1)].map(({ error, pointer }) => [error, pointer])).toEqual([
      ['outOfRange', '/webhook_urls/call.hangup'],
      ['outOfRange', '/webhook_urls/call.hangup'],
    ]);
  });

  it('are told of each fault where it is', () => {
    const faults = checkWebhooks({
      webhook_url: 'x',
      webhook_urls: { 'call.ringing': 'http://a.test', 'call.answered': 'nope' },
      webhook_retries_policies: { 'call.unknown': {}, 'call.hangup': { retries_ms: [60_000, 1] } },
    });
    expect(faults.map(({ error, pointer }) => [error, pointer])).toEqual([
      ['invalidUrl', '/webhook_url'],
      ['invalidWebhookEvent', '/webhook_urls/call.ringing'],
      ['invalidUrl', '/webhook_urls/call.answered'],
      ['invalidWebhookEvent', '/webhook_retries_policies/call.unknown'],
      ['outOfRange', '/webhook_retries_policies/call.hangup/retries_ms'],
    ]);
  });

  it('may retry five times within a minute', () => {
    const policy = (retries_ms: unknown) =>
      checkWebhooks({ webhook_retries_policies: { 'call.hangup': { retries_ms } } });
    expect(policy([])).toEqual([]);
    expect(policy([12_000, 12_000, 12_000, 12_000, 12_000])).toEqual([]);
    expect(policy([0.5])).toMatchObject([{ error: 'wrongType' }]);
    expect(policy(['x'])).toMatchObject([{ error: 'wrongType' }]);
  });
});

describe('loop', () => {
  it.each([
    [1, 1],
    [100, 100],
    ['7', 7],
    ['infinity', Infinity],
    [null, 1],
    [undefined, 1],
    [0, undefined],
    [101, undefined],
    [2.5, undefined],
    ['', undefined],
    ['1e1', undefined],
    ['Infinity', undefined],
  ])('%j means %j', (loop, count) => {
    expect(loopCount(loop)).toBe(count);
  });
});

describe('a property whose values are named in prose', () => {
  it('lists them when it has another', () => {
    expect(checkOneOf('stop', 'x', ['a', 'b'])).toEqual([
      { error: 'invalidEnum', detail: 'The value must be one of: a, b.', pointer: '/stop' },
    ]);
    for (const value of ['a', null, undefined]) expect(checkOneOf('stop', value, ['a', 'b'])).toEqual([]);
  });
});

describe('numbers', () => {
  it.each(['+13125550001', '+442071234567', '+4930123456'])('%s is E.164', (number) =>
    expect(isE164(number)).toBe(true),
  );
  it.each(['13125550001', '+0312555000', '+1', '+1312555000112345', '+1 312 555', ''])('%s is not', (number) => {
    expect(isE164(number)).toBe(false);
  });

  it.each(['sip:ann@example.com', 'SIPS:bob@10.0.0.1:5061;transport=tls'])('%s is a SIP URI', (uri) =>
    expect(isSipUri(uri)).toBe(true),
  );
  it.each(['sip:ann', 'ann@example.com', 'sip:a b@c', 'sip:@c'])('%s is not', (uri) =>
    expect(isSipUri(uri)).toBe(false),
  );

  it.each([
    ['+13125550001', '+13125550001', undefined],
    ['+13125550001,200#', '+13125550001', '200#'],
    ['+13125550001,w1,2', '+13125550001', 'w1,2'],
    ['+13125550001,', '+13125550001', ''],
    ['sip:ann@example.com,1', 'sip:ann@example.com', '1'],
    ['sip:ann,bob@example.com', 'sip:ann,bob@example.com', undefined],
  ])('%s is %s and the digits %s', (to, number, digits) => {
    expect(splitDigits(to)).toEqual({ number, digits });
  });
});
