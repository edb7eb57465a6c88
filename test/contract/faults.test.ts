import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ALL_KINDS, FAULT_KINDS } from '../../src/faults/kinds.js';

const page = readFileSync(new URL('../../docs/FAULTS.md', import.meta.url), 'utf8');
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')), text]),
);

it('docs/FAULTS.md has each kind of fault that is simulated, and no other, in the order of the document', () => {
  expect([...sections.keys()]).toEqual(ALL_KINDS);
});

it.each(ALL_KINDS)('docs/FAULTS.md names the options of %s', (kind) => {
  const told = FAULT_KINDS[kind].options.filter((option) => option !== 'jitter_ms');
  expect(told.filter((option) => !sections.get(kind)?.includes(`\`${option}`))).toEqual([]);
});
