import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAttack } from '../../src/cli/attack.js';
import { addCall } from '../../src/cli/call.js';
import { addTail } from '../../src/cli/tail.js';
import { createSimulator, type Simulator } from '../../src/index.js';
import { runCommand, type Ran, type RunOptions } from '../support/command-line.js';
import { listen } from '../support/webhook-endpoint.js';

const folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-call-'));
let simulator: Simulator;
let app: Server;
/** The app's answer to a call that rings; it says nothing more. */
let command = 'answer';

const TO = ['--to', '+15550100002'];

beforeAll(async () => {
  app = createServer((request, response) => void answer(request, response));
  const webhookUrl = `http://127.0.0.1:${await listen(app)}/`;
  simulator = await createSimulator({
    webhookUrl,
    time: { mode: 'fast', graceMs: 100 },
    config: { logLevel: 'silent' },
  });
});

const answer: (...on: Parameters<Extract<Parameters<typeof createServer>[1], object>>) => Promise<void> = async (
  request,
  response,
) => {
  const text = Buffer.concat((await request.toArray()) as Buffer[]).toString();
  response.end();
  const { data } = JSON.parse(text) as { data: { event_type: string; payload: { call_control_id: string } } };
  if (data.event_type !== 'call.initiated' || command === '') return;
  await fetch(`${simulator.baseUrl}/calls/${data.payload.call_control_id}/actions/${command}`, {
    method: 'POST',
    headers: { authorization: 'Bearer KEY', 'content-type': 'application/json' },
    body: command === 'reject' ? '{"cause": "USER_BUSY"}' : '{}',
  });
};

afterAll(async () => {
  await simulator.stop();
  app.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const call = (args: string[], options: RunOptions = {}): Promise<Ran> =>
  runCommand(addCall, ['call', '--url', simulator.url, ...args], options);

/** The lines of a time line without their times, calls, and what a webhook took. */
const told = ({ out }: Ran): string[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(25).replace(/ in [\d.]+ ms.*$/, ''));

/** The acts of the caller of the newest call, in order. */
async function acts(): Promise<unknown[]> {
  const [newest] = await simulator.calls.list({ limit: 1 });
  const filter = { type: 'party.act.started', call_control_id: newest?.call_control_id ?? '' };
  return (await simulator.events.list(filter)).map(({ act, text, digits }) => [act, text ?? digits]);
}

describe('telnyx-sim call', () => {
  it('does what the flags say, in their order, and prints the time line of its call', async () => {
    command = 'answer';
    const ran = await call([
      ...TO,
      '--press',
      '1',
      '--say',
      'A table for four.',
      '--dtmf',
      '#',
      '--wait',
      '500ms',
      '--hangup-after',
      '1m',
    ]);
    expect(ran).toMatchObject({ code: 0, error: '', notes: '' });
    // The answer to a webhook may come before or after what its app does then.
    const isWebhook = (line: string): boolean => line.startsWith('webhook');
    expect(told(ran).filter((line) => !isWebhook(line))).toEqual([
      'party     +15550100001 rings +15550100002',
      'app       answer',
      'call      ringing → active',
      'party     presses 1',
      'party     says "A table for four."',
      'party     presses #',
      'party     hangs up',
      'call      active → ended (normal_clearing)',
    ]);
    expect(told(ran).filter(isWebhook)).toEqual(
      ['initiated', 'answered', 'dtmf.received', 'dtmf.received', 'hangup'].map(
        (event) => `webhook   call.${event} → 200`,
      ),
    );
    const [{ answered_at, ended_at } = { answered_at: '', ended_at: '' }] = await simulator.calls.list({ limit: 1 });
    expect(Date.parse(ended_at ?? '') - Date.parse(answered_at ?? '')).toBe(60_000);
  });

  it('follows the script of a file', async () => {
    command = 'answer';
    const script = file(
      'script.yaml',
      'script:\n  - say: Hello\n  - press: 0123\n  - wait_ms: 100\n  - hangup: true\n',
    );
    expect((await call([...TO, '--from', 'sip:ann@example.test', '--script', script])).code).toBe(0);
    expect(await acts()).toEqual([
      ['say', 'Hello'],
      ['dtmf', '0123'],
      ['hangup', undefined],
    ]);
    const list = file('script.json', '[{"press": "7"}, {"hangup": true}]');
    expect((await call([...TO, '--script', list])).code).toBe(0);
    expect(await acts()).toEqual([
      ['dtmf', '7'],
      ['hangup', undefined],
    ]);
  });

  it('ends with 1 where nobody has answered', async () => {
    command = 'reject';
    const ran = await call([...TO, '--hangup-after', '5s']);
    expect(ran.code).toBe(1);
    expect(told(ran).at(-1)).toBe('webhook   call.hangup → 200');
  });

  it('ends with 3, and shows the mend, where an error was found in its call', async () => {
    command = '';
    const heard = (text: string): void => {
      if (text.includes('webhook_wrong_program'))
        void simulator.calls
          .list({ limit: 1 })
          .then(([newest]) => simulator.calls.party(newest?.call_control_id ?? '').hangup());
    };
    const { code, out } = await call([...TO, '--webhook-url', `${simulator.url}/nobody`], { heard });
    expect(code).toBe(3);
    expect(out).toMatch(/ finding +webhook_wrong_program: .*\n +fix: /);
  });

  it('hangs up at Ctrl-C, tells the end, and ends as a shell expects it', async () => {
    command = 'answer';
    const ctrlC = new AbortController();
    const heard = (text: string): void => {
      if (text.includes('ringing → active')) ctrlC.abort();
    };
    const ran = await call(TO, { heard, interrupt: ctrlC.signal });
    expect(ran.code).toBe(130);
    expect(told(ran)).toContain('call      active → ended (normal_clearing)');
  });

  it('ends with 5 when a reset takes its call away', async () => {
    command = '';
    const heard = (): void => void simulator.reset();
    expect(await call(TO, { heard })).toMatchObject({
      code: 5,
      error: 'the simulator has been reset, and the call is gone',
    });
  });

  it.each<[string[], string]>([
    [[], "error: required option '--to <number>' not specified"],
    [['--to', 'me'], '--to: The value must match the pattern '],
    [[...TO, '--codec', 'OPUS'], '--codec: '],
    [[...TO, '--webhook-url', 'ftp://x'], '--webhook-url: '],
    [
      [...TO, '--wait', 'soon'],
      "error: option '--wait <duration>' argument 'soon' is invalid. expected a duration such as 5s, 500ms or 2m, at most a day, got \"soon\"",
    ],
    [
      [...TO, '--hangup-after', '2d'],
      "error: option '--hangup-after <duration>' argument '2d' is invalid. expected a duration",
    ],
    [[...TO, '--say', 'Hi', '--press', 'one'], '--press: '],
    [
      [...TO, '--say', 'Hi', '--play', 'none.wav'],
      '--play: expected a WAV file, fixture:NAME or a URL, got none.wav, which is not there',
    ],
    [[...TO, '--say', 'Hi', '--play', 'fixture:none'], '--play: fixture: expected one of '],
    [[...TO, '--say', 'Hi', '--script', 'x.yaml'], '--script: expected no --say beside it, got both'],
    [[...TO, '--script', 'none.yaml'], '--script: expected a file, got none.yaml, which is not there'],
  ])('%j is refused, and nobody rings', async (args, words) => {
    const before = (await simulator.calls.list()).length;
    const { code, error } = await call(args);
    expect([code, error.slice(0, words.length)]).toEqual([4, words]);
    expect(await simulator.calls.list()).toHaveLength(before);
  });

  it.each<[string, string]>([
    ['- say: Hi\n- wait_ms: soon\n', 'script.yaml:2:12: [1].wait_ms: expected a number from 0 to 86400000, got "soon"'],
    ['- sya: Hi\n', 'script.yaml:1:3: [0].sya: expected a known key, got "sya"; did you mean say?'],
    [
      'script:\n  - press: x\n',
      'script.yaml:2:12: script[0].press: expected 1 to 100 of the keys 0-9, *, #, A-D, got "x"',
    ],
    [
      '- say: Hi\n  press: 1\n',
      'script.yaml:1:3: [0]: expected one of say, play, press, wait_ms, silence_ms, hangup, got say and press',
    ],
    ['say: Hi\n', 'script.yaml:1:1: the file: expected a list of steps, got a mapping'],
    ['- [\n', 'script.yaml:2:1: expected YAML, got: '],
  ])('a script file %j is refused by its line', async (text, words) => {
    const path = file('script.yaml', text);
    const ran = await call([...TO, '--script', path]);
    expect(ran.code).toBe(4);
    expect(ran.error).toContain(words);
  });
});

describe('telnyx-sim attack', () => {
  it('ends with 3 where the app acts on a forgery, and says on which', async () => {
    command = 'answer';
    const { code, out } = await runCommand(addAttack, ['attack', '--url', simulator.url]);
    expect(code).toBe(3);
    expect(out).toMatch(/^ {2}genuine +200\n/m);
    expect(out).toMatch(/^ {2}unsigned +200 {2}acted on it: A FORGERY\n/m);
    expect(out).toMatch(/^ {2}replayed +200 {2}acted on it\n/m);
  });

  it('ends with 0 where the app acts on nothing, and gives the whole answer as JSON', async () => {
    command = '';
    const { code, out } = await runCommand(addAttack, ['attack', '--json', '--url', simulator.url]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ genuine: { status: 200 }, acted: [] });
  });

  it('ends with 5 where nobody listens at the endpoint, and refuses what is none', async () => {
    const attack = (url: string): Promise<Ran> =>
      runCommand(addAttack, ['attack', '--url', simulator.url, '--webhook-url', url]);
    expect(await attack('http://127.0.0.1:9/')).toMatchObject({
      code: 5,
      error: expect.stringMatching(/^expected an app at http:\/\/127\.0\.0\.1:9\/, got /) as string,
    });
    expect(await attack('ftp://x')).toMatchObject({
      code: 4,
      error: expect.stringMatching(/^--webhook-url: /) as string,
    });
  });
});

describe('telnyx-sim tail', () => {
  it('tells what has happened, of one call where that is asked for, and goes on to what comes', async () => {
    command = 'answer';
    const caller = { from: '+15550100001', to: '+15550100002' };
    const [one, other] = [await simulator.calls.ring(caller), await simulator.calls.ring(caller)];
    const [id, otherId] = [one.call_control_id, other.call_control_id];
    await simulator.events.waitFor({ type: 'webhook.delivered', call_control_id: id }, { timeoutMs: 30_000 });
    const ctrlC = new AbortController();
    let out = '';
    const heard = (text: string): void => {
      out += text;
      if (text.includes('app       answer')) void simulator.calls.party(id).hangup();
      if (text.includes('call.hangup → 200')) ctrlC.abort();
    };
    const args = ['tail', '--url', simulator.url, '--from-start', '--call', id.slice(-8)];
    const ran = await runCommand(addTail, args, { heard, interrupt: ctrlC.signal });
    expect(ran).toMatchObject({ code: 0, error: '' });
    expect(out).toMatch(/^\d\d:\d\d:\d\d\.\d{3} .* {2}party {5}\+15550100001 rings \+15550100002\n/);
    expect(out).toContain(id.slice(-6));
    expect(out).not.toContain(otherId.slice(-6));
    await simulator.calls.party(otherId).hangup();
  });

  it('begins with what comes, as JSON where that is asked for, and ends with 5 where the simulator does', async () => {
    await using own = await createSimulator({ config: { logLevel: 'silent' } });
    const before = (await own.events.list()).length;
    const entries: { type: string }[] = [];
    const heard = (text: string): void => {
      entries.push(JSON.parse(text) as { type: string });
      void own.stop();
    };
    const ran = runCommand(addTail, ['tail', '--json', '--url', own.url], { heard });
    await own.events.waitFor({ type: 'sim.started' });
    // The stream is open when the simulator has answered it; until then each ring is one too early.
    const ring = { method: 'POST', body: '{"from": "+15550100001", "to": "+15550100002"}' };
    while (entries.length === 0) await fetch(`${own.url}/_sim/calls`, ring).catch(() => undefined);
    expect(await ran).toMatchObject({ code: 5, error: 'the simulator has ended the stream' });
    expect(before).toBe(1);
    expect(entries.map(({ type }) => type)).not.toContain('sim.started');
  });
});
