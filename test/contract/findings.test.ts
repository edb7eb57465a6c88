import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../src/contract/document.js';
import { FINDING_CODES } from '../../src/findings/catalogue/index.js';

const page = readFileSync(new URL('../../docs/FINDINGS.md', import.meta.url), 'utf8');

describe('docs/FINDINGS.md', () => {
  it('has a heading for every code, and for nothing else', () => {
    const headings = Array.from(page.matchAll(/^### (.+)$/gm), ([, heading]) => heading);
    expect([...headings].sort()).toEqual([...FINDING_CODES].sort());
  });

  it('says how much each weighs', () => {
    const unweighed = page
      .split(/^### /m)
      .slice(1)
      .filter((section) => !/^\w+\n\n(Error|Warning|Hint)\. /.test(section))
      .map((section) => section.split('\n', 1)[0]);
    expect(unweighed).toEqual([]);
  });
});

describe('the control API', () => {
  it('knows every code of a finding', () => {
    const refusals = (code: string) => loadDocument('control').validate('listFindings', { query: { code } });
    expect(FINDING_CODES.flatMap(refusals)).toEqual([]);
    expect(refusals('no_such_code')).toHaveLength(1);
  });
});
