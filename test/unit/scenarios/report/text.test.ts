import { describe, expect, it } from 'vitest';
import { closingText, failureText, runLine } from '../../../../src/scenarios/report/text.js';
import {
  FAILED_STEP,
  failedResult,
  MENU_ENTRIES,
  someFinding,
  someReport,
  someResult,
  stepAt,
  AGAIN,
} from '../../../support/scenario-results.js';

const ROWS = ['scenario: Menu', 'steps:', '  - caller: { call: app }', '  - expect: a', '  - expect: b'];
const options = { colour: false, rowAt: ({ line }: { line: number }) => ROWS[line - 1], again: AGAIN };
const failure = (changes = {}) => failureText(failedResult(changes), options);

describe('the line of a run', () => {
  it('has its name, the time of its calls and that of the machine', () => {
    expect(runLine(someResult({ world_ms: 41_234, host_ms: 310 }), false)).toBe(
      '✓ A caller hears the greeting (41.2 s of call, 0.31 s)\n',
    );
  });

  it.each(['failed', 'findings', 'lost', 'broken'] as const)('is marked for a run that is %s', (outcome) => {
    expect(runLine(someResult({ outcome }), false)).toMatch(/^✗ /);
  });

  it('tells under how many orderings it passed, and where there was nothing to reorder', () => {
    expect(runLine(someResult({ explored: 50 }), false)).toContain(', 50 orderings)');
    expect(runLine(someResult({ explored: 0 }), false)).toContain(', no orderings, as it has nothing to reorder)');
  });

  it('tells of changes of an ordering whose turn never came', () => {
    expect(runLine(someResult({ never_came: ['slow:speak:3:20'] }), false)).toMatch(
      /\n {2}slow:speak:3:20 never came\n$/,
    );
  });

  it('has colours where they are seen, and steers no terminal with the name of a scenario', () => {
    expect(runLine(someResult(), true)).toContain('\u001b[32m✓');
    expect(runLine(someResult({ name: 'a\u001b[2Jb\nc' }), false)).toBe('✓ a [2Jb c (4.0 s of call, 0.12 s)\n');
  });
});

describe('the text of a run that failed', () => {
  it('shows the row of the file, what was expected, what came, and what was nearest', () => {
    expect(failure()).toContain(
      [
        '  scenarios/menu.yaml:5:5',
        '    5 |   - expect: b',
        '    expected  command speak with payload /welcome/i within 2s',
        '    came      speak, with another payload',
        '    nearest   seq 4: payload: expected /welcome/i, came "Welcme"',
        '',
      ].join('\n'),
    );
  });

  it('shows the time line with the steps in it, the failing one and the nearest entry marked', () => {
    expect(failure()).toContain(
      [
        '       0.000         k3x9Qa  party     +15550100001 rings +15550100100',
        '       0.000                 scenario  3: caller calls app',
        '       0.005         k3x9Qa  webhook   call.initiated → 200 (http://127.0.0.1:3000/webhooks)',
        '       0.200         k3x9Qa  call      ringing → active',
        '       0.200                 scenario  4: caller calls app',
        '  →    1.400         k3x9Qa  app       speak "Welcme"',
        '  ✗    3.500  error          scenario  5: command speak with payload /welcome/i within 2s (fail)',
        '       4.000         k3x9Qa  call      active → ended (normal_clearing)',
        '',
      ].join('\n'),
    );
  });

  it('shows what failed behind the entries that decided it, and before what came of it at the same instant', () => {
    const text = failure({ steps: [{ ...FAILED_STEP, at_ms: 4_000, behind: 4 }] });
    expect(text).toMatch(/speak "Welcme"\n {2}✗ {4}4\.000 .*\n {7}4\.000 .*active → ended/);
  });

  it('leaves out lines far from the failing one, and says so, but shows the nearest entry wherever it stands', () => {
    const steps = Array.from({ length: 100 }, (_, index) =>
      stepAt(10 + index, 1_500 + index, { expected: `s${index}` }),
    );
    const text = failure({ steps: [...steps, FAILED_STEP] });
    expect(text).toMatch(/→ {4}1\.400 .*speak "Welcme"\n {4}…\n.* s8[0-9]\n/);
    expect(text).not.toContain('ringing → active');
    expect(text).not.toContain('s50\n');
    expect(text).toContain('s99\n');
  });

  it('names the part of a list that failed it', () => {
    const part = { ...FAILED_STEP, expected: 'the second of them' };
    const step = stepAt(5, 10, { fails: true, outcome: 'fail', expected: 'in order', parts: [stepAt(5, 1), part] });
    expect(failure({ steps: [step] })).toContain('    expected  the second of them\n');
  });

  it('tells the findings that count, with their mend and entries', () => {
    const findings = [someFinding(), someFinding({ code: 'webhook_late', ignored: true })];
    const text = failure({ findings });
    expect(text).toContain('    error command_refused [k3x9Qa]: speak was refused with 90034.\n');
    expect(text).toContain('      fix: Wait for call.answered.\n');
    expect(text).toMatch(/seq 4 +1\.400 .*speak "Welcme"/);
    expect(text).not.toContain('webhook_late');
  });

  it('tells the faults that happened and the last lines of the app', () => {
    const output = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    const text = failure({ faults: [{ name: 'lost answered', times: 2 }], app_output: output });
    expect(text).toContain('  faults that happened: lost answered (2 times)\n');
    expect(text).toContain("  the app's last lines\n    line 10\n");
    expect(text).not.toContain('line 9\n');
  });

  it('ends with the command that does it again', () => {
    const name = "Menu [choice: 1] it's";
    const again = { seed: '7', flags: ['--var', 'name=a b'], command: ['node', 'my app.js', '--port=$PORT'] };
    const text = failureText(failedResult({ name, example: { choice: 1 } }), { ...options, again });
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      "  again: npx telnyx-sim test scenarios/menu.yaml:1 --filter 'Menu [choice: 1] it'\\''s' --seed 7 --var 'name=a b' -- node 'my app.js' '--port=$PORT'",
    );
    expect(failure({ own_seed: '7#2' })).toMatch(/ test scenarios\/menu\.yaml:1 --seed '7#2'\n/);
  });

  it('writes control characters of a name so that a shell reads them, and no terminal acts on them', () => {
    const text = failure({ name: "it's\n\u001B[31m\u0085 \\", example: { choice: 1 } });
    expect(text).toContain(String.raw`:1 --filter $'it\'s\012\033[31m\302\205 \\' --seed 7`);
  });

  it('of a lost app shows the end of the time line and the reason', () => {
    const text = failureText(
      someResult({ outcome: 'lost', why: 'the app ended with code 1', entries: MENU_ENTRIES }),
      options,
    );
    expect(text).toContain('  the app ended with code 1\n');
    expect(text).toContain('active → ended');
  });

  it('has nothing of the times of the machine', () => {
    expect(failure()).not.toContain('7.25');
    expect(failure()).not.toMatch(/in \d+(\.\d)? ms/);
    expect(failureText(failedResult({ host_ms: 1 }), options)).toBe(
      failureText(failedResult({ host_ms: 999 }), options),
    );
  });

  it('is empty where the run passed', () => {
    expect(failureText(someResult(), options)).toBe('');
  });
});

describe('the last row', () => {
  it('counts the runs by what came of them', () => {
    const results = [
      someResult(),
      someResult({ outcome: 'findings' }),
      failedResult(),
      someResult({ outcome: 'lost' }),
    ];
    expect(closingText(someReport(results))).toBe(
      '\n4 runs: 1 passed, 1 failed, 1 with error findings, 1 lost their app; 16.0 s of calls in 1.2 s (seed 7)\n',
    );
  });
});
