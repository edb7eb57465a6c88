import { describe, expect, it } from 'vitest';
import { Ids } from '../../../src/calls/ids.js';

const SHAPES: readonly (readonly [string, (ids: Ids) => string, RegExp])[] = [
  ['call control ids', (ids) => ids.callControlId(), /^v3:[A-Za-z0-9_-]{54}$/],
  ['leg ids', (ids) => ids.legId('leg'), /^[0-9a-f]{8}-[0-9a-f]{4}-11f0-a[0-9a-f]{3}-02420aef93a0$/],
  ['UUIDs', (ids) => ids.uuid('event'), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
  ['connection ids', (ids) => ids.connectionId('application'), /^2\d{18}$/],
  ['ids of speech', (ids) => ids.short('speak'), /^[A-Za-z0-9]{10}$/],
];

const world = (seed = 'telnyx-sim', number = 1): Ids => new Ids(`${seed}/world/${number}`);

describe('identifiers', () => {
  it.each(SHAPES)('that are %s look like those of Telnyx', (_name, draw, shape) => {
    const ids = world();
    for (let i = 0; i < 200; i++) expect(draw(ids)).toMatch(shape);
  });

  it('of one owner and of hundreds do not collide: 100,000 are all different', () => {
    const drawn = new Set<string>();
    const other = world('telnyx-sim', 2);
    const owners = [world(), ...Array.from({ length: 200 }, () => other.next('call'))];
    for (const [nth, ids] of owners.entries()) {
      const times = nth === 0 ? 10_000 : 50;
      for (let i = 0; i < times; i++) for (const [, draw] of SHAPES) drawn.add(draw(ids));
    }
    expect(drawn.size).toBe(100_000);
  });

  it('are the same in every run with the same seed and world, and others with another', () => {
    const drawn = (ids: Ids): string[] => SHAPES.map(([, draw]) => draw(ids));
    expect(drawn(world())).toEqual(drawn(world()));
    const all = [world(), world('other'), world('telnyx-sim', 2)].flatMap(drawn);
    expect(new Set(all).size).toBe(3 * SHAPES.length);
  });

  it('of one kind do not depend on how many of another were drawn', () => {
    const ids = world();
    for (let i = 0; i < 7; i++) ids.uuid('event');
    expect(ids.uuid('stream')).toBe(world().uuid('stream'));
  });

  it('of one call do not depend on what another call has drawn', () => {
    const alone = world();
    alone.next('call');
    const expected = alone.next('call').uuid('stream');
    const busy = world();
    const [first, second] = [busy.next('call'), busy.next('call')];
    for (let i = 0; i < 7; i++) first.uuid('stream');
    expect(second.uuid('stream')).toBe(expected);
  });

  it('of an owner with a name are the same ones at each asking', () => {
    expect(world().of('stand-in', 'v3:x').legId('leg')).toBe(world().of('stand-in', 'v3:x').legId('leg'));
    expect(world().of('stand-in', 'v3:x').legId('leg')).not.toBe(world().of('stand-in', 'v3:y').legId('leg'));
  });

  it('for generators are whole numbers below 2^31', () => {
    const ids = world();
    for (let i = 0; i < 200; i++) {
      const number = ids.number('identity');
      expect(Number.isInteger(number) && number >= 0 && number < 2 ** 31).toBe(true);
    }
  });
});
