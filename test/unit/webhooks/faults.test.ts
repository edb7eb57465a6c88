import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/faults/fault.js';
import { envelope, webhook, webhookWorld, type WorldOptions } from '../../support/webhook-world.js';

const CALL = ['initiated', 'answered', 'hangup'];

/** Three events of a call on their way, with something that goes wrong: what arrives when, and what is told. */
async function sent(
  faults: readonly Fault[],
  { names = CALL, ...options }: WorldOptions & { names?: readonly string[] } = {},
) {
  const world = webhookWorld({ answer: () => ({ status: 200, afterMs: 10 }), faults, ...options });
  for (const name of names) world.deliveries.enqueue(webhook(name));
  await world.clock.advanceAsync(20_000);
  const arrived = world.sender.sent.map((request) => {
    const { data, meta } = envelope(request);
    return `${data.event_type.replace('call.', '')}${meta.attempt > 1 ? ` ${meta.attempt}` : ''} @${request.atMs}`;
  });
  const states = world.deliveries.list().map(({ state }) => state);
  const attempts = world.journal.filter(({ type }) => type === 'webhook.attempt').map(({ fields }) => fields);
  return { ...world, arrived, states, attempts };
}

describe('A webhook', () => {
  it('that is late is overtaken by those behind it', async () => {
    const { arrived, states } = await sent([
      { fault: 'webhook_late', when: { event: 'call.answered' }, delay_ms: 500 },
    ]);
    expect(arrived).toEqual(['initiated @0', 'hangup @10', 'answered @500']);
    expect(states).toEqual(['delivered', 'delivered', 'delivered']);
  });

  it('that gets lost is sent again by the documented retries, as where the app did not answer', async () => {
    const { arrived, attempts, states } = await sent([{ fault: 'webhook_lost', count: 1 }], { names: ['initiated'] });
    expect(arrived).toEqual(['initiated 2 @3000']);
    expect(attempts[0]).toEqual(
      expect.objectContaining({ attempt: 1, error: 'lost', fault: 'webhook_lost', event_type: 'call.initiated' }),
    );
    expect(attempts[1]).not.toHaveProperty('fault');
    expect(states).toEqual(['delivered']);
  });

  it('whose attempts all get lost is given up', async () => {
    const { arrived, states } = await sent([{ fault: 'webhook_lost' }], { names: ['initiated'] });
    expect(arrived).toEqual([]);
    expect(states).toEqual(['failed']);
  });

  it('that is doubled comes twice at once, under the same id', async () => {
    const { sender, arrived, attempts } = await sent([{ fault: 'webhook_doubled', when: { event: 'call.answered' } }]);
    expect(arrived).toEqual(['initiated @0', 'answered @10', 'answered 2 @10', 'hangup @20']);
    const ids = sender.sent.map((request) => envelope(request).data.id);
    expect(ids[1]).toBe(ids[2]);
    expect(attempts.map(({ fault }) => fault)).toEqual([undefined, undefined, 'webhook_doubled', undefined]);
  });

  it('that is reordered lets the next one of its call go first', async () => {
    const { arrived } = await sent([{ fault: 'webhook_reordered', when: { event: 'call.initiated' } }]);
    expect(arrived).toEqual(['answered @0', 'initiated @10', 'hangup @20']);
  });

  it('that is reordered and the last one of its call leaves when its time is up', async () => {
    const { arrived } = await sent([{ fault: 'webhook_reordered', when: { event: 'call.hangup' }, delay_ms: 700 }]);
    expect(arrived).toEqual(['initiated @0', 'answered @10', 'hangup @700']);
  });

  it('that is bunched waits for others of its call, and all leave at once', async () => {
    const { arrived } = await sent([{ fault: 'webhook_bunched', bunch: 3, count: 1 }]);
    expect(arrived).toEqual(['initiated @0', 'answered @0', 'hangup @0']);
  });

  it('that is bunched leaves with as many as have come when its time is up', async () => {
    const { arrived } = await sent([{ fault: 'webhook_bunched', bunch: 9, delay_ms: 400, count: 1 }]);
    expect(arrived).toEqual(['initiated @400', 'answered @400', 'hangup @400']);
  });

  it('that is sent once more comes again after it was taken', async () => {
    const { arrived, attempts } = await sent([
      { fault: 'webhook_resent_later', when: { event: 'call.initiated' }, delay_ms: 3000, count: 1 },
    ]);
    expect(arrived).toEqual(['initiated @0', 'answered @10', 'hangup @20', 'initiated 2 @3010']);
    expect(attempts.at(-1)).toMatchObject({ fault: 'webhook_resent_later', attempt: 2 });
  });

  it('that is wrongly signed comes again rightly signed, also where the app refuses it', async () => {
    const { sender, arrived, states, attempts } = await sent([{ fault: 'webhook_wrongly_signed', count: 1 }], {
      names: ['initiated'],
      answer: (_, nth) => ({ status: nth === 1 ? 401 : 200 }),
    });
    expect(arrived).toEqual(['initiated @0', 'initiated 2 @1000']);
    const isRight = sender.sent.map(
      ({ headers, body }) =>
        headers['telnyx-signature-ed25519'] === `signature(${headers['telnyx-timestamp']}|${body ?? ''})`,
    );
    expect(isRight).toEqual([false, true]);
    expect(states).toEqual(['delivered']);
    expect(attempts[0]).toMatchObject({ status: 401, fault: 'webhook_wrongly_signed' });
  });

  it('that is stale has a time stamp of ten minutes ago, and a signature that fits it', async () => {
    const { sender, clock } = await sent([{ fault: 'webhook_stale', count: 1 }], { names: ['initiated'] });
    const [{ headers, body } = { headers: {} as Record<string, string>, body: '' }] = sender.sent;
    const sentSecs = Math.floor((clock.wallMicros() - clock.now() * 1000) / 1_000_000);
    expect(Number(headers['telnyx-timestamp'])).toBe(sentSecs - 600);
    expect(headers['telnyx-signature-ed25519']).toBe(`signature(${headers['telnyx-timestamp']}|${body ?? ''})`);
  });
});

it('Webhooks that a fault keeps back are forgotten with the others', async () => {
  const { deliveries, clock, sender } = webhookWorld({
    faults: [{ fault: 'webhook_late' }, { fault: 'webhook_lost' }],
  });
  deliveries.enqueue(webhook('initiated'));
  deliveries.abandon();
  await clock.advanceAsync(10_000);
  expect(sender.sent).toEqual([]);
  expect(deliveries.openCount).toBe(0);
});

it('A webhook that is kept back is still on its way, and time goes on meanwhile', async () => {
  const { deliveries, clock } = webhookWorld({ faults: [{ fault: 'webhook_late' }] });
  deliveries.enqueue(webhook('initiated'));
  await clock.advanceAsync(999);
  expect(deliveries.openCount).toBe(1);
  await clock.advanceAsync(1);
  expect(deliveries.openCount).toBe(0);
});
