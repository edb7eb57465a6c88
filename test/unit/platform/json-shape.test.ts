import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { jsonExcess } from '../../../src/platform/json-shape.js';

const deep = (json: string, nesting = LIMITS['request.nesting']): boolean =>
  jsonExcess(Buffer.from(json), { nesting, syntax: Infinity }) === 'nesting';
const nested = (levels: number): string => `${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`;

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('the nesting of JSON', () => {
  it('limit request.nesting: may have 100 levels and no more', () => {
    expect(deep(nested(LIMITS['request.nesting']))).toBe(false);
    expect(deep(`[${nested(LIMITS['request.nesting'])}]`)).toBe(true);
    expect(deep('['.repeat(5_000_000))).toBe(true);
  });

  it('is that of the value, whatever stands in its texts', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.integer({ min: 0, max: 6 }), (json, limit) => {
        expect(deep(json, limit)).toBe(depthOf(JSON.parse(json)) > limit);
      }),
    );
    expect(deep(JSON.stringify({ a: '[[[["\\"[[{{\\\\', b: ']}' }), 1)).toBe(false);
    expect(deep('["\\\\",[1]]', 1)).toBe(true);
  });

  it('of texts without an end is not worth a thought', () => {
    expect(deep(`["${'\\"['.repeat(100)}`, 1)).toBe(false);
    expect(deep('')).toBe(false);
  });
});

describe('the size of JSON', () => {
  const shape = (json: string): string | undefined =>
    jsonExcess(Buffer.from(json), {
      properties: LIMITS['request.properties'],
      syntax: LIMITS['request.syntax_bytes'],
    });

  it('limit request.properties: counts the properties of all objects, and none in texts', () => {
    const most = LIMITS['request.properties'];
    const pairs = (count: number): string => Array.from({ length: count }, (_, n) => `"a:${n}":{}`).join(',');
    expect(shape(`{${pairs(most)}}`)).toBe(undefined);
    expect(shape(`{${pairs(most + 1)}}`)).toBe('properties');
    expect(shape(`[${'{"a":1},'.repeat(most)}{"a":1}]`)).toBe('properties');
  });

  it('limit request.syntax_bytes: counts what stands outside of texts', () => {
    const most = LIMITS['request.syntax_bytes'];
    expect(shape(`["${'[],'.repeat(most)}"]`)).toBe(undefined);
    expect(shape(' '.repeat(most))).toBe(undefined);
    expect(shape(`[${'[],'.repeat(most / 3)}[]]`)).toBe('syntax');
    expect(shape(`["${'\\"'.repeat(most)}"]`)).toBe('syntax');
  });
});
