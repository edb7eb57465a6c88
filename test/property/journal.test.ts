import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callAddress } from '../../src/calls/address.js';
import type { Entry, EntryFilter } from '../../src/calls/entry.js';
import { Journal } from '../../src/calls/journal.js';
import { VirtualClock } from '../../src/platform/virtual-clock.js';
import { unexpected } from '../support/faults.js';
import { recordAny } from '../support/any-entry.js';

/** One that only the machine causes, so that it has no `seq`. */
const OF_HOST = 'limit.reached';
const TYPES = [OF_HOST, 'call.state', 'call.stateless', 'webhook.created', 'webhook.attempt', 'x'];
const CALLS = ['v3:a', 'v3:b'];

const entry = fc.record({
  type: fc.constantFrom(...TYPES),
  call: fc.option(fc.constantFrom(...CALLS), { nil: undefined }),
});
const filter: fc.Arbitrary<EntryFilter> = fc.record(
  {
    after: fc.integer({ min: -1, max: 70 }),
    types: fc.subarray([...TYPES, 'call.*', 'webhook.*', '*', 'nothing'], { minLength: 1 }),
    owners: fc.constantFrom(...CALLS).map((id) => [['call_control_id', id] as const]),
    worldOnly: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Records what was drawn. */
const recordIn = (journal: Journal, entries: readonly { type: string; call: string | undefined }[]): void => {
  for (const { type, call } of entries)
    recordAny(
      journal,
      type,
      type === OF_HOST ? { what: 'http.pipelined' } : {},
      call === undefined ? undefined : callAddress(call),
    );
};

/**
 * What a filter means, said once more and more simply. `before`: the `seq` of the entry, or of the one before it that has one.
 */
function fits(
  { seq, type, call_control_id }: Entry,
  before: number,
  { after, types, owners, worldOnly }: EntryFilter,
): boolean {
  const typeFits = (wanted: string): boolean =>
    wanted === type || (wanted.endsWith('*') && type.startsWith(wanted.slice(0, -1)));
  return (
    (after === undefined || before > after) &&
    !(worldOnly === true && seq === undefined) &&
    (types === undefined || types.some(typeFits)) &&
    (owners === undefined || owners[0]?.[1] === call_control_id)
  );
}

/** The `seq` that has been reached with an entry. */
const countedBy = (all: readonly Entry[], index: number): number =>
  all.slice(0, index + 1).findLast(({ seq }) => seq !== undefined)?.seq ?? 0;

/** Entry by entry, as a stream of events reads. */
function follow(journal: Journal, filter: EntryFilter): Entry[] {
  const read: Entry[] = [];
  for (let place = journal.placeAfter(filter.after); ;) {
    const next = journal.next(filter, place);
    if (!next.entry) return read;
    read.push(next.entry);
    place = next.place;
  }
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
          recordIn(journal, entries);
          const counted = all.filter(({ seq }) => seq !== undefined);
          expect(counted.map(({ seq }) => seq)).toEqual(counted.map((_, i) => i + 1));
          expect(all.filter(({ type }) => type === OF_HOST).every(({ seq }) => seq === undefined)).toBe(true);
          expect(all.filter(({ what }) => what === 'journal.entries')).toHaveLength(entries.length > kept ? 1 : 0);
          expect(journal.list(wanted, limit)).toEqual(
            all
              .map((each, i) => ({ each, before: countedBy(all, i) }))
              .slice(-kept)
              .filter(({ each, before }) => fits(each, before, wanted))
              .map(({ each }) => each)
              .slice(0, limit),
          );
          const first = all.slice(-kept).find(({ seq }) => seq !== undefined)?.seq ?? 0;
          expect(journal.range).toEqual({ first, last: counted.length });
          expect(follow(journal, wanted)).toEqual(journal.list(wanted, Infinity));
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
          recordIn(journal, before);
          const known = all.length;
          const wait = journal.waitFor(wanted, 1000);
          recordIn(journal, behind);
          clock.advance(1000);
          // What comes during the wait comes after all that was there, whether or not it counts.
          const reached = (each: Entry, i: number): number => each.seq ?? countedBy(all, i) + (i >= known ? 1 : 0);
          const first = all.find((each, i) => fits(each, reached(each, i), wanted));
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
        for (const length of lengths) recordAny(journal, 'x', { text: 'y'.repeat(length) });
        const listed = journal.list({ types: ['x'] }, Infinity);
        const characters = listed.reduce((sum, each) => sum + (each['text'] as string).length, 0);
        expect(characters <= 8000 || listed.length === 1).toBe(true);
        expect(listed.at(-1)?.['text']).toHaveLength(lengths.at(-1) ?? 0);
      }),
    );
  });
});
