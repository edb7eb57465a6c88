import type { Command } from 'commander';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tellCoverage, wantsCoverage, withCoverage, type CoverageFlags } from '../../../src/cli/coverage-flags.js';
import type { Terminal } from '../../../src/cli/terminal.js';
import { Coverage } from '../../../src/coverage/coverage.js';
import { coverageView } from '../../../src/coverage/view.js';
import { runCommand, type Ran } from '../../support/command-line.js';

const folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-coverage-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** A command that tells of an app that has answered a call. */
function told(...args: string[]): Promise<Ran> {
  const coverage = new Coverage();
  coverage.request('AnswerCall', { body: { client_state: 'YQ==' } });
  const add = (main: Command, terminal: Terminal): void => {
    withCoverage(main.command('tell')).action(async (flags: CoverageFlags) => {
      const view = (options: { all?: boolean }) => Promise.resolve(coverageView(coverage, options));
      terminal.exitCode(wantsCoverage(flags) ? await tellCoverage(view, flags, terminal) : 0);
    });
  };
  return runCommand(add, ['tell', ...args], {});
}

describe('the flags of coverage', () => {
  it('print the totals and write files by their ends', async () => {
    const [json, html] = [join(folder, 'coverage.json'), join(folder, 'coverage.html')];
    const { code, out } = await told('--coverage', json, '--coverage', html);
    expect(out).toMatch(/^coverage\n {2}operations +1 of \d+/);
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ form: 1, all: false });
    expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>/);
  });

  it('fail with 1 below a threshold, and say by how much', async () => {
    const { code, out } = await told('--coverage-threshold', 'operations=1,webhooks=5%');
    expect(out).toMatch(/^coverage of webhooks: expected at least 5%, got 0 of \d+ \(0\.0%\)$/m);
    expect(code).toBe(1);
    expect((await told('--coverage-threshold', 'operations=1')).code).toBe(0);
  });

  it('with all count what belongs to operations that were not used', async () => {
    const json = join(folder, 'all.json');
    await told('--coverage', json, '--coverage-all');
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ all: true });
  });

  it('ask for nothing where they are not given', async () => {
    expect((await told()).out).toBe('');
  });

  it.each([
    [['--coverage', 'coverage.txt'], 'expected a file that ends in .json or .html, got "coverage.txt"'],
    [['--coverage-threshold', 'operation=5'], 'expected a group (operations, properties'],
    [['--coverage', join('no', 'such', 'x.json')], '--coverage: expected a file that can be written'],
  ])('%j are refused with what was expected', async (args, words) => {
    const { code, error } = await told(...args);
    expect(error).toContain(words);
    expect(code).toBe(4);
  });
});
