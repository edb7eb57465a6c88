import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from '../../../src/cli/program.js';
import { processTerminal } from '../../../src/cli/terminal.js';
import { againOf, namedRuns, operandOf } from '../../../src/cli/test-operands.js';
import { checkNamed } from '../../../src/cli/write-file.js';
import { readScenarios } from '../../../src/scenarios/file/read.js';
import { planOf } from '../../../src/scenarios/plan.js';

const MENU = `scenario: First
steps: [{ wait: 1s }]
---
scenario: Second
examples: [{ key: "1" }, { key: "2" }]
steps: [{ wait: 1s }]
`;

describe('the files of telnyx-sim test', () => {
  const named = async (...operands: string[]): Promise<string[]> => {
    const read = await readScenarios(['menu.yaml', 'other.yaml'], { readText: () => MENU });
    if ('faults' in read) throw new Error('expected no faults');
    return namedRuns(planOf(read.runs, 'seed', 1), operands.map(operandOf)).map(
      ({ run: { name, placeOf } }) => `${placeOf([]).file} ${name}`,
    );
  };

  it('may name the scenario at a line, with all of its examples', async () => {
    expect(await named('menu.yaml:1')).toEqual(['menu.yaml First']);
    expect(await named('menu.yaml:5')).toEqual(['menu.yaml Second [key: 1]', 'menu.yaml Second [key: 2]']);
    expect(await named('menu.yaml:5', 'menu.yaml')).toHaveLength(3);
    expect(await named('other.yaml')).toHaveLength(3);
  });
});

describe('the command that does a run again', () => {
  const test = program(processTerminal).commands.find((command) => command.name() === 'test');
  if (!test) throw new Error('expected a command test');

  it('has the flags that matter to it, as they were given, and the command of the app', () => {
    const given =
      'test --time real a.yaml --filter x --var n=1 --bail 2 b.yaml --fail-on=hint --verbose --json r.json -- node a.js --seed 3';
    expect(againOf(given.split(' '), test)).toEqual({
      flags: ['--time', 'real', '--var', 'n=1', '--fail-on=hint'],
      command: ['node', 'a.js', '--seed', '3'],
    });
    expect(againOf(['test', 'a.yaml', '--app-url', 'http://x'], test)).toEqual({
      flags: ['--app-url', 'http://x'],
      command: [],
    });
  });

  it('is told of the defaults that are its own in the help', () => {
    const help = test.helpInformation().replace(/\s+/g, ' ');
    expect(help).toContain('real or fast (fast)');
    expect(help).toContain('(error; info with --verbose)');
    expect(help).not.toContain('(real)');
  });
});

describe('a file that is to be written', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reports-'));
    await writeFile(join(folder, 'old.json'), '{}');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is looked at before, and not made', async () => {
    for (const name of ['old.json', 'new.json', 'new.json'])
      await expect(checkNamed('--json', join(folder, name))).resolves.toBeUndefined();
  });

  it.each(['none/new.json', 'old.json/new.json', ''])('is refused as %j', async (name) => {
    await expect(checkNamed('--json', join(folder, name))).rejects.toThrow(
      `--json: expected a file that can be written, got ${join(folder, name)}`,
    );
  });
});
