import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLint } from '../../../src/cli/lint.js';
import { runCommand } from '../../support/command-line.js';

const SOUND = `scenario: Hello
parties: { caller: {} }
steps:
  - caller: { call: app }
  - caller: { press: "\${key}" }
with: { key: 1 }
`;

describe('lint', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lint-'));
    await writeFile(file('sound.yaml'), SOUND);
    await writeFile(file('bad.yaml'), SOUND.replace('press', 'pres').replace('call: app', 'call: 1'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('counts the scenarios of files without faults', async () => {
    expect(await runCommand(addLint, ['lint', file('sound.yaml')])).toMatchObject({
      code: 0,
      out: '1 scenario, no faults\n',
    });
  });

  it('looks for the recordings that a scenario names', async () => {
    await writeFile(file('here.wav'), 'RIFF');
    const plays = (recording: string) =>
      `${SOUND}  - caller: { play: "${recording}" }\n`.replace('with: { key: 1 }\n', '');
    for (const [name, recording] of Object.entries({
      'here.yaml': 'here.wav',
      'gone.yaml': 'gone.wav',
      'named.yaml': 'fixture:greetin',
    }))
      await writeFile(file(name), `with: { key: 1 }\n${plays(recording)}`);
    expect(await runCommand(addLint, ['lint', file('here.yaml')])).toMatchObject({ code: 0 });
    const { out } = await runCommand(addLint, ['lint', file('gone.yaml'), file('named.yaml')]);
    expect(out).toBe(
      `${file('gone.yaml')}:7:21: steps[2].caller.play: expected a WAV file, fixture:NAME or a URL, came "gone.wav", which is not there\n` +
        `${file('named.yaml')}:7:21: steps[2].caller.play: expected a recording of the package, came "fixture:greetin"; did you mean greeting?\n`,
    );
  });

  it('names file, line and column of a fault, and what was meant; exit code 4', async () => {
    expect(await runCommand(addLint, ['lint', file('sound.yaml'), file('bad.yaml')])).toMatchObject({
      code: 4,
      out: `${file('bad.yaml')}:5:15: steps[1].caller.pres: expected a known key, came "pres"; did you mean press?\n`,
      error: '1 fault in scenario files',
    });
  });

  it('tells the same as JSON', async () => {
    const { code, out } = await runCommand(addLint, ['lint', '--json', file('bad.yaml')]);
    expect(code).toBe(4);
    expect(JSON.parse(out)).toEqual({
      faults: [
        {
          file: file('bad.yaml'),
          line: 5,
          column: 15,
          where: 'steps[1].caller.pres',
          problem: 'expected a known key, came "pres"; did you mean press?',
        },
      ],
    });
  });

  it('takes variables, whose values are held to the same rules', async () => {
    const { out } = await runCommand(addLint, ['lint', '--var', 'key=x', file('sound.yaml')]);
    expect(out).toMatch(/5:22: steps\[1\]\.caller\.press: expected keys, of 0 to 9, \*, # and A to D, came "x"\n$/);
    expect(await runCommand(addLint, ['lint', '--var', 'key', file('sound.yaml')])).toMatchObject({
      code: 4,
      error: expect.stringContaining('expected a variable such as number=+15550100001, got "key"') as string,
    });
  });
});
