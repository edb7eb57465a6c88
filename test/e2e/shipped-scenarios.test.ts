import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `telnyx-sim test FILES -- node examples/ivr/app.js`, as its users call it. */
function test(files: readonly string[]): Promise<{ code: number; output: string }> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TELNYX|VITEST|NODE_)/.test(name)));
  const args = ['dist/main.js', 'test', ...files, '--', process.execPath, 'examples/ivr/app.js'];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: root, env }, (_, stdout, stderr) =>
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
});
