import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { callAddress } from '../../../src/calls/address.js';
import { WEBHOOK_LIMITS } from '../../../src/webhooks/delivery-deps.js';
import type { FakeAnswer } from '../../support/fake-sender.js';
import { envelope, webhook, webhookWorld } from '../../support/webhook-world.js';

/** The limits that were reached; the real journal tells each of these once. */
const limits = (journal: readonly { readonly type: string; readonly fields: Readonly<Record<string, unknown>> }[]) => [
  ...new Set(journal.filter(({ type }) => type === 'limit.reached').map(({ fields }) => fields['what'])),
];

describe('The limits of webhook delivery', () => {
  it('are ten thousand on their way, a thousand waiting per call, ten thousand kept', () => {
    expect(WEBHOOK_LIMITS).toMatchObject({ pending: 10_000, waitingPerCall: 1_000, kept: 10_000 });
  });

  it('limit webhooks.pending: drop the new webhook, with a word in the journal, when too many are on their way', async () => {
    const { deliveries, sender, journal, clock } = webhookWorld({
      answer: () => ({ status: 200, afterMs: 100 }),
      limits: { pending: 2 },
    });
    for (const call of ['a', 'b', 'c']) deliveries.enqueue(webhook('initiated', { of: callAddress(call) }));
    expect(journal.slice(-3)).toMatchObject([
      { type: 'webhook.created', callControlId: 'c' },
      { type: 'webhook.dropped', callControlId: 'c', fields: { what: 'webhooks.pending' } },
      { type: 'limit.reached', fields: { what: 'webhooks.pending' } },
    ]);
    await clock.advanceAsync(100);
    expect(sender.sent).toHaveLength(2);
    expect(deliveries.list().map(({ state }) => state)).toEqual(['delivered', 'delivered', 'failed']);
    deliveries.enqueue(webhook('answered', { of: callAddress('c') }));
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
    deliveries.enqueue(webhook('initiated', { of: callAddress('call-2') }));
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
    const { deliveries, journal, clock } = webhookWorld({
      answer: (_, nth) => (nth === 1 ? { status: 200, afterMs: 1000 } : { status: 200 }),
      limits: { kept: 2 },
    });
    for (const call of ['slow', 'b', 'c', 'd']) {
      deliveries.enqueue(webhook('initiated', { of: callAddress(call) }));
      await clock.advanceAsync(1);
    }
    expect(deliveries.list().map((record) => record.call_control_id)).toEqual(['slow', 'd']);
    expect(deliveries.resend('delivery-2')).toBe(false);
    expect(limits(journal)).toEqual(['webhooks.kept']);
  });

  const large = (name: string, bytes: number, call = 'call-1') =>
    webhook(name, { of: callAddress(call), payload: { client_state: 'x'.repeat(bytes) } });

  it('limit webhooks.pending_bytes: drops what would make the payloads under way too large, resends too', async () => {
    const { deliveries, sender, journal, clock } = webhookWorld({
      answer: () => ({ status: 200, afterMs: 100 }),
      limits: { pendingBytes: 10_000 },
    });
    const first = deliveries.enqueue(large('initiated', 6_000, 'a'));
    deliveries.enqueue(large('initiated', 6_000, 'b'));
    deliveries.enqueue(large('initiated', 1_000, 'c'));
    const dropped = {
      type: 'webhook.dropped',
      callControlId: 'b',
      fields: { what: 'webhooks.pending_bytes', why: 'the limit webhooks.pending_bytes is reached' },
    };
    expect(journal.slice(2, 4)).toMatchObject([
      dropped,
      { type: 'limit.reached', fields: { what: 'webhooks.pending_bytes' } },
    ]);
    await clock.advanceAsync(100);
    expect(sender.sent).toHaveLength(2);
    for (let i = 0; i < 3; i++) deliveries.resend(first);
    await clock.advanceAsync(100);
    expect(sender.sent).toHaveLength(3);
    expect(await deliveries.drain(0)).toBe(true);
    deliveries.enqueue(large('answered', 6_000, 'b'));
    await clock.advanceAsync(100);
    expect(sender.sent).toHaveLength(4);
  });

  it('limit webhooks.in_flight_bytes: large ones are sent in turns, and small ones of other calls do not wait', async () => {
    const { deliveries, sender, journal, clock } = webhookWorld({
      answer: () => ({ status: 200, afterMs: 100 }),
      limits: { inFlightBytes: 250_000 },
    });
    for (const call of ['a', 'b', 'c']) deliveries.enqueue(large('initiated', 100_000, call));
    deliveries.enqueue(webhook('answered', { of: callAddress('c') }));
    deliveries.enqueue(webhook('initiated', { of: callAddress('d') }));
    expect(journal.filter(({ type }) => type === 'limit.reached')).toMatchObject([
      { callControlId: 'c', fields: { what: 'webhooks.in_flight_bytes' } },
    ]);
    await clock.advanceAsync(1000);
    expect(sender.sent.map((request) => [request.atMs, envelope(request).data.event_type])).toEqual([
      [0, 'call.initiated'],
      [0, 'call.initiated'],
      [0, 'call.initiated'],
      [100, 'call.initiated'],
      [200, 'call.answered'],
    ]);
    // Signed when it left, not when it began to wait.
    expect(sender.sent[3]?.body?.length).toBeGreaterThan(100_000);
  });

  it('let one leave that is larger than all may be together', async () => {
    const { deliveries, sender, clock } = webhookWorld({ limits: { inFlightBytes: 1 } });
    deliveries.enqueue(large('initiated', 100_000));
    await clock.advanceAsync(0);
    expect(sender.sent).toHaveLength(1);
  });

  it('limit webhooks.kept_bytes: forgets the deliveries that ended first, their attempts counted', async () => {
    const { deliveries, journal, clock } = webhookWorld({ limits: { keptBytes: 7_000 } });
    for (const call of ['a', 'b', 'c']) {
      deliveries.enqueue(large('initiated', 2_000, call));
      await clock.advanceAsync(0);
    }
    const calls = () => deliveries.list().map((record) => record.call_control_id);
    expect(calls()).toEqual(['b', 'c']);
    for (let i = 0; i < 5; i++) {
      deliveries.resend('delivery-3');
      await clock.advanceAsync(0);
    }
    expect(calls()).toEqual(['b', 'c']);
    deliveries.enqueue(webhook('initiated', { of: callAddress('d') }));
    await clock.advanceAsync(0);
    expect(calls()).toEqual(['c', 'd']);
    expect(limits(journal)).toEqual(['webhooks.kept_bytes']);
  });

  it('limit webhooks.attempts_kept: keeps the newest attempts of a delivery, and counts on', async () => {
    const { deliveries, sender, journal, clock } = webhookWorld();
    const id = deliveries.enqueue(webhook('initiated'));
    await clock.advanceAsync(0);
    const most = LIMITS['webhooks.attempts_kept'];
    for (let i = 0; i < most + 10; i++) {
      deliveries.resend(id);
      await clock.advanceAsync(0);
    }
    expect(sender.sent).toHaveLength(most + 11);
    const numbers = deliveries.find(id)?.attempts.map(({ attempt }) => attempt);
    expect(numbers).toEqual(Array.from({ length: most }, (_, i) => i + 12));
    expect(limits(journal)).toEqual(['webhooks.attempts_kept']);
  });
});

describe('The journal', () => {
  const reasons = async (target: Parameters<typeof webhook>[2], answer: FakeAnswer) => {
    const { deliveries, journal, clock } = webhookWorld({ answer: () => answer });
    deliveries.enqueue(webhook('initiated', {}, target));
    await clock.advanceAsync(60_000);
    return journal.filter(({ fields }) => 'why' in fields).map(({ type, fields }) => [type, fields['why']]);
  };

  it('says why a webhook was not delivered', async () => {
    expect(await reasons({}, { status: 404 })).toEqual([['webhook.failed', 'the last attempt was answered with 404']]);
    expect(await reasons({}, 'never')).toEqual([['webhook.failed', 'the last attempt failed: timeout']]);
    expect(await reasons({ urls: [] }, { status: 200 })).toEqual([['webhook.undeliverable', 'no URL is configured']]);
    expect(await reasons({}, { status: 200 })).toEqual([]);
  });

  it('says of each delivery under way that it was dropped, where the simulator stops', async () => {
    const { deliveries, journal, clock } = webhookWorld({
      answer: ({ url }) => ({ status: url.endsWith('ok') ? 200 : 500, afterMs: 10 }),
    });
    deliveries.enqueue(webhook('initiated', { of: callAddress('a') }, { urls: ['http://app.test/ok'] }));
    deliveries.enqueue(webhook('initiated', { of: callAddress('b') }));
    deliveries.enqueue(webhook('answered', { of: callAddress('b') }));
    await clock.advanceAsync(500);
    deliveries.abandon('the simulator has stopped');
    const dropped = journal.filter(({ type }) => type === 'webhook.dropped');
    expect(dropped).toMatchObject([
      { callControlId: 'b', fields: { event_type: 'call.initiated', why: 'the simulator has stopped' } },
      { callControlId: 'b', fields: { event_type: 'call.answered', why: 'the simulator has stopped' } },
    ]);
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
    deliveries.enqueue(webhook('initiated', { of: callAddress('call-2') }));
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
    await clock.advanceAsync(10);
    deliveries.abandon();
    deliveries.enqueue(webhook('initiated'));
    deliveries.enqueue(webhook('answered'));
    await clock.advanceAsync(1000);
    expect(sender.sent.map(({ atMs }) => atMs)).toEqual([0, 10, 60]);
    expect(deliveries.list()).toHaveLength(2);
  });

  it('keeps back what is being signed', async () => {
    const signing: (() => void)[] = [];
    const { deliveries, sender, clock } = webhookWorld({
      sign: () => new Promise((resolve) => signing.push(() => resolve('signature'))),
    });
    deliveries.enqueue(webhook('initiated'));
    deliveries.abandon();
    deliveries.enqueue(webhook('answered'));
    for (const done of signing) done();
    await clock.advanceAsync(1000);
    expect(sender.sent.map((request) => envelope(request).data)).toMatchObject([{ event_type: 'call.answered' }]);
    expect(deliveries.openCount).toBe(0);
  });
});
