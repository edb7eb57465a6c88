import { describe, expect, it } from 'vitest';
import { misses, missWords, propertyMisses } from '../../../src/expectations/matcher.js';

const fits = (matcher: unknown, value: unknown): boolean => misses(matcher, value).length === 0;

describe('a matcher', () => {
  it.each([
    ['a text that is the same', 'hello', 'hello', 'Hello'],
    ['a regular expression', '/^wel.*e$/i', 'Welcome', 'Welcome to'],
    ['a number', 8, 8, '8'],
    ['a boolean', true, true, 'true'],
    ['null', null, null, undefined],
    ['a list, item by item', ['a', '/b/'], ['a', 'abc'], ['a', 'b', 'c']],
    ['properties within an object', { a: { b: 1 } }, { a: { b: 1, c: 2 }, d: 3 }, { a: { b: 2 } }],
    ['contains in a text', { contains: 'bakery' }, 'the bakery', 'the shop'],
    ['contains in a list', { contains: { name: '/x-/i' } }, [{ name: 'X-A' }], [{ name: 'Y' }]],
    ['matches, with slashes or without', { matches: '^\\d+$' }, '42', 'x42'],
    ['at_least and at_most', { at_least: 2, at_most: 4 }, 4, 5],
    ['one_of, as it is', { one_of: ['/v2/', 3] }, '/v2/', 'v2'],
    ['present', { present: true }, 0, undefined],
    ['present: false', { present: false }, undefined, 'x'],
  ])('takes %s', (_what, matcher, same, other) => {
    expect(fits(matcher, same)).toBe(true);
    expect(fits(matcher, other)).toBe(false);
  });

  it('goes into objects with a dotted name, and prefers a property that is called so', () => {
    expect(propertyMisses({ 'sip.code': 486 }, { sip: { code: 486 } })).toEqual([]);
    expect(propertyMisses({ 'sip.code': 486 }, { 'sip.code': 486, sip: { code: 1 } })).toEqual([]);
    expect(propertyMisses({ 'sip.code': { present: false } }, { sip: 3 })).toEqual([]);
  });

  it('says where, what was expected and what came', () => {
    const words = propertyMisses(
      { payload: '/welcome/i', 'a.b': [1, 2], c: { at_least: 3, one_of: [1, 'x'] } },
      {
        payload: 'Hello',
        a: { b: [1, 3] },
      },
    ).map(missWords);
    expect(words).toEqual([
      'payload: expected /welcome/i, came "Hello"',
      'a.b.1: expected 2, came 3',
      'c: expected at least 3 and one of 1, "x", came nothing',
    ]);
  });
});
