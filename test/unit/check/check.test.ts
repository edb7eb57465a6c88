import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/calls/entry.js';
import { gather, type CheckScope, type ControlReader } from '../../../src/check/gather.js';
import { junitOf } from '../../../src/check/junit.js';
import { reportOf } from '../../../src/check/report.js';
import { verdictOf, type Judgement, type Verdict } from '../../../src/check/verdict.js';
import type { FindingView } from '../../../src/control/types.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';

const CALL = 'v3:call-that-is-checked-k3x9Qa';
const STRICT: Judgement = { failOn: 'error', ignore: [] };
const AT = '2026-01-01T00:00:00.000000Z';

const finding = (changes: Partial<FindingView> = {}): FindingView => ({
  code: 'command_refused',
  severity: 'error',
  summary: 'speak was refused with 90034.',
  detail: 'It came before the answer.',
  fix: 'Wait for call.answered.',
  evidence: [3],
  times: 1,
  at: AT,
  call_control_id: CALL,
  ...changes,
});

const entry = (seq: number, type: string, fields: object = {}): Entry =>
  ({ seq, at: AT, type, call_control_id: CALL, ...fields }) as unknown as Entry;

const REFUSED = { method: 'POST', path: '/v2/calls/x/actions/speak', operation_id: 'SpeakCall', status: 422 };

/** A call that was answered, a command that was refused, and a webhook that nobody took. */
const JOURNAL: readonly Entry[] = [
  entry(1, 'call.state', { from: null, to: 'ringing' }),
  entry(2, 'call.state', { from: 'ringing', to: 'active' }),
  entry(3, 'api.request', { ...REFUSED, error_codes: ['90034'], host: { duration_ms: 1 } }),
  entry(4, 'webhook.failed', { event_id: 'e', event_type: 'call.answered', why: 'the last attempt failed: timeout' }),
];

interface Running {
  readonly journal?: readonly Entry[];
  readonly findings?: readonly FindingView[];
  /** Webhooks that are on their way, at each asking. */
  readonly pending?: readonly number[];
  readonly undecided?: readonly number[];
  /** Pages are no longer than this, whatever is asked for. */
  readonly page?: number;
}

/** What a running simulator answers. */
function simulator({ journal = JOURNAL, findings = [], pending = [], undecided = [], page = 2 }: Running = {}) {
  const left = { pending: [...pending], undecided: [...undecided] };
  const asked: string[] = [];
  const reader: ControlReader = {
    get: <T>(path: string, query: Readonly<Record<string, string | number | undefined>> = {}) => {
      asked.push(path);
      return Promise.resolve(answers(path, query) as T);
    },
  };
  const answers = (path: string, query: Readonly<Record<string, string | number | undefined>>): unknown => {
    if (path === '/webhooks') return { data: Array(left.pending.shift() ?? 0).fill({}) };
    if (path === '/findings') return { data: findings, meta: { undecided: left.undecided.shift() ?? 0 } };
    const after = Number(query['after']);
    const id = query['call_control_id'];
    const behind = journal.filter(({ seq = 0, call_control_id: of }) => seq > after && (id === undefined || of === id));
    return {
      data: behind.slice(0, page),
      meta: { first_seq: journal[0]?.seq ?? 0, last_seq: journal.at(-1)?.seq ?? 0 },
    };
  };
  return { reader, asked };
}

async function verdict(running: Running, judgement = STRICT, scope: CheckScope = {}): Promise<Verdict> {
  return verdictOf(await gather(simulator(running).reader, scope, new VirtualClock().host), judgement);
}

describe('a check', () => {
  it('passes where nothing was found, and says how many calls there were', async () => {
    const passed = await verdict({ journal: JOURNAL.slice(0, 2) });
    expect(passed.failed).toBe(false);
    expect(reportOf(passed)).toBe('check: no findings; calls: 1, answered: 1\n');
  });

  it('fails with an error, and tells its mend and the entries that show it', async () => {
    const failed = await verdict({ findings: [finding()] });
    expect(failed.failed).toBe(true);
    const report = reportOf(failed);
    expect(report).toContain(
      'error command_refused [k3x9Qa]: speak was refused with 90034.\n  fix: Wait for call.answered.\n',
    );
    expect(report).toMatch(/fix: .*\n {4}seq 3 .*speak.*422.*90034/);
    expect(report).toContain('check: failed by 1 of 1 findings; calls: 1, answered: 1\n');
  });

  it('tells refused requests and lost webhooks, also where no finding has them', async () => {
    const report = reportOf(await verdict({}));
    expect(report).toMatch(/requests that were refused, or are not simulated \(1\):\n {4}seq 3 /);
    expect(report).toMatch(/webhooks that nobody took \(1\):\n {4}seq 4 .*call\.answered/);
  });

  it('tells the gravest first', async () => {
    const findings = [finding({ severity: 'hint' }), finding({ severity: 'error' }), finding({ severity: 'warning' })];
    const { findings: judged } = await verdict({ findings });
    expect(judged.map((one) => one.finding.severity)).toEqual(['error', 'warning', 'hint']);
  });

  it.each([
    ['error', ['fails', 'passes', 'passes']],
    ['warning', ['fails', 'fails', 'passes']],
    ['hint', ['fails', 'fails', 'fails']],
  ] as const)('that is to fail on a %s counts what weighs as much or more', async (failOn, outcomes) => {
    const findings = (['error', 'warning', 'hint'] as const).map((severity) => finding({ severity }));
    const { findings: judged } = await verdict({ findings }, { ...STRICT, failOn });
    expect(judged.map(({ outcome }) => outcome)).toEqual(outcomes);
  });

  it('leaves out what the configuration or the command line ignores, or the call was made for, and shows it all the same', async () => {
    const findings = [
      finding({ ignored: true }),
      finding({ expected: true }),
      finding({ code: 'webhook_late', times: 3 }),
    ];
    const passed = await verdict({ findings }, { ...STRICT, ignore: ['webhook_late'] });
    expect(passed.failed).toBe(false);
    const report = reportOf(passed);
    expect(report).toContain('error command_refused [k3x9Qa] (ignored): ');
    expect(report).toContain('error command_refused [k3x9Qa] (expected): ');
    expect(report).toContain('error webhook_late [k3x9Qa] (ignored, 3 times): ');
    expect(report).toContain('check: passed, as none of 3 findings fails it');
  });

  it('of what came behind an entry takes findings that one of its entries shows', async () => {
    const findings = [finding({ evidence: [3] }), finding({ evidence: [1, 2] }), finding({ evidence: [] })];
    const scope = { after: 2 };
    const { findings: judged, calls } = await verdict({ findings }, STRICT, scope);
    expect(judged.map((one) => one.finding.evidence)).toEqual([[3], []]);
    expect(calls.seen).toBe(0);
  });

  it('of one call reads that call alone', async () => {
    const other = entry(5, 'api.request', { ...REFUSED, error_codes: ['10015'], call_control_id: 'v3:another' });
    const { refused } = await verdict({ journal: [...JOURNAL, other] }, STRICT, { callControlId: CALL });
    expect(refused.count).toBe(1);
  });

  it('says where the journal does not go back to the start', async () => {
    const journal = JOURNAL.map(({ seq = 0, type, ...fields }) => entry(seq + 500, type, fields));
    expect(reportOf(await verdict({ journal }))).toContain('The journal has let go of what came before seq 501.\n');
  });

  it('shows a hundred of a kind and counts the others', async () => {
    const journal = Array.from({ length: 150 }, (_, index) =>
      entry(index + 1, 'webhook.failed', { event_id: 'e', event_type: 'call.hangup', why: 'refused' }),
    );
    const report = reportOf(await verdict({ journal, page: 40 }));
    expect(report).toContain('webhooks that nobody took (150):\n');
    expect(report.match(/^ {4}seq/gm)).toHaveLength(100);
    expect(report).toContain('… and 50 more\n');
  });
});

describe('before it reads, a check', () => {
  it('waits for webhooks that are on their way and for findings that may still come', async () => {
    const clock = new VirtualClock();
    const { reader, asked } = simulator({ pending: [2, 1, 0], undecided: [1, 0] });
    const gathered = gather(reader, {}, clock.host);
    await clock.advanceAsync(1_000);
    expect((await gathered).pending).toBe(0);
    expect(asked.filter((path) => path === '/webhooks')).toHaveLength(3);
  });

  it('waits no longer than 15 s, and says so', async () => {
    const clock = new VirtualClock();
    const gathered = gather(simulator({ pending: Array<number>(1_000).fill(2) }).reader, {}, clock.host);
    await clock.advanceAsync(15_200);
    const report = reportOf(verdictOf(await gathered, STRICT));
    expect(report).toContain('webhooks that are still on their way: 2\n');
  });
});

describe('the JUnit form of a check', () => {
  const python = (xml: string) =>
    spawnSync(
      'python3',
      [
        '-c',
        'import sys,json,xml.etree.ElementTree as e\nprint(json.dumps([[c.attrib,[[x.tag,x.attrib,x.text] for x in c]] for c in e.fromstring(sys.stdin.buffer.read()).iter("testcase")]))',
      ],
      { input: xml, encoding: 'utf8' },
    );
  const hasPython = spawnSync('python3', ['--version']).status === 0;

  it.runIf(hasPython)('is XML that another program reads, whatever an app has put into a name', async () => {
    const summary = `property "a<b>&'c'" \u0000 \ud800 of\n🦄`;
    const findings = [finding({ summary }), finding({ severity: 'hint' }), finding({ ignored: true })];
    const xml = junitOf(await verdict({ findings }));
    expect(xml).toContain('<testsuite name="telnyx-sim" tests="4" failures="1" errors="0">');
    const cases = JSON.parse(python(xml).stdout) as [Record<string, string>, [string, Record<string, string>][]][];
    expect(cases.map(([, inside]) => inside.map(([tag]) => tag))).toEqual([
      [],
      ['failure'],
      ['skipped'],
      ['system-out'],
    ]);
    expect(cases[1]?.[0]['name']).toBe(`property "a<b>&'c'" \ufffd \ufffd of\n🦄 (k3x9Qa)`);
    expect(cases[1]?.[1][0]?.[1]).toMatchObject({ type: 'command_refused' });
  });

  it('has a case that passes where nothing was found', async () => {
    const xml = junitOf(await verdict({ journal: [] }));
    expect(xml).toContain('tests="1" failures="0"');
    expect(xml).toContain('<testcase classname="telnyx-sim" name="check: no findings; calls: 0, answered: 0"/>');
  });
});
