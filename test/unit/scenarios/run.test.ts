import type { OpenWorld } from '../../../src/shell/worlds.js';
import { collected } from '../../support/held-bytes.js';
import { describe, expect, it } from 'vitest';
import { bakery, played, stepsOf, type App } from '../../support/scenario-world.js';

describe('a scenario', () => {
  it('passes where the app does what is expected, in order', async () => {
    const { outcome, why, steps } = await played({
      app: bakery,
      text: stepsOf(`
  - caller: { call: app }
  - expect: { command: answer, within: 2s }
  - expect: { command: speak, with: { payload: /welcome/i } }
  - expect: { webhook: call.speak.ended }
  - caller: { press: "1" }
  - expect: [{ command: speak, with: { payload: Goodbye } }, { command: hangup }]
  - expect: { state: ended, on: caller }
expect: { never: { command: transfer } }`),
    });
    expect(steps.filter(({ fails }) => fails)).toEqual([]);
    expect({ outcome, why }).toEqual({ outcome: 'passed', why: null });
    expect(steps.map(({ place, expected }) => [place.line, expected])).toEqual([
      [5, 'caller calls the app'],
      [6, 'command answer within 2 s'],
      [7, 'command speak with payload /welcome/i'],
      [8, 'webhook call.speak.ended'],
      [9, 'caller presses 1'],
      [10, 'command speak with payload "Goodbye"'],
      [10, 'command hangup'],
      [11, 'state ended on caller'],
      [12, 'never command transfer'],
    ]);
  });

  it('fails at the first expectation that does not come true, and does nothing of what follows', async () => {
    const {
      outcome,
      steps,
      world_ms: ms,
    } = await played({
      app: bakery,
      text: stepsOf(`
  - caller: { call: app }
  - expect: { command: transfer, within: 3s }
  - caller: { say: Never said }`),
    });
    expect(outcome).toBe('failed');
    expect(steps.map(({ outcome }) => outcome)).toEqual(['pass', 'fail']);
    expect(steps[1]).toMatchObject({ fails: true, place: { file: 'test.yaml', line: 6 } });
    expect(steps[1]?.at_ms).toBeCloseTo(3000, 1);
    // The caller hangs up then, and what is under way comes to its end.
    expect(ms).toBeLessThan(4000);
  });

  it('judges each expectation at its end by itself, in whichever order they stand', async () => {
    const { outcome, steps } = await played({
      app: bakery,
      text: `${stepsOf(`
  - caller: { call: app }
  - expect: { command: speak }
  - caller: hangup`)}
expect:
  - { state: ended }
  - { command: speak, times: 1 }
  - { webhook: call.initiated }
  - { command: answer, times: 2 }`,
    });
    expect(outcome).toBe('failed');
    expect(steps.slice(-4).map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass', 'fail']);
  });

  it('tells at its end of what came too late for it', async () => {
    const { steps } = await played({
      app: bakery,
      text: `${stepsOf(`
  - caller: { call: app }
  - wait: 3s
  - caller: hangup`)}
expect: { state: ended, within: 1s }`,
    });
    const { outcome, came } = steps.at(-1) ?? {};
    expect({ outcome, came }).toEqual({
      outcome: 'fail',
      came: 'state ended (normal_clearing) on caller came after 3 s: 2 s too late',
    });
  });

  it('is over when the recording of its call is saved, of which the app hears after the hang-up', async () => {
    const recorder: App = ({ type }, give) => {
      if (type === 'call.initiated') give('answer');
      if (type === 'call.answered') give('record_start', { format: 'wav', channels: 'single' });
    };
    const { outcome } = await played({
      app: recorder,
      isFast: true,
      text: `${stepsOf(`
  - caller: { call: app }
  - expect: { command: record_start }
  - caller: { say: Please call me back }
  - caller: hangup`)}
expect: { webhook: call.recording.saved }`,
    });
    expect(outcome).toBe('passed');
  });

  it('tells of what had come before its turn', async () => {
    const { steps } = await played({
      app: bakery,
      text: stepsOf(`
  - caller: { call: app }
  - caller: { wait: 1s }
  - caller: { wait: 1s }
  - expect: { command: answer, within: 1s }`),
    });
    const { came, nearest } = steps.find(({ fails }) => fails) ?? {};
    expect(came).toMatch(
      /^nothing of the kind; answer came before the step or expectation above, at \d+ ms of the scenario$/,
    );
    expect(nearest?.why).toMatch(/^answer came before/);
  });

  it('tells of words that had been heard before their turn', async () => {
    const { steps } = await played({
      app: bakery,
      text: stepsOf(`
  - caller: { call: app }
  - expect: { heard: to the bakery, on: caller }
  - expect: { heard: welcome, on: caller, within: 1s }`),
    });
    expect(steps.find(({ fails }) => fails)?.came).toMatch(
      /heard "Welcome" came before the step or expectation above, at \d+ ms of the scenario$/,
    );
  });

  it('ends as soon as what must never come has come', async () => {
    const { outcome, steps } = await played({
      app: bakery,
      text: stepsOf(`
  - expect: { never: { command: hangup } }
  - caller: { call: app }
  - caller: { wait: 5s }
  - caller: { press: "1" }
  - caller: { wait: 60s }`),
    });
    expect(outcome).toBe('failed');
    const failing = steps.find(({ fails }) => fails);
    expect(failing).toMatchObject({ expected: 'never command hangup', place: { line: 5 } });
    expect(failing?.at_ms).toBeLessThan(10_000);
  });

  it('rings the party that the app dials, which answers in its step', async () => {
    const { outcome, steps } = await played({
      app: ({ type, payload }, give) => {
        if (type !== 'call.initiated' || payload['direction'] !== 'incoming') return;
        give('answer');
        const { connection_id } = payload;
        give('dial', { connection_id, from: '+15550100000', to: '+15550100300', timeout_secs: 30 });
      },
      text: `
scenario: A call
parties:
  caller: { number: "+15550100001" }
  agent: { number: "+15550100300", ring: 1s }
steps:
  - caller: { call: app }
  - expect: { webhook: call.initiated, on: agent }
  - wait: 7s
  - agent: answer
  - expect: { state: active, on: agent, within: 100ms }
  - agent: { say: Hello }
  - agent: hangup`,
    });
    expect(steps.filter(({ fails }) => fails)).toEqual([]);
    expect(outcome).toBe('passed');
  });

  it('goes on with several lists of steps at the same time', async () => {
    const { outcome, world_ms: ms } = await played({
      app: bakery,
      text: `
scenario: Two calls
parties: { ann: {}, bob: {} }
steps:
  - together:
      - [{ ann: { call: app } }, { ann: { wait: 10s } }, { ann: hangup }]
      - [{ wait: 2s }, { bob: { call: app } }, { bob: { wait: 8s } }, { bob: hangup }]
  - expect: { state: ended, on: bob, within: 100ms }`,
    });
    expect(outcome).toBe('passed');
    expect(Math.round(ms / 1000)).toBe(10);
  });

  it('interrupts once the app has been audible for a while', async () => {
    const { outcome, entries } = await played({
      app: bakery,
      text: stepsOf(`
  - caller: { call: app }
  - caller: { interrupt: Stop, after: 300ms }`),
    });
    expect(outcome).toBe('passed');
    const at = (type: string, field: string, value: string): number =>
      Date.parse(entries.find((entry) => entry.type === type && entry[field] === value)?.at ?? '');
    const lateMs = at('party.act.started', 'act', 'say') - at('activity.started', 'kind', 'speak');
    expect(lateMs).toBeGreaterThanOrEqual(300);
    expect(lateMs).toBeLessThanOrEqual(360);
    // That is no agreement, whatever the words are.
    expect(entries.find(({ act }) => act === 'say')).toMatchObject({ agrees: false });
  });

  it('tells of an act that is not possible', async () => {
    const { outcome, steps } = await played({
      app: ({ type }, give) => {
        if (type === 'call.initiated') give('reject', { cause: 'USER_BUSY' });
      },
      text: stepsOf(`
  - caller: { call: app }
  - caller: { say: Hello }`),
    });
    expect(outcome).toBe('failed');
    expect(steps.at(-1)).toMatchObject({
      expected: 'caller says "Hello"',
      came: 'the call of caller had ended (user_busy)',
    });
  });

  it('asks the app, whose answer must be the wanted one', async () => {
    const asked: unknown[] = [];
    const { outcome, steps } = await played({
      app: bakery,
      send: (request) => {
        asked.push(request);
        return Promise.resolve(asked.length === 1 ? 202 : 500);
      },
      text: stepsOf(`
  - app: { post: /remind, json: { to: "+15550100300" } }
  - app: { get: /health }`),
    });
    expect(asked[0]).toEqual({
      method: 'POST',
      url: 'http://app.test/remind',
      headers: { 'content-type': 'application/json' },
      body: '{"to":"+15550100300"}',
    });
    expect(outcome).toBe('failed');
    expect(steps.at(-1)).toMatchObject({ expected: 'GET /health at the app is answered with 2xx', came: 'status 500' });
  });

  it('says that time stood, where the app waits for something of a call before it answers', async () => {
    const given: number[] = [];
    const late = (request: string, isFast: boolean) =>
      played({
        app: bakery,
        isFast,
        send: (_asked, timeoutMs) => {
          given.push(timeoutMs);
          return Promise.reject(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
        },
        text: stepsOf(`\n  - app: ${request}`),
      });
    const stood = await late('{ post: /remind }', true);
    expect(stood.steps.at(-1)?.came).toBe(
      'no answer within 10 s of the machine, and the time of the calls stood for it: an app that waits there for something of a call needs meanwhile: true, a slow one a longer within',
    );
    for (const [request, isFast] of [
      ['{ post: /remind, within: 250ms, meanwhile: true }', true],
      ['{ post: /remind, within: 250ms }', false],
    ] as const)
      expect((await late(request, isFast)).steps.at(-1)?.came).toBe('no answer within 250 ms of the machine');
    expect(given).toEqual([10_000, 250, 250]);
  });

  it('takes its time limit at most', async () => {
    const {
      outcome,
      why,
      world_ms: ms,
    } = await played({
      app: bakery,
      text: `time_limit: 20s\n${stepsOf('\n  - wait: 1h')}`,
    });
    expect({ outcome, why }).toEqual({ outcome: 'failed', why: 'it took longer than 20 s (time_limit)' });
    expect(Math.round(ms / 1000)).toBe(20);
  });

  it('leaves nothing of its world to the app, which goes on', async () => {
    const lost = new Promise<string>(() => undefined);
    let world: WeakRef<OpenWorld['exchange']> | undefined;
    const text = stepsOf(`
  - caller: { call: app }
  - expect: { command: answer }`);
    const opened = ({ exchange }: OpenWorld): void => void (world = new WeakRef(exchange));
    expect(await played({ app: bakery, text, lost, opened })).toMatchObject({ outcome: 'passed' });
    expect(world).toBeDefined();
    await collected(world);
    // The app is still there to lose.
    expect(lost).toBeInstanceOf(Promise);
  });

  it('is lost with the app', async () => {
    const {
      outcome,
      why,
      app_output: output,
    } = await played({
      app: bakery,
      lost: Promise.resolve('it ended with code 1'),
      text: stepsOf('\n  - wait: 1h'),
    });
    expect({ outcome, why, output }).toEqual({
      outcome: 'lost',
      why: 'it ended with code 1',
      output: ['the last line'],
    });
  });

  it('shows what a lost app printed before, where it said nothing more', async () => {
    const ended = { lost: Promise.resolve('it ended with code 1'), text: stepsOf('\n  - wait: 1h'), app: bakery };
    const before = await played({ ...ended, printed: ['no more money'] });
    expect(before.app_output).toEqual(['no more money']);
    const passed = await played({ app: bakery, text: stepsOf('\n  - wait: 1s'), printed: ['before'] });
    expect(passed.app_output).toEqual([]);
  });

  it('is lost with an app that nobody can reach at its end, or that ends behind an expectation which failed because of it', async () => {
    const text = stepsOf(`
  - caller: { call: app }
  - expect: { heard: Welcome to Paris, on: caller }`);
    const gone = () => Promise.resolve('it takes no connections any more');
    const unreachable = await played({ app: bakery, text, gone });
    expect(unreachable).toMatchObject({ outcome: 'lost', why: 'it takes no connections any more' });
    // Readers see what came of it, too.
    expect(unreachable.steps.filter(({ fails }) => fails)).toHaveLength(1);
    let end: (why: string) => void = () => undefined;
    const lost = new Promise<string>((resolve) => (end = resolve));
    const app: App = ({ type }) => {
      if (type === 'call.hangup') end('it ended with code 1');
    };
    expect(await played({ app, text, lost })).toMatchObject({ outcome: 'lost', why: 'it ended with code 1' });
  });

  it('fails for a reading whose case did not come up, unless that is allowed', async () => {
    const text = stepsOf(`
  - caller: { call: app }
  - expect: { command: speak }
expect: { yields_within: 1s }`);
    expect(await played({ app: bakery, text })).toMatchObject({ outcome: 'failed' });
    const allowed = `allow: { not_exercised: true }\n${text}`;
    expect(await played({ app: bakery, text: allowed })).toMatchObject({ outcome: 'passed' });
    const another = `allow: { not_measurable: true }\n${text}`;
    expect(await played({ app: bakery, text: another })).toMatchObject({ outcome: 'failed' });
  });

  it('has findings that fail it, unless they are allowed', async () => {
    const text = stepsOf('\n  - caller: { call: app }\n  - wait: 61s');
    const idle: App = () => undefined;
    expect(await played({ app: idle, text })).toMatchObject({ outcome: 'findings', why: 'call_unanswered' });
    const allowed = `allow: { findings: [call_unanswered] }\n${text}`;
    expect(await played({ app: idle, text: allowed })).toMatchObject({ outcome: 'passed', why: null });
  });

  it('has settings of its own, for its world alone', async () => {
    const { entries } = await played({
      app: bakery,
      text: `config: { webhooks: { retry_delays_ms: [] } }\n${stepsOf('\n  - caller: { call: app }')}`,
    });
    expect(entries.some(({ type }) => type === 'call.state')).toBe(true);
  });

  it('is the same twice with the same seed, and has other ids with another', async () => {
    const wish = { app: bakery, text: stepsOf('\n  - caller: { call: app }\n  - caller: { say: Hello }') };
    const [first, second, other] = [await played(wish), await played(wish), await played({ ...wish, seed: 'other' })];
    expect(second.entries).toEqual(first.entries);
    const idOf = ({ entries }: typeof first): unknown =>
      entries.find(({ type }) => type === 'call.state')?.call_control_id;
    expect(idOf(other)).not.toBe(idOf(first));
  });
});
