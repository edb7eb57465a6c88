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
      url: 'http://app.test',
      failoverUrl: 'http://app-failover.test',
      method: 'POST',
      timeoutMs: USUAL_TIMEOUT_MS,
    });
  });

  it('to the default URLs where the application has none, or is gone', () => {
    const urls = { url: 'http://default.test', failoverUrl: 'http://default-failover.test' };
    expect(route({ application: { webhook_event_url: '', webhook_event_failover_url: '' } })).toMatchObject(urls);
    expect(route({ application: null })).toMatchObject(urls);
  });

  it('nowhere where no URL is known', () => {
    expect(route({ application: null, defaults: { webhookUrl: null, webhookFailoverUrl: null } })).toMatchObject({
      url: null,
      failoverUrl: null,
    });
  });

  it('to no failover that belongs to another URL', () => {
    expect(route({ application: { webhook_event_failover_url: '' } })).toMatchObject({
      url: 'http://app.test',
      failoverUrl: null,
    });
  });

  it("to the call's own URL, by its own method, and keeps the application's failover", () => {
    expect(route({ webhooks: { url: 'http://own.test', method: 'GET' } })).toMatchObject({
      url: 'http://own.test',
      failoverUrl: 'http://app-failover.test',
      method: 'GET',
    });
  });

  it('to the URL that webhook_urls names for its event, by the method for those', () => {
    const webhooks = {
      url: 'http://own.test',
      urls: { 'call.hangup': 'http://hangup.test' },
      urlsMethod: 'GET',
    } as const;
    expect(route({ webhooks, event: 'call.hangup' })).toMatchObject({ url: 'http://hangup.test', method: 'GET' });
    expect(route({ webhooks, event: 'call.answered' })).toMatchObject({ url: 'http://own.test', method: 'POST' });
  });

  it("to a dial's own URL after call.initiated, or from it on with the switch", () => {
    const dial = { direction: 'outgoing', webhooks: { url: 'http://own.test', method: 'GET' } } as const;
    expect(route({ ...dial, event: 'call.initiated' })).toMatchObject({ url: 'http://app.test', method: 'POST' });
    expect(route({ ...dial, event: 'call.answered' })).toMatchObject({ url: 'http://own.test' });
    const switches = { dial_webhook_url_from: 'initiated' } as const;
    expect(route({ ...dial, event: 'call.initiated', switches })).toMatchObject({
      url: 'http://own.test',
      method: 'GET',
    });
  });

  it('to the own URL of a call that rang in, from call.initiated on', () => {
    expect(route({ webhooks: { url: 'http://own.test' }, event: 'call.initiated' })).toMatchObject({
      url: 'http://own.test',
    });
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
