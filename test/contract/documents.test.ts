import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { natureOf } from '../../src/calls/nature.js';
import { fateOf } from '../../src/calls/fates.js';
import { HANGUPS } from '../../src/calls/hangup.js';
import { CLIENT_FLAGS } from '../../src/cli/client-flags.js';
import { program } from '../../src/cli/program.js';
import { processTerminal } from '../../src/cli/terminal.js';
import { COMMANDS } from '../../src/commands/index.js';
import { KNOWN_KEYS } from '../../src/config-schema.js';
import { ERRORS } from '../../src/contract/errors.js';
import { WEBHOOK_EVENT_NAMES } from '../../src/contract/event-names.js';
import { NOT_SIMULATED } from '../../src/contract/not-simulated.js';
import { PRODUCTS } from '../../src/contract/products.js';
import { isOfHost } from '../../src/calls/told-limits.js';
import { LIMITS } from '../../src/limits.js';
import { CONFIG_FILE_FLAG, environmentName, SETTINGS } from '../../src/settings.js';
import { STREAM_ERRORS } from '../../src/streaming/frames.js';
import { SWITCHES } from '../../src/switches.js';
import { SENT_EVENTS } from '../../src/webhooks/catalogue.js';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();

/** The modules of src, but for those that are generated. */
const sources = (): string[] =>
  readdirSync(new URL('src', ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('generated'))
    .map((path) => `src/${path}`);

const readme = read('README.md');
const commandLine = program(processTerminal);
const fidelity = read('docs/FIDELITY.md');

interface Document {
  paths: Record<string, Record<string, { operationId: string; requestBody?: { content: Json } }>>;
  components: { schemas: Record<string, { properties?: Json; allOf?: { properties?: Json }[] }> };
}
type Json = Record<string, { schema: { $ref: string } }>;
const telnyx = JSON.parse(read('src/contract/generated/telnyx.json')) as Document;
const known = Object.entries(telnyx.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
    .map(([method, { operationId }]) => ({ method: method.toUpperCase(), path, operationId })),
);

/** What stands under a heading, up to the next heading of the same level or above. */
function section(text: string, heading: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('#') && line.replace(/^#+ /, '') === heading);
  if (start < 0) throw new Error(`no heading "${heading}"`);
  const level = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 0;
  const length = lines.slice(start + 1).findIndex((line) => new RegExp(`^#{1,${level}} `).test(line));
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join('\n');
}

/** The cells of all table rows, without heads. */
function rows(text: string): string[][] {
  const lines = text.split('\n');
  const isRow = (line: string | undefined) => line?.startsWith('|') === true;
  return lines
    .filter((line, at) => isRow(line) && isRow(lines[at - 1]) && !/^\|[-| ]+$/.test(line))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** Everything in back quotes. */
const quoted = (text = ''): string[] => Array.from(text.matchAll(/`([^`]+)`/g), ([, code]) => code ?? '');

describe('FIDELITY.md', () => {
  const operation = ([route = '', operationId = '']: string[]) => `${quoted(route).join('')} ${operationId}`;
  const listed = (heading: string) => sorted(rows(section(fidelity, heading)).map(operation));

  it('lists every operation that is served, and says of each whether it is faithful or simplified', () => {
    expect(listed('Served')).toEqual(
      sorted(known.map(({ method, path, operationId }) => `${method} ${path} ${operationId}`)),
    );
    const verdicts = rows(section(fidelity, 'Served')).map(([, , verdict]) => verdict);
    expect(verdicts.filter((verdict) => verdict !== 'faithful' && verdict !== 'simplified')).toEqual([]);
  });

  it('lists every operation of Telnyx’s that answers 501', () => {
    const absent = NOT_SIMULATED.map(({ method, path, operationId }) => `${method} ${path} ${operationId}`);
    expect(listed('Absent')).toEqual(sorted(absent));
  });

  it('lists the other products of Telnyx and their paths', () => {
    const listed = rows(section(fidelity, 'Other products')).map(([product, paths]) => [product, quoted(paths)]);
    const known = Object.entries(PRODUCTS).map(([product, prefixes]) => [product, prefixes.map((name) => `/${name}`)]);
    expect(listed).toEqual(known);
  });

  it('counts the operations right', () => {
    const all = known.length + NOT_SIMULATED.length;
    expect(section(fidelity, 'Operations')).toContain(`${known.length} of the ${all} known operations are served`);
  });

  it('lists every webhook that is sent, and every one that is not', () => {
    const unsent = [...WEBHOOK_EVENT_NAMES].filter((name) => !SENT_EVENTS.includes(name));
    expect(sorted(rows(section(fidelity, 'Sent')).flatMap(([name]) => quoted(name)))).toEqual(sorted(SENT_EVENTS));
    expect(sorted(quoted(section(fidelity, 'Not sent')).filter((name) => name.includes('.')))).toEqual(sorted(unsent));
  });

  it('lists every frame of the media socket, both ways, and every error', () => {
    const socket = parse(read('openapi/media-streaming.yaml')) as {
      components: { messages: Record<string, { name: string }> };
    };
    const messages = Object.entries(socket.components.messages);
    const frames = (fromApp: boolean) =>
      messages.filter(([key]) => key.startsWith('client') === fromApp).map(([, message]) => message.name);
    const named = (heading: string) => sorted(rows(section(fidelity, heading)).flatMap(([name]) => quoted(name)));
    expect(named('Frames to the app')).toEqual(sorted(frames(false)));
    expect(named('Frames from the app')).toEqual(sorted(frames(true)));
    const codes = section(fidelity, 'Frames to the app').match(/\b1000\d\d\b/g) ?? [];
    expect(sorted(codes)).toEqual(sorted(Object.keys(STREAM_ERRORS)));
  });

  it('lists every switch with its default and its alternatives', () => {
    const table = rows(section(fidelity, 'Switches')).map(([name, standard, others, , source]) => {
      expect(source, `source of ${String(name)}`).toMatch(/^[DOIS](, [DOIS])*$/);
      return [quoted(name), quoted(standard), quoted(others)].map((codes) => codes.join(' ')).join(': ');
    });
    const code = SWITCHES.map(
      ({ name, default: standard, alternatives }) => `${name}: ${standard}: ${alternatives.join(' ')}`,
    );
    expect(sorted(table)).toEqual(sorted(code));
  });

  it('mentions no switch that does not exist', () => {
    const mentioned = Array.from(fidelity.matchAll(/[Ss]witch `([^`]+)`/g), ([, name]) => name);
    const names: readonly (string | undefined)[] = SWITCHES.map(({ name }) => name);
    expect(mentioned.length).toBeGreaterThan(10);
    expect(mentioned.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('lists every property that a command accepts without effect', () => {
    const documented = rows(section(fidelity, 'Journalled')).map(
      ([command, properties]) => `${quoted(command).join()}: ${sorted(quoted(properties)).join()}`,
    );
    const declared = COMMANDS.filter(({ withoutEffect }) => withoutEffect.length > 0).map(
      ({ name, withoutEffect }) => `${name}: ${sorted(withoutEffect).join()}`,
    );
    expect(sorted(documented)).toEqual(sorted(declared));
  });

  it('names no property without effect that requests do not have', () => {
    const named = rows(section(fidelity, 'Properties without effect')).flatMap(([, properties]) => quoted(properties));
    const known = new Set(
      Object.values(telnyx.components.schemas)
        .flatMap((schema) => [schema, ...(schema.allOf ?? [])])
        .flatMap(({ properties }) => Object.keys(properties ?? {})),
    );
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('lists every error with its HTTP status', () => {
    const table = rows(section(fidelity, 'Errors and HTTP')).flatMap(([status = '', codes = '']) =>
      codes.split(', ').map((code) => `${status} ${code}`),
    );
    const known = Object.values(ERRORS).map(({ status, code }) => `${status} ${code}`);
    expect(sorted(table)).toEqual(sorted(known));
  });

  it('lists every way in which a call ends', () => {
    const table = rows(section(fidelity, 'How calls end')).map(([, cause, source, sip]) =>
      [cause, source, sip].join(' '),
    );
    const code = Object.values(HANGUPS).map(({ cause, source, sip }) => `${cause} ${source} ${sip}`);
    expect(sorted(table)).toEqual(sorted(code));
  });

  it('names the limits that only the machine decides', () => {
    const paragraph = section(fidelity, 'Limits')
      .split('\n\n')
      .find((text) => text.startsWith('Only the machine'));
    const named = quoted(paragraph).filter((name) => name in LIMITS);
    expect(sorted(named)).toEqual(sorted(Object.keys(LIMITS).filter(isOfHost)));
  });

  it('lists every limit with its value', () => {
    const table = rows(section(fidelity, 'Limits')).map(
      ([name, value]) => `${quoted(name).join('')} = ${amount(value ?? '')}`,
    );
    expect(sorted(table)).toEqual(sorted(Object.entries(LIMITS).map(([name, value]) => `${name} = ${value}`)));
  });
});

/** `100,000 ms` and `64 MiB` as numbers. */
function amount(text: string): number {
  const [, digits = '', unit = ''] = /^([\d,]+) ?(\S*)/.exec(text) ?? [];
  const scale = { KiB: 1024, MiB: 1024 * 1024 }[unit] ?? 1;
  return Number(digits.replaceAll(',', '')) * scale;
}

describe('README.md', () => {
  const configuration = section(readme, 'Configuration');

  it('has a row for every flag, with its environment variable and its key', () => {
    const table = rows(configuration)
      .filter(([flag]) => flag !== '')
      .map(([flag, variable, key]) => [flag, variable, key].flatMap((cell) => quoted(cell)).join(' '));
    const settings = SETTINGS.map(({ flag, key }) => `--${flag} ${environmentName(flag)} ${key}`);
    expect(sorted(table)).toEqual(sorted(settings));
  });

  it('names every key of the configuration file, and no other at the top', () => {
    const top = rows(configuration).flatMap(([, , key]) => quoted(key).filter((name) => !name.includes('.')));
    expect(sorted(top)).toEqual(sorted(KNOWN_KEYS[''] ?? []));
    const nested = Object.entries(KNOWN_KEYS).filter(([place]) => place !== '' && place !== 'switches');
    const words = new Set(quoted(configuration));
    expect(
      nested.flatMap(([place, keys]) => keys.filter((key) => !words.has(key)).map((key) => `${place}.${key}`)),
    ).toEqual([]);
  });

  it('has every command, with its flags', () => {
    const table = rows(section(readme, 'The command line')).flatMap(([command]) => quoted(command ?? ''));
    const shared = new Set([
      ...CLIENT_FLAGS.map(({ flag }) => `--${flag}`),
      ...SETTINGS.map(({ flag }) => `--${flag}`),
    ]);
    expect(sorted(table.map((words) => words.split(' ')[0] ?? ''))).toEqual(
      sorted(commandLine.commands.map((command) => command.name())),
    );
    for (const command of commandLine.commands) {
      const own = command.options.filter(({ long, hidden }) => !hidden && !shared.has(long ?? ''));
      const words = table.find((cell) => cell.split(' ')[0] === command.name()) ?? '';
      for (const { long } of own)
        if (long !== `--${CONFIG_FILE_FLAG}`)
          expect([command.name(), words]).toEqual([command.name(), expect.stringContaining(String(long))]);
    }
  });

  it('names no flag and no environment variable that does not exist', () => {
    const flags = new Set(commandLine.commands.flatMap(({ options }) => options.map(({ long }) => long ?? '')));
    flags.add('--help');
    const variables = new Set([
      ...SETTINGS.map(({ flag }) => environmentName(flag)),
      environmentName(CONFIG_FILE_FLAG),
      ...CLIENT_FLAGS.map(({ environment }) => environment),
    ]);
    const commands = Array.from(readme.matchAll(/\bnpx telnyx-sim[^\n`#&>)]*/g), ([command]) => command).join(' ');
    const inCommands = commands.match(/--[a-z-]+/g) ?? [];
    const inProse = quoted(readme).flatMap((code) => /^--[a-z-]+/.exec(code) ?? []);
    expect([...inCommands, ...inProse].filter((flag) => !flags.has(flag))).toEqual([]);
    expect((readme.match(/TELNYX_SIM_[A-Z_]+/g) ?? []).filter((variable) => !variables.has(variable))).toEqual([]);
  });

  it('lists the types of journal entries that the document describes, and no others', () => {
    const [list = ''] = /^Types: [^]*?\n\n/m.exec(section(readme, 'The journal')) ?? [];
    const listed = quoted(list).flatMap((code) => {
      const [, start = '', ends = ''] = /^(.*?)([^.]*)$/.exec(code) ?? [];
      return ends.split('|').map((end) => `${start}${end}`);
    });
    const control = JSON.parse(read('src/contract/generated/control.json')) as Document;
    const described = Object.keys(control.components.schemas['EntryFields']?.properties ?? {});
    expect(sorted(listed)).toEqual(sorted(described));
    const source = sources().map(read).join('\n');
    // Some are put together from their first part and a word.
    const composed = (type: string) => source.includes(`\`${type.slice(0, type.lastIndexOf('.'))}.\${`);
    expect(described.filter((type) => !source.includes(`'${type}'`) && !composed(type))).toEqual([]);
  });

  it('shows the sample of a menu as it is in its file, which is run', () => {
    const sample = read('examples/tests/menu.test.mjs');
    expect(readme).toContain(`\`\`\`js\n${sample.slice(sample.indexOf("test('"))}\`\`\`\n`);
    expect(read('vitest.config.ts')).toContain("'examples/tests/{vitest,menu}.test.mjs'");
  });

  it('shows configurations that are valid', async () => {
    const { checkConfig } = await import('../../src/config-check.js');
    const shown = Array.from(readme.matchAll(/```yaml\n([^]*?)```/g), ([, yaml = '']) => yaml).filter(
      (yaml) => !yaml.startsWith('scenario:'),
    );
    for (const yaml of shown) expect(() => checkConfig(parse(yaml), { place: (path) => path.join('.') })).not.toThrow();
    expect(shown).toEqual([expect.stringContaining('switches:'), expect.stringContaining('parties:')]);
  });

  it('tells the fate of every number that it names', () => {
    const usual = { behaviour: 'answer', ringMs: 12_345 } as const;
    const fates = rows(section(readme, 'The party and the control API'))
      .filter(([number, , cause]) => number?.startsWith('`+') === true && cause !== undefined)
      .map(([number, , cause]) => ({ ...fateOf(quoted(number).join(''), usual, new Map()), cause }));
    const causes = {
      busy: 'user_busy',
      reject: 'call_rejected',
      not_found: 'not_found',
      no_answer: 'timeout',
      answer: '',
    };
    expect(fates).toHaveLength(5);
    for (const { behaviour, cause } of fates) expect(cause).toBe(causes[behaviour]);
    expect(fates.filter(({ behaviour, ringMs }) => behaviour === 'answer' && ringMs !== 0)).toEqual([]);
  });

  it('tells the nature of every number that it names', () => {
    const told = rows(section(readme, 'People, machines and others')).filter(([number]) => number?.startsWith('`+'));
    expect(told).toHaveLength(6);
    for (const [number, party = ''] of told) {
      const nature = natureOf(fateOf(quoted(number).join(''), { behaviour: 'answer', ringMs: 1 }, new Map()));
      expect(quoted(party)).toEqual(Object.entries(nature).map(([key, value]) => `${key}: ${value}`));
    }
  });

  it('lists every request of the control API', () => {
    const control = JSON.parse(read('src/contract/generated/control.json')) as Document;
    const shape = (path: string) => path.replace('…', '/_sim/calls').replace(/\{[^}]+\}/g, '{}');
    const described = Object.entries(control.paths).flatMap(([path, item]) =>
      ['GET', 'POST', 'DELETE']
        .filter((method) => method.toLowerCase() in item)
        .map((method) => `${method} ${shape(path)}`),
    );
    const table = rows(section(readme, 'The party and the control API')).flatMap(([request]) => quoted(request));
    const named = table.filter((code) => /^(GET|POST|DELETE) /.test(code)).map(shape);
    expect(sorted(named)).toEqual(sorted(described));
  });
});

describe('the documents for people', () => {
  const documents = [
    ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
    ...['examples/callcentre/README.md', 'examples/ivr/README.md', 'examples/voice-app/README.md'],
    ...readdirSync(new URL('docs', ROOT), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => `docs/${path}`),
  ];

  it.each(documents)('%s names only npm scripts that exist', (path) => {
    const scripts = new Set(Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts));
    const run = Array.from(read(path).matchAll(/\bnpm run ([\w:]+)/g), ([, script]) => script ?? '');
    const short = Array.from(read(path).matchAll(/\bnpm (start|test)\b/g), ([, script]) => script ?? '');
    const own = path.startsWith('examples/') ? Object.keys(scriptsBeside(path)) : [];
    expect([...run, ...short].filter((script) => !scripts.has(script) && !own.includes(script))).toEqual([]);
  });

  it.each(documents)('%s has only links that lead somewhere', (path) => {
    const links = Array.from(withoutCode(read(path)).matchAll(/\]\(([^)\s]+)\)/g), ([, target]) => target ?? '');
    const broken = links.filter((link) => !/^https?:/.test(link) && !leadsSomewhere(path, link));
    expect(broken).toEqual([]);
  });

  it.each(documents)('%s closes its code blocks', (path) => {
    expect((read(path).match(/^```/gm) ?? []).length % 2).toBe(0);
  });
});

const withoutCode = (text: string): string => text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

function scriptsBeside(readme: string): object {
  return (JSON.parse(read(posix.join(posix.dirname(readme), 'package.json'))) as { scripts?: object }).scripts ?? {};
}

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? from : posix.join(posix.dirname(from), file);
  if (anchor === undefined) return exists(target);
  return exists(target) && headings(read(target)).includes(anchor);
}

function exists(path: string): boolean {
  const names = readdirSync(new URL(`${posix.dirname(path)}/`, ROOT));
  return names.includes(posix.basename(path));
}

/** The anchors that a page on GitHub has. */
function headings(text: string): string[] {
  const titles = Array.from(text.replace(/^```[^]*?^```/gm, '').matchAll(/^#+ (.+)$/gm), ([, title]) => title ?? '');
  return titles.map((title) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
