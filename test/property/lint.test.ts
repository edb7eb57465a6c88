import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readScenarios } from '../../src/scenarios/file/read.js';
import { runs } from '../support/property-runs.js';

/** A scenario with something of each kind, and nothing wrong. */
const SOUND = {
  scenario: 'All of it',
  with: { key: '1' },
  examples: [{ key: '2' }],
  config: { switches: {}, time: { mode: 'fast' } },
  parties: { anna: { number: '+15550100001' }, bert: { number: '+15550100300', ring: '1s' } },
  faults: [{ fault: 'webhook_lost', when: { event: 'call.hangup', number: 'bert' } }],
  steps: [
    { anna: { call: 'app', after: '1s' } },
    { anna: { press: '${key}', meanwhile: true } },
    { anna: 'hold' },
    { expect: { command: 'speak', with: { payload: '/hi/', list: [1] }, on: 'anna', times: { at_least: 1 } } },
    { expect: [{ heard: { words: 'hi' } }, { 'in order': [{ never: { webhook: 'call.*' }, for: '1s' }] }] },
    { app: { post: '/calls', headers: { a: 'b' }, json: {}, within: '1s' } },
    { together: [[{ bert: 'answer' }], [{ wait: '1s' }, { fault: { fault: 'api_status', status: 429 } }]] },
    { attack: { event: 'call.initiated', allow: ['stale'] } },
    { note: 'done' },
  ],
  expect: [{ reading: 'reply', at_most: '1s' }],
  allow: { findings: ['voice_unknown'] },
};

type Path = readonly (string | number)[];
const placesIn = (value: unknown, path: Path = []): Path[] =>
  typeof value !== 'object' || value === null
    ? [path]
    : [
        path,
        ...Object.entries(value).flatMap(([key, item]) =>
          placesIn(item, [...path, Array.isArray(value) ? Number(key) : key]),
        ),
      ];

/** A copy with another value at a place, or with another key. */
function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === key ? changed(item, rest, to) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (name !== key) return [name, item];
      return rest.length === 0 && typeof to === 'string' ? [to, item] : [name, changed(item, rest, to)];
    }),
  );
}

const change = fc.record({
  path: fc.constantFrom(...placesIn(SOUND).filter(({ length }) => length > 0)),
  to: fc.constantFrom<unknown[]>(
    'xyz',
    'anna',
    '${nobody}',
    7,
    -1,
    null,
    true,
    [],
    {},
    [7],
    [[]],
    { xyz: 7 },
    { expect: 7 },
  ),
});

describe('the check of scenario files', () => {
  it('says where a fault is, whatever stands anywhere', async () => {
    expect(await readScenarios(['a.yaml'], { readText: () => stringify(SOUND) })).toHaveProperty('runs');
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const text = stringify(changes.reduce<unknown>((scenario, { path, to }) => changed(scenario, path, to), SOUND));
        const read = await readScenarios(['a.yaml'], { readText: () => text });
        for (const { place, problem } of 'faults' in read ? read.faults : []) {
          expect(place.line).toBeLessThanOrEqual(text.split('\n').length);
          expect(problem).toMatch(/^expected .+, (came|got) /);
        }
      }),
      runs(25),
    );
  });
});
