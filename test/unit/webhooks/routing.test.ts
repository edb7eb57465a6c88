import { describe, expect, it } from 'vitest';
import type { Application } from '../../../src/calls/applications.js';
import { newWebhookSettings, type Call, type WebhookSettings } from '../../../src/calls/call.js';
import { switchesWith, type SwitchChoices } from '../../../src/switches.js';
import { routeWebhook, USUAL_TIMEOUT_MS } from '../../../src/webhooks/routing.js';

interface Wish {
  readonly direction?: Call['direction'];
  readonly webhooks?: Partial<WebhookSettings>;
  readonly application?: Partial<Application> | null;
  readonly defaults?: { webhookUrl: string | null; webhookFailoverUrl: string | null };
  readonly switches?: SwitchChoices;
  readonly event?: 'call.initiated' | 'call.answered' | 'call.hangup';
}

const APPLICATION = {
  webhook_event_url: 'http://app.test',
  webhook_event_failover_url: 'http://app-failover.test',
  webhook_timeout_secs: null,
};
const DEFAULTS = { webhookUrl: 'http://default.test', webhookFailoverUrl: 'http://default-failover.test' };

function route({
  direction = 'incoming',
  webhooks = {},
  application = {},
  defaults = DEFAULTS,
  switches = {},
  event,
}: Wish) {
  // The parts of a call and an application that routing looks at.
  const call = { direction, webhooks: { ...newWebhookSettings(), ...webhooks } } as Call;
  const owner = application === null ? undefined : ({ ...APPLICATION, ...application } as Application);
  return routeWebhook(call, event ?? 'call.answered', owner, defaults, switchesWith(switches));
}

describe('a webhook goes', () => {
  it("to the application's URL, and its failover URL", () => {
    expect(route({})).toEqual({
      urls: ['http://app.test', 'http://app-failover.test'],
      method: 'POST',
      timeoutMs: USUAL_TIMEOUT_MS,
    });
  });

  it('to the default URLs where the application has none, or is gone', () => {
    const urls = { urls: ['http://default.test', 'http://default-failover.test'] };
    expect(route({ application: { webhook_event_url: '', webhook_event_failover_url: '' } })).toMatchObject(urls);
    expect(route({ application: null })).toMatchObject(urls);
  });

  it('nowhere where no URL is known', () => {
    expect(route({ application: null, defaults: { webhookUrl: null, webhookFailoverUrl: null } })).toMatchObject({
      urls: [],
    });
  });

  it('to no failover that belongs to another URL', () => {
    expect(route({ application: { webhook_event_failover_url: '' } })).toMatchObject({
      urls: ['http://app.test'],
    });
  });

  it("to the call's own URL, by its own method, and keeps the application's failover", () => {
    expect(route({ webhooks: { url: 'http://own.test', method: 'GET' } })).toMatchObject({
      urls: ['http://own.test', 'http://app-failover.test'],
      method: 'GET',
    });
  });

  it('to the URL that webhook_urls names for its event, by the method for those', () => {
    const webhooks = {
      url: 'http://own.test',
      urls: { 'call.hangup': ['http://hangup.test'] },
      urlsMethod: 'GET',
    } as const;
    const failover = 'http://app-failover.test';
    expect(route({ webhooks, event: 'call.hangup' })).toMatchObject({
      urls: ['http://hangup.test', failover],
      method: 'GET',
    });
    expect(route({ webhooks, event: 'call.answered' })).toMatchObject({
      urls: ['http://own.test', failover],
      method: 'POST',
    });
  });

  it('to each URL of a list in turn, then to the failover URL of its application', () => {
    const webhooks = { urls: { 'call.hangup': ['http://first.test', 'http://second.test'] } };
    expect(route({ webhooks, event: 'call.hangup' }).urls).toEqual([
      'http://first.test',
      'http://second.test',
      'http://app-failover.test',
    ]);
  });

  it("to a dial's own URL after call.initiated, or from it on with the switch", () => {
    const dial = { direction: 'outgoing', webhooks: { url: 'http://own.test', method: 'GET' } } as const;
    expect(route({ ...dial, event: 'call.initiated' })).toMatchObject({
      urls: ['http://app.test', 'http://app-failover.test'],
      method: 'POST',
    });
    expect(route({ ...dial, event: 'call.answered' }).urls[0]).toBe('http://own.test');
    const switches = { dial_webhook_url_from: 'initiated' } as const;
    expect(route({ ...dial, event: 'call.initiated', switches })).toMatchObject({
      urls: ['http://own.test', 'http://app-failover.test'],
      method: 'GET',
    });
  });

  it('to the own URL of a call that rang in, from call.initiated on', () => {
    const { urls } = route({ webhooks: { url: 'http://own.test' }, event: 'call.initiated' });
    expect(urls[0]).toBe('http://own.test');
  });
});

describe('an endpoint', () => {
  it.each([
    [null, 2000],
    [0, 2000],
    [5, 5000],
    [30, 30_000],
  ])('with webhook_timeout_secs %j has %i ms to answer', (webhook_timeout_secs, timeoutMs) => {
    expect(route({ application: { webhook_timeout_secs } }).timeoutMs).toBe(timeoutMs);
  });

  it('is tried again after the delays of its event, where the call has such', () => {
    const webhooks = { retries: { 'call.hangup': [500, 700] } };
    expect(route({ webhooks, event: 'call.hangup' }).retryDelaysMs).toEqual([500, 700]);
    expect(route({ webhooks, event: 'call.answered' })).not.toHaveProperty('retryDelaysMs');
  });
});
