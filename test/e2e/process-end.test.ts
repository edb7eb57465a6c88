import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program that has a simulator `sim`, to its end; `before` comes before it is loaded. */
async function program(text: string, before = ''): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const start = `const { createSimulator } = await import('./dist/index.js'); const sim = await createSimulator();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', `${before}\n${start}\n${text}`], {
    cwd: root,
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output.stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output.stderr += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

const RING = `const { call_control_id: id } = await sim.calls.ring({ from: '+15550100001', to: '+15550100002', patience_secs: 1 });`;

// A program that does not end fails by the time-out of the test.
describe.concurrent('a program that forgets to stop its simulator', () => {
  it('ends, also with connections of its own that are idle', async () => {
    const ended = await program(`await (await fetch(sim.url + '/_sim/health')).text(); console.log('done');`);
    expect(ended).toEqual({ code: 0, stdout: 'done\n', stderr: '' });
  });

  it('lives as long as its call does', async () => {
    const ended = await program(`${RING}
      process.on('exit', () => console.log(sim.config.seed, 'ended'));
      void sim.events.waitFor({ type: 'call.state', call_control_id: id, after: 3 }, { timeoutMs: 40_000 }).then(({ to }) => console.log(to));`);
    expect(ended.stdout).toBe('ended\ntelnyx-sim ended\n');
  });

  it('lives as long as it waits for an event', async () => {
    const ended = await program(
      `void sim.events.waitFor({ type: 'never' }, { timeoutMs: 700 }).catch(({ code }) => console.log(code));`,
    );
    expect(ended).toEqual({ code: 0, stdout: '408\n', stderr: '' });
  });

  it('leaves no files of recordings behind', async ({ onTestFinished }) => {
    const place = mkdtempSync(join(tmpdir(), 'telnyx-sim-test-'));
    onTestFinished(() => rmSync(place, { recursive: true }));
    const ended = await program(`
      import { readdirSync } from 'node:fs';
      process.env.TMPDIR = ${JSON.stringify(place)};
      ${RING}
      const headers = { authorization: 'Bearer KEY', 'content-type': 'application/json' };
      const send = (name, body) =>
        fetch(sim.baseUrl + '/calls/' + id + '/actions/' + name, { method: 'POST', headers, body: JSON.stringify(body) });
      await send('answer', {});
      await send('record_start', { format: 'wav', channels: 'single' });
      await sim.calls.party(id).hangup();
      await sim.events.waitFor({ type: 'recording.saved' }, { timeoutMs: 40_000 });
      console.log(readdirSync(process.env.TMPDIR).length);`);
    expect(ended.stdout).toBe('1\n');
    expect(readdirSync(place)).toEqual([]);
  });

  it('lives until its last webhook is through, between two attempts as well', async () => {
    const ended = await program(`
      import { createServer } from 'node:http';
      let count = 0;
      const app = createServer((req, res) => res.writeHead(++count === 1 ? 503 : 200).end(() => console.log(res.statusCode)));
      await new Promise((resolve) => app.listen(0, '127.0.0.1', resolve));
      app.unref();
      app.on('connection', (socket) => socket.unref());
      await sim.calls.ring({ from: '+15550100001', to: '+15550100002', webhook_url: 'http://127.0.0.1:' + app.address().port });
      await sim.calls.party((await sim.calls.list())[0].call_control_id).hangup();`);
    // The one line of the log is about the attempt that failed.
    expect(ended.stderr).toMatch(/^\S+ +warn +\S+ +webhook +call\.initiated → 503 in .*\n$/);
    expect(ended.stdout.split('\n').filter(Boolean).sort()).toEqual(['200', '200', '503']);
  });
});

/** Keeps count of the timers that are due later. */
const COUNTED = `
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const due = new Set();
  globalThis.setTimeout = (task, ...rest) => {
    const timer = set((...given) => {
      due.delete(timer);
      task(...given);
    }, ...rest);
    due.add(timer);
    return timer;
  };
  globalThis.clearTimeout = (timer) => {
    due.delete(timer);
    clear(timer);
  };`;

describe.concurrent('a simulator that is stopped right after its start', () => {
  it('lets the program end, and does and loads nothing any more', async () => {
    // As Jest does at the end of a test file: what is imported after that is an error.
    const ended = await program(
      `
      await sim.stop();
      const { register } = await import('node:module');
      const hook = 'export async function resolve(name, context, next) { console.log("loads", name); return next(name, context); }';
      register('data:text/javascript,' + encodeURIComponent(hook));
      process.on('exit', () => console.log('timers left:', due.size));`,
      COUNTED,
    );
    expect(ended).toEqual({ code: 0, stdout: 'timers left: 0\n', stderr: '' });
  });
});
