import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LIMITS } from '../../src/limits.js';

const TESTS = new URL('../', import.meta.url);

it('every limit is reached by a test that has its name in the title', () => {
  const titled = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .flatMap((path) => Array.from(readFileSync(new URL(path, TESTS), 'utf8').matchAll(/\blimit ([a-z_.0-9]+):/g)))
    .map(([, name = '']) => name);
  expect(Object.keys(LIMITS).filter((name) => !titled.includes(name))).toEqual([]);
  expect(titled.filter((name) => !(name in LIMITS))).toEqual([]);
});
