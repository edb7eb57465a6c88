import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DETECTOR } from '../../src/readings/detector.js';
import { EXPECTED_READINGS } from '../../src/readings/expected.js';
import { KINDS } from '../../src/readings/kinds/index.js';
import { READINGS } from '../../src/readings/reading.js';

const page = readFileSync(new URL('../../docs/READINGS.md', import.meta.url), 'utf8');
const document = readFileSync(new URL('../../openapi/control/readings.yaml', import.meta.url), 'utf8');

const rows = [...page.matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map(([, name, unit]) => `${name} ${unit}`);

describe('docs/READINGS.md', () => {
  it('has a row for each reading, in the order of the registry, with its unit', () => {
    expect(rows).toEqual(Object.values(KINDS).map(({ name, unit }) => `${name} ${unit}`));
    expect(Object.keys(KINDS)).toEqual([...READINGS]);
  });

  it('says of each what it cannot see', () => {
    const [, blind = ''] = page.split('## What they cannot see');
    for (const name of READINGS) expect(blind).toContain(`**${name}**`);
  });

  it('names the expectations that are readings, and the thresholds of the detector', () => {
    for (const name of EXPECTED_READINGS) expect(page).toContain(`\`${name}\``);
    const { openDbfs, openMs, hysteresisDb, closeMs } = DETECTOR;
    expect(page).toContain(`${openDbfs} dBFS (root mean square) for ${openMs} ms`);
    expect(page).toContain(`above ${openDbfs - hysteresisDb} dBFS, and closes after ${closeMs} ms`);
  });

  it('agrees with the document of the control API about their names', () => {
    const [, names = ''] = /name:\s+type: string\s+enum:\s+\[([^\]]*)\]/.exec(document) ?? [];
    expect(
      names
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    ).toEqual([...READINGS]);
  });
});
