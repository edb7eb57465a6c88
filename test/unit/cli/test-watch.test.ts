import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appFolder, Changes, isWritten } from '../../../src/cli/test-watch.js';

let folder: string;
let changes: Changes | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-watch-'));
  mkdirSync(join(folder, 'app', 'lib'), { recursive: true });
  writeFileSync(join(folder, 'a.yaml'), '');
  writeFileSync(join(folder, 'app', 'main.js'), '');
});

afterEach(() => {
  changes?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('sees that a scenario has changed, and that a file in the folder of the app has', async () => {
  changes = new Changes([join(folder, 'a.yaml')], join(folder, 'app'));
  writeFileSync(join(folder, 'a.yaml'), 'scenario: A');
  expect(resolve(await changes.next())).toBe(join(folder, 'a.yaml'));
  writeFileSync(join(folder, 'app', 'lib', 'menu.js'), '1');
  expect(resolve(await changes.next())).toBe(join(folder, 'app', 'lib', 'menu.js'));
});

it('takes no notice of reports that the command itself writes into the folder of the app, which would never end', async () => {
  const [json, html] = [join(folder, 'app', 'calls.json'), join(folder, 'app', 'calls.html')];
  changes = new Changes([join(folder, 'a.yaml')], join(folder, 'app'), [json, relative('', html)]);
  writeFileSync(join(folder, 'app', 'main.js'), '1');
  for (const file of [json, html]) writeFileSync(file, '1');
  expect(resolve(await changes.next())).toBe(join(folder, 'app', 'main.js'));
});

it('takes no notice of what an app writes itself, and of what is not its own', () => {
  expect(['main.js', 'lib/menu.ts', 'config.yaml', 'app.py'].filter(isWritten)).toHaveLength(4);
  const others = ['calls.log', 'app.db', 'node_modules/express/index.js', '.git/x.json', 'lib/__pycache__/menu.py'];
  expect(others.filter(isWritten)).toEqual([]);
});

it('finds the folder of the app by the first file among the words of its command', () => {
  const file = join(folder, 'app', 'main.js');
  expect(appFolder(['node', '--inspect', file])).toBe(join(folder, 'app'));
  expect(appFolder(['npm', 'start'])).toBe(process.cwd());
});
