import { describe, expect, it } from 'vitest';
import { readScenarios } from '../../../src/scenarios/file/read.js';
import { filterOf, planOf } from '../../../src/scenarios/plan.js';
import { runsOf } from '../../support/scenario-world.js';

const STEPS = 'steps: [{ wait: 1s }]';
const seedsOf = async (text: string, repeat = 1): Promise<string[]> =>
  planOf(await runsOf(text), 'base', repeat).map(({ seed }) => seed);

describe('the plan of a test run', () => {
  it('gives each run a seed that depends on what it is, and on no other one', async () => {
    const two = `scenario: One\n${STEPS}\n---\nscenario: Two\n${STEPS}`;
    expect(await seedsOf(two)).toEqual(['base/One', 'base/Two']);
    expect(await seedsOf(`scenario: Two\n${STEPS}`)).toEqual(['base/Two']);
  });

  it('never gives two runs the same seed, as their ids would come back', async () => {
    const twins = `scenario: One\n${STEPS}\n---\nscenario: One\n${STEPS}`;
    expect(await seedsOf(twins, 2)).toEqual(['base/One', 'base/One/2', 'base/One#2', 'base/One#2/2']);
  });

  it('gives a run of a file the seed that this file alone gives it, with a seed that is told', async () => {
    const text = `scenario: One\n${STEPS}\n---\nscenario: One\n${STEPS}`;
    const runsIn = async (files: readonly string[]) => {
      const read = await readScenarios(files, { readText: () => text });
      return 'runs' in read ? read.runs : [];
    };
    const [, , ...second] = planOf(await runsIn(['a.yaml', 'b.yaml']), 'base', 2).slice(2);
    expect(second.map(({ seed }) => seed)).toEqual(['base#2/One', 'base#2/One/2', 'base#2/One#2', 'base#2/One#2/2']);
    const alone = planOf(await runsIn(['b.yaml']), second[0]?.own_seed ?? '', 2);
    expect(alone.map(({ seed }) => seed)).toEqual(second.map(({ seed }) => seed));
  });

  it('gives a repetition the same seed whatever their number is', async () => {
    const twins = `scenario: One\n${STEPS}\n---\nscenario: One\n${STEPS}`;
    expect(await seedsOf(twins, 3)).toEqual(expect.arrayContaining(await seedsOf(twins, 2)));
  });

  it('takes the seed of the file, and the values of an example, into account', async () => {
    expect(await seedsOf(`scenario: One\nseed: seven\n${STEPS}`)).toEqual(['base/seven']);
    expect(await seedsOf(`scenario: One\nexamples: [{ key: "1" }, { key: "2" }]\n${STEPS}`)).toEqual([
      'base/One [key: 1]',
      'base/One [key: 2]',
    ]);
  });
});

describe('a filter', () => {
  const found = async (filter: string): Promise<string[]> => {
    const runs = await runsOf(`scenario: A Queue\ntags: [slow]\n${STEPS}\n---\nscenario: A menu\n${STEPS}`);
    return filterOf(filter)(planOf(runs, 'base', 1)).map(({ run: { name } }) => name);
  };

  it('looks into names, tags and files, whatever the case', async () => {
    expect(await found('queue')).toEqual(['A Queue']);
    expect(await found('SLOW')).toEqual(['A Queue']);
    expect(await found('test.yaml')).toEqual(['A Queue', 'A menu']);
    expect(await found('nothing')).toEqual([]);
  });

  it('finds the row of examples that has just that name, where others differ in case or have it within theirs', async () => {
    const runs = await runsOf(`scenario: S\nexamples: [{ w: Yes }, { w: 'yes' }, { w: 'S [w: yes]' }]\n${STEPS}`);
    const named = (text: string) => filterOf(text)(planOf(runs, 'base', 2)).map(({ seed }) => seed);
    expect(named('S [w: yes]')).toEqual(['base/S [w: yes]', 'base/S [w: yes]/2']);
    expect(named('s [w: yes]')).toHaveLength(6);
  });

  it('may be a regular expression, with the case as it stands', async () => {
    expect(await found('/^a m/i')).toEqual(['A menu']);
    expect(await found('/queue/')).toEqual([]);
    expect(await found('/menu|Queue/g')).toEqual(['A Queue', 'A menu']);
    expect(() => filterOf('/(/')).toThrow('expected a text, or a regular expression');
    expect(() => filterOf(`/${'a'.repeat(1_001)}/`)).toThrow('a regular expression of at most 1000 characters');
  });
});
