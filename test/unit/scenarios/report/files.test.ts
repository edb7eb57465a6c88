import sax from 'sax';
import { describe, expect, it } from 'vitest';
import { jsonOfTest } from '../../../../src/scenarios/report/json.js';
import { junitOfTest } from '../../../../src/scenarios/report/junit.js';
import { misfits } from '../../../support/control-schemas.js';
import {
  FAILED_STEP,
  failedResult,
  MENU_ENTRIES,
  RUN_CALL,
  someCall,
  someFinding,
  someReport,
  someResult,
  stepAt,
} from '../../../support/scenario-results.js';

const elsewhere = { file: 'scenarios/queue.yaml', line: 1, column: 1 };
const REPORT = someReport([
  someResult({ calls: [someCall({ stereo: new Uint8Array(44) })] }),
  failedResult(),
  // What failed because the app had ended does not hide that.
  failedResult({ outcome: 'lost', why: 'the app ended with code 1', place: elsewhere, app_output: ['Error: x'] }),
  someResult({ outcome: 'findings', findings: [someFinding({ severity: 'hint' }), someFinding()], place: elsewhere }),
]);

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The elements of an XML text, read by somebody else's parser, which throws at what is not well formed. */
function elementsOf(xml: string): Element[] {
  const elements: Element[] = [];
  const parser = sax.parser(true);
  parser.onopentag = ({ name, attributes }) => {
    elements.push({ name, attributes: attributes as Record<string, string>, text: '' });
  };
  parser.ontext = (text) => {
    const last = elements.at(-1);
    if (last) last.text += text;
  };
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(xml).close();
  return elements;
}

describe('the JUnit file of a test run', () => {
  const elements = elementsOf(junitOfTest(REPORT, () => '  - expect: b'));
  const named = (name: string): Element[] => elements.filter((element) => element.name === name);

  it('has a suite for each scenario file and a case for each run, with the time that it took', () => {
    expect(named('testsuite').map(({ attributes }) => [attributes['name'], attributes['tests']])).toEqual([
      ['scenarios/menu.yaml', '2'],
      ['scenarios/queue.yaml', '2'],
    ]);
    expect(named('testcase').map(({ attributes }) => attributes['time'])).toEqual(Array(4).fill('0.120'));
  });

  it('counts what failed, and what could not be tested, apart', () => {
    expect(named('testsuites')[0]?.attributes).toMatchObject({ tests: '4', failures: '2', errors: '1', time: '0.480' });
  });

  it('says why in a line, and has all that a terminal would show', () => {
    const [expectation, finding] = named('failure');
    expect(expectation?.attributes['message']).toBe(
      'expected command speak with payload /welcome/i within 2s; came: speak, with another payload',
    );
    expect(expectation?.text).toContain('✗    3.500');
    expect(finding?.attributes).toMatchObject({ type: 'findings', message: 'speak was refused with 90034.' });
    expect(named('error')[0]?.attributes['message']).toBe('the app ended with code 1');
  });

  it('is well formed whatever the app says', () => {
    const wild = { ...FAILED_STEP, came: ']]><x a="\u0000\u001b[2J\ud800' };
    const xml = junitOfTest(someReport([failedResult({ name: '<b>&"', steps: [wild] })]), () => '<y>');
    expect(elementsOf(xml).map(({ name }) => name)).toEqual(['testsuites', 'testsuite', 'testcase', 'failure']);
  });
});

describe('the JSON file of a test run', () => {
  it('is as its schema says, steps with parts and calls without readings included', () => {
    const part = { outcome: 'not exercised', fails: true, expected: 'a', came: 'b', evidence: [1] } as const;
    const step = stepAt(5, 1, { fails: true, outcome: 'fail', parts: [part] });
    const example = { choice: '1', times: 2 };
    const report = someReport([
      ...REPORT.results,
      failedResult({ steps: [step], example, repetition: 2, ordering: 'x', explored: 3 }),
    ]);
    expect(misfits('TestReport', JSON.parse(JSON.stringify(jsonOfTest(report))), 'scenario')).toEqual([]);
    expect(misfits('TestReport', { ...jsonOfTest(report), form: 2 }, 'scenario')).not.toEqual([]);
  });

  it('counts the runs and says whether all passed', () => {
    expect(jsonOfTest(REPORT)).toMatchObject({
      passed: false,
      counts: { passed: 1, failed: 1, findings: 1, lost: 1, broken: 0 },
      world_ms: 16_000,
    });
    expect(jsonOfTest(someReport([someResult()])).passed).toBe(true);
  });

  it('has the journal of runs that did not pass, without the times of the machine, and no sound', () => {
    const [passed, failed] = jsonOfTest(REPORT).runs;
    expect(passed?.entries).toEqual([]);
    expect(failed?.entries).toHaveLength(MENU_ENTRIES.length);
    expect(JSON.stringify(failed?.entries)).not.toContain('7.25');
    expect(passed?.calls).toEqual([
      {
        call_control_id: RUN_CALL,
        party: 'caller',
        direction: 'incoming',
        from: '+15550100001',
        to: '+15550100100',
        readings: null,
        answered_at_ms: 200,
      },
    ]);
  });

  it('names the command that does a run again', () => {
    expect(jsonOfTest(REPORT).runs[1]?.replay).toBe('npx telnyx-sim test scenarios/menu.yaml:1 --seed 7');
  });

  it('names those before it too where it is a repetition: their app is the same process', () => {
    const [run] = jsonOfTest(someReport([failedResult({ repetition: 3 })])).runs;
    expect(run?.replay).toMatch(/ --seed 7 --repeat 3$/);
  });
});
