import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callAddress } from '../../src/calls/address.js';
import { envelope, FAILOVER, PRIMARY, webhook, webhookWorld } from '../support/webhook-world.js';
import type { FakeAnswer } from '../support/fake-sender.js';

const answers: fc.Arbitrary<FakeAnswer> = fc.oneof(
  fc.record({
    status: fc.constantFrom(200, 204, 301, 404, 408, 429, 500, 503),
    afterMs: fc.integer({ min: 0, max: 2500 }),
  }),
  fc.record({ error: fc.constantFrom('ECONNREFUSED', 'ENOTFOUND'), afterMs: fc.integer({ min: 0, max: 2500 }) }),
  fc.constant<FakeAnswer>('never'),
);

/** An event: its call (null: none), when it happens after the one before, and what each attempt at it meets. */
const events = fc.array(
  fc.record({
    call: fc.constantFrom('call-1', 'call-2', null),
    afterMs: fc.integer({ min: 0, max: 1500 }),
    hasFailover: fc.boolean(),
    answers: fc.array(answers, { minLength: 6, maxLength: 6 }),
  }),
  { maxLength: 12 },
);

/** The rules, written out by hand as a reference: what the attempts at one event are, given what each meets. */
function expectedAttempts(met: readonly FakeAnswer[], hasFailover: boolean): { urls: string[]; delivered: boolean } {
  const urls: string[] = [];
  for (const url of hasFailover ? [PRIMARY, FAILOVER] : [PRIMARY]) {
    for (let tries = 0; tries < 3; tries++) {
      const answer = met[urls.length] ?? 'never';
      urls.push(url);
      const inTime = answer !== 'never' && (answer.afterMs ?? 0) < 2000;
      const status = inTime && 'status' in answer ? answer.status : 0;
      if (status === 200 || status === 204) return { urls, delivered: true };
      if (status === 301 || status === 404) break;
    }
  }
  return { urls, delivered: false };
}

type Plan = readonly { call: string | null; afterMs: number; hasFailover: boolean; answers: readonly FakeAnswer[] }[];

/** When the app has answered, or the 2 s are over. */
function settledMs(leftMs: number, met: FakeAnswer): number {
  return leftMs + (met === 'never' ? 2000 : Math.min(2000, met.afterMs ?? 0));
}

async function deliverAll(plan: Plan) {
  const answerTo = (event: string, attempt: number) => plan[Number(event)]?.answers[attempt - 1] ?? 'never';
  const { deliveries, sender, clock } = webhookWorld({
    answer: (request) => answerTo(envelope(request).data.id, envelope(request).meta.attempt),
  });
  for (const [index, event] of plan.entries()) {
    await clock.advanceAsync(event.afterMs);
    const changes = { of: event.call === null ? undefined : callAddress(event.call), eventId: String(index) };
    deliveries.enqueue(webhook('event', changes, { urls: event.hasFailover ? [PRIMARY, FAILOVER] : [PRIMARY] }));
  }
  await clock.advanceAsync(600_000);
  expect(await deliveries.drain(0)).toBe(true);
  const firstAttempts = sender.sent
    .map((request) => ({ ...envelope(request), atMs: request.atMs }))
    .filter(({ meta }) => meta.attempt === 1)
    .map(({ data, atMs }) => ({
      event: Number(data.id),
      leftMs: atMs,
      settledMs: settledMs(atMs, answerTo(data.id, 1)),
    }));
  return { firstAttempts, records: deliveries.list() };
}

describe('Whatever the endpoints answer', () => {
  it('first attempts never change places within a call, nor does one leave before the last was answered', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (plan) => {
        const { firstAttempts } = await deliverAll(plan);
        for (const call of ['call-1', 'call-2']) {
          const ofCall = firstAttempts.filter(({ event }) => plan[event]?.call === call);
          expect(ofCall.map(({ event }) => event)).toEqual([...plan.keys()].filter((key) => plan[key]?.call === call));
          for (const [place, { leftMs }] of ofCall.slice(1).entries())
            expect(leftMs).toBeGreaterThanOrEqual(ofCall[place]?.settledMs ?? Infinity);
        }
      }),
    );
  });

  it('each event gets the attempts that the rules give it, numbered through', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (plan) => {
        const { records } = await deliverAll(plan);
        for (const [index, event] of plan.entries()) {
          const expected = expectedAttempts(event.answers, event.hasFailover);
          expect(records[index]?.attempts.map(({ url }) => url)).toEqual(expected.urls);
          expect(records[index]?.attempts.map(({ attempt }) => attempt)).toEqual(
            expected.urls.map((_, nth) => nth + 1),
          );
          expect(records[index]?.state).toBe(expected.delivered ? 'delivered' : 'failed');
        }
      }),
    );
  });
});
