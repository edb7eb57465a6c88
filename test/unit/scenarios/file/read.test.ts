import { describe, expect, it } from 'vitest';
import { faultLine } from '../../../../src/scenarios/file/fault.js';
import { readScenarios, type ReadSettings } from '../../../../src/scenarios/file/read.js';

const SMALLEST = `scenario: Hello
parties:
  caller: { number: +15550100001 }
steps:
  - caller: { call: app }
`;

const read = (text: string, settings: ReadSettings = {}) =>
  readScenarios(['a.yaml'], { readText: () => text, ...settings });

async function runsOf(text: string, settings?: ReadSettings) {
  const result = await read(text, settings);
  if ('faults' in result) throw new Error(result.faults.map(faultLine).join('\n'));
  return result.runs;
}

async function faultsOf(text: string, settings?: ReadSettings) {
  const result = await read(text, settings);
  return 'faults' in result ? result.faults.map(faultLine) : [];
}

describe('a scenario file', () => {
  it('holds one scenario, or several between ---', async () => {
    const names = (await runsOf(`---\n${SMALLEST}---\n${SMALLEST.replace('Hello', 'Again')}---\n`)).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['Hello', 'Again']);
  });

  it('keeps numbers and keys as they are written', async () => {
    const [run] = await runsOf(`${SMALLEST}  - caller: { press: 0012 }\n`);
    expect(run?.scenario.parties).toEqual({ caller: { number: '+15550100001' } });
    expect(run?.scenario.steps[1]).toEqual({ caller: { press: '0012' } });
  });

  it('runs once for each row of its examples, whose values come before those of with and after those of the command line', async () => {
    const text = `${SMALLEST}  - caller: { press: "\${key}" }
  - caller: { wait: "\${pause}" }
with: { key: 1, pause: 2s }
examples: [{ key: 2 }, { key: "07", pause: 3s }]
`;
    const runs = await runsOf(text, { variables: { pause: '4s' } });
    expect(runs.map(({ name, scenario, seed }) => [name, seed, ...scenario.steps.slice(1)])).toEqual([
      ['Hello [key: 2]', 'Hello [key: 2]', { caller: { press: '2' } }, { caller: { wait: '4s' } }],
      [
        'Hello [key: 07, pause: 3s]',
        'Hello [key: 07, pause: 3s]',
        { caller: { press: '07' } },
        { caller: { wait: '4s' } },
      ],
    ]);
  });

  it('gives a text that is one variable the type of its value, and $${ stands for ${', async () => {
    const [run] = await runsOf(
      `${SMALLEST}  - expect: { command: answer, times: "\${n}", because: "$\${n} is \${n}" }\nwith: { n: 2 }\n`,
    );
    expect(run?.scenario.steps[1]).toEqual({ expect: { command: 'answer', times: 2, because: '${n} is 2' } });
  });

  it('knows where each part stands', async () => {
    const [run] = await runsOf(`# a remark\n${SMALLEST}`);
    expect(run?.placeOf(['steps', 0, 'caller', 'call'])).toEqual({ file: 'a.yaml', line: 6, column: 21 });
    expect(run?.placeOf(['steps', 0, 'caller', 'nothing', 'there'])).toEqual({ file: 'a.yaml', line: 6, column: 13 });
  });
});

describe('a scenario file with faults', () => {
  it('tells all of them, each with its place and what was probably meant', async () => {
    const text = `scenario: Bad
partis: {}
parties:
  caller: { number: "1234", codc: PCMA }
  expect: {}
steps:
  - caller: { cal: app }
  - caller: hangu
  - expect: { command: answer, within: 2 sec, tims: 1 }
  - expect: { heard: { tone: 5 } }
  - expect: [{ state: endd }]
  - expect: 7
  - caller: { say: "\${nme}" }
  - a: { say: x }
    b: { say: y }
with: { name: x }
`;
    expect(await faultsOf(text)).toEqual([
      'a.yaml:2:1: partis: expected a known key, came "partis"; did you mean parties?',
      'a.yaml:4:21: parties.caller.number: expected a number such as +15550100300, or a SIP URI, came "1234"',
      'a.yaml:4:29: parties.caller.codc: expected a known key, came "codc"; did you mean codec?',
      'a.yaml:5:3: parties.expect: expected a name for a party: letters, digits, blanks, _ and -, and none of expect, app, wait, fault, together and note, came "expect"',
      'a.yaml:7:15: steps[0].caller.cal: expected a known key, came "cal"; did you mean call?',
      'a.yaml:8:13: steps[1].caller: expected one of answer, reject, hangup, hold, unhold, silence, mm-hmm, came "hangu"; did you mean hangup?',
      'a.yaml:9:40: steps[2].expect.within: expected a duration such as 500ms, 2s, 1.5s or 1m, came "2 sec"',
      'a.yaml:9:47: steps[2].expect.tims: expected a known key, came "tims"; did you mean times?',
      'a.yaml:10:30: steps[3].expect.heard.tone: expected a number of at least 50, came 5',
      'a.yaml:11:23: steps[4].expect[0].state: expected one of ringing, active, ended, bridged, held, queued, in_conference, came "endd"; did you mean ended?',
      'a.yaml:12:13: steps[5].expect: expected a mapping or a list, came 7',
      'a.yaml:13:20: steps[6].caller.say: expected a variable that is set under with, came "nme"; did you mean name?',
      'a.yaml:14:5: steps[7]: expected one thing in a mapping, came a mapping of a, b',
    ]);
  });

  it('tells what is no YAML, no mapping or not there', async () => {
    expect(await faultsOf('scenario: "x\n')).toEqual([
      expect.stringMatching(/^a\.yaml:\d+:\d+: expected YAML, came: /),
    ]);
    expect(await faultsOf('- 1\n')).toEqual([
      'a.yaml:1:1: expected a mapping with scenario and steps, came a list of 1',
    ]);
    expect(await faultsOf('')).toEqual(['a.yaml:1:1: expected a scenario, came an empty file']);
    expect(await faultsOf('', { readText: () => undefined })).toEqual([
      'a.yaml:1:1: expected a scenario file, came no such file',
    ]);
  });

  it('tells the same fault in each row of the examples once', async () => {
    const text = `${SMALLEST}  - caller: { prss: 1 }\nexamples: [{ a: 1 }, { a: 2 }]\n`;
    expect(await faultsOf(text)).toHaveLength(1);
  });

  it('limit scenarios.file_bytes: a longer file is not read', async () => {
    expect(await faultsOf(SMALLEST, { limits: { 'scenarios.file_bytes': 20 } })).toEqual([
      `a.yaml:1:1: expected a file of at most 20 bytes, came ${SMALLEST.length}`,
    ]);
  });

  it('limit scenarios.per_file: more are a fault', async () => {
    expect(await faultsOf(`${SMALLEST}---\n${SMALLEST}`, { limits: { 'scenarios.per_file': 1 } })).toEqual([
      'a.yaml:1:1: expected at most 1 scenarios in a file, came 2',
    ]);
  });

  it('limit scenarios.runs: more are a fault', async () => {
    expect(await faultsOf(`${SMALLEST}---\n${SMALLEST}`, { limits: { 'scenarios.runs': 1 } })).toEqual([
      'a.yaml:7:1: expected at most 1 runs, came more',
    ]);
  });

  it('limit scenarios.files: more are a fault', async () => {
    const settings = { readText: () => SMALLEST, limits: { 'scenarios.files': 1 } };
    const result = await readScenarios(['a.yaml', 'b.yaml'], settings);
    expect('faults' in result && result.faults.map(faultLine)).toEqual([
      'b.yaml:1:1: expected at most 1 files, came more',
    ]);
  });

  it('limit scenarios.faults: further ones are not told', async () => {
    expect(await faultsOf('scenario: 1\nsteps: 2\nparties: 3\n', { limits: { 'scenarios.faults': 2 } })).toHaveLength(
      2,
    );
  });
});
