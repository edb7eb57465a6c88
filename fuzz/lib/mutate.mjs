import fc from 'fast-check';
import { isShort } from './values.mjs';

// Values that should not be there: wrong types, huge, deep, empty, strange texts.

const TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u200b\ufeff',
  '👩‍👩‍👧‍👦'.repeat(20),
  'é'.normalize('NFD').repeat(100),
  '../../../etc/passwd',
  '%00%ff%',
  '${7*7}{{7*7}}',
  "'; DROP TABLE calls; --",
  '__proto__',
  'constructor',
  'null',
  'NaN',
  '-1',
  '1e999',
  'G',
  '1,2',
  '5 6',
  'p',
  'wwwwwwww',
  'http://',
  'http://[::1',
  'ws://user:secret@127.0.0.1:1/?token=secret',
  'http://127.0.0.1:0/',
  'file:///etc/hostname',
  'udp:127.0.0.1:99999',
  'sip:@',
  '+',
  '+0',
];
const NUMBERS = [0, -0, -1, 1.5, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 53, 1e21, 1e308, 5e-324];

/** Any UTF-16, halves of pairs too. The unit 'binary' of fast-check would first list all characters, which takes a second. */
export const anyText = (maxLength) =>
  fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength });

const hugeText = fc
  .tuple(fc.constantFrom('x', 'é', '👍', '"', '\\', ' ', '1', 'A'), fc.integer({ min: 1, max: 200_000 }))
  .map(([text, times]) => ({ $repeat: [text, times] }));
const deep = fc
  .tuple(fc.constantFrom('a', null, '__proto__', 'toJSON'), fc.integer({ min: 1, max: 6_000 }))
  .map((nest) => ({ $nest: nest }));
const long = fc
  .tuple(fc.constantFrom(0, '', 'x', null, {}, '+15550100200'), fc.integer({ min: 1, max: 20_000 }))
  .map((list) => ({ $list: list }));

/** Any of them. */
export const strange = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 4, arbitrary: fc.constantFrom(...NUMBERS, true, false, null) },
  { weight: 2, arbitrary: fc.constantFrom({}, [], [[]], [null], [{}], { toString: 1 }, { length: 1 }) },
  { weight: 2, arbitrary: anyText(30) },
  { weight: 1, arbitrary: hugeText },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: long },
  { weight: 1, arbitrary: fc.nat(3_000).map((count) => ({ $fields: count })) },
);

/** A change of a value: somewhere in it, another value, one property less, or one more. */
const change = fc.record({
  at: fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
  how: fc.oneof(
    { weight: 5, arbitrary: strange.map((value) => ({ put: value })) },
    { weight: 1, arbitrary: fc.constant({ drop: true }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('__proto__', 'constructor', 'unknown', '', 'toString', 'a/b~c'), strange)
        .map((add) => ({ add })),
    },
  ),
});

/** The values of an arbitrary, mostly with one to three changes. */
export const mutated = (arbitrary) =>
  fc.tuple(arbitrary, fc.array(change, { maxLength: 3 })).map(([value, changes]) => changes.reduce(changed, value));

function changed(value, { at: [index, ...deeper], how }) {
  if (typeof value !== 'object' || value === null || isShort(value)) return how.put === undefined ? value : how.put;
  const keys = Object.keys(value);
  if ('add' in how && deeper.length === 0) return withMember(value, how.add[0], how.add[1]);
  if (keys.length === 0) return how.put === undefined ? value : how.put;
  const key = keys[index % keys.length];
  if (deeper.length > 0) return withMember(value, key, changed(value[key], { at: deeper, how }));
  if (!how.drop) return withMember(value, key, how.put);
  if (Array.isArray(value)) return value.filter((_, i) => i !== Number(key));
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

function withMember(value, key, member) {
  if (Array.isArray(value)) return value.map((item, i) => (String(i) === key ? member : item));
  const members = Object.entries(value).filter(([name]) => name !== key);
  // fromEntries makes "__proto__" a property like any other.
  return Object.fromEntries([...members, [key, member]]);
}
