import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `telnyx-sim test ARGS -- node examples/ivr/app.js`, as its users call it. */
function test(args: readonly string[]): Promise<{ code: number; output: string }> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TELNYX|VITEST|NODE_)/.test(name)));
  const words = ['dist/main.js', 'test', ...args, '--', process.execPath, 'examples/ivr/app.js'];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, words, { cwd: root, env }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

describe('the shipped scenarios', () => {
  it('all pass against the phone menu, and say so', { timeout: 120_000 }, async () => {
    const files = readdirSync(new URL('../../scenarios', import.meta.url)).filter((name) => name.endsWith('.yaml'));
    const { code, output } = await test(files.map((name) => `scenarios/${name}`));
    expect(output).not.toMatch(/^✗/m);
    expect(output).toMatch(/^18 runs: 18 passed;/m);
    expect(output.match(/^✓ .+$/gm)).toHaveLength(18);
    expect(code).toBe(0);
  });

  it('pass where the choice of the caller who opens a conference comes once more', async () => {
    const { code, output } = await test(['scenarios/conference.yaml:2', '--ordering', 'again:call.gather.ended:1:500']);
    expect(output).toMatch(/^1 run: 1 passed;/m);
    expect(code).toBe(0);
  });
});
