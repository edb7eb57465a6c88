// Measures the simulator beside plain programs that do only the unavoidable part of the same work, round by round in turn, so
// that the ratios hold where the absolute numbers depend on the machine and its neighbours.
//   npm run bench -- [--quick] [--only http|journal|media|menu|rooms|conferences|scenarios|readings|webhooks|start|time] [--rounds N] [--against DIR] [--prism COMMAND] [--prism-document FILE]
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare } from './lib/against.mjs';
import { heading, note, progress, textTable } from './lib/table.mjs';

const PARTS = [
  'start',
  'http',
  'journal',
  'webhooks',
  'media',
  'rooms',
  'conferences',
  'time',
  'menu',
  'scenarios',
  'readings',
];
const ROUNDS = 5;
const QUICK_ROUNDS = 3;
/** No part begins a further round of the longest measurement after that. */
const BUDGET_MS = 6.5 * 60_000;
const WATCHDOG_MS = 12 * 60_000;
/** The same where a second checkout is measured too, for each round. */
const WATCHDOG_ROUND_MS = 10 * 60_000;

const USAGE = `usage: npm run bench -- [--quick] [--only ${PARTS.join('|')}] [--rounds N] [--against DIR] [--prism COMMAND] [--prism-document FILE]`;

function options() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      rounds: { type: 'string' },
      against: { type: 'string' },
      prism: { type: 'string' },
      'prism-document': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { quick, only = PARTS, prism, against, help } = values;
  const rounds = Number(values.rounds ?? (quick ? QUICK_ROUNDS : ROUNDS));
  const unknown = only.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new Error(`--only: expected ${PARTS.join(', ')}, got ${unknown}`);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds: expected 1 or more, got ${values.rounds}`);
  if (against !== undefined && !existsSync(join(against, 'dist/main.js')))
    throw new Error(`--against: expected a checkout that is built, got ${against}`);
  return { quick, only, rounds, against, prism, prismDocument: values['prism-document'], help };
}

async function main({ only, ...settings }) {
  const startedMs = performance.now();
  const watchdogMs = settings.against === undefined ? WATCHDOG_MS : WATCHDOG_ROUND_MS * settings.rounds;
  setTimeout(() => fail(`it took longer than ${watchdogMs / 60_000} minutes and was stopped`), watchdogMs).unref();
  const cores = cpus();
  const load = loadavg()[0].toFixed(1);
  note(
    `Node ${process.version}, ${cores.length} x ${cores[0]?.model ?? 'CPU'}, load ${load}, ${settings.rounds} rounds, all on loopback`,
  );
  note('Load, clients and servers share the cores: compare within a table, not with other machines.');
  const names = PARTS.filter((name) => only.includes(name));
  const parts = await Promise.all(names.map(async (name) => [name, (await import(`./${name}.mjs`))[name]]));
  if (settings.against !== undefined) {
    const worse = await compare(parts, { ...settings, endMs: Infinity });
    note(`${worse} cells are worse by more than 5 %; ${seconds(startedMs)}`);
    return;
  }
  const rows = [];
  for (const [part, measure] of parts) {
    try {
      rows.push(...(await measure({ ...settings, endMs: startedMs + BUDGET_MS })));
    } catch (error) {
      progress('');
      note(`${part}: not measured: ${error.stack}`);
      rows.push({ aim: part, measured: `not measured: ${error.message.split('\n')[0]}` });
      // A missed aim is a result; a measurement that failed is a fault.
      process.exitCode = 1;
    }
  }
  heading('Aims');
  const verdict = (met) => (met === undefined ? '-' : met ? 'met' : 'not met');
  textTable(
    ['aim', 'measured', ''],
    rows.map(({ aim, measured, met }) => [aim, measured, verdict(met)]),
  );
  note(seconds(startedMs));
}

const seconds = (startedMs) =>
  `${((performance.now() - startedMs) / 1000).toFixed(0)} s, load at the end ${loadavg()[0].toFixed(1)}`;

function fail(text) {
  process.stderr.write(`bench: ${text}\n`);
  process.exit(1);
}

try {
  const settings = options();
  if (settings.help) process.stdout.write(`${USAGE}\n`);
  else await main(settings);
  process.exit();
} catch (error) {
  fail(`${error.message}\n${USAGE}`);
}
