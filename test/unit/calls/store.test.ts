import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { CallStore } from '../../../src/calls/store.js';

/** The part of a call that the store looks at. */
const call = (id: string): Call => ({ id }) as Call;

function world(maxEnded: number) {
  const forgotten: string[] = [];
  const crowdedOut: string[] = [];
  const store = new CallStore(
    { forgotten: ({ id }) => void forgotten.push(id), crowdedOut: ({ id }) => void crowdedOut.push(id) },
    { ended: maxEnded, live: 3, bytes: 100 },
  );
  const [a, b, c] = [call('a'), call('b'), call('c')];
  for (const each of [a, b, c]) store.add(each);
  return { store, forgotten, crowdedOut, a, b, c };
}

describe('the calls that are known', () => {
  it('are listed oldest first and found by id', () => {
    const { store, b } = world(10);
    expect([...store.all()].map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(store.get('b')).toBe(b);
    expect(store.get('d')).toBeUndefined();
    expect(store.liveCount).toBe(3);
  });

  it('stay known after their end until there are too many, then the one that ended first goes', () => {
    const { store, forgotten, a, b, c } = world(2);
    store.ended(c);
    store.ended(a);
    expect([store.liveCount, forgotten]).toEqual([1, []]);
    store.ended(b);
    expect(forgotten).toEqual(['c']);
    expect(store.get('c')).toBeUndefined();
    expect(store.get('a')).toBe(a);
  });

  it('may be as many live ones as there is room for', () => {
    const { store, a } = world(10);
    expect([store.hasRoomFor(0), store.hasRoomFor(1)]).toEqual([true, false]);
    store.ended(a);
    expect([store.hasRoomFor(1), store.hasRoomFor(2)]).toEqual([true, false]);
  });

  it('make room for bytes by forgetting ended ones, those that ended first before the others, and live ones never', () => {
    const { store, forgotten, crowdedOut, a, b, c } = world(10);
    for (const each of [a, b, c]) store.weigh(each.id, 30);
    expect([store.bytes, store.makeRoom(10), store.makeRoom(11)]).toEqual([90, true, false]);
    store.ended(c);
    store.ended(a);
    expect(store.makeRoom(11)).toBe(true);
    expect([forgotten, crowdedOut, store.bytes]).toEqual([['c'], ['c'], 60]);
    expect(store.makeRoom(80)).toBe(false);
    expect([forgotten, store.bytes]).toEqual([['c', 'a'], 30]);
    store.weigh('b', 5);
    expect([store.bytes, store.makeRoom(95)]).toEqual([5, true]);
    // What is not known weighs nothing.
    store.weigh('a', 50);
    expect(store.bytes).toBe(5);
  });

  it('count once, however often their end is noted', () => {
    const { store, forgotten, a, b } = world(1);
    store.ended(a);
    store.ended(a);
    expect(forgotten).toEqual([]);
    store.ended(b);
    expect(forgotten).toEqual(['a']);
    // What has been forgotten stays so, whatever late timers say.
    store.ended(a);
    store.forget('a');
    expect(forgotten).toEqual(['a']);
    expect(store.get('b')).toBe(b);
  });
});
