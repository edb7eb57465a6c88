import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { unknownNamesOf as unknownNames } from '../../../src/contract/unknown-properties.js';

const text = { type: 'string' };

const unknownNamesOf =
  (schema: Parameters<typeof unknownNames>[0]) =>
  (value: unknown): string[] =>
    unknownNames(schema)(value).map(({ pointer }) => pointer);

describe('a near miss', () => {
  const meant = (name: string, ...known: string[]): string | undefined => {
    const properties = Object.fromEntries(known.map((each) => [each, text]));
    return unknownNames({ properties })({ [name]: 1 })[0]?.meant;
  };

  it.each([
    ['stream_bidirectonal_mode', 'stream_bidirectional_mode'],
    ['streamUrl', 'stream_url'],
    ['webhook-url', 'webhook_url'],
    ['pyload', 'payload'],
    ['connection_ids', 'connection_id'],
  ])('of %s is %s', (name, known) => {
    expect(meant(name, 'to', 'from', 'stream_track', known)).toBe(known);
  });

  it.each([['id'], ['tag'], ['type'], ['model'], ['stream_color'], ['x'.repeat(1_000)]])('is none of %s', (name) => {
    expect(meant(name, 'to', 'from', 'tags', 'voice', 'mode', 'stream_codec')).toBeUndefined();
  });
});

describe('names that the document does not know', () => {
  it('are found at any depth, also in lists', () => {
    const names = unknownNamesOf({
      properties: { a: text, list: { items: { properties: { name: text } } }, inner: { properties: { b: text } } },
    });
    const value = { a: 1, x: 1, inner: { b: 1, y: { z: 1 } }, list: [{ name: 'n' }, { name: 'n', q: 1 }] };
    expect(names(value)).toEqual(['/x', '/inner/y', '/list/1/q']);
  });

  it('are none in an object that names no properties or welcomes others', () => {
    const names = unknownNamesOf({
      properties: {
        free: { type: 'object' },
        map: { additionalProperties: text },
        open: { properties: { a: text }, additionalProperties: true },
      },
    });
    expect(names({ free: { x: 1 }, map: { x: 1 }, open: { x: 1 } })).toEqual([]);
  });

  it('are not names that one variant of a union has', () => {
    const names = unknownNamesOf({
      properties: { u: { oneOf: [{ properties: { a: text } }, { properties: { b: { properties: { c: text } } } }] } },
    });
    expect(names({ u: { a: 1, b: { c: 1, d: 1 }, e: 1 } })).toEqual(['/u/b/d', '/u/e']);
  });

  it('are none anywhere in a union with an open variant', () => {
    const names = unknownNamesOf({
      properties: { u: { anyOf: [{ properties: { a: text } }, { additionalProperties: true }] } },
    });
    expect(names({ u: { x: 1 } })).toEqual([]);
  });

  it('are written as JSON pointers, with ~ and / escaped', () => {
    expect(unknownNamesOf({ properties: { a: text } })({ 'x/y~z': 1 })).toEqual(['/x~1y~0z']);
  });

  it('include names that objects inherit', () => {
    const given = JSON.parse('{"__proto__": 1, "constructor": 2, "toString": 3}') as unknown;
    expect(unknownNamesOf({ properties: { a: text } })(given)).toEqual(['/__proto__', '/constructor', '/toString']);
  });

  it.each([[null], ['text'], [5], [[1, 2]]])('are none in %j, which is no object', (value) => {
    expect(unknownNamesOf({ properties: { a: text } })(value)).toEqual([]);
  });

  it(`limit request.unknown_names: are counted up to ${LIMITS['request.unknown_names']}`, () => {
    const names = unknownNamesOf({ properties: { a: text, list: { items: { properties: { b: text } } } } });
    const many = Object.fromEntries(
      Array.from({ length: LIMITS['request.unknown_names'] + 1 }, (_, i) => [`x${i}`, i]),
    );
    expect(names(many)).toHaveLength(LIMITS['request.unknown_names']);
    expect(names({ list: Array.from({ length: LIMITS['request.unknown_names'] + 1 }, () => ({ x: 1 })) })).toHaveLength(
      LIMITS['request.unknown_names'],
    );
  });
});
