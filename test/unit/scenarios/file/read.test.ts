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

  it('keeps the types of what a request sends and of what is compared', async () => {
    const [run] = await runsOf(`${SMALLEST}  - app: { post: /calls, json: { number: 5, call: "\${n}" } }
  - expect: { command: gather_using_ai, with: { parameters: { number: 5, say: "\${n}" } } }
with: { n: 2 }
`);
    expect(run?.scenario.steps.slice(1)).toEqual([
      { app: { post: '/calls', json: { number: 5, call: 2 } } },
      { expect: { command: 'gather_using_ai', with: { parameters: { number: 5, say: 2 } } } },
    ]);
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
      'a.yaml:5:3: parties.expect: expected a name for a party: letters, digits, blanks, _ and -, and none of expect, app, wait, fault, together, attack and note, came "expect"',
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

  it('tells what a schema cannot see: two acts in one, properties of others, names that nobody has', async () => {
    const text = `scenario: Bad
config: { switches: { nothing_such: true } }
parties:
  caller: { number: "+15550100001" }
  agent: { number: "+15550100001" }
  guest: {}
steps:
  - caller: { press: "1" }
  - caller: { call: app, say: Hello }
  - caller: { press: "1", voice: slt }
  - calller: hangup
  - app: { get: /calls, json: {} }
  - expect: { command: anwser }
  - expect: { webhook: call.hung, on: caler }
  - expect: { webhook: streaming.*, cause: normal_clearing }
  - expect: { finding: command_to_early }
  - expect: { entry: call.sate }
  - expect: { reading: replys, at_most: 1 }
  - expect: { within: 2s }
  - expect: { command: answer, state: active }
  - expect: { heard: "/(/" }
  - expect: { command: speak, with: { payload: { matches: "[" } } }
  - together:
      - [{ caller: { meanwhile: true } }]
      - [{ expect: { "any order": [{ command: speek }] } }]
  - fault: { fault: webhook_lost, status: 500, when: { event: call.hung, number: caler } }
expect: { never: { finding: any, severity: error } }
`;
    expect(await faultsOf(text)).toEqual([
      expect.stringMatching(/^a\.yaml:2:23: config\.switches\.nothing_such: expected a known key, got "nothing_such"/),
      'a.yaml:5:20: parties.agent.number: expected a number of its own: caller has this one, came "+15550100001"',
      'a.yaml:6:10: parties.guest: expected a number, since guest does not call and is to be called, came nothing',
      'a.yaml:8:5: steps[0].caller: expected caller to call first, which a later step does, came "press"',
      'a.yaml:9:26: steps[1].caller.say: expected one act: call and say are two steps, came "say"',
      'a.yaml:10:27: steps[2].caller.voice: expected voice only beside say, interrupt, came "press"',
      'a.yaml:11:5: steps[3].calller: expected a party, or one of the steps, came "calller"; did you mean caller?',
      'a.yaml:12:25: steps[4].app.json: expected json only beside post, put, patch, came "get"',
      'a.yaml:13:24: steps[5].expect.command: expected a command, came "anwser"; did you mean answer?',
      'a.yaml:14:24: steps[6].expect.webhook: expected an event of a webhook, came "call.hung"; did you mean call.hangup?',
      'a.yaml:14:39: steps[6].expect.on: expected a party, came "caler"; did you mean caller?',
      'a.yaml:15:37: steps[7].expect.cause: expected cause only beside state, came "webhook"',
      'a.yaml:16:24: steps[8].expect.finding: expected a code of a finding, or any, came "command_to_early"; did you mean command_too_early?',
      'a.yaml:17:22: steps[9].expect.entry: expected a type of journal entry, came "call.sate"; did you mean call.state?',
      'a.yaml:18:24: steps[10].expect.reading: expected a reading, came "replys"; did you mean reply?',
      'a.yaml:19:13: steps[11].expect: expected something that is expected: command, webhook, state, heard, frame, finding, entry, reading …, came a mapping of within',
      'a.yaml:20:32: steps[12].expect.state: expected one expectation: command and state are two, which a list can have, came "state"',
      'a.yaml:21:22: steps[13].expect.heard: expected a regular expression, came "/(/"',
      'a.yaml:22:59: steps[14].expect.with.payload.matches: expected a regular expression, came "["',
      expect.stringMatching(/^a\.yaml:24:20: steps\[15\]\.together\[0\]\[0\]\.caller: expected one of call, /),
      'a.yaml:25:47: steps[15].together[1][0].expect["any order"][0].command: expected a command, came "speek"; did you mean speak?',
      'a.yaml:26:43: steps[16].fault.status: expected it only with api_status, came "it with webhook_lost"',
      'a.yaml:26:63: steps[16].fault.when.event: expected the type of a webhook, such as call.hangup, came "call.hung"',
      'a.yaml:26:82: steps[16].fault.when.number: expected a party, or a number, came "caler"; did you mean caller?',
    ]);
  });

  it('tells a bound of a reading that is neither a number nor a duration', async () => {
    const wanted = 'expected a number in the unit of the reading or a duration such as 500ms';
    const bounds = ['fast', '2 s', '400ms', '3', '[1]'];
    const expectations = bounds.map((bound) => `  - { reading: reply, at_most: ${bound} }\n`).join('');
    expect(await faultsOf(`${SMALLEST}expect:\n${expectations}`)).toEqual([
      `a.yaml:7:32: expect[0].at_most: ${wanted}, came "fast"`,
      `a.yaml:8:32: expect[1].at_most: ${wanted}, came "2 s"`,
      `a.yaml:11:32: expect[4].at_most: ${wanted}, came a list of 1`,
    ]);
  });

  it('tells wrong variables, forms and names in one round', async () => {
    const text = `scenario: Bad
parties:
  caller: { number: "+15550100001" }
steps:
  - caller: { call: app }
  - caller: { say: "\${nme}" }
  - expect: { command: anwser, within: 2 sec }
  - expect: { heard: Hello, on: caler, times: "\${n}" }
  - calller: hangup
  - app: { get: "http://", status: 5 }
  - fault: { fault: webhook_lost, status: 500 }
expect: [7, { webhook: call.hung }]
with: { name: x }
`;
    expect(await faultsOf(text)).toEqual([
      'a.yaml:6:20: steps[1].caller.say: expected a variable that is set under with, came "nme"; did you mean name?',
      'a.yaml:7:24: steps[2].expect.command: expected a command, came "anwser"; did you mean answer?',
      'a.yaml:7:40: steps[2].expect.within: expected a duration such as 500ms, 2s, 1.5s or 1m, came "2 sec"',
      'a.yaml:8:33: steps[3].expect.on: expected a party, came "caler"; did you mean caller?',
      'a.yaml:8:47: steps[3].expect.times: expected a variable that is set under with, came "n"; known are name',
      'a.yaml:9:5: steps[4].calller: expected a party, or one of the steps, came "calller"; did you mean caller?',
      'a.yaml:10:17: steps[5].app.get: expected a path such as /calls, or an http or https URL, came "http://"',
      'a.yaml:10:36: steps[5].app.status: expected a number of at least 100, came 5',
      'a.yaml:11:43: steps[6].fault.status: expected it only with api_status, came "it with webhook_lost"',
      'a.yaml:12:10: expect[0]: expected a mapping, came 7',
      'a.yaml:12:24: expect[1].webhook: expected an event of a webhook, came "call.hung"; did you mean call.hangup?',
    ]);
  });

  it.each([
    ['an expectation', '  - expect: { comand: answer }\n', ['comand']],
    ['an act', '  - caller: { prss: "1" }\n', ['prss']],
    ['a request', '  - app: { gt: /calls }\n', ['gt']],
    ['a fault', '  - fault: { fault: webhook_lots, status: 500, when: { event: call.hung } }\n', ['webhook_lots']],
    ['a fault without a kind', 'faults: [{ status: 500 }, { fault: webhook_lost }]\n', ['a mapping of status']],
    [
      'a step of two',
      '  - caller: hangup\n    wait: 1s\n  - together: [[7], [{ caller: hangup }]]\n',
      ['a mapping of caller, wait', '7'],
    ],
    ['the name of a party', '  - expect: { state: ended, on: "1" }\n', ['1'], '"1": { number: "+15550100002" }'],
    ['the number of a party', '  - guest: hangup\n', ['5'], 'guest: { number: 5 }'],
    ['a party', '  - guest: hangup\n', ['5'], 'guest: 5'],
    ['a call', '  - guest: { cal: app }\n  - guest: hangup\n', ['cal'], 'guest: {}'],
    [
      'a call that comes too late',
      '  - guest: { cal: app }\n  - guest: hangup\n  - guest: { call: app }\n',
      ['cal'],
      'guest: {}',
    ],
    ['variables', '  - caller: { say: "${name}" }\nwith: { name: [x], other: y }\n', ['a list of 1']],
    ['a table of variables', '  - caller: { say: "${name}" }\nwith: name\nexamples: [1, { nme: 2 }]\n', ['name', '1']],
    ['the steps', 'stpes: []\n', ['stpes']],
  ])('tells %s that is wrong, and nothing that only follows from it', async (_what, more, came, party?: string) => {
    const text = SMALLEST.replace('steps:\n', `${party === undefined ? '' : `  ${party}\n`}steps:\n`);
    const told = await faultsOf(`${text}${more}`);
    expect(told.map((line) => /, came "?([^";]*)/.exec(line)?.[1])).toEqual(came);
  });

  it('does not take steps for those of nobody where the parties could not be read', async () => {
    const text = SMALLEST.replace('parties:', 'partis:');
    expect(await faultsOf(`${text}  - expect: { state: ended, on: caller }\n`)).toEqual([
      'a.yaml:2:1: partis: expected a known key, came "partis"; did you mean parties?',
    ]);
  });

  it('tells a request to the app that may take longer than an hour of the machine', async () => {
    const steps = ['700h', '1h', '3601', '61m'].map((within) => `  - app: { get: /, within: ${within} }\n`).join('');
    const wanted = 'expected at most 1h, as it is time of the machine';
    expect(await faultsOf(`scenario: Asked\nsteps:\n${steps}`)).toEqual([
      `a.yaml:3:28: steps[0].app.within: ${wanted}, came "700h"`,
      `a.yaml:5:28: steps[2].app.within: ${wanted}, came 3601`,
      `a.yaml:6:28: steps[3].app.within: ${wanted}, came "61m"`,
    ]);
  });

  it('tells an address of the app that is none', async () => {
    const requests = ['http://', 'localhost:3000/calls', 'file:///calls', '/calls', 'http://127.0.0.1:1/'];
    const steps = requests.map((get) => `  - app: { get: "${get}" }\n`).join('');
    const wanted = 'expected a path such as /calls, or an http or https URL';
    expect(await faultsOf(`scenario: Asked\nsteps:\n${steps}`)).toEqual([
      `a.yaml:3:17: steps[0].app.get: ${wanted}, came "http://"`,
      `a.yaml:4:17: steps[1].app.get: ${wanted}, came "localhost:3000/calls"`,
      `a.yaml:5:17: steps[2].app.get: ${wanted}, came "file:///calls"`,
    ]);
  });

  it.each([
    [
      'a key twice',
      'scenario: A\nscenario: B\n',
      'a.yaml:2:1: expected YAML, came: the key scenario twice in one mapping',
    ],
    [
      'a tab',
      'scenario: A\nsteps:\n\t- wait: 1s\n',
      'a.yaml:3:1: expected YAML, came: Tabs are not allowed as indentation',
    ],
    [
      'UTF-16',
      Buffer.from('scenario: A', 'utf16le').toString(),
      'a.yaml:1:2: expected a text in UTF-8, came a byte that is none, as in UTF-16 or Latin-1',
    ],
    [
      'Latin-1',
      Buffer.from('about: x\nscenario: B\u00e4cker', 'latin1').toString(),
      'a.yaml:2:12: expected a text in UTF-8, came a byte that is none, as in UTF-16 or Latin-1',
    ],
  ])('names the place of %s', async (_what, text, told) => {
    expect(await faultsOf(text)).toContain(told);
  });

  it('tells of lists that are nested too deeply, and lives', async () => {
    const [fault] = await faultsOf(`scenario: A\nsteps: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`);
    expect(fault).toMatch(/^a\.yaml:\d+:\d+: expected YAML, came: lists or mappings that are nested too deeply$/);
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

  it('refuses time that nobody moves', async () => {
    const problem = 'expected real or fast, as nobody moves the time of a scenario, came "manual"';
    expect(await faultsOf(`${SMALLEST}config: { time: manual }\n`)).toEqual([`a.yaml:6:17: config.time: ${problem}`]);
    expect(await faultsOf(`${SMALLEST}config: { time: { mode: manual } }\n`)).toEqual([
      `a.yaml:6:25: config.time.mode: ${problem}`,
    ]);
  });

  it('tells of an alias that contains itself', async () => {
    expect(await faultsOf('scenario: &a [*a]\nsteps: []\n')).toEqual([
      'a.yaml:1:1: expected YAML, came: an alias that contains itself',
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
