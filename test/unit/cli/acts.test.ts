import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addActs } from '../../../src/cli/acts.js';
import { addCalls } from '../../../src/cli/calls.js';
import { MAX_FILE_BYTES } from '../../../src/cli/recording.js';
import { writeWav } from '../../../src/media/wav.js';
import { runCommand, type Ran } from '../../support/command-line.js';
import { app, controlWorld, serveControl, type ControlWorld } from '../../support/control-world.js';
import { sine } from '../../support/signals.js';
import { listen } from '../../support/webhook-endpoint.js';

const folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-acts-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

async function ringing({ exchange }: ControlWorld, to = '+15550100002'): Promise<string> {
  const caller = { from: '+15550100001', to, sipHeaders: [], customHeaders: [] };
  return (await exchange.ringIn({ ...caller, codec: 'PCMU', patienceSecs: 60, webhookUrl: null })).id;
}

async function answered(world: ControlWorld): Promise<string> {
  const id = await ringing(world);
  app.answer(world, id);
  return id;
}

/** A simulator on virtual time whose control API is served, and the command line beside it. */
async function commandLine(token: string | null = null) {
  const world = controlWorld();
  const served = await serveControl(world, { controlToken: token });
  const address = `http://127.0.0.1:${served.port}`;
  const run = (...args: string[]): Promise<Ran> =>
    runCommand(addActs, args, { environment: { TELNYX_SIM_URL: address } });
  return { world, address, run, [Symbol.asyncDispose]: () => served[Symbol.asyncDispose]() };
}

const started = ({ journal }: ControlWorld): unknown[] =>
  journal.list({ types: ['party.act.started'] }, 100).map((entry) => entry['act_id']);

describe('an act on the command line', () => {
  it('is of the only call that can take it, and prints that call and its own id', async () => {
    await using line = await commandLine();
    const id = await answered(line.world);
    const { code, out, error } = await line.run('say', 'Hello there', '--voice', 'male');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const [call, act, actId] = out.trim().split(' ');
    expect([call, act]).toEqual([id.slice(-6), 'say']);
    await line.world.clock.advanceAsync(5_000);
    expect(started(line.world)).toEqual([actId]);
  });

  it('is of the call that the last characters of its id name, or all of them', async () => {
    await using line = await commandLine();
    const [one, other] = [await answered(line.world), await answered(line.world)];
    expect((await line.run('hangup', one.slice(-6))).code).toBe(0);
    expect(line.world.exchange.findCall(one)?.state).toBe('ended');
    expect((await line.run('hangup', other)).code).toBe(0);
    expect(line.world.exchange.findCall(other)?.state).toBe('ended');
  });

  it('wants a name where there are several calls, and says which there are', async () => {
    await using line = await commandLine();
    const ids = [await answered(line.world), await answered(line.world)].map((id) => id.slice(-6));
    const { code, error } = await line.run('silence');
    expect(code).toBe(4);
    expect(error).toBe(
      `ID: expected one of ${ids[1]} (incoming, active, +15550100001 to +15550100002), ${ids[0]} (incoming, active, +15550100001 to +15550100002), got none`,
    );
  });

  it('leaves out of the choice what the act is not for: answering is for calls that ring out', async () => {
    await using line = await commandLine();
    await answered(line.world);
    const dialled = await app.dial(line.world);
    await line.world.clock.advanceAsync(0);
    expect((await line.run('answer')).out).toMatch(new RegExp(`^${dialled.slice(-6)} answer `));
    expect(line.world.exchange.findCall(dialled)?.state).toBe('active');
    expect(await line.run('answer')).toMatchObject({
      code: 1,
      error: expect.stringMatching(/^expected one outgoing call that rings, got /) as string,
    });
  });

  it('rejects with the cause that is given', async () => {
    await using line = await commandLine();
    const id = await app.dial(line.world);
    await line.world.clock.advanceAsync(0);
    expect(await line.run('reject', '--cause', 'busy')).toMatchObject({
      code: 4,
      error: expect.stringMatching(/^--cause: /) as string,
    });
    expect((await line.run('reject', '--cause', 'user_busy')).code).toBe(0);
    expect(line.world.exchange.findCall(id)?.hangup?.cause).toBe('user_busy');
  });

  it('plays a WAV file of this machine, with its words', async () => {
    await using line = await commandLine();
    await answered(line.world);
    const wav = file('hello.wav', writeWav([sine(440, 1600, 8_000)], 8_000));
    expect((await line.run('play', wav, '--transcript', 'beep')).code).toBe(0);
    expect((await line.run('play', 'fixture:tone-440')).code).toBe(0);
    await line.world.clock.advanceAsync(10_000);
    expect(started(line.world)).toHaveLength(2);
  });

  it('presses keys behind what is said, where that is asked for', async () => {
    await using line = await commandLine();
    await answered(line.world);
    expect((await line.run('press', '12#', '--queue')).code).toBe(0);
    expect(await line.run('press', 'x')).toMatchObject({
      code: 4,
      error: expect.stringMatching(/^DIGITS: /) as string,
    });
  });

  it.each<[string[], number, RegExp]>([
    [['say'], 4, /^expected TEXT, got nothing$/],
    [['say', 'I', 'would', 'like'], 4, /^expected at most a call and TEXT, got 3 arguments; put the text in quotes$/],
    [['hangup', 'a', 'b'], 4, /^expected at most a call, got 2 arguments$/],
    [['say', 'abc', 'Hello'], 4, /^ID: expected 6 or more of the last characters of a call's id, got "abc"$/],
    [['say', 'Hello.', 'there'], 1, /^ID: expected the end of a call's id, got "Hello."; there is no call$/],
    [['say', 'Hello'], 1, /^expected one answered call, got no call at all$/],
    [['hangup', 'v3:nobody'], 1, /^call_control_id: There is no call v3:nobody\./],
    [['hangup', '--url', 'localhost:1'], 4, /^--url: expected an http or https URL, got "localhost:1"$/],
  ])('%j is refused in words', async (args, code, words) => {
    await using line = await commandLine();
    expect(await line.run(...args)).toMatchObject({ code, out: '', error: expect.stringMatching(words) as string });
  });

  it.each<[string, () => string, RegExp]>([
    [
      'is not there',
      () => join(folder, 'none.wav'),
      /^FILE: expected a WAV file, fixture:NAME or a URL, got .*none\.wav, which is not there$/,
    ],
    ['is a folder', () => folder, /^FILE: expected a WAV file, .*EISDIR/],
    [
      'is too large',
      () => file('large.wav', new Uint8Array(MAX_FILE_BYTES + 1)),
      /^FILE: expected a WAV file, .* of \d+ bytes, over the \d+ /,
    ],
    ['is no WAV file', () => file('text.wav', 'no sound at all'), /^FILE: wav\.header: expected RIFF/],
  ])('names a file that %s', async (_, path, words) => {
    await using line = await commandLine();
    await answered(line.world);
    expect(await line.run('play', path())).toMatchObject({
      code: 4,
      out: '',
      error: expect.stringMatching(words) as string,
    });
  });
});

describe('the simulator that a command speaks to', () => {
  it('wants its control token, from the flag or the environment', async () => {
    await using line = await commandLine('SECRET');
    await answered(line.world);
    expect((await line.run('hangup')).code).toBe(4);
    expect(await line.run('hangup', '--control-token', 'WRONG')).toMatchObject({
      code: 4,
      error: /came another token/,
    });
    const environment = { TELNYX_SIM_URL: line.address, TELNYX_SIM_CONTROL_TOKEN: 'SECRET' };
    expect(await runCommand(addActs, ['hangup'], { environment })).toMatchObject({ code: 0, error: '' });
  });

  it('is not there: exit code 5, and what to do', async () => {
    const server = createServer((_, response) => response.writeHead(404).end('<html>'));
    const url = `http://127.0.0.1:${await listen(server)}`;
    const run = (): Promise<Ran> => runCommand(addCalls, ['calls', '--url', url]);
    expect(await run()).toMatchObject({
      code: 5,
      out: '',
      error: `--url: expected a simulator at ${url}, got an answer 404 that is not the control API's; telnyx-sim starts one`,
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await run()).toMatchObject({ code: 5, error: expect.stringMatching(/ECONNREFUSED/) as string });
  });
});

describe('telnyx-sim calls', () => {
  it('lists the calls in columns, newest first, or as JSON', async () => {
    await using line = await commandLine();
    const run = (...args: string[]): Promise<Ran> =>
      runCommand(addCalls, ['calls', '--url', `${line.address}/v2/`, ...args]);
    expect(await run()).toMatchObject({ code: 0, out: 'no calls\n', error: '' });
    const ids = [await answered(line.world), await ringing(line.world, 'sip:bob@example.test')];
    const { out } = await run();
    expect(out.split('\n')).toEqual([
      'call    direction  state    from          to                    since                 goes on',
      `${ids[1]?.slice(-6)}  incoming   ringing  +15550100001  sip:bob@example.test  2026-01-01T00:00:00Z`,
      `${ids[0]?.slice(-6)}  incoming   active   +15550100001  +15550100002          2026-01-01T00:00:00Z`,
      '',
    ]);
    const [call] = (await run('--json', '--limit', '1')).out.trim().split('\n');
    expect(JSON.parse(call ?? '')).toMatchObject({ call_control_id: ids[1], state: 'ringing' });
    expect((await run('--state', 'ended')).out).toBe('no calls\n');
    expect((await run('--limit', '0')).error).toMatch(/--limit.*expected a whole number from 1 to 1000, got "0"/);
  });
});
