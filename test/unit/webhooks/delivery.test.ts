import { describe, expect, it } from 'vitest';
import { callAddress, WORLD_ADDRESS } from '../../../src/calls/address.js';
import { envelope, FAILOVER, PRIMARY, webhook, webhookWorld } from '../../support/webhook-world.js';
import type { SentRequest } from '../../support/fake-sender.js';

const names = (sent: readonly SentRequest[]): string[] => sent.map((request) => envelope(request).data.event_type);
const times = (sent: readonly SentRequest[]): number[] => sent.map((request) => request.atMs);

describe('Webhooks of one call', () => {
  it('leave one after another, each when the one before was answered', async () => {
    const { deliveries, sender, clock } = webhookWorld({ answer: () => ({ status: 200, afterMs: 300 }) });
    for (const name of ['initiated', 'answered', 'hangup']) deliveries.enqueue(webhook(name));
    await clock.advanceAsync(1000);
    expect(names(sender.sent)).toEqual(['call.initiated', 'call.answered', 'call.hangup']);
    expect(times(sender.sent)).toEqual([0, 300, 600]);
  });

  it('wait for the time-out of one that is not answered, not for its retries', async () => {
    const { deliveries, sender, clock } = webhookWorld({
      answer: (request) => (envelope(request).data.event_type === 'call.initiated' ? 'never' : { status: 200 }),
    });
    for (const name of ['initiated', 'answered', 'hangup']) deliveries.enqueue(webhook(name));
    await clock.advanceAsync(20_000);
    expect(names(sender.sent).slice(0, 3)).toEqual(['call.initiated', 'call.answered', 'call.hangup']);
    expect(times(sender.sent).slice(0, 3)).toEqual([0, 2000, 2000]);
    expect(deliveries.list().map(({ state }) => state)).toEqual(['failed', 'delivered', 'delivered']);
  });

  it('are not held up by another call whose endpoint is slow, nor by events without a call', async () => {
    const { deliveries, sender, clock } = webhookWorld({ answer: () => 'never' });
    deliveries.enqueue(webhook('initiated', { of: callAddress('call-1') }));
    deliveries.enqueue(webhook('initiated', { of: callAddress('call-2') }));
    deliveries.enqueue(webhook('cost', { of: undefined }));
    deliveries.enqueue(webhook('cost', { of: undefined }));
    await clock.advanceAsync(0);
    expect(times(sender.sent)).toEqual([0, 0, 0, 0]);
  });

  it('go in an order of their own beside those of another entity, as of the world', async () => {
    const { deliveries, sender, clock } = webhookWorld({ answer: () => ({ status: 200, afterMs: 50 }) });
    for (const of of [WORLD_ADDRESS, WORLD_ADDRESS, callAddress('world')]) deliveries.enqueue(webhook('made', { of }));
    await clock.advanceAsync(1000);
    expect(sender.sent.map(({ atMs }) => atMs)).toEqual([0, 0, 50]);
  });

  it('leave all at once under the switch webhook_order: concurrent', async () => {
    const { deliveries, sender, clock } = webhookWorld({
      answer: () => ({ status: 200, afterMs: 300 }),
      settings: { order: 'concurrent' },
    });
    for (const name of ['initiated', 'answered']) deliveries.enqueue(webhook(name));
    await clock.advanceAsync(1000);
    expect(times(sender.sent)).toEqual([0, 0]);
  });
});

describe('A webhook that fails', () => {
  it('is retried 1 s and 2 s after the failure before it, to the millisecond', async () => {
    const { deliveries, sender, clock } = webhookWorld({ answer: () => ({ status: 503, afterMs: 40 }) });
    deliveries.enqueue(webhook('initiated'));
    await clock.advanceAsync(60_000);
    expect(times(sender.sent)).toEqual([0, 1040, 3080]);
  });

  it('is retried by the delays of its own retry policy where it has one', async () => {
    const { deliveries, sender, clock } = webhookWorld({ answer: () => ({ error: 'ECONNREFUSED' }) });
    deliveries.enqueue(webhook('initiated', {}, { retryDelaysMs: [50] }));
    await clock.advanceAsync(60_000);
    expect(times(sender.sent)).toEqual([0, 50]);
  });

  it('keeps its id and time, while attempt, timestamp, signature and address are those of the attempt', async () => {
    const { deliveries, sender, clock } = webhookWorld({ answer: () => 'never' });
    deliveries.enqueue(webhook('initiated', {}, { urls: [PRIMARY, FAILOVER] }));
    await clock.advanceAsync(60_000);
    const bodies = sender.sent.map(envelope);
    expect(new Set(bodies.map(({ data }) => `${data.id} ${data.occurred_at}`)).size).toBe(1);
    expect(bodies.map(({ meta }) => meta)).toEqual([
      ...[1, 2, 3].map((attempt) => ({ attempt, delivered_to: PRIMARY })),
      ...[4, 5, 6].map((attempt) => ({ attempt, delivered_to: FAILOVER })),
    ]);
    expect(times(sender.sent)).toEqual([0, 3000, 7000, 9000, 12_000, 16_000]);
    for (const { headers, atMs, body, url } of sender.sent) {
      const timestamp = String(1_767_225_600 + atMs / 1000);
      expect(headers['telnyx-timestamp']).toBe(timestamp);
      expect(headers['telnyx-signature-ed25519']).toBe(`signature(${timestamp}|${body ?? ''})`);
      expect(url).toBe(atMs < 9000 ? PRIMARY : FAILOVER);
    }
  });

  it('goes to the failover URL at once when the answer will not change', async () => {
    const { deliveries, sender, clock } = webhookWorld({
      answer: ({ url }) => ({ status: url === PRIMARY ? 404 : 200, afterMs: 10 }),
    });
    const id = deliveries.enqueue(webhook('initiated', {}, { urls: [PRIMARY, FAILOVER] }));
    await clock.advanceAsync(1000);
    expect(sender.sent.map(({ url, atMs }) => [url, atMs])).toEqual([
      [PRIMARY, 0],
      [FAILOVER, 10],
    ]);
    expect(deliveries.list()).toMatchObject([{ id, state: 'delivered' }]);
  });

  it('is not retried after a redirect, which is not followed either', async () => {
    const { deliveries, sender, clock } = webhookWorld({ answer: () => ({ status: 302 }) });
    deliveries.enqueue(webhook('initiated'));
    await clock.advanceAsync(60_000);
    expect(sender.sent).toHaveLength(1);
    expect(deliveries.list()).toMatchObject([{ state: 'failed', attempts: [{ status: 302, code: '75300' }] }]);
  });

  it('goes to the failover URL alone where that is all there is', async () => {
    const { deliveries, sender, clock } = webhookWorld();
    deliveries.enqueue(webhook('initiated', {}, { urls: [FAILOVER] }));
    await clock.advanceAsync(0);
    expect(sender.sent.map(({ url }) => url)).toEqual([FAILOVER]);
  });
});

describe('The journal of webhooks', () => {
  it('tells of the event, each attempt and the end', async () => {
    const { deliveries, journal, clock } = webhookWorld({
      answer: (_, nth) => (nth === 1 ? { error: 'ECONNREFUSED' } : { status: 204, afterMs: 25 }),
    });
    deliveries.enqueue(webhook('initiated', { payload: { from: 'a' } }));
    await clock.advanceAsync(5000);
    const event = { event_id: 'event-initiated', event_type: 'call.initiated' };
    expect(journal.map(({ type, fields }) => ({ type, ...fields }))).toEqual([
      { type: 'webhook.created', ...event, payload: { from: 'a' } },
      {
        type: 'webhook.attempt',
        ...event,
        url: PRIMARY,
        attempt: 1,
        error: 'ECONNREFUSED',
        host: { duration_ms: 0, after: 1, until: 1 },
      },
      {
        type: 'webhook.attempt',
        ...event,
        url: PRIMARY,
        attempt: 2,
        status: 204,
        host: { duration_ms: 25, after: 2, until: 2 },
      },
      { type: 'webhook.delivered', ...event },
    ]);
    expect(new Set(journal.map(({ callControlId }) => callControlId))).toEqual(new Set(['call-1']));
  });

  it('tells of an event that had nowhere to go, which holds up no other', async () => {
    const { deliveries, sender, types, clock } = webhookWorld();
    deliveries.enqueue(webhook('initiated', {}, { urls: [] }));
    deliveries.enqueue(webhook('answered'));
    await clock.advanceAsync(0);
    expect(types().slice(0, 3)).toEqual(['webhook.created', 'webhook.undeliverable', 'webhook.created']);
    expect(names(sender.sent)).toEqual(['call.answered']);
    expect(deliveries.list({ state: 'undeliverable' })).toHaveLength(1);
  });
});

describe('The list of webhooks', () => {
  it('shows each attempt with its time, duration, outcome and code', async () => {
    const { deliveries, clock } = webhookWorld({
      answer: (_, nth) => (nth === 1 ? 'never' : { status: 500, afterMs: 7 }),
    });
    deliveries.enqueue(webhook('initiated', { payload: { from: 'a' } }, { retryDelaysMs: [500] }));
    await clock.advanceAsync(1);
    expect(deliveries.list()).toMatchObject([{ state: 'pending', attempts: [] }]);
    await clock.advanceAsync(10_000);
    const at = (time: string) => `2026-01-01T00:00:${time}Z`;
    expect(deliveries.list()).toEqual([
      {
        id: 'delivery-1',
        event_id: 'event-initiated',
        event_type: 'call.initiated',
        call_control_id: 'call-1',
        state: 'failed',
        payload: { from: 'a' },
        attempts: [
          {
            ...{ attempt: 1, url: PRIMARY, at: at('00.000000'), duration_ms: 2000 },
            ...{ status: null, error: 'timeout', code: '75000' },
          },
          {
            ...{ attempt: 2, url: PRIMARY, at: at('02.500000'), duration_ms: 7 },
            ...{ status: 500, error: null, code: '75500' },
          },
        ],
      },
    ]);
  });

  it('is filtered by event, call and state, and limited to the newest', async () => {
    const { deliveries, clock } = webhookWorld();
    deliveries.enqueue(webhook('initiated', { of: callAddress('call-1') }));
    deliveries.enqueue(webhook('initiated', { of: callAddress('call-2') }));
    deliveries.enqueue(webhook('hangup', { of: callAddress('call-2') }, { urls: [] }));
    await clock.advanceAsync(0);
    const ids = (filter: Parameters<typeof deliveries.list>[0]) => deliveries.list(filter).map(({ id }) => id);
    expect(ids({})).toEqual(['delivery-1', 'delivery-2', 'delivery-3']);
    expect(ids({ event_type: 'call.initiated' })).toEqual(['delivery-1', 'delivery-2']);
    expect(ids({ call_control_id: 'call-2', state: 'delivered' })).toEqual(['delivery-2']);
    expect(ids({ limit: 2 })).toEqual(['delivery-2', 'delivery-3']);
    expect(ids({ limit: 0 })).toEqual([]);
  });
});
