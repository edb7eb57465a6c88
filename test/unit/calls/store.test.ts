import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { CallStore } from '../../../src/calls/store.js';

/** The part of a call that the store looks at. */
const call = (id: string): Call => ({ id }) as Call;

function world(maxEnded: number) {
  const forgotten: string[] = [];
  const store = new CallStore(({ id }) => forgotten.push(id), maxEnded);
  const [a, b, c] = [call('a'), call('b'), call('c')];
  for (const each of [a, b, c]) store.add(each);
  return { store, forgotten, a, b, c };
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
