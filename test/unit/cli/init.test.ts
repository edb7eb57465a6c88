import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addInit } from '../../../src/cli/init.js';
import { CONFIG_TEMPLATE, TEST_TEMPLATES } from '../../../src/cli/init-templates.js';
import { program } from '../../../src/cli/program.js';
import { processTerminal } from '../../../src/cli/terminal.js';
import { checkConfig } from '../../../src/config-check.js';
import { parseConfigFile } from '../../../src/config-file.js';
import { runCommand, type Ran } from '../../support/command-line.js';

const folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-init-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function folderWith(packageJson?: string): string {
  const own = join(folder, String(count++));
  mkdirSync(own);
  if (packageJson !== undefined) writeFileSync(join(own, 'package.json'), packageJson);
  return own;
}

const init = (own: string): Promise<Ran> => runCommand(addInit, ['init', own]);

describe('telnyx-sim init', () => {
  it.each<[string | undefined, string, string]>([
    ['{"devDependencies": {"vitest": "4"}}', 'telnyx-sim.test.mjs', "from 'vitest'"],
    ['{"devDependencies": {"jest": "29"}}', 'telnyx-sim.test.js', "require('telnyx-sim')"],
    ['{"type": "module", "devDependencies": {"jest": "29"}}', 'telnyx-sim.test.js', "from 'telnyx-sim'"],
    ['{"scripts": {"test": "node --env-file=.env --test"}}', 'telnyx-sim.test.mjs', "from 'node:test'"],
    ['{}', 'test_telnyx_sim.py', 'def test_'],
    [undefined, 'test_telnyx_sim.py', 'def test_'],
  ])('writes a configuration and, for a package.json %s, %s', async (packageJson, name, words) => {
    const own = folderWith(packageJson);
    expect(await init(own)).toMatchObject({ code: 0, out: `wrote telnyx-sim.config.yaml\nwrote ${name}\n`, error: '' });
    expect(readFileSync(join(own, name), 'utf8')).toContain(words);
    expect(readFileSync(join(own, 'telnyx-sim.config.yaml'), 'utf8')).toBe(CONFIG_TEMPLATE);
  });

  it('overwrites nothing', async () => {
    const own = folderWith();
    writeFileSync(join(own, 'telnyx-sim.config.yaml'), 'port: 1\n');
    expect((await init(own)).out).toBe('kept  telnyx-sim.config.yaml\nwrote test_telnyx_sim.py\n');
    expect((await init(own)).out).toBe('kept  telnyx-sim.config.yaml\nkept  test_telnyx_sim.py\n');
    expect(readFileSync(join(own, 'telnyx-sim.config.yaml'), 'utf8')).toBe('port: 1\n');
  });

  it('refuses a package.json that is none, and a folder that is not there', async () => {
    const own = folderWith('{');
    expect(await init(own)).toMatchObject({
      code: 4,
      error: expect.stringContaining('got what is no JSON object') as string,
    });
    expect(readdirSync(own)).toEqual(['package.json']);
    expect(await init(join(folder, 'none'))).toMatchObject({
      code: 4,
      error: expect.stringMatching(/^expected a folder to write in, got ENOENT/) as string,
    });
  });

  it('writes a configuration that is one, as it is and with every key taken out of its comment', async () => {
    const file = await parseConfigFile('x.yaml', CONFIG_TEMPLATE);
    expect(checkConfig(file.raw, file.origin)).toEqual({});
    const keys = CONFIG_TEMPLATE.split('\n').flatMap((line) => /^# ( *(?:- )?['+\w]+:.*)$/.exec(line)?.[1] ?? []);
    const all = await parseConfigFile('x.yaml', keys.join('\n'));
    expect(Object.keys(checkConfig(all.raw, all.origin))).toEqual(
      expect.arrayContaining(['webhook_url', 'applications', 'parties', 'time']),
    );
  });

  it.each(['vitest', 'jest', 'node:test'] as const)('writes a test for %s that Node can parse', (runner) => {
    const { text } = TEST_TEMPLATES[runner](true);
    const path = join(folder, `${runner.replace(':', '-')}.mjs`);
    writeFileSync(path, text);
    expect(spawnSync(process.execPath, ['--check', path], { encoding: 'utf8' }).stderr).toBe('');
  });
});

describe('the help', () => {
  it('lists the commands and, at the top, the flags of start', () => {
    let text = '';
    const main = program(processTerminal).configureOutput({ writeOut: (part) => (text += part) });
    main.outputHelp();
    for (const name of ['call', 'say', 'tail', 'attack', 'init']) expect(text).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(text).toMatch(/^Options of start:\n[\s\S]*^ {2}--webhook-url <url> /m);
  });
});
