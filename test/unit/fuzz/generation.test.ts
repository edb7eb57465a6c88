import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { misfit } from '../../../fuzz/lib/answers.mjs';
import { corpusOf } from '../../../fuzz/lib/corpus.mjs';
import { CLIENT_FRAMES, OPERATIONS } from '../../../fuzz/lib/documents.mjs';
import { valuesOf } from '../../../fuzz/lib/schema.mjs';
import { jsonText } from '../../../fuzz/lib/values.mjs';
import { requests } from '../../../fuzz/parts/requests.mjs';

const PLACES = { urls: ['http://127.0.0.1:9/'], connections: ['1001'] };
const SEED = 1;
const bodies = new Map(
  OPERATIONS.flatMap(({ operationId, bodies }) => {
    const schema = bodies.get('application/json');
    return schema ? [[operationId, schema] as const] : [];
  }),
);

describe('what the fuzzer generates', () => {
  // By name only: a title is made of all arguments, and a resolved schema is very long.
  it.each([...bodies.keys()])('fits the document where it is not mutated: the body of %s', (operationId) => {
    const schema = bodies.get(operationId) ?? {};
    const samples = fc.sample(valuesOf(schema, PLACES), { seed: SEED, numRuns: 60 });
    const fitting = samples.filter((value) => misfit(schema, value) === undefined);
    // What one schema says of several properties together (play: either of two) is left to chance.
    expect(fitting.length).toBeGreaterThan(20);
  });

  it.each(CLIENT_FRAMES.map(({ name, payload }) => [name, payload] as const))(
    'fits the document where it is not mutated: the frame %s of an app',
    (_, payload) => {
      for (const frame of fc.sample(valuesOf(payload, PLACES), { seed: SEED, numRuns: 30 })) {
        expect(misfit(payload, frame)).toBeUndefined();
      }
    },
  );

  it('asks for every documented operation but the one that would end the quiet call', () => {
    const asked = new Set(
      fc.sample(requests.cases, { seed: SEED, numRuns: 1500 }).flatMap(({ steps }) => steps.map(({ op }) => op)),
    );
    const missing = OPERATIONS.map(({ operationId }) => operationId).filter((id) => !asked.has(id));
    expect(missing).toEqual(['reset']);
  });

  it('knows every operation that the corpus names', () => {
    const known = new Set(OPERATIONS.map(({ operationId }) => operationId));
    const parts = ['requests', 'commands', 'frames', 'files', 'endpoints', 'soak'];
    const cases = parts.flatMap((part) => corpusOf(part, { short: false }));
    const named = Array.from(JSON.stringify(cases).matchAll(/"op":"(\w+)"/g), ([, id]) => id ?? '');
    expect(cases.length).toBeGreaterThan(20);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it('writes what is too large to print in short', () => {
    expect(JSON.parse(jsonText({ a: { $repeat: ['xy', 3] } }))).toEqual({ a: 'xyxyxy' });
    expect(JSON.parse(jsonText({ $nest: ['a', 2] }))).toEqual({ a: { a: {} } });
    expect(JSON.parse(jsonText([{ $list: [{ $fields: 1 }, 2] }]))).toEqual([[{ field_0: 0 }, { field_0: 0 }]]);
    // Deeper than JSON.stringify itself can go.
    expect(jsonText({ $nest: [null, 100_000] })).toHaveLength(200_000);
  });
});
