import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { HANGUPS } from '../../src/calls/hangup.js';
import { NAMES } from '../../src/expectations/rules.js';
import { ALL_KINDS } from '../../src/faults/kinds.js';
import { readScenarios } from '../../src/scenarios/file/read.js';
import { REAL_BUGS } from '../apps/real-bugs.js';
import { faultLine } from '../../src/scenarios/file/fault.js';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const files = readdirSync(new URL('scenarios', ROOT))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `scenarios/${name}`);

interface Schema {
  readonly $id: string;
  readonly $defs: Readonly<Record<string, { readonly properties?: object; readonly anyOf?: readonly object[] }>>;
}
const schema = JSON.parse(read('scenarios/scenario.schema.json')) as Schema;

describe('the shipped scenarios', () => {
  it('are the ten that the documents speak of', () => {
    expect(files.map((file) => file.replace(/^scenarios\/|\.yaml$/g, ''))).toEqual([
      'barge-in',
      'conference',
      'double-delivery',
      'greeting',
      'hangup-race',
      'menu-with-retries',
      'pcma-caller',
      'queue',
      'transfer-fails',
      'voicemail-machine',
    ]);
  });

  it('have no faults', async () => {
    const result = await readScenarios(files.map((file) => new URL(file, ROOT).pathname));
    expect('faults' in result ? result.faults.map(faultLine) : []).toEqual([]);
  });

  it('tell editors where their schema is', () => {
    for (const file of files)
      expect(read(file)).toMatch(/^# yaml-language-server: \$schema=\.\/scenario\.schema\.json\n/);
  });
});

describe('the scenarios of bugs that shipped', () => {
  const bugs = REAL_BUGS.map(({ scenario }) => `scenarios/real-bugs/${scenario}.yaml`);
  const threadsIn = (text: string) =>
    Array.from(
      text.matchAll(/github\.com\/([\w./-]+?)\/(?:issues|pull)\/(\d+)/g),
      ([, repository, number]) => `${repository}#${number}`,
    );

  it('are the files of their folder, and have no faults', async () => {
    const there = readdirSync(new URL('scenarios/real-bugs', ROOT)).map((name) => `scenarios/real-bugs/${name}`);
    expect(there).toEqual([...bugs].sort());
    const result = await readScenarios(bugs.map((file) => new URL(file, ROOT).pathname));
    expect('faults' in result ? result.faults.map(faultLine) : []).toEqual([]);
  });

  it.each(REAL_BUGS)(
    '$scenario names its threads and its apps, in its file and in SCENARIOS.md',
    ({ scenario, threads, caughtIn }) => {
      const text = read(`scenarios/real-bugs/${scenario}.yaml`);
      expect(threadsIn(text)).toEqual(threads);
      for (const { app } of caughtIn)
        expect(text).toContain(`scenarios/real-bugs/${scenario}.yaml -- node test/apps/run.mjs ${app} broken\n`);
      const row = read('docs/SCENARIOS.md')
        .split('\n')
        .find((line) => line.includes(`(../scenarios/real-bugs/${scenario}.yaml)`));
      expect(threadsIn(row ?? '')).toEqual(threads);
    },
  );
});

describe('the published schema of scenario files', () => {
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
  const documents = files.flatMap((file) => parseAllDocuments(read(file)).map((each) => each.toJS() as unknown));

  it('is JSON Schema 2020-12 that a validator of others takes, and the shipped scenarios fit it', () => {
    for (const document of documents) expect(validate(document) ? [] : validate.errors).toEqual([]);
  });

  it.each([
    ['a key that there is not', { scenario: 'x', steps: [{ caller: { cal: 'app' } }] }],
    ['a duration without a unit that there is', { scenario: 'x', steps: [{ wait: '2 sec' }] }],
    ['a state that there is not', { scenario: 'x', steps: [{ expect: { state: 'endd' } }] }],
    ['a fault that there is not', { scenario: 'x', faults: [{ fault: 'webhook_gone' }], steps: [{ wait: 1 }] }],
    ['a party without a possible name', { scenario: 'x', parties: { expect: {} }, steps: [{ wait: 1 }] }],
    ['a scenario without steps', { scenario: 'x' }],
  ])('refuses %s', (_, document) => expect(validate(document)).toBe(false));

  it('has the names of commands, webhooks, findings, entries and readings for editors to offer, all that there are', () => {
    const { properties = {} } = schema.$defs['Expectation'] ?? {};
    const offered = (key: string) => (properties as Readonly<Record<string, { examples?: string[] }>>)[key]?.examples;
    for (const { key, known } of NAMES) expect(offered(key)).toEqual([...known].sort());
  });

  it('takes a variable where something else than a text belongs', () => {
    const text = '${it}';
    const steps = [{ caller: { press: text } }, { expect: { command: 'answer', times: text, within: text } }];
    expect(validate({ scenario: 'x', steps }) ? [] : validate.errors).toEqual([]);
  });
});

describe('docs/SCENARIOS.md', () => {
  const document = read('docs/SCENARIOS.md');
  const section = (title: string) => document.split(/^#+ /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
  const told = (title: string) =>
    Array.from(section(title).matchAll(/^\| ([^|]+)\|/gm), ([, cell = '']) => cell)
      .flatMap((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, code = '']) => code))
      .sort();
  const properties = (name: string): string[] => {
    const { properties: own = {}, anyOf = [] } = schema.$defs[name] ?? {};
    return [
      ...Object.keys(own),
      ...anyOf.flatMap((each) => ('properties' in each ? Object.keys(each.properties as object) : [])),
    ].sort();
  };

  it.each([
    ['A scenario', 'Scenario'],
    ['Parties', 'Party'],
    ['Acts', 'Act'],
    ['Expectations', 'Expectation'],
    ['Requests to the app', 'AppRequest'],
    ['Attacks', 'Attack'],
    ['Sounds', 'Heard'],
    ['Faults', 'Fault'],
  ])('%s names every property of the schema, and no other', (title, name) => {
    expect(told(title)).toEqual(properties(name));
  });

  it('names every kind of fault, and what it can be aimed by', () => {
    const named = Array.from(section('Faults').matchAll(/`([^`]+)`/g), ([, code = '']) => code);
    expect([...ALL_KINDS, ...properties('FaultTarget')].filter((name) => !named.includes(name))).toEqual([]);
  });

  it('has, as README, examples without faults', async () => {
    const examples = Array.from(
      (document + read('README.md')).matchAll(/^```yaml\n(scenario:[^`]+)```$/gm),
      ([, text = '']) => text,
    );
    expect(examples).toHaveLength(2);
    for (const example of examples) {
      const result = await readScenarios(['example.yaml'], { readText: () => example });
      expect('faults' in result ? result.faults.map(faultLine) : []).toEqual([]);
    }
  });
});

it('an expectation of an end names every cause that a call can have, and suggests it', async () => {
  const lint = async (cause: string) => {
    const text = `scenario: A call\nparties: { caller: {} }\nsteps:\n  - caller: { call: app }\n  - expect: { state: ended, cause: ${cause} }`;
    const result = await readScenarios(['x.yaml'], { readText: () => text });
    return 'faults' in result ? result.faults.map(faultLine) : [];
  };
  const causes = [...new Set(Object.values(HANGUPS).map(({ cause }) => cause))].sort();
  expect((await Promise.all(causes.map(lint))).flat()).toEqual([]);
  expect(await lint('normal_clearance')).toEqual([
    expect.stringMatching(
      /^x\.yaml:5:\d+: steps\[1\]\.expect\.cause: expected one of .*; did you mean normal_clearing\?$/,
    ),
  ]);
  const [, listed = ''] = /one of (.*?), came/.exec((await lint('other')).join('')) ?? [];
  expect(listed.split(', ').sort()).toEqual(causes);
});
