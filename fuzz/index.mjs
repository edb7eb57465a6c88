// Tries to break the built simulator: see "Fuzzing" in CONTRIBUTING.md.
//   npm run fuzz -- [--seconds N] [--seed TEXT] [--only PART,…] [--heap MB] [--case FILE]
import { parseArgs } from 'node:util';
import { Bench } from './lib/bench.mjs';
import { corpusOf } from './lib/corpus.mjs';
import { describeFailure, readCase } from './lib/report.mjs';
import { PartRun } from './lib/run.mjs';
import { commands } from './parts/commands.mjs';
import { endpoints } from './parts/endpoints.mjs';
import { files } from './parts/files.mjs';
import { frames } from './parts/frames.mjs';
import { requests } from './parts/requests.mjs';
import { soak } from './parts/soak.mjs';

const PARTS = [requests, frames, endpoints, files, commands, soak];
const NAMES = PARTS.map(({ name }) => name);
/** A run of less than that leaves out the known cases that take long. */
const SHORT_S = 100;
/** New cases are tried for so long even where the known ones of a part took all of its time. */
const LEAST_MS = 400;
/** The end of the last part. */
const OVERHEAD_S = 1.5;

const USAGE = `usage: npm run fuzz -- [--seconds N] [--seed TEXT] [--only ${NAMES.join(',')}] [--heap MB] [--case FILE]`;

function options() {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '120' },
      seed: { type: 'string' },
      only: { type: 'string' },
      // What FIDELITY says all limits together need.
      heap: { type: 'string', default: '512' },
      case: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const only = values.only?.split(',') ?? NAMES;
  const stranger = only.find((name) => !NAMES.includes(name));
  if (stranger !== undefined) throw new Error(`--only: expected ${NAMES.join(', ')}, got ${stranger}`);
  const seed = values.seed ?? String(Math.floor(Math.random() * 1e9));
  return {
    seconds: atLeast('--seconds', values.seconds, 1),
    heapMb: atLeast('--heap', values.heap, 64),
    seed,
    only,
    case: values.case,
    help: values.help,
  };
}

function atLeast(flag, text, least) {
  const number = Number(text);
  if (!(number >= least)) throw new Error(`${flag}: expected ${least} or more, got ${text}`);
  return number;
}

const say = (text) => process.stdout.write(`${text}\n`);

function reportPart(run, part, startedMs) {
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const found = run.failures.length === 0 ? 'ok' : `${run.failures.length} failed`;
  say(`${part.name.padEnd(10)} ${found}, ${run.cases} cases in ${seconds} s`);
}

function reportBench({ frames, worstMs, peakMb }) {
  if (frames === 0) return;
  const witness = `quiet call: ${frames} frames, at most ${worstMs.toFixed(0)} ms between two`;
  say(`${''.padEnd(10)} ${witness}; the process grew to ${peakMb.toFixed(0)} MB`);
}

/**
 * The parts in turn, each with its share of the time that is left. Where there is time each has a simulator of its own, whose memory
 * is looked at when the part is over; in a short run they share one.
 */
async function runParts(settings) {
  const parts = PARTS.filter(({ name }) => settings.only.includes(name));
  const short = settings.seconds < SHORT_S;
  const failures = [];
  let bench = new Bench(settings);
  await bench.start();
  const endMs = performance.now() + (settings.seconds - OVERHEAD_S) * 1000;
  for (const [i, part] of parts.entries()) {
    const startedMs = performance.now();
    const share = part.weight / parts.slice(i).reduce((sum, { weight }) => sum + weight, 0);
    const run = new PartRun(part, bench, settings);
    const leftOut = await run.fixed(corpusOf(part.name, { short }), endMs);
    if (leftOut > 0) say(`${part.name}: no time for ${leftOut} known cases`);
    const partEndMs = startedMs + Math.max(endMs - startedMs, 0) * share;
    await run.generate(Math.max(partEndMs, performance.now() + LEAST_MS));
    const isLast = i === parts.length - 1;
    await run.finish(isLast || !short);
    reportPart(run, part, startedMs);
    for (const failure of run.failures) say(describeFailure(failure, settings.seed));
    failures.push(...run.failures);
    if (short && !isLast) continue;
    reportBench(bench);
    await bench.close();
    bench = new Bench(settings);
  }
  return failures;
}

async function runCase(settings) {
  const { part: name, name: title, input } = readCase(settings.case);
  const part = PARTS.find((candidate) => candidate.name === name);
  if (!part) throw new Error(`--case: expected a case of ${NAMES.join(', ')}, got one of ${name}`);
  const bench = new Bench(settings);
  const run = new PartRun(part, bench, settings);
  await run.fixed([{ name: title, input }], Infinity);
  await run.finish(true);
  await bench.close();
  for (const failure of run.failures) say(describeFailure(failure, settings.seed));
  return run.failures;
}

async function main() {
  const settings = options();
  if (settings.help) return say(USAGE);
  say(`fuzz: seed ${settings.seed}, heap ${settings.heapMb} MB`);
  const failures = settings.case === undefined ? await runParts(settings) : await runCase(settings);
  say(failures.length === 0 ? 'fuzz: nothing broke' : `fuzz: ${failures.length} failed (seed ${settings.seed})`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

try {
  await main();
  process.exit();
} catch (error) {
  process.stderr.write(`fuzz: ${error.stack}\n${USAGE}\n`);
  process.exit(1);
}
