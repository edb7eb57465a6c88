import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Journal, type Entry, type EntryFilter } from '../../src/calls/journal.js';
import { VirtualClock } from '../../src/platform/virtual-clock.js';
import { unexpected } from '../support/faults.js';

const TYPES = ['call.state', 'call.stateless', 'webhook.created', 'webhook.attempt', 'x'];
const CALLS = ['v3:a', 'v3:b'];

const entry = fc.record({
  type: fc.constantFrom(...TYPES),
  call: fc.option(fc.constantFrom(...CALLS), { nil: undefined }),
});
const filter: fc.Arbitrary<EntryFilter> = fc.record(
  {
    after: fc.integer({ min: -1, max: 70 }),
    types: fc.subarray([...TYPES, 'call.*', 'webhook.*', '*', 'nothing'], { minLength: 1 }),
    callControlId: fc.constantFrom(...CALLS),
  },
  { requiredKeys: [] },
);

/** What a filter means, said once more and more simply. */
function fits({ seq, type, call_control_id }: Entry, { after, types, callControlId }: EntryFilter): boolean {
  const typeFits = (wanted: string): boolean =>
    wanted === type || (wanted.endsWith('*') && type.startsWith(wanted.slice(0, -1)));
  return (
    seq > (after ?? 0) &&
    (types === undefined || types.some(typeFits)) &&
    (callControlId === undefined || callControlId === call_control_id)
  );
}

describe('the journal', () => {
  it('lists what a plain list of the newest entries would', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        filter,
        fc.nat(70),
        (entries, kept, wanted, limit) => {
          const journal = new Journal(new VirtualClock(), new VirtualClock().host, { entries: kept, bytes: Infinity });
          const all: Entry[] = [];
          journal.subscribe((each) => all.push(each), unexpected);
          for (const { type, call } of entries) journal.record(type, {}, call);
          expect(all.map(({ seq }) => seq)).toEqual(all.map((_, i) => i + 1));
          expect(all.filter(({ type }) => type === 'limit.reached')).toHaveLength(entries.length > kept ? 1 : 0);
          expect(journal.list(wanted, limit)).toEqual(
            all
              .slice(-kept)
              .filter((each) => fits(each, wanted))
              .slice(0, limit),
          );
          expect(journal.range).toEqual({ first: all.slice(-kept)[0]?.seq ?? 0, last: all.length });
        },
      ),
    );
  });

  it('gives who waits the first entry that fits, wherever in time the wait falls', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 30 }),
        fc.array(entry, { maxLength: 30 }),
        filter,
        async (before, behind, wanted) => {
          const clock = new VirtualClock();
          const journal = new Journal(clock, clock.host);
          const all: Entry[] = [];
          journal.subscribe((each) => all.push(each), unexpected);
          for (const { type, call } of before) journal.record(type, {}, call);
          const wait = journal.waitFor(wanted, 1000);
          for (const { type, call } of behind) journal.record(type, {}, call);
          clock.advance(1000);
          const first = all.find((each) => fits(each, wanted));
          expect(await wait.result).toEqual(first ? { kind: 'entry', entry: first } : { kind: 'elapsed' });
          expect(clock.pending).toBe(0);
        },
      ),
    );
  });

  it('stays within its bytes, but for one entry that is larger than all of them', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3000), { minLength: 1, maxLength: 100 }), (lengths) => {
        const journal = new Journal(new VirtualClock(), new VirtualClock().host, { entries: Infinity, bytes: 8000 });
        for (const length of lengths) journal.record('x', { text: 'y'.repeat(length) });
        const listed = journal.list({ types: ['x'] }, Infinity);
        const characters = listed.reduce((sum, each) => sum + (each['text'] as string).length, 0);
        expect(characters <= 8000 || listed.length === 1).toBe(true);
        expect(listed.at(-1)?.['text']).toHaveLength(lengths.at(-1) ?? 0);
      }),
    );
  });
});
