import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { WEBHOOK_LIMITS } from '../../../src/webhooks/delivery.js';
import { webhook, webhookWorld } from '../../support/webhook-world.js';

describe('The limits of webhook delivery', () => {
  it('are ten thousand on their way, a thousand waiting per call, ten thousand kept', () => {
    expect(WEBHOOK_LIMITS).toEqual({ pending: 10_000, waitingPerCall: 1_000, kept: 10_000 });
  });

  it('limit webhooks.pending: drop the new webhook, with a word in the journal, when too many are on their way', async () => {
    const { deliveries, sender, journal, clock } = webhookWorld({
      answer: () => ({ status: 200, afterMs: 100 }),
      limits: { pending: 2 },
    });
    for (const call of ['a', 'b', 'c']) deliveries.enqueue(webhook('initiated', { callControlId: call }));
    expect(journal.slice(-3)).toMatchObject([
      { type: 'webhook.created', callControlId: 'c' },
      { type: 'webhook.dropped', callControlId: 'c', fields: { what: 'webhooks.pending' } },
      { type: 'limit.reached', fields: { what: 'webhooks.pending' } },
    ]);
    await clock.advanceAsync(100);
    expect(sender.sent).toHaveLength(2);
    expect(deliveries.list().map(({ state }) => state)).toEqual(['delivered', 'delivered', 'failed']);
    deliveries.enqueue(webhook('answered', { callControlId: 'c' }));
    await clock.advanceAsync(100);
    expect(sender.sent).toHaveLength(3);
  });

  it('limit webhooks.waiting_per_call: drop the new webhook when too many of its call are waiting, and spare the other calls', async () => {
    const { deliveries, sender, journal, clock } = webhookWorld({
      answer: () => ({ status: 200, afterMs: 100 }),
      limits: { waitingPerCall: 1 },
    });
    for (const name of ['initiated', 'answered', 'hangup']) deliveries.enqueue(webhook(name));
    expect(journal.slice(-2)).toMatchObject([
      { type: 'webhook.dropped', fields: { event_type: 'call.hangup', what: 'webhooks.waiting_per_call' } },
      { type: 'limit.reached', fields: { what: 'webhooks.waiting_per_call' } },
    ]);
    deliveries.enqueue(webhook('initiated', { callControlId: 'call-2' }));
    await clock.advanceAsync(1000);
    expect(sender.sent).toHaveLength(3);
    expect(await deliveries.drain(0)).toBe(true);
  });

  it('hold resends too', async () => {
    const { deliveries, sender, types, clock } = webhookWorld({
      answer: () => ({ status: 200 }),
      limits: { pending: 1 },
    });
    const id = deliveries.enqueue(webhook('initiated'));
    await clock.advanceAsync(0);
    expect([deliveries.resend(id), deliveries.resend(id)]).toEqual([true, true]);
    expect(types().slice(-2)).toEqual(['webhook.dropped', 'limit.reached']);
    await clock.advanceAsync(0);
    expect(sender.sent).toHaveLength(2);
  });

  it('limit webhooks.kept: forget the deliveries that ended first, and none that is on its way', async () => {
    const { deliveries, clock } = webhookWorld({
      answer: (_, nth) => (nth === 1 ? { status: 200, afterMs: 1000 } : { status: 200 }),
      limits: { kept: 2 },
    });
    for (const call of ['slow', 'b', 'c', 'd']) {
      deliveries.enqueue(webhook('initiated', { callControlId: call }));
      await clock.advanceAsync(1);
    }
    expect(deliveries.list().map((record) => record.call_control_id)).toEqual(['slow', 'd']);
    expect(deliveries.resend('delivery-2')).toBe(false);
  });
});

describe('Waiting for webhooks to get through', () => {
  it('ends when all have, retries included', async () => {
    const { deliveries, clock } = webhookWorld({ answer: (_, nth) => ({ status: nth === 1 ? 500 : 200 }) });
    deliveries.enqueue(webhook('initiated'));
    const drained = deliveries.drain(5000).then((all) => ({ all, atMs: clock.now() }));
    await clock.advanceAsync(60_000);
    expect(await drained).toEqual({ all: true, atMs: 1000 });
  });

  it('limit stop.drain_ms: ends when the time is up', async () => {
    const { deliveries, clock } = webhookWorld({ answer: () => 'never' });
    deliveries.enqueue(webhook('initiated'));
    const drained = deliveries.drain(LIMITS['stop.drain_ms']).then((all) => ({ all, atMs: clock.now() }));
    await clock.advanceAsync(60_000);
    expect(await drained).toEqual({ all: false, atMs: LIMITS['stop.drain_ms'] });
  });
});

describe('A reset', () => {
  it('forgets all deliveries: no retry, nothing of what waited, no answer to what was under way', async () => {
    const { deliveries, sender, journal, clock } = webhookWorld({ answer: () => ({ status: 500, afterMs: 50 }) });
    for (const name of ['initiated', 'answered']) deliveries.enqueue(webhook(name));
    deliveries.enqueue(webhook('initiated', { callControlId: 'call-2' }));
    await clock.advanceAsync(60);
    const drained = deliveries.drain(5000);
    deliveries.abandon();
    const journalled = journal.length;
    const sent = sender.sent.length;
    await clock.advanceAsync(60_000);
    expect(await drained).toBe(true);
    expect([journal.length, sender.sent.length]).toEqual([journalled, sent]);
    expect(deliveries.list()).toEqual([]);
  });

  it('lets a call of the same id start afresh at once', async () => {
    const { deliveries, sender, clock } = webhookWorld({ answer: () => ({ status: 200, afterMs: 50 }) });
    deliveries.enqueue(webhook('initiated'));
    deliveries.abandon();
    deliveries.enqueue(webhook('initiated'));
    deliveries.enqueue(webhook('answered'));
    await clock.advanceAsync(1000);
    expect(sender.sent.map(({ atMs }) => atMs)).toEqual([0, 0, 50]);
    expect(deliveries.list()).toHaveLength(2);
  });
});
