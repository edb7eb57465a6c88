import { LIMITS, limitReached, type LimitName } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { callAddress } from '../../../src/calls/address.js';
import type { Entry } from '../../../src/calls/entry.js';
import { Journal } from '../../../src/calls/journal.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { unexpected } from '../../support/faults.js';
import { recordAny } from '../../support/any-entry.js';

function world(limits?: { entries: number; bytes: number }) {
  const clock = new VirtualClock();
  const journal = limits ? new Journal(clock, clock.host, limits) : new Journal(clock, clock.host);
  const seqs = (filter = {}, limit = 1000): (number | undefined)[] => journal.list(filter, limit).map(({ seq }) => seq);
  return { clock, journal, seqs };
}

describe('the journal', () => {
  it('numbers from 1 without gaps and stamps the time', () => {
    const { clock, journal } = world();
    expect(journal.range).toEqual({ first: 0, last: 0 });
    journal.record('call.state', { from: null, to: 'ringing' }, callAddress('v3:a'));
    clock.advance(1.5);
    journal.record('sim.started', { seed: 's' });
    expect(journal.list({}, 10)).toEqual([
      {
        seq: 1,
        at: '2026-01-01T00:00:00.000000Z',
        type: 'call.state',
        call_control_id: 'v3:a',
        from: null,
        to: 'ringing',
      },
      { seq: 2, at: '2026-01-01T00:00:00.001500Z', type: 'sim.started', seed: 's' },
    ]);
    expect(journal.range).toEqual({ first: 1, last: 2 });
  });

  it('lists by sequence, type, type prefix and call, oldest first, up to a limit', () => {
    const { journal, seqs } = world();
    recordAny(journal, 'webhook.created', {}, callAddress('v3:a'));
    recordAny(journal, 'webhook.attempt', {}, callAddress('v3:b'));
    recordAny(journal, 'call.state', {}, callAddress('v3:a'));
    recordAny(journal, 'webhooks', {});
    expect(seqs()).toEqual([1, 2, 3, 4]);
    expect(seqs({}, 2)).toEqual([1, 2]);
    expect(seqs({ after: 2 })).toEqual([3, 4]);
    expect(seqs({ after: 99 })).toEqual([]);
    expect(seqs({ types: ['webhook.*'] })).toEqual([1, 2]);
    expect(seqs({ types: ['call.state', 'webhook.attempt'] })).toEqual([2, 3]);
    expect(seqs({ types: ['*'] })).toEqual([1, 2, 3, 4]);
    expect(seqs({ types: ['no.such.type'] })).toEqual([]);
    expect(seqs({ owners: [['call_control_id', 'v3:a']], after: 1 })).toEqual([3]);
  });

  it('limit journal.entries: keeps the newest entries', () => {
    const { journal, seqs } = world({ entries: 3, bytes: Infinity });
    for (let i = 0; i < 4; i++) recordAny(journal, 'x', {});
    // Told once, and no more while entry after entry goes.
    expect(journal.list({}, 3).at(-1)).toMatchObject({ type: 'limit.reached', what: 'journal.entries' });
    for (let i = 4; i < 5000; i++) recordAny(journal, 'x', {});
    expect(seqs()).toEqual([4998, 4999, 5000]);
    expect(seqs({ after: 10 })).toEqual([4998, 4999, 5000]);
    expect(seqs({ after: 4999 })).toEqual([5000]);
    expect(journal.range).toEqual({ first: 4998, last: 5000 });
  });

  it('finds the same while it drops one entry after the other', () => {
    const limit = 3000;
    const { journal, seqs } = world({ entries: limit, bytes: Infinity });
    for (let last = 1; last <= 4 * limit; last++) {
      recordAny(journal, 'x', {});
      // The first drop is told, in an entry of its own, which takes a place until it goes itself.
      const isTold = last > limit && last <= 2 * limit;
      const first = Math.max(1, last - limit + 1 + (isTold ? 1 : 0));
      expect(journal.range).toEqual({ first, last });
      if (last % 100 === 0) expect(seqs({ after: last - 2 })).toEqual([last - 1, last]);
      if (last % 100 === 0) expect(seqs({ types: ['x'] }, 2)).toEqual([first, first + 1]);
    }
    expect(seqs({}, 2 * limit)).toHaveLength(limit);
  });

  it('limit journal.bytes: keeps about as many bytes as allowed, and always the newest entry', () => {
    const { journal, seqs } = world({ entries: Infinity, bytes: 10_000 });
    for (let i = 0; i < 100; i++) recordAny(journal, 'x', { text: 'y'.repeat(1000) });
    expect(seqs().length).toBeGreaterThan(5);
    expect(seqs().length).toBeLessThan(10);
    recordAny(journal, 'x', { text: 'y'.repeat(100_000) });
    expect(seqs()).toEqual([101]);
  });

  it('tells a limit at which the old makes way for the new once in a world, others each time', () => {
    const { journal } = world();
    const reached = (what: LimitName): void => journal.record('limit.reached', limitReached(what));
    const told = () => journal.list({ types: ['limit.reached'] }, 100).map(({ what }) => what);
    for (let i = 0; i < 3; i++) reached('calls.ended');
    for (let i = 0; i < 2; i++) reached('queue.items');
    reached('webhooks.kept');
    expect(told()).toEqual(['calls.ended', 'queue.items', 'queue.items', 'webhooks.kept']);
    journal.beginWorld();
    for (let i = 0; i < 3; i++) reached('calls.ended');
    expect(told().slice(4)).toEqual(['calls.ended']);
  });

  it('goes on after a reset, which ends the open waits', async () => {
    const { journal, seqs } = world();
    recordAny(journal, 'x', {});
    const wait = journal.waitFor({ types: ['y'] }, 1000);
    journal.beginWorld();
    expect(await wait.result).toEqual({ kind: 'reset' });
    recordAny(journal, 'y', {});
    expect(seqs()).toEqual([1, 2]);
  });

  it('tells those who subscribed of each entry, until they have had enough', () => {
    const { journal } = world();
    const heard: (number | undefined)[] = [];
    const end = journal.subscribe(({ seq }) => heard.push(seq), unexpected);
    recordAny(journal, 'x', {});
    recordAny(journal, 'x', {});
    end();
    recordAny(journal, 'x', {});
    expect(heard).toEqual([1, 2]);
  });
});

describe('an entry that only the machine causes', () => {
  const full = (journal: Journal): void => journal.record('limit.reached', limitReached('http.pipelined'));

  it('has no number, and leaves no gap', () => {
    const { journal, seqs } = world();
    recordAny(journal, 'x', {});
    full(journal);
    recordAny(journal, 'x', {});
    expect(seqs()).toEqual([1, undefined, 2]);
    expect(journal.list({}, 10)[1]).not.toHaveProperty('seq');
    expect(journal.range).toEqual({ first: 1, last: 2 });
  });

  it('is told with the entries behind which it stands, and not twice to who asks again', () => {
    const { journal, seqs } = world();
    recordAny(journal, 'x', {});
    full(journal);
    expect(seqs({ after: 0 })).toEqual([1, undefined]);
    expect(seqs({ after: 1 })).toEqual([]);
    recordAny(journal, 'x', {});
    expect(seqs({ after: 1 })).toEqual([2]);
  });

  it('is left out where only facts of the world are wanted', () => {
    const { journal, seqs } = world();
    full(journal);
    recordAny(journal, 'x', {});
    expect(seqs({ worldOnly: true })).toEqual([1]);
  });

  it('ends a wait for it that began before, whatever number that wait is behind', async () => {
    const { journal } = world();
    recordAny(journal, 'x', {});
    const waits = [undefined, 1, 2].map((after) => journal.waitFor({ types: ['limit.reached'], after }, 1000));
    full(journal);
    expect(journal.openWaits).toBe(1);
    for (const { result } of waits.slice(0, 2)) expect(await result).toMatchObject({ kind: 'entry' });
  });
});

describe('waiting on the journal', () => {
  const entryOf = (result: { kind: string; entry?: Entry }): number | string => result.entry?.seq ?? result.kind;

  it('finds what is there already, from the beginning or after a sequence number', async () => {
    const { clock, journal } = world();
    recordAny(journal, 'x', {});
    recordAny(journal, 'x', {});
    expect(entryOf(await journal.waitFor({ types: ['x'] }, 1000).result)).toBe(1);
    expect(entryOf(await journal.waitFor({ types: ['x'], after: 1 }, 1000).result)).toBe(2);
    expect(clock.pending).toBe(0);
  });

  it('misses nothing that came between two waits', async () => {
    const { journal } = world();
    recordAny(journal, 'x', {});
    const first = await journal.waitFor({ types: ['x'] }, 1000).result;
    recordAny(journal, 'x', {});
    const second = await journal.waitFor({ types: ['x'], after: Number(entryOf(first)) }, 1000).result;
    expect(entryOf(second)).toBe(2);
  });

  it('ends with the first entry that matches', async () => {
    const { clock, journal } = world();
    const wait = journal.waitFor({ types: ['call.*'], owners: [['call_control_id', 'v3:a']] }, 1000);
    recordAny(journal, 'call.state', {}, callAddress('v3:b'));
    recordAny(journal, 'webhook.created', {}, callAddress('v3:a'));
    recordAny(journal, 'call.state', {}, callAddress('v3:a'));
    recordAny(journal, 'call.state', {}, callAddress('v3:a'));
    expect(entryOf(await wait.result)).toBe(3);
    expect(clock.pending).toBe(0);
  });

  it('serves several at once', async () => {
    const { journal } = world();
    const waits = Array.from({ length: 3 }, () => journal.waitFor({ types: ['x'] }, 1000));
    recordAny(journal, 'x', {});
    expect(await Promise.all(waits.map(async ({ result }) => entryOf(await result)))).toEqual([1, 1, 1]);
  });

  it('ends when the time is over, or when it is given up', async () => {
    const { clock, journal } = world();
    const elapsed = journal.waitFor({ types: ['x'] }, 50);
    await clock.advanceAsync(50);
    expect(await elapsed.result).toEqual({ kind: 'elapsed' });
    const given = journal.waitFor({ types: ['x'] }, 50);
    given.cancel();
    given.cancel();
    expect(await given.result).toEqual({ kind: 'elapsed' });
    expect(clock.pending).toBe(0);
  });

  it(`limit journal.waits: is refused while ${LIMITS['journal.waits']} wait`, async () => {
    const { journal } = world();
    const waits = Array.from({ length: LIMITS['journal.waits'] }, () => journal.waitFor({ types: ['x'] }, 1000));
    for (let i = 0; i < 2; i++) expect(await journal.waitFor({ types: ['x'] }, 1000).result).toEqual({ kind: 'full' });
    expect(journal.list({}, 10)).toMatchObject([{ type: 'limit.reached', what: 'journal.waits' }]);
    waits[0]?.cancel();
    const room = journal.waitFor({ types: ['x'] }, 1000);
    recordAny(journal, 'x', {});
    expect(entryOf(await room.result)).toBe(1);
  });
});
