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
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-examples-'));
  writeFileSync(join(folder, 'telnyx-sim.config.yaml'), 'webhooks: { retry_delays_ms: [10] }\n');
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(
  command: string,
  args: readonly string[],
  {
    cwd = folder,
    variables = {},
  }: { readonly cwd?: string; readonly variables?: Readonly<Record<string, string>> } = {},
): Promise<{ code: unknown; output: string }> {
  // vitest's own variables would make a vitest or a node:test that it starts believe that it is part of this run.
  const foreign = /^(TELNYX|VITEST|NODE_TEST|NODE_OPTIONS|NODE_ENV)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const child = spawn(command, args, {
    cwd,
    env: {
      ...env,
      TELNYX_SIM_PROGRAM: join(root, 'dist/main.js'),
      NO_COLOR: '1',
      PYTHONDONTWRITEBYTECODE: '1',
      ...variables,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

describe.concurrent('the samples', () => {
  it('run with node:test', async () => {
    const { code, output } = await run(process.execPath, ['--test', example('tests/node-test.test.mjs')], {
      cwd: root,
    });
    expect(output).toContain('# pass 1');
    expect(code).toBe(0);
  });

  const hasPytest = spawnSync('python3', ['-m', 'pytest', '--version']).status === 0;
  it.skipIf(!hasPytest).each(['fast', 'manual'])('run with pytest, in %s time', async (mode) => {
    const args = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', example('python')];
    const { code, output } = await run('python3', args, { variables: { TELNYX_SIM_TIME: mode } });
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
      'npx telnyx-sim run --junit telnyx-sim.xml -- npm test',
    ]);
  });

  it('have a compose file that sets variables which the simulator reads', () => {
    const { services } = yaml('compose.yaml') as { services: Record<string, { environment: Record<string, string> }> };
    const known = SETTINGS.map(({ flag }) => environmentName(flag));
    expect(known).toEqual(expect.arrayContaining(Object.keys(services['telnyx-sim']?.environment ?? {})));
    expect(services['app']?.environment['TELNYX_BASE_URL']).toBe('http://telnyx-sim:12111/v2');
  });
});
