import { describe, expect, it } from 'vitest';
import { seededIds, type Ids } from '../../../src/calls/ids.js';
import { seededRandom } from '../../../src/platform/random.js';

const NAMES = ['callControlId', 'legId', 'uuid', 'connectionId', 'short'] as const satisfies (keyof Ids)[];
const ids = (seed = 'telnyx-sim'): Ids => seededIds(seededRandom(seed));

describe('identifiers', () => {
  it.each([
    ['callControlId', /^v3:[A-Za-z0-9_-]{54}$/],
    ['legId', /^[0-9a-f]{8}-[0-9a-f]{4}-11f0-a[0-9a-f]{3}-02420aef93a0$/],
    ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['connectionId', /^2\d{18}$/],
    ['short', /^[A-Za-z0-9]{10}$/],
  ] as const)('of the kind %s look like those of Telnyx', (name, shape) => {
    const some = ids();
    for (let i = 0; i < 200; i++) expect(some[name]()).toMatch(shape);
  });

  it('are not given twice', () => {
    const some = ids();
    for (const name of NAMES) {
      expect(new Set(Array.from({ length: 20_000 }, () => some[name]())).size).toBe(20_000);
    }
  });

  it('are the same in every run with the same seed, and others with another', () => {
    const five = (from: Ids): string[] => NAMES.map((name) => from[name]());
    expect(five(ids())).toEqual(five(ids()));
    const others = new Set(five(ids('other')));
    expect(five(ids()).filter((id) => others.has(id))).toEqual([]);
  });

  it('of one kind do not depend on how many of another were drawn', () => {
    const some = ids();
    for (let i = 0; i < 7; i++) some.uuid();
    expect(some.callControlId()).toBe(ids().callControlId());
  });
});
