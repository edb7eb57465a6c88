import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer as createHttpServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'dist/main.js');
/** Without what the developer who runs the tests has set for their own simulator. */
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TELNYX')));

let folder: string;
const running = new Set<ChildProcess>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-cli-'));
}, 120_000);

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Options {
  env?: Record<string, string>;
  cwd?: string;
}

/** Runs a command that ends by itself. */
function run(args: string[], { env = {}, cwd = folder }: Options = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    env: { ...environment, ...env },
    encoding: 'utf8',
    timeout: 50_000,
  });
  return { status, stdout, stderr };
}

/** Starts serving, and waits for the ready line. */
async function serve(args: string[], { env = {}, cwd = folder }: Options = {}) {
  const child = spawn(process.execPath, [main, ...args], { cwd, env: { ...environment, ...env } });
  running.add(child);
  const ended = once(child, 'exit');
  const output = { stdout: '', stderr: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text;
      const url = /^telnyx-sim ready on (\S+)$/m.exec(output.stdout)?.[1];
      if (url !== undefined) resolve(url);
    });
    ended.then(() => reject(new Error(`ended before it was ready: ${output.stderr}`)), reject);
  });
  const url = await ready;
  return {
    url,
    output,
    signal: (name: NodeJS.Signals) => child.kill(name),
    /** The exit code. */
    ended: async (): Promise<unknown> => (await ended)[0],
  };
}

/** The next request that a server gets, to be answered. */
async function answerOf(server: Server): Promise<ServerResponse> {
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  return response;
}

/** A server whose requests the test answers itself. */
async function slowApp() {
  const server = createHttpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.dispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const NUMBERS = { from: '+15550100001', to: '+15550100002' };

const post = (url: string, body: object, token = 'KEY'): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });

type Served = Awaited<ReturnType<typeof serve>>;

// A start takes most of a second of the processor, so the tests of a `describe` share one, and the last of them ends it.
describe('telnyx-sim', () => {
  let sim: Served;

  beforeAll(async () => {
    sim = await serve(['--port', '0']);
  });

  it('serves where no command is given', async () => {
    const health = await fetch(`${sim.url}/_sim/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ status: 'ok', seed: 'telnyx-sim', time: 'real' });
  });

  it('prints the three exports and the ready line on stdout, and nothing else', () => {
    expect(sim.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(sim.output.stdout.trimEnd().split('\n')).toEqual([
      `export TELNYX_BASE_URL=${sim.url}/v2`,
      expect.stringMatching(/^export TELNYX_API_KEY=KEY[0-9A-F]{32}_\w+$/),
      expect.stringMatching(/^export TELNYX_PUBLIC_KEY=[A-Za-z0-9+/]{43}=$/),
      `telnyx-sim ready on ${sim.url}`,
    ]);
  });

  it('says in one line that its port is in use', () => {
    const { port } = new URL(sim.url);
    expect(run(['--port', port])).toEqual({
      status: 4,
      stdout: '',
      stderr: `telnyx-sim: cannot listen on 127.0.0.1 port ${port}: the port is in use (EADDRINUSE)\n`,
    });
  });

  it('logs each API request on stderr; without a webhook URL it says, at the start and when a call rings, that no app will hear of it', async () => {
    expect(sim.output.stderr).toMatch(/ no webhook URL: calls will reach no app .*--webhook-url/);
    await post(`${sim.url}/v2/calls/nobody/actions/hangup`, {});
    await post(`${sim.url}/_sim/calls`, NUMBERS);
    sim.signal('SIGINT');
    expect(await sim.ended()).toBe(0);
    await expect(fetch(`${sim.url}/_sim/health`)).rejects.toThrow();
    expect(sim.output.stderr).toMatch(/ warn +nobody +app +hangup → 422 90015 \S/m);
    expect(sim.output.stderr.match(/webhook_nowhere: call\.initiated has nowhere to go/g)).toHaveLength(1);
  });
});

describe('telnyx-sim start', () => {
  it('takes nothing new once it has been told to stop, says so, and finishes what is on its way', async () => {
    using slow = await slowApp();
    const simulator = await serve(['start', '--port', '0', '--webhook-url', slow.url]);
    const [, answer] = await Promise.all([post(`${simulator.url}/_sim/calls`, NUMBERS), answerOf(slow.server)]);
    const stopping = fetch(`${simulator.url}/_sim/events/wait?type=sim.stopping`);
    simulator.signal('SIGTERM');
    expect((await stopping).status).toBe(200);
    expect((await post(`${simulator.url}/_sim/calls`, NUMBERS)).status).toBe(503);
    expect((await post(`${simulator.url}/v2/calls`, { ...NUMBERS, connection_id: '1' })).status).toBe(503);
    expect((await fetch(`${simulator.url}/_sim/calls`)).status).toBe(200);
    const hangup = answerOf(slow.server);
    answer.end();
    (await hangup).end();
    expect(await simulator.ended()).toBe(0);
    expect(simulator.output.stderr).not.toContain('no webhook URL');
  });
});

describe('telnyx-sim start with a file in the working directory', () => {
  let cwd: string;
  let sim: Served;

  beforeAll(async () => {
    cwd = join(folder, 'configured');
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'telnyx-sim.config.yaml'), 'seed: from-the-file\nport: 1\nlog_format: json\n');
    sim = await serve([], { cwd, env: { TELNYX_SIM_PORT: '0' } });
  });

  it('takes its settings from the environment and from that file', async () => {
    expect(await (await fetch(`${sim.url}/_sim/health`)).json()).toMatchObject({ seed: 'from-the-file' });
  });

  it('prints what env prints without starting: for a seed always the key that is signed with', async () => {
    const { stdout, stderr, status } = run(['env', '--port', '23111', '--seed', 'from-the-file']);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout.replace('http://127.0.0.1:23111', sim.url)).toBe(
      sim.output.stdout.replace(/^telnyx-sim ready.*\n/m, ''),
    );
    const answer: unknown = await (await fetch(`${sim.url}/_sim/public-key`)).json();
    expect(answer).toEqual({ public_key: /TELNYX_PUBLIC_KEY=(\S+)/.exec(stdout)?.[1] });
    // Another seed makes another key pair and another API key.
    const other = run(['env', '--port', '23111']).stdout.split('\n');
    expect(stdout.split('\n').map((line, i) => line === other[i])).toEqual([true, false, false, true]);
  });

  it('ends at a hang-up of its terminal; until then it has logged as that file says', async () => {
    await post(`${sim.url}/_sim/calls`, NUMBERS);
    sim.signal('SIGHUP');
    expect(await sim.ended()).toBe(0);
    const lines = sim.output.stderr.trimEnd().split('\n');
    const parsed = lines.map((line) => JSON.parse(line) as { who: string; text: string; type?: string });
    expect(parsed).toContainEqual(
      expect.objectContaining({ type: 'webhook.created', who: 'party', text: `${NUMBERS.from} rings ${NUMBERS.to}` }),
    );
  });
});

describe('telnyx-sim start on every address, with --tls-port', () => {
  const app = slowApp();
  let sim: Served;
  let ca: string;

  beforeAll(async () => {
    ca = join(folder, 'ca');
    const keys = ['--api-key', 'KEY_ONE', '--api-key', 'KEY_TWO', '--control-token', 'CONTROL'];
    const tls = ['--tls-port', '0', '--tls-dir', ca];
    sim = await serve(['--port', '0', '--host', '0.0.0.0', ...keys, ...tls, '--webhook-url', (await app).url]);
  });

  afterAll(async () => (await app)[Symbol.dispose]());

  it('names loopback, and suggests the first of the keys that it accepts', async () => {
    expect(sim.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect((await fetch(`${sim.url}/_sim/health`)).status).toBe(200);
    expect(sim.output.stdout).toContain('export TELNYX_API_KEY=KEY_ONE\n');
  });

  it('prints one more line before the ready line, with the path of the authority', () => {
    const lines = sim.output.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[3]).toMatch(/^telnyx-sim ready on https:\/\/127\.0\.0\.1:\d+ \(CA .*\/ca\/ca\.pem\)$/);
    expect(readFileSync(join(ca, 'ca.pem'), 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
  });

  it('ends at once at a second signal, while a webhook is still on its way', async () => {
    const delivery = once((await app).server, 'request');
    const ring = await post(`${sim.url}/_sim/calls`, NUMBERS, 'CONTROL');
    expect(ring.status).toBe(201);
    await delivery;
    // Two different signals, as the system may merge two equal ones.
    sim.signal('SIGINT');
    sim.signal('SIGTERM');
    expect(await sim.ended()).toBe(130);
  });
});

describe('telnyx-sim --tls-port', () => {
  it('ends with one line and exit code 4 where the authority cannot be used', () => {
    const ca = join(folder, 'no-ca');
    mkdirSync(ca);
    writeFileSync(join(ca, 'ca.pem'), 'no PEM');
    const { status, stderr } = run(['--port', '0', '--tls-port', '0', '--tls-dir', ca]);
    expect(status).toBe(4);
    expect(stderr).toMatch(/^telnyx-sim: the certificate authority in .* cannot be used: .*; remove .*\n$/);
  });
});

describe('telnyx-sim refuses', () => {
  // The refusals of single settings stand in config.test.ts.
  it.each<[string[], string]>([
    [['--webhook-ur', 'http://a.test'], "unknown option '--webhook-ur' (Did you mean --webhook-url?)"],
    [['start', '--port'], "option '--port <number>' argument missing"],
    [['strat'], "unknown command 'strat' (Did you mean start?)"],
    [['--port', '123456'], '--port: expected a whole number from 0 to 65535, got 123456'],
    [['--config', '.'], '.: expected a readable file, got EISDIR: illegal operation on a directory, read'],
    [['env', '--port', '0'], '--port: expected the port of the simulator, got 0, which is known only once it runs'],
  ])('%j in one line on stderr, with exit code 4', (args, message) => {
    expect(run(args)).toEqual({ status: 4, stdout: '', stderr: `telnyx-sim: ${message}\n` });
  });

  it('a command that there is not, naming those that there are', () => {
    const { status, stderr } = run(['start', 'dashboard']);
    expect(status).toBe(4);
    expect(stderr).toMatch(/^telnyx-sim: unknown command 'dashboard' \(known are start, .*, diff\)\n$/);
  });

  it('a faulty configuration file, naming the line', () => {
    writeFileSync(join(folder, 'bad.yaml'), 'port: 0\nwebhok_url: x\n');
    expect(run(['--config', 'bad.yaml'])).toEqual({
      status: 4,
      stdout: '',
      stderr:
        'telnyx-sim: bad.yaml:2:1: webhok_url: expected a known key, got "webhok_url"; did you mean webhook_url?\n',
    });
  });

  it('a faulty environment variable by its name', () => {
    expect(run(['env'], { env: { TELNYX_SIM_PORT: 'tcp://10.0.0.1:12111' } })).toEqual({
      status: 4,
      stdout: '',
      stderr: 'telnyx-sim: TELNYX_SIM_PORT: expected a whole number from 0 to 65535, got "tcp://10.0.0.1:12111"\n',
    });
  });
});

describe('telnyx-sim env', () => {
  it('writes a .env file or JSON', () => {
    const json: unknown = JSON.parse(run(['env', '--format', 'json']).stdout);
    expect(json).toEqual({
      TELNYX_BASE_URL: 'http://127.0.0.1:12111/v2',
      TELNYX_API_KEY: expect.stringMatching(/^KEY/) as string,
      TELNYX_PUBLIC_KEY: expect.stringMatching(/=$/) as string,
    });
    const lines = Object.entries(json as Record<string, string>).map(([name, value]) => `${name}=${value}\n`);
    expect(run(['env', '--format', 'dotenv']).stdout).toBe(lines.join(''));
  });

  it('takes its flags before its name as well', () => {
    const { status, stdout, stderr } = run([
      '--port',
      '4000',
      '--webhook-url',
      'http://a.test',
      'env',
      '--format=json',
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ TELNYX_BASE_URL: 'http://127.0.0.1:4000/v2' });
  });

  it('warns of a variable that is a near miss of one of ours, and goes on', () => {
    const env = { TELNYX_SIM_PROT: '4000', TELNYX_SIM_SERVICE_HOST: '10.0.0.1' };
    expect(run(['env'], { env })).toEqual({
      status: 0,
      stdout: expect.stringContaining('TELNYX_BASE_URL=http://127.0.0.1:12111/v2') as string,
      stderr: 'telnyx-sim: the environment has TELNYX_SIM_PROT, which nothing reads; did you mean TELNYX_SIM_PORT?\n',
    });
  });
});

describe('telnyx-sim on a Node that is too old', () => {
  it.each(['18.20.4', '20.18.3'])('says so in one line, and ends with exit code 4: %s', (version) => {
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, main, 'env'],
      { cwd: folder, env: environment, encoding: 'utf8' },
    );
    expect({ status, stdout, stderr }).toEqual({
      status: 4,
      stdout: '',
      stderr: `telnyx-sim: expected Node 20.19 or later, got ${version}\n`,
    });
  });
});

describe('telnyx-sim --version', () => {
  it('is the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });
});
