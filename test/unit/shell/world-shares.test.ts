import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/calls/entry.js';
import { LIMITS } from '../../../src/limits.js';
import type { Exchange } from '../../../src/shell/exchange.js';
import { newWorldsBytes, type WorldsLimit } from '../../../src/shell/world-shares.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { recordAny } from '../../support/any-entry.js';

const KIB = 1024;

/** Two worlds beside the default one, of which the first is to hold much and the second little. */
function worlds(bytes: Partial<Record<WorldsLimit, number>>, more: { provisionUnknown?: boolean } = {}) {
  const world = new ExchangeWorld({ bytes, config: { isolate: 'api-key', ...more } });
  const of = (key: string): Exchange => {
    const opened = world.worlds.of(key);
    if (!opened) throw new Error(`no world ${key}`);
    return opened.exchange;
  };
  const used = (): Record<string, number> =>
    Object.fromEntries(Object.entries(world.outside.bytes).map(([limit, shared]) => [limit, shared.used]));
  return { world, worlds: world.worlds, large: of('large'), small: of('small'), of, used };
}

const ring = (exchange: Exchange, customValue = '') =>
  exchange.ringIn({
    from: '+15550100001',
    to: '+15550100002',
    codec: 'PCMU',
    patienceSecs: 60,
    webhookUrl: null,
    sipHeaders: [],
    customHeaders: [{ name: 'X-Note', value: customValue }],
  });

/** Rings, and hangs up. */
async function whole(exchange: Exchange, customValue?: string) {
  const call = await ring(exchange, customValue);
  exchange.partyAct(call, { act: 'hangup' });
  return call;
}

const reached = (exchange: Exchange): unknown[] =>
  exchange.journal.list({ types: ['limit.reached'] }, 100).map(({ what }) => what);

describe('what all worlds hold together is bounded as what one holds', () => {
  it('limit journal.bytes: the oldest entries of the largest journal go, and it says so', () => {
    const { large, small } = worlds({ 'journal.bytes': 100 * KIB });
    const told: unknown[] = [];
    for (const { journal } of [large, small]) {
      const note = ({ type, seq, what }: Entry): void => {
        if (type === 'limit.reached') told.push([journal === large.journal, what, seq]);
      };
      journal.subscribe(note, () => undefined);
    }
    for (let i = 0; i < 10; i++) recordAny(small.journal, 'note', { text: 'x'.repeat(KIB) });
    for (let i = 0; i < 500; i++) recordAny(large.journal, 'note', { text: 'x'.repeat(KIB) });
    const [kept, before] = [large.journal.list({}, 1000).length, large.journal.range.first];
    expect([before > 300, kept > 10, small.journal.range.first]).toEqual([true, true, 1]);
    // Entries of the machine's making take no number.
    expect(told).toEqual([[true, 'journal.bytes', undefined]]);
    // Whoever comes later gets its part, at the cost of whoever holds the most.
    for (let i = 0; i < 20; i++) recordAny(small.journal, 'note', { text: 'x'.repeat(KIB) });
    expect([large.journal.range.first > before, small.journal.range.first]).toEqual([true, 1]);
  });

  it('limit calls.bytes: ended calls of the world that holds the most become unknown, live ones of others never', async () => {
    const { large, small } = worlds({ 'calls.bytes': 100 * KIB });
    const mine = await ring(small, 'x'.repeat(10 * KIB));
    const theirs = [];
    for (let i = 0; i < 20; i++) theirs.push(await whole(large, 'x'.repeat(10 * KIB)));
    expect(small.findCall(mine.id)).toBe(mine);
    expect([large.findCall(theirs[0]?.id ?? ''), large.findCall(theirs[19]?.id ?? '')]).toEqual([
      undefined,
      theirs[19],
    ]);
    expect(new Set(reached(large))).toEqual(new Set(['calls.bytes']));
    expect(reached(small)).toEqual([]);
  });

  it('limit webhooks.kept_bytes: deliveries of the world that holds the most are forgotten', async () => {
    const { world, large, small } = worlds({ 'webhooks.kept_bytes': 40 * KIB });
    await whole(small);
    for (let i = 0; i < 60; i++) {
      await whole(large);
      await world.clock.advanceAsync(10);
    }
    expect(small.deliveries.list().length).toBe(2);
    expect(large.deliveries.list().length).toBeLessThan(100);
    expect([reached(large).includes('webhooks.kept_bytes'), reached(small)]).toEqual([true, []]);
  });

  it('limit applications.bytes: what other worlds hold leaves no room, but each has its default one', () => {
    const { large, small, of } = worlds({ 'applications.bytes': 10 * KIB });
    const given = { application_name: 'x'.repeat(KIB), webhook_event_url: '' };
    while (large.applications.create(given)) expect(large.applications.list().length).toBeLessThan(20);
    expect(small.applications.limitAgainst(given)).toBe('applications.bytes');
    expect(of('late').applications.list()).toMatchObject([{ application_name: 'telnyx-sim default' }]);
  });

  it('limit stand_ins.bytes: those of the world that holds the most go', () => {
    const { large, small } = worlds({ 'stand_ins.bytes': 30 * KIB }, { provisionUnknown: true });
    const mine = small.findCall('mine');
    const first = large.findCall('id 0');
    for (let i = 1; i < 100; i++) large.findCall(`id ${i}`);
    expect(small.findCall('mine')).toBe(mine);
    expect(large.findCall('id 0')).not.toBe(first);
    expect([reached(large), reached(small)]).toEqual([['stand_ins.bytes'], []]);
  });

  it('is given back by a world that ends, and by calls and applications at a reset', async () => {
    const { world, worlds: all, large, small, used } = worlds({});
    const idle = used();
    await whole(large, 'x'.repeat(KIB));
    large.applications.create({ application_name: 'mine', webhook_event_url: '' });
    await world.clock.advanceAsync(1000);
    expect(used()['calls.bytes']).toBeGreaterThan(KIB);
    large.reset();
    expect({ ...used(), 'journal.bytes': 0 }).toEqual({ ...idle, 'journal.bytes': 0 });
    await whole(large);
    await whole(small);
    await Promise.all(['large', 'small'].map((key) => all.end(key)));
    await world.clock.advanceAsync(1000);
    const alone = new ExchangeWorld({ config: { isolate: 'api-key' } });
    const { 'journal.bytes': journal, ...rest } = used();
    const { 'applications.bytes': applications } = alone.outside.bytes;
    expect(rest).toEqual({
      ...Object.fromEntries(Object.keys(rest).map((limit) => [limit, 0])),
      'applications.bytes': applications.used,
    });
    // What the default world says of worlds that came and went.
    expect(journal).toBeLessThan(2 * KIB);
  });

  it('is the same table of limits', () => {
    for (const limit of Object.keys(newWorldsBytes())) expect(LIMITS).toHaveProperty([limit]);
  });
});
