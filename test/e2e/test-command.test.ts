import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const APP = join(root, 'test/support/scenario-app.mjs');
const RACING_APP = join(root, 'test/support/racing-app.mjs');
let folder: string;

const scenario = (name: string, wait: string): string => `
scenario: ${name}
parties: { caller: { number: "+15550100001" } }
config: { webhooks: { retry_delays_ms: [10] } }
steps:
  - caller: { call: app }
  - expect: { command: answer }
  - expect: { heard: Welcome, on: caller }
  - caller: { wait: ${wait} }
  - caller: hangup`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-test-'));
  const two = `${scenario('A caller is welcomed', '1m')}\n---\n${scenario('Another is', '1s')}`;
  writeFileSync(join(folder, 'welcome.yaml'), two);
  const greeting =
    '  - caller: { call: app }\n  - expect: { command: speak }\n  - expect: { command: hangup, within: 3s }\n';
  const greeted = 'scenario: A caller is greeted\nparties: { caller: { number: "+15550100001" } }\nsteps:\n';
  writeFileSync(join(folder, 'greeted.yaml'), `${greeted}${greeting}`);
  writeFileSync(join(folder, 'wrong.yaml'), 'scenario: Wrong\nstepz: []\n');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A report of `--json`. */
interface TestRuns {
  readonly runs: readonly {
    readonly name: string;
    readonly seed: string;
    readonly outcome: string;
    readonly replay: string;
    readonly calls: readonly { readonly call_control_id: string }[];
  }[];
}

/** The environment of a user who has nothing of the simulator in it. */
const plainEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TELNYX|VITEST|NODE_)/.test(name)));

/** `telnyx-sim test FLAGS -- node PROGRAM MISTAKE`, as a process of its own in the folder of the scenarios; without a mistake no app is started. */
function start(flags: readonly string[], mistake: string | null = 'none', program = APP, cwd = folder) {
  const env = plainEnvironment();
  const args = [
    join(root, 'dist/main.js'),
    'test',
    ...flags,
    ...(mistake === null ? [] : ['--', process.execPath, program, mistake]),
  ];
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const look of waiting) look();
    });
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({ code, output }));
  /** Resolves with the first group of the expression, once what was written matches it. */
  const written = (expression: RegExp): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = expression.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      };
      waiting.add(look);
      look();
    });
  return { ended, written, signal: (name: NodeJS.Signals) => child.kill(name) };
}

/** What a shell writes that gets a row pasted, in a folder; `npx` there starts the built program. */
function paste(row: string, cwd: string): Promise<string> {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const program = [process.execPath, join(root, 'dist/main.js')].map((word) => `'${word}'`).join(' ');
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift\nexec ${program} "$@"\n`, { mode: 0o755 });
  const env = { ...plainEnvironment(), PATH: `${bin}:${process.env['PATH']}` };
  return new Promise((resolve) => {
    // It fails, as the run does.
    execFile('bash', ['-c', row], { cwd, env }, (_error, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
}

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe.concurrent('telnyx-sim test', () => {
  it('passes an app that does what is expected, with a row for each run in the order of the file', async () => {
    const { code, output } = await start(['welcome.yaml', '--workers', '2']).ended;
    expect(output).toMatch(/✓ A caller is welcomed .*\n✓ Another is .*\n\n2 runs: 2 passed/);
    expect(code).toBe(0);
  });

  it('plays a scenario that has passed under other orderings too, and tells how many', async () => {
    const { code, output } = await start(['welcome.yaml', '--filter', 'Another', '--explore', '2']).ended;
    expect(output).toMatch(/✓ Another is .*, 2 orderings\)/);
    expect(code).toBe(0);
  });

  it('tells the command that plays an ordering again', async () => {
    const flags = ['welcome.yaml', '--filter', 'Another', '--ordering', 'late:call.initiated:1:50'];
    const { output } = await start(flags, 'misspeaks').ended;
    expect(output).toMatch(/^ {2}again: .* --ordering late:call\.initiated:1:50 (--.* )?-- .+$/m);
  });

  it('tells a command that plays just that run once more when it is pasted into a shell, with its ids, however things are called', async () => {
    const place = mkdtempSync(join(folder, "it's a "));
    const text = [
      'scenario: "It\'s \\"${word}\\" $HOME"',
      'examples: [{ word: Yes }, { word: "yes" }]',
      'parties: { caller: { number: "+15550100001" } }',
      'steps: [{ caller: { call: app } }, { expect: { heard: "${said}", on: caller, within: 1s } }]',
    ].join('\n');
    for (const name of ['a b.yaml', "c'd.yaml"]) writeFileSync(join(place, name), text);
    writeFileSync(join(place, 'my config.yaml'), 'time: { grace_ms: 30 }\n');
    const own = ['--config', 'my config.yaml', '--var', "said=it's $1", '--seed', 'a "seed"', '--fresh-app'];
    const flags = ['a b.yaml', "c'd.yaml:1", ...own, '--ordering', 'late:call.initiated:1:50'];
    const { output } = await start([...flags, '--json', 'all.json'], 'misspeaks', APP, place).ended;
    const { runs } = JSON.parse(readFileSync(join(place, 'all.json'), 'utf8')) as TestRuns;
    expect(runs).toHaveLength(4);
    // The second row, of the second file, again.
    const last = runs.at(-1);
    const row = /^ {2}again: (.*)$/m.exec(output.slice(output.lastIndexOf('again:') - 2))?.[1] ?? 'none';
    expect(row).toBe(last?.replay);
    const pasted = await paste(row.replace(' test ', ' test --json once.json '), place);
    const once = JSON.parse(readFileSync(join(place, 'once.json'), 'utf8')) as TestRuns;
    expect(pasted).toMatch(/^1 run: 0 passed, 1 failed/m);
    const idsOf = ({ name, seed, outcome, calls }: TestRuns['runs'][number]) => [
      name,
      seed,
      outcome,
      calls[0]?.call_control_id,
    ];
    expect(once.runs.map(idsOf)).toEqual(runs.slice(-1).map(idsOf));
  });

  it('finds the ordering that breaks an app with a race, which breaks it again, and none for its mended twin', async () => {
    const explore = ['greeted.yaml', '--explore', '10'];
    const broken = await start(explore, 'broken', RACING_APP).ended;
    const found =
      /orderings? breaks? the app: call\.initiated comes once more, \d+ ms after it was taken \(--ordering '(\S+)'\)/;
    const [, ordering = 'none'] = found.exec(broken.output) ?? [broken.output];
    expect([broken.code, ordering]).toEqual([1, expect.stringMatching(/^again:call\.initiated:1:\d+$/)]);
    const again = ['greeted.yaml', '--ordering', ordering];
    const [replayed, mended] = await Promise.all([
      start(again, 'broken', RACING_APP).ended,
      start(explore, 'mended', RACING_APP).ended,
    ]);
    expect(replayed.output).toContain('call.initiated is sent once more');
    expect(replayed.output).toMatch(/expected +command hangup within 3 s/);
    expect(mended.output).toMatch(/✓ A caller is greeted .*10 orderings/);
    expect([replayed.code, mended.code]).toEqual([1, 0]);
  });

  it('fails with 1 where an expectation does not come true, and shows its row', async () => {
    const { code, output } = await start(['welcome.yaml', '--filter', 'welcomed'], 'misspeaks').ended;
    expect(output).toMatch(/✗ A caller is welcomed/);
    expect(output).toContain('    8 |   - expect: { heard: Welcome, on: caller }');
    expect(output).toMatch(/^1 run: 0 passed, 1 failed/m);
    expect(code).toBe(1);
  });

  it('tells with --bail how many runs were left out', async () => {
    const { code, output } = await start(['welcome.yaml', '--bail', '--workers', '1'], 'misspeaks').ended;
    expect(output).toMatch(/^1 run: 0 passed, 1 failed.*\n1 of 2 runs were left out \(--bail\)$/m);
    expect(code).toBe(1);
  });

  it('ends with 2 where the app does not start, and shows its last words', async () => {
    const { code, output } = await start(['welcome.yaml'], 'does not start').ended;
    expect(output).toMatch(/the app did not start: it ended with code 1\s+no database/);
    expect(code).toBe(2);
  });

  it('ends with 2 where an app that should run already takes no connections', async () => {
    const { code, output } = await start(
      ['welcome.yaml', '--app-url', 'http://127.0.0.1:1', '--start-timeout', '100ms'],
      null,
    ).ended;
    expect(output).toContain('the app did not start: it takes no connections on http://127.0.0.1:1 after 0.1 s');
    expect(code).toBe(2);
  });

  it('ends with 4 for time that nobody moves, and for one app with many workers', async () => {
    const manual = await start(['welcome.yaml', '--time', 'manual']).ended;
    expect(manual.output).toContain(
      '--time: expected "real" or "fast", as nobody moves the time of scenarios, got "manual"',
    );
    const many = await start(['welcome.yaml', '--app-url', 'http://127.0.0.1:1', '--workers', '2'], null).ended;
    expect(many.output).toContain('--workers: expected 1 with --app-url, which is one app, got 2');
    expect([manual.code, many.code]).toEqual([4, 4]);
  });

  it('ends with 3 where everything came true, and something is wrong with the app', async () => {
    const { code, output } = await start(['welcome.yaml', '--filter', 'Another'], 'refuses webhooks').ended;
    expect(output).toContain('webhook_not_accepted');
    expect(code).toBe(3);
  });

  it('ends with 4 for a scenario file with faults, which it names with line and column', async () => {
    const { code, output } = await start(['wrong.yaml']).ended;
    expect(output).toMatch(/wrong\.yaml:2:1: .*stepz/);
    expect(code).toBe(4);
  });

  it('ends with 5 where the app is lost, and starts it anew for the next scenario', async () => {
    const { code, output } = await start(['welcome.yaml', '--workers', '1'], 'dies').ended;
    expect(output).toMatch(/it ended with code 7[^]*it ended with code 7/);
    expect(output).toMatch(/^2 runs: 0 passed, 2 lost their app/m);
    expect(code).toBe(5);
  });

  it('tells and reports what has been played where an app that is lost does not start again', async () => {
    const junit = join(folder, 'once.xml');
    const { code, output } = await start(['welcome.yaml', '--workers', '1', '--junit', junit], 'starts once').ended;
    expect(output).toMatch(/^1 run: 0 passed, 1 lost their app/m);
    expect(output).toMatch(/^telnyx-sim: the app did not start: it ended with code 1\n {2}no database$/m);
    expect(output).toContain('1 of 2 runs were left out (no app)');
    expect(readFileSync(junit, 'utf8')).toContain('<error type="lost" message="it ended with code 7"');
    expect(code).toBe(5);
  });

  it('starts the app anew for each run with --fresh-app, under orderings too, and shows what it has printed in that run alone', async () => {
    const flags = ['welcome.yaml', '--workers', '1', '--fresh-app', '--verbose'];
    const [twice, explored] = await Promise.all([
      start(flags, 'misspeaks').ended,
      start([...flags, '--filter', 'Another', '--explore', '2']).ended,
    ]);
    const pids = (output: string): Set<string> => new Set(output.match(/pid \d+/g));
    expect(pids(twice.output).size).toBe(2);
    expect(twice.output).not.toContain("the app's last lines");
    expect(twice.output).not.toContain('no webhook URL');
    expect(pids(explored.output).size).toBe(3);
    expect([twice.code, explored.code]).toEqual([1, 0]);
    const refused = await start(['welcome.yaml', '--app-url', 'http://127.0.0.1:1', '--fresh-app'], null).ended;
    expect(refused.output).toContain('--fresh-app: expected a command that starts the app, got --app-url');
    expect(refused.code).toBe(4);
  });

  it('ends with 130 at Ctrl-C, and leaves no app behind', async () => {
    // In real time a minute of the scenario is one.
    const run = start(['welcome.yaml', '--time', 'real', '--verbose', '--workers', '1']);
    const pid = Number(await run.written(/pid (\d+)/));
    await run.written(/(call from|call\.initiated|ringing)/);
    run.signal('SIGINT');
    const { code } = await run.ended;
    expect(code).toBe(130);
    expect(isThere(pid)).toBe(false);
  });

  it('plays again with --watch after each change, also once a file had a fault, and not for the report that it writes itself', async () => {
    const place = mkdtempSync(join(folder, 'watch-'));
    writeFileSync(join(place, 'app.mjs'), `await import(${JSON.stringify(pathToFileURL(APP).href)});\n`);
    const file = join(place, 'calls.yaml');
    writeFileSync(file, scenario('First', '1s'));
    const flags = [file, '--watch', '--workers', '1', '--filter', '/First|Third/', '--json', join(place, 'calls.json')];
    const run = start(flags, 'none', join(place, 'app.mjs'));
    await run.written(/(✓ First [^]*waiting for a change)/);
    writeFileSync(file, 'scenario: Second\nstepz: []\n');
    await run.written(/(stepz[^]*waiting for a change)/);
    writeFileSync(file, scenario('Nobody wants it', '1s'));
    await run.written(/(--filter: expected a text that a scenario has[^]*waiting for a change)/);
    writeFileSync(file, scenario('Third', '1s'));
    await run.written(/(✓ Third [^]*waiting for a change)/);
    run.signal('SIGINT');
    const { code, output } = await run.ended;
    expect(output.match(/\S+ has changed/g)).toEqual(Array(3).fill(expect.stringContaining('calls.yaml has changed')));
    expect(code).toBe(130);
  });
});
