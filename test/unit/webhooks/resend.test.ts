import { describe, expect, it } from 'vitest';
import { envelope, FAILOVER, PRIMARY, webhook, webhookWorld } from '../../support/webhook-world.js';

describe('A resent webhook', () => {
  it('has the same id, the next attempt number and a fresh signature', async () => {
    const { deliveries, sender, clock } = webhookWorld();
    const id = deliveries.enqueue(webhook('initiated'));
    await clock.advanceAsync(90_000);
    expect(deliveries.resend(id)).toBe(true);
    await clock.advanceAsync(0);
    const [first, second] = sender.sent.map((request) => ({ ...envelope(request), headers: request.headers }));
    expect(second?.data).toEqual(first?.data);
    expect(second?.meta).toEqual({ attempt: 2, delivered_to: PRIMARY });
    expect(second?.headers['telnyx-timestamp']).toBe('1767225690');
    expect(deliveries.list()).toMatchObject([{ state: 'delivered', attempts: [{ attempt: 1 }, { attempt: 2 }] }]);
  });

  it('goes to the URL that the event last went to, once, and delivers what had failed', async () => {
    let answers = 404;
    const { deliveries, sender, clock, types } = webhookWorld({ answer: () => ({ status: answers }) });
    const id = deliveries.enqueue(webhook('initiated', {}, { urls: [PRIMARY, FAILOVER] }));
    await clock.advanceAsync(0);
    answers = 500;
    deliveries.resend(id);
    await clock.advanceAsync(60_000);
    expect(sender.sent.map(({ url }) => url)).toEqual([PRIMARY, FAILOVER, FAILOVER]);
    expect(deliveries.list()).toMatchObject([{ state: 'failed' }]);
    answers = 200;
    deliveries.resend(id);
    await clock.advanceAsync(0);
    expect(deliveries.list()).toMatchObject([{ state: 'delivered' }]);
    expect(types().slice(-2)).toEqual(['webhook.attempt', 'webhook.delivered']);
  });

  it('that fails leaves a delivered event delivered', async () => {
    const { deliveries, clock } = webhookWorld({ answer: (_, nth) => ({ status: nth === 1 ? 200 : 500 }) });
    const id = deliveries.enqueue(webhook('initiated'));
    await clock.advanceAsync(0);
    deliveries.resend(id);
    await clock.advanceAsync(60_000);
    expect(deliveries.list()).toMatchObject([{ state: 'delivered', attempts: [{ status: 200 }, { status: 500 }] }]);
  });

  it('that succeeds ends the retries of an event still on its way', async () => {
    const { deliveries, sender, clock } = webhookWorld({ answer: (_, nth) => ({ status: nth === 1 ? 500 : 200 }) });
    const id = deliveries.enqueue(webhook('initiated'));
    await clock.advanceAsync(500);
    deliveries.resend(id);
    await clock.advanceAsync(60_000);
    expect(sender.sent.map(({ atMs }) => atMs)).toEqual([0, 500]);
    expect(deliveries.list()).toMatchObject([{ state: 'delivered' }]);
    expect(await deliveries.drain(0)).toBe(true);
  });

  it('that succeeds while an automatic attempt is under way makes the outcome of that one a mere record', async () => {
    const { deliveries, sender, clock, types } = webhookWorld({
      answer: (_, nth) => (nth === 1 ? { status: 500, afterMs: 100 } : { status: 200 }),
    });
    const id = deliveries.enqueue(webhook('initiated', {}, { urls: [PRIMARY, FAILOVER] }));
    deliveries.enqueue(webhook('answered'));
    await clock.advanceAsync(50);
    deliveries.resend(id);
    await clock.advanceAsync(60_000);
    expect(sender.sent.map(({ atMs, url }) => [atMs, url])).toEqual([0, 50, 100].map((atMs) => [atMs, PRIMARY]));
    expect(deliveries.list({ event_type: 'call.initiated' })).toMatchObject([
      { state: 'delivered', attempts: [{ attempt: 2 }, { attempt: 1 }] },
    ]);
    expect(types().filter((type) => type === 'webhook.delivered')).toHaveLength(2);
    expect(types()).not.toContain('webhook.failed');
  });

  it('does not overtake the events before it', async () => {
    const { deliveries, sender, clock } = webhookWorld({ answer: () => ({ status: 200, afterMs: 100 }) });
    deliveries.enqueue(webhook('initiated'));
    const waiting = deliveries.enqueue(webhook('answered'));
    expect(deliveries.resend(waiting)).toBe(true);
    await clock.advanceAsync(1000);
    expect(sender.sent.map((request) => envelope(request).data.event_type)).toEqual([
      'call.initiated',
      'call.answered',
    ]);
  });

  it('is refused for an unknown delivery, and journalled for one that has no URL', async () => {
    const { deliveries, sender, clock, types } = webhookWorld();
    expect(deliveries.resend('nobody')).toBe(false);
    const id = deliveries.enqueue(webhook('initiated', {}, { urls: [] }));
    expect(deliveries.resend(id)).toBe(true);
    await clock.advanceAsync(0);
    expect(types()).toEqual(['webhook.created', 'webhook.undeliverable', 'webhook.undeliverable']);
    expect(sender.sent).toEqual([]);
  });
});
