import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { outputLine, stop } from './lib/process.mjs';
import { built } from './lib/checkout.mjs';
import { startSimulator, wait } from './lib/simulator.mjs';
import { median } from './lib/stats.mjs';
import { heading, note, number, progress, table } from './lib/table.mjs';

const EXPRESS = fileURLToPath(new URL('./peers/express.mjs', import.meta.url));
const SPAWNS = 5;
/** Below it the call store's own tables weigh too much. */
const CALLS = 5_000;
const MB = 1024 * 1024;

/** Time to the ready line, and memory. */
export async function start({ quick, rounds }) {
  const times = { simulator: [], express: [] };
  for (let round = 0; round < Math.max(SPAWNS, rounds); round++) {
    progress(`start: spawn ${round + 1}`);
    const flags = ['--port', '0', '--log-level', 'silent'];
    times.simulator.push(await timeToLine([fileURLToPath(built('main.js')), ...flags], /telnyx-sim ready on/));
    times.express.push(await timeToLine([EXPRESS], /ready on/));
  }
  const memory = await measureMemory(quick ? CALLS / 5 : CALLS);
  return report(median(times.simulator), median(times.express), memory);
}

async function timeToLine(args, pattern) {
  const startedMs = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await outputLine(child, pattern);
  const ms = performance.now() - startedMs;
  await stop(child);
  return ms;
}

/** Idle, then with calls that ring and do nothing, then the same calls answered. */
async function measureMemory(count) {
  const simulator = await startSimulator({ exposeGc: true });
  try {
    await wait(1_500);
    const fresh = await simulator.ask('memory');
    // The first call loads what only calls need.
    await simulator.callers(1, (id) => simulator.action(id, 'answer'));
    const collected = () => simulator.ask('memory', { collect: true });
    const before = await collected();
    progress(`start: ringing ${count} calls`);
    const ids = await simulator.callers(count);
    await wait(500);
    const ringing = await collected();
    progress(`start: answering ${count} calls`);
    await Promise.all(ids.map((id, i) => wait(i / 4).then(() => simulator.action(id, 'answer'))));
    await wait(500);
    const answered = await collected();
    const perCall = (after, what) => (after[what] - before[what]) / count / 1024;
    return { count, fresh, before, ringing, answered, perCall };
  } finally {
    await simulator.stop();
  }
}

function report(readyMs, expressMs, { count, fresh, ringing, answered, perCall }) {
  heading('Start and memory');
  const mb = (bytes) => `${number(bytes / MB, 1)} MB`;
  const kb = (after) =>
    `${number(perCall(after, 'heapUsed'), 1)} kB of heap, ${number(perCall(after, 'rss'), 1)} kB of RSS`;
  table(
    ['', 'measured'],
    [
      [`time to the ready line (plain Express: ${number(expressMs)} ms)`, `${number(readyMs)} ms`],
      ['idle after 1.5 s: RSS', mb(fresh.rss)],
      ['idle after 1.5 s: heap in use', mb(fresh.heapUsed)],
      [`per idle call, ringing (${number(count)} of them)`, kb(ringing)],
      ['per idle call, answered', kb(answered)],
    ],
  );
  note(
    "After a collection. It includes the call's entries in the journal and its webhooks, which are kept for the control API.",
  );
  const worst = Math.max(perCall(ringing, 'heapUsed'), perCall(answered, 'heapUsed'));
  return [
    {
      aim: 'time to the ready line under 0.4 s',
      measured: `${number(readyMs)} ms (plain Express: ${number(expressMs)} ms)`,
      met: readyMs < 400,
      cells: [
        { name: 'ready line, of plain Express', value: readyMs / expressMs },
        { name: 'idle RSS, MB', value: fresh.rss / MB },
        { name: 'per ringing call, kB of heap', value: perCall(ringing, 'heapUsed') },
        { name: 'per answered call, kB of heap', value: perCall(answered, 'heapUsed') },
      ],
    },
    { aim: 'memory per idle call under 30 kB', measured: kb(answered), met: worst < 30 },
  ];
}
