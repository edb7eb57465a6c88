import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENT_APPLICATION } from '../support/app-trial.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const APP = join(root, 'test/support/ci-app.mjs');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-run-'));
  writeFileSync(join(folder, 'telnyx-sim.config.yaml'), 'webhooks: { retry_delays_ms: [10] }\n');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** `telnyx-sim run FLAGS -- COMMAND`, as a process of its own in the folder of the configuration. */
function start(flags: readonly string[], command: readonly string[]) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TELNYX|VITEST|NODE_)/.test(name)));
  const args = [join(root, 'dist/main.js'), 'run', '--log-level', 'error', ...flags, '--', ...command];
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const look of waiting) look();
    });
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({ code, output }));
  return {
    ended,
    signal: (name: NodeJS.Signals) => child.kill(name),
    /** Resolves with the first group of the expression, once what was written matches it. */
    written: (expression: RegExp) =>
      new Promise<string>((resolve) => {
        const look = (): void => {
          const found = expression.exec(output)?.[1];
          if (found !== undefined) resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe.concurrent('telnyx-sim run', () => {
  it('passes an app that answers, and tells what it has exercised', async () => {
    const coverage = join(folder, 'coverage.json');
    const flags = ['--coverage', coverage, '--coverage-threshold', 'operations=1'];
    const { code, output } = await start(flags, [process.execPath, APP, 'answers']).ended;
    expect(output).toMatch(/^check: .*calls: 1, answered: 1$/m);
    expect(code).toBe(0);
    const { groups } = JSON.parse(readFileSync(coverage, 'utf8')) as { groups: { items: object[] }[] };
    expect(groups[0]?.items).toContainEqual(expect.objectContaining({ item: 'AnswerCall', times: 1 }));
  });

  it('fails an app that broke, and tells what it did with its mend', async () => {
    const junit = join(folder, 'broken.xml');
    const json = join(folder, 'broken.json');
    const command = [process.execPath, APP, '500', 'speaks without answering'];
    const { code, output } = await start(['--junit', junit, '--json', json], command).ended;
    expect(output).toMatch(/^error webhook_not_accepted \[[\w-]{6}\]( \(\d times\))?: /m);
    expect(output).toMatch(/^ {2}fix: \S/m);
    expect(output).toMatch(/^webhooks that nobody took \(\d\):$/m);
    expect(output).toMatch(/^requests that were refused, or are not simulated \(\d\):$/m);
    expect(code).toBe(3);
    expect(readFileSync(junit, 'utf8')).toContain('<failure type="webhook_not_accepted"');
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ failed: true, fail_on: 'error' });
  });

  it('ends as its command does, also where the outcome of the check cannot be written; the command has the variables of an app', async () => {
    const junit = join(folder, 'no', 'such', 'folder.xml');
    const script =
      'console.log("at " + process.env.TELNYX_SIM_URL, process.env.TELNYX_BASE_URL, process.env.TELNYX_PUBLIC_KEY); process.exit(7)';
    const { code, output } = await start(['--junit', junit], [process.execPath, '-e', script]).ended;
    const [, url = '', base = '', key = ''] = /^at (\S+) (\S+) (\S+)$/m.exec(output) ?? [];
    expect(base).toBe(`${url}/v2`);
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
    expect(output).toMatch(/^telnyx-sim: --junit: expected a file that can be written/m);
    expect(code).toBe(7);
    // No simulator is left behind.
    await expect(fetch(`${url}/_sim/health`)).rejects.toThrow(/fetch failed/);
  });

  it('hands a signal on to its command and to what that has started, and ends after them', async () => {
    const grandchild = 'console.log("pid " + process.pid + "."); setInterval(() => {}, 1000)';
    const script = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit' }); setInterval(() => {}, 1000)`;
    const running = start([], [process.execPath, '-e', script]);
    await running.written(/^(pid) \d+\./m);
    running.signal('SIGTERM');
    // It resolves when nobody holds the output any more, what the command has started included.
    expect((await running.ended).code).toBe(143);
  });

  it('hands on a signal that comes as soon as its command has begun', async () => {
    const { code, output } = await start([], ['sh', '-c', 'kill -TERM $PPID; exec sleep 100']).ended;
    expect([code, output]).toEqual([143, '']);
  });

  it('does not pass what it could not check, where its command takes a signal for a wish to end', async () => {
    const obeys =
      "process.on('SIGTERM', () => process.exit(0)).kill(process.ppid, 'SIGTERM'); setInterval(() => {}, 1000);";
    const { code, output } = await start([], [process.execPath, '-e', obeys]).ended;
    expect([code, output]).toEqual([143, '']);
  });

  it('ends at a signal while it checks, without the outcome of the check', async ({
    onTestFinished,
    expect: expectHere,
  }) => {
    // The webhook stays under way for half a minute, and the check waits for it.
    const config = join(folder, 'patient.yaml');
    writeFileSync(config, JSON.stringify({ applications: [PATIENT_APPLICATION] }));
    const app = createServer(() => undefined).listen(0, '127.0.0.1');
    onTestFinished(() => {
      app.close();
      app.closeAllConnections();
    });
    await once(app, 'listening');
    const { port } = app.address() as AddressInfo;
    const script = `
      const body = JSON.stringify({ from: '+15550100001', to: '+15550100002', connection_id: '${PATIENT_APPLICATION.id}', webhook_url: 'http://127.0.0.1:${port}/' });
      fetch(process.env.TELNYX_SIM_URL + '/_sim/calls', { method: 'POST', body }).then(() => console.log('pid ' + process.pid + '.'));`;
    const running = start(['--config', config], [process.execPath, '-e', script]);
    const pid = Number(await running.written(/^pid (\d+)\./m));
    // Once nobody has that id any more, its parent has been told of its end.
    await expectHere.poll(() => isThere(pid), { timeout: 25_000 }).toBe(false);
    running.signal('SIGTERM');
    const { code, output } = await running.ended;
    expect(output).not.toContain('check:');
    expect(code).toBe(143);
  });

  it('says which program there is not', async () => {
    const { code, output } = await start([], ['no-such-program']).ended;
    expect(output).toMatch(/^telnyx-sim: COMMAND: expected a program, got no-such-program \(.*ENOENT.*\)$/m);
    expect(code).toBe(4);
  });
});

describe('telnyx-sim check', () => {
  it('stays until a webhook that is under way has come to its end', async () => {
    const script = `
      require('node:http').createServer(() => {}).listen(0, '127.0.0.1', async function () {
        const webhook_url = 'http://127.0.0.1:' + this.address().port + '/';
        const ring = { from: '+15550100001', to: '+15550100002', webhook_url };
        await fetch(process.env.TELNYX_SIM_URL + '/_sim/calls', { method: 'POST', body: JSON.stringify(ring) });
        require('node:child_process').spawn(process.execPath, [process.argv[1], 'check'], { stdio: 'inherit' })
          .on('exit', (code) => { console.log('check ended with ' + code + '.'); process.exit(7); });
      });`;
    const { output } = await start([], [process.execPath, '-e', script, join(root, 'dist/main.js')]).ended;
    expect(output).toMatch(/^error webhook_not_accepted /m);
    expect(output).toMatch(/^check ended with 3\.$/m);
  }, 30_000);
});
