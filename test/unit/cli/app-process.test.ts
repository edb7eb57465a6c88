import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { AppProcess } from '../../../src/cli/app-process.js';
import { LIMITS } from '../../../src/limits.js';
import { AppStartError } from '../../../src/scenarios/workers.js';

const start = (code: string, startTimeoutMs = 30_000): Promise<AppProcess> =>
  AppProcess.start({
    words: [process.execPath, '-e', code],
    apiKey: 'KEY',
    environment: { TELNYX_API_KEY: 'KEY' },
    webhookPath: '/hooks',
    startTimeoutMs,
  });

const SERVE = "require('net').createServer().listen(Number(process.env.PORT), '127.0.0.1');";

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe.concurrent('an app under test', () => {
  it('gets a free port and its environment, and tells where its webhooks go', async () => {
    const app = await start(`console.log(process.env.TELNYX_API_KEY, process.env.PORT); ${SERVE}`);
    expect(app.webhookUrl).toBe(`${app.origin}/hooks`);
    await app.stop();
    expect(app.output()).toEqual([`KEY ${new URL(app.origin).port}`]);
  });

  it('has printed what it printed before it listened, once it has started', async () => {
    const app = await start(`console.log('one'); console.log('two'); ${SERVE}`);
    expect(app.printed).toBe(2);
    expect(app.output(app.printed)).toEqual([]);
    await app.stop();
  });

  it('is found at IPv6 where it listens there alone', async ({ skip }) => {
    const probe = createServer().listen(0, '::1');
    const isThere6 = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    probe.close();
    skip(!isThere6, 'this machine has no IPv6');
    const app = await start(SERVE.replace('127.0.0.1', '::1'));
    expect(app.webhookUrl).toMatch(/^http:\/\/\[::1\]:\d+\/hooks$/);
    await app.stop();
  });

  it('ends with all that it has started, also with what does not want to', async () => {
    const deaf = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);";
    const child = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(deaf)}], { stdio: 'ignore' })`;
    const app = await start(`${deaf} console.log(${child}.pid); ${SERVE}`);
    await app.stop();
    const [pid] = app.output().map(Number);
    expect(pid).toBeGreaterThan(0);
    // A process that has been killed is there until its new parent has noticed.
    while (isThere(pid ?? 0)) await new Promise((resolve) => setImmediate(resolve));
  });

  it('is lost when it ends of itself, with its code', async () => {
    // It is asked to, once it has been found: a timer of its own would run out before that on a busy machine.
    const app = await start(
      "require('http').createServer(() => process.exit(7)).listen(Number(process.env.PORT), '127.0.0.1');",
    );
    fetch(app.origin).catch(() => undefined);
    expect(await app.lost).toBe('it ended with code 7');
    await app.stop();
  });

  it('is gone when nobody takes connections there, because it has ended or though it runs', async () => {
    const serve = (then: string): Promise<AppProcess> =>
      start(
        `const server = require('http').createServer(() => ${then}).listen(Number(process.env.PORT), '127.0.0.1');`,
      );
    const [ends, closes] = await Promise.all([
      serve('process.exit(7)'),
      serve(
        "{ server.close(() => console.log('closed')); server.closeAllConnections(); setInterval(() => {}, 1000); }",
      ),
    ]);
    expect(await Promise.all([ends.gone(), closes.gone()])).toEqual([undefined, undefined]);
    for (const { origin } of [ends, closes]) await fetch(origin).catch(() => undefined);
    while (closes.printed === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await Promise.all([ends.gone(), closes.gone()])).toEqual([
      'it ended with code 7',
      'it takes no connections any more',
    ]);
    await Promise.all([ends.stop(), closes.stop()]);
  });

  it('is gone when it is about to end, though the system still takes connections for it', async () => {
    const app = await start(`
      const dies = () => { for (const until = Date.now() + 300; Date.now() < until; ); process.exit(7); };
      require('http').createServer((_, response) => { response.end(); setImmediate(dies); }).listen(Number(process.env.PORT), '127.0.0.1');`);
    await fetch(app.origin);
    expect(await app.gone()).toBe('it ended with code 7');
    await app.stop();
  });

  it('is not gone where it takes connections again, as one does that starts itself anew', async () => {
    const app = await start(`
      const port = Number(process.env.PORT);
      const server = require('http').createServer(() => {
        server.close(() => { console.log('closed'); setTimeout(() => server.listen(port, '127.0.0.1'), 200); });
        server.closeAllConnections();
      }).listen(port, '127.0.0.1');`);
    await fetch(app.origin).catch(() => undefined);
    while (app.printed === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await app.gone()).toBeUndefined();
    await app.stop();
  });

  it('has not started where it ends before it takes connections', async () => {
    const error: unknown = await start("console.error('no such database'); process.exit(3);").catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AppStartError);
    expect(error).toMatchObject({ message: 'it ended with code 3', output: ['no such database'] });
  });

  it('has not started where it takes no connections in time, or is no program', async () => {
    await expect(start('setInterval(() => {}, 1000)', 50)).rejects.toThrow(/^it takes no connections on port \d+/);
    const nothing = {
      words: ['/no/such/program'],
      apiKey: '',
      environment: {},
      webhookPath: '/',
      startTimeoutMs: 9_000,
    };
    await expect(AppProcess.start(nothing)).rejects.toThrow(/^it cannot be started: .*ENOENT/);
  });

  it('is heard to a limit: limit app.lines: the last lines are kept; limit app.line_chars: and the beginning of each', async () => {
    const { 'app.lines': lines, 'app.line_chars': chars } = LIMITS;
    const print = `for (let i = 0; i < ${lines} + 5; i++) console.log(i + 'x'.repeat(${chars} * 2));`;
    // It listens once all that it prints is on its way.
    const app = await start(`${print} process.stdout.write('', () => { ${SERVE} });`);
    await app.stop();
    const output = app.output();
    expect(output).toHaveLength(lines);
    expect(output[0]).toMatch(/^5x+…$/);
    expect(output[0]).toHaveLength(chars + 1);
    // The lines of one run are those behind what it had printed before.
    expect(app.printed).toBe(lines + 5);
    expect(app.output(lines + 3)).toEqual(output.slice(-2));
    expect(app.output(2)).toEqual(output);
  });
});
