import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { environmentName, SETTINGS } from '../../src/settings.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const example = (path: string): string => join(root, 'examples', path);
const program = join(root, 'dist/main.js');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-examples-'));
  writeFileSync(join(folder, 'telnyx-sim.config.yaml'), 'webhooks: { retry_delays_ms: [10] }\n');
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A server that stands in for the simulator where no call is made: a start takes most of a second of the processor. */
const STAND_IN = `#!${process.execPath}
const server = require('node:http').createServer((_, response) => response.end('{"data":[]}'));
server.listen(0, '127.0.0.1', () => {
  const url = 'http://127.0.0.1:' + server.address().port;
  console.log('export TELNYX_BASE_URL=' + url + '/v2\\ntelnyx-sim ready on ' + url);
});
`;

async function run(
  command: string,
  args: readonly string[],
  { cwd = folder, simulator = program } = {},
): Promise<{ code: unknown; output: string }> {
  // vitest's own variables would make a vitest or a node:test that it starts believe that it is part of this run.
  const foreign = /^(TELNYX|VITEST|NODE_TEST|NODE_OPTIONS|NODE_ENV)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const child = spawn(command, args, {
    cwd,
    env: { ...env, TELNYX_SIM_PROGRAM: simulator, NO_COLOR: '1', PYTHONDONTWRITEBYTECODE: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

/** The recipe is for machines that have these; elsewhere it is reported as skipped. */
const hasTools = ['bash', 'curl', 'jq'].every((tool) => spawnSync(tool, ['--version']).status === 0);

const recipeTest = it.runIf(hasTools);

describe.concurrent('the recipe for CI', () => {
  const recipe = (...behaviours: string[]) =>
    run('bash', [
      example('ci/with-telnyx-sim.sh'),
      process.execPath,
      join(root, 'test/support/ci-app.mjs'),
      ...behaviours,
    ]);

  recipeTest('passes an app that answers', async () => {
    expect(await recipe('answers')).toMatchObject({ code: 0 });
  });

  recipeTest('fails an app that broke, and tells everything that it did', async () => {
    const { code, output } = await recipe('ignores everything', '500', 'speaks without answering');
    expect(output).toMatch(/^no call was answered$/m);
    expect(output).toMatch(/^calls that gave up waiting for an answer:$/m);
    expect(output).toMatch(/^webhooks that the app did not take:$/m);
    // Too early; or, where the machine is busy, too late for the caller.
    expect(output).toMatch(/"error_codes":\["900(34|18)"\]/);
    expect(code).toBe(1);
  });

  recipeTest('fails when the tests do, and leaves no simulator behind', async () => {
    const simulator = join(folder, 'stand-in');
    writeFileSync(simulator, STAND_IN, { mode: 0o755 });
    const tests = 'echo "$TELNYX_SIM_URL"; curl -fsS "$TELNYX_SIM_URL/_sim/health"; exit 7';
    const { code, output } = await run('bash', [example('ci/with-telnyx-sim.sh'), 'bash', '-c', tests], { simulator });
    expect(output).toContain('{"data":[]}');
    expect(code).toBe(7);
    const url = /^http:\S+?(?=\{|$)/m.exec(output)?.[0] ?? '';
    await expect(fetch(`${url}/_sim/health`)).rejects.toThrow(/fetch failed/);
  });
});

describe.concurrent('the samples', () => {
  it('run with node:test', async () => {
    const { code, output } = await run(process.execPath, ['--test', example('tests/node-test.test.mjs')], {
      cwd: root,
    });
    expect(output).toContain('# pass 1');
    expect(code).toBe(0);
  });

  it.skipIf(spawnSync('python3', ['-m', 'pytest', '--version']).status !== 0)('run with pytest', async () => {
    const args = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', example('python')];
    const { code, output } = await run('python3', args);
    expect(output).toContain('1 passed');
    expect(code).toBe(0);
  });
});

describe('the files for CI', () => {
  const yaml = (name: string): unknown => parse(readFileSync(example(`ci/${name}`), 'utf8'));

  it('have a workflow whose steps are there', () => {
    const { jobs } = yaml('github-actions.yml') as { jobs: { contract: { steps: { run?: string }[] } } };
    expect(jobs.contract.steps.flatMap(({ run: line }) => line ?? [])).toEqual([
      'npm ci',
      'bash ci/with-telnyx-sim.sh npm test',
    ]);
  });

  it('have a compose file that sets variables which the simulator reads', () => {
    const { services } = yaml('compose.yaml') as { services: Record<string, { environment: Record<string, string> }> };
    const known = SETTINGS.map(({ flag }) => environmentName(flag));
    expect(known).toEqual(expect.arrayContaining(Object.keys(services['telnyx-sim']?.environment ?? {})));
    expect(services['app']?.environment['TELNYX_BASE_URL']).toBe('http://telnyx-sim:12111/v2');
  });
});
