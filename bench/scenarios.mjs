import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { built } from './lib/checkout.mjs';
import { writeFifty } from './lib/fifty.mjs';
import { startNode } from './lib/process.mjs';
import { inHands, startSimulator } from './lib/simulator.mjs';
import { median, medianOf, medianRatio } from './lib/stats.mjs';
import { adaptive, heading, note, number, progress, table, times } from './lib/table.mjs';

const APP = fileURLToPath(new URL('../examples/ivr/app.js', import.meta.url));
const MENU = 'Welcome to the bakery. To leave a message press one. To talk to us press two.';
const RUN_MS = 180_000;
const AIM_MS = 20_000;
const WORLDS = 50;
const CLOSING = /^(\d+) runs: \1 passed; (\d+) s of calls in ([\d.]+) s/m;
const FAILED = /^\d+ runs: .*/m;

/** Runs of `telnyx-sim test`: the scenarios, and flags. */
const scenes = (files, folder) => {
  const all = Object.values(files).flat().sort();
  const report = (name) => join(folder, name);
  const reports = ['--junit', '--json', '--html'].flatMap((flag) => [flag, report(flag.slice(2))]);
  return {
    all: { name: 'fifty scenarios of a minute', count: all.length, args: all },
    one: { name: 'the same, one copy of the app', count: all.length, args: [...all, '--workers', '1'] },
    reports: {
      name: 'the same, all reports',
      count: all.length,
      args: [...all, ...reports, '--coverage', report('coverage.json')],
    },
    order: { name: 'the ten with a stream', count: files.order.length, args: files.order },
    queue: { name: 'the twenty who wait', count: files.queue.length, args: files.queue },
  };
};

/** Scenarios against examples/ivr, a process of its own: how many a second, what they cost, and the memory of a world. */
export async function scenarios({ rounds, quick, endMs }) {
  const folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-bench-'));
  try {
    const cells = Object.entries(scenes(writeFifty(folder), folder)).map(([key, scene]) => ({
      key,
      ...scene,
      runs: [],
    }));
    const worlds = [];
    for (let round = 0; round < rounds && (round === 0 || performance.now() < endMs); round++) {
      for (const cell of round % 2 === 0 ? cells : [...cells].reverse()) {
        progress(`scenarios: round ${round + 1}, ${cell.name}`);
        cell.runs.push(await run(cell));
      }
      progress(`scenarios: round ${round + 1}, memory of worlds`);
      if (round === 0 || !quick) worlds.push(await memory());
    }
    return report(cells, worlds);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One run of the command. The bound of 20 s for the first line does not hold for the last one. */
async function run({ args, count }) {
  const what = 'telnyx-sim test';
  const child = startNode(built('main.js'), {
    args: ['test', ...args, '--', process.execPath, APP],
    exposeGc: true,
    what,
  });
  const startedMs = performance.now();
  try {
    const [line, , seconds] = await child.line(FAILED, RUN_MS).then(([text]) => CLOSING.exec(text) ?? [text]);
    if (seconds === undefined) throw new Error(`expected scenarios that pass, got ${line}`);
    const hostMs = performance.now() - startedMs;
    const [cpuMicros, appMicros] = [await child.cpuMicros(), await child.ask('childrenCpu')];
    return { hostMs, each: hostMs / count, pace: (seconds * 1000) / hostMs, cpuMicros, appMicros };
  } finally {
    await child.stop();
  }
}

/** KiB of heap for a world of a key, for a call in it that has been spoken to, and what is left once all have ended. */
async function memory() {
  const simulator = await startSimulator({ config: { isolate: 'api-key', time: { mode: 'fast' } }, exposeGc: true });
  const heap = async () => (await simulator.ask('memory', { collect: true })).heapUsed / 1024;
  const begin = (key) => simulator.in(key, 'GET', '/_sim/calls');
  const end = (key) => simulator.in(key, 'DELETE', `/_sim/worlds/${key}`);
  const speak = async (key) => {
    const ring = { from: '+15550100001', to: '+15550100002', patience_secs: 3600 };
    const { call_control_id: id } = await simulator.in(key, 'POST', '/_sim/calls', ring);
    const path = `/v2/calls/${encodeURIComponent(id)}/actions`;
    await simulator.in(key, 'POST', `${path}/answer`, {});
    await simulator.in(key, 'POST', `${path}/speak`, { payload: MENU, voice: 'female' });
  };
  const each = (task) => inHands(WORLDS, (i) => task(`world-${i}`));
  try {
    // The first worlds load and compile what all need.
    for (const task of [begin, speak, end]) await each(task);
    const before = await heap();
    await each(begin);
    const empty = await heap();
    await each(speak);
    const busy = await heap();
    await each(end);
    const after = await heap();
    return { world: (empty - before) / WORLDS, call: (busy - empty) / WORLDS, left: (after - before) / WORLDS };
  } finally {
    await simulator.stop();
  }
}

const each = ({ each: value }) => value;
const cpuEach = (count) => (result) => result.cpuMicros / 1000 / count;
const appEach = (count) => (result) => result.appMicros / 1000 / count;

function report(cells, worlds) {
  heading('Scenarios in fast time, with examples/ivr in processes of its own');
  const plain = cells[0].runs;
  table(
    ['', 'took', 'scenarios/s', 's/s', 'CPU/scenario', "the app's", 'time', 'CPU'],
    cells.map(({ name, count, runs }) => [
      name,
      `${number(medianOf(runs, ({ hostMs }) => hostMs) / 1000, 1)} s`,
      number(
        medianOf(runs, (result) => 1000 / each(result)),
        1,
      ),
      number(medianOf(runs, ({ pace }) => pace)),
      `${adaptive(medianOf(runs, cpuEach(count)))} ms`,
      `${adaptive(medianOf(runs, appEach(count)))} ms`,
      times(medianRatio(runs, plain, each)),
      times((medianRatio(runs, plain, ({ cpuMicros }) => cpuMicros) * cells[0].count) / count),
    ]),
  );
  note('With the start of the simulator and of the copies of the app. "s/s": seconds of the world to one of the host,');
  note('all worlds added up. The two last columns are for one scenario, to one of the first row.');
  const kib = (pick) => `${adaptive(median(worlds.map(pick)))} KiB`;
  const sizes = [kib(({ world }) => world), kib(({ call }) => call), kib(({ left }) => left)];
  table(
    ['heap of', `each of ${WORLDS}`],
    [
      ['a world of an API key', sizes[0]],
      ['a call in it that is spoken to', sizes[1]],
      ['a world that has ended', sizes[2]],
    ],
  );
  const tookMs = medianOf(plain, ({ hostMs }) => hostMs);
  return [
    {
      aim: `fifty scenarios of a minute, ten with a stream: under ${AIM_MS / 1000} s`,
      measured: `${number(tookMs / 1000, 1)} s; ${number(medianOf(plain, cpuEach(50)), 0)} ms of CPU each`,
      met: tookMs < AIM_MS,
      cells: cells.flatMap(({ name, count, runs }) => [
        { name: `${name}, host ms each`, value: medianOf(runs, each) },
        { name: `${name}, CPU ms each`, value: medianOf(runs, cpuEach(count)) },
      ]),
    },
    { aim: 'memory of a world', measured: `${sizes[0]}, with a call ${sizes[1]} more; ${sizes[2]} once it has ended` },
  ];
}
