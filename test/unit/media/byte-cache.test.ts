import { describe, expect, it } from 'vitest';
import { ByteCache } from '../../../src/media/byte-cache.js';
import { asker, PATIENT } from '../../support/askers.js';

const cacheOf = (limit: number) => {
  let crowded = 0;
  const cache = new ByteCache<string>(
    limit,
    (value) => value.length,
    () => crowded++,
  );
  return {
    /** How often something went to make room. */
    get crowded() {
      return crowded;
    },
    get bytes() {
      return cache.bytes;
    },
    fetch: (key: string, make: (signal: AbortSignal) => Promise<string>, signal = PATIENT.signal) =>
      cache.fetch(key, make, signal),
  };
};
const made = (value: string) => () => Promise.resolve(value);

describe('a cache of what is made', () => {
  it('makes a thing once', async () => {
    const cache = cacheOf(100);
    expect(await cache.fetch('a', made('one'))).toBe('one');
    expect(await cache.fetch('a', made('two'))).toBe('one');
  });

  it('lets the least recently used go first, by bytes', async () => {
    // Each costs 8 bytes and 2 for its key.
    const cache = cacheOf(30);
    for (const key of ['a', 'b', 'c']) await cache.fetch(key, made('12345678'));
    expect(cache.bytes).toBe(30);
    await cache.fetch('a', made('unused'));
    expect(cache.crowded).toBe(0);
    await cache.fetch('d', made('12345678'));
    expect([cache.bytes, cache.crowded]).toEqual([30, 1]);
    expect(await cache.fetch('a', made('new'))).toBe('12345678');
    expect(await cache.fetch('b', made('new'))).toBe('new');
  });

  it('hands out what is over its limit, and keeps neither that nor more than its limit', async () => {
    const cache = cacheOf(10);
    await cache.fetch('a', made('123'));
    expect(await cache.fetch('b', made('x'.repeat(11)))).toHaveLength(11);
    expect(cache.bytes).toBe(5);
    expect(await cache.fetch('a', made('new'))).toBe('123');
  });

  it('shares what is being made, and counts it once', async () => {
    const cache = cacheOf(100);
    let count = 0;
    const make = () => {
      count++;
      return Promise.resolve('12345678');
    };
    expect(await Promise.all([cache.fetch('a', make), cache.fetch('a', make)])).toEqual(['12345678', '12345678']);
    expect(count).toBe(1);
    expect(cache.bytes).toBe(10);
  });

  it('tells everybody that waits of a failure, and tries again afterwards', async () => {
    const cache = cacheOf(100);
    const fail = () => Promise.reject(new Error('no voice'));
    const both = await Promise.allSettled([cache.fetch('a', fail), cache.fetch('a', fail)]);
    expect(both.map((result) => result.status)).toEqual(['rejected', 'rejected']);
    expect(await cache.fetch('a', made('now'))).toBe('now');
  });

  it('calls off what nobody waits for any more, and only then', async () => {
    const cache = cacheOf(100);
    const [one, two] = [asker(), asker()];
    let wanted: AbortSignal | undefined;
    const make = (signal: AbortSignal): Promise<string> => {
      wanted = signal;
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('called off'))));
    };
    const both = Promise.allSettled([cache.fetch('a', make, one.signal), cache.fetch('a', make, two.signal)]);
    one.leave();
    expect(wanted?.aborted).toBe(false);
    two.leave();
    expect(wanted?.aborted).toBe(true);
    // Who asks now does not get what has been called off.
    expect(await cache.fetch('a', made('anew'))).toBe('anew');
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await cache.fetch('a', made('unused'))).toBe('anew');
  });
});
