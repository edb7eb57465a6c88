import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readText } from '../platform/read-text.js';
import { CommandError, EXIT_UNUSABLE } from './exits.js';
import { CONFIG_TEMPLATE, TEST_TEMPLATES, type Runner } from './init-templates.js';
import type { Terminal } from './terminal.js';

/** Adds `init`. */
export function addInit(main: Command, terminal: Terminal): void {
  main
    .command('init')
    .description('write a commented configuration, and a test for the test runner of the package.json here')
    .argument('[folder]', 'the folder of the app', '.')
    .action((folder: string) => {
      const { runner, isModule } = found(folder);
      const { name, text } = TEST_TEMPLATES[runner](isModule);
      for (const [file, content] of [
        ['telnyx-sim.config.yaml', CONFIG_TEMPLATE],
        [name, text],
      ] as const) {
        terminal.out(`${written(join(folder, file), content) ? 'wrote' : 'kept '} ${file}\n`);
      }
    });
}

/** Writes a file; false where there is one already, which stays. */
function written(path: string, text: string): boolean {
  if (existsSync(path)) return false;
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    throw new CommandError(
      EXIT_UNUSABLE,
      `expected a folder to write in, got ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

interface Package {
  readonly type?: unknown;
  readonly scripts?: Readonly<Record<string, unknown>>;
  readonly dependencies?: object;
  readonly devDependencies?: object;
}

/** The test runner that the package.json of a folder names. Throws a CommandError where that is no JSON. */
function found(folder: string): { runner: Runner; isModule: boolean } {
  const own = packageOf(join(folder, 'package.json'));
  const installed = Object.keys({ ...own.dependencies, ...own.devDependencies });
  const scripts = Object.values(own.scripts ?? {}).filter((script) => typeof script === 'string');
  const runs = (words: RegExp): boolean => scripts.some((script) => words.test(script));
  const isModule = own.type === 'module';
  if (installed.includes('vitest') || runs(/\bvitest\b/)) return { runner: 'vitest', isModule };
  if (installed.includes('jest') || runs(/\bjest\b/)) return { runner: 'jest', isModule };
  return { runner: runs(/\bnode\b.* --test\b/) ? 'node:test' : 'pytest', isModule };
}

function packageOf(path: string): Package {
  const text = readText(path);
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Text that is no JSON is refused like JSON that is no object.
  }
  throw new CommandError(EXIT_UNUSABLE, `${path}: expected a package.json, got what is no JSON object`);
}
