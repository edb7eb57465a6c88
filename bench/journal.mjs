import { startNode } from './lib/process.mjs';
import { built } from './lib/checkout.mjs';
import { median, medianOf } from './lib/stats.mjs';
import { heading, micros, note, number, progress, table, times } from './lib/table.mjs';
import { startSimulator, wait } from './lib/simulator.mjs';

const ENTRIES = 200_000;
const CALLS = 300;
const TIMES = 4;

/** Entries a second into the journal, and whether what a call costs depends on how many there are. */
export async function journal({ rounds, quick }) {
  const peer = startNode('../peers/journal.mjs', { what: 'journal', env: { BENCH_DIST: built('') } });
  const runs = [];
  try {
    await peer.line(/ready/);
    for (let round = 0; round < rounds; round++) {
      progress(`journal: round ${round + 1} of ${rounds}`);
      runs.push(await peer.ask('run', { entries: quick ? ENTRIES / 4 : ENTRIES }));
    }
  } finally {
    await peer.stop();
  }
  const costs = { few: [], many: [] };
  for (let round = 0; round < rounds; round++) {
    progress(`calls: round ${round + 1} of ${rounds}`);
    const few = quick ? CALLS / 3 : CALLS;
    for (const [size, count] of [
      ['few', few],
      ['many', few * TIMES],
    ])
      costs[size].push(await costOfCalls(count));
  }
  return report(runs, costs);
}

/** Microseconds of CPU time for a call that rings, is answered, says something and is hung up, `count` of them in a fresh process. */
async function costOfCalls(count) {
  const simulator = await startSimulator();
  const whole = async (id) => {
    await simulator.action(id, 'answer');
    await simulator.act(id, 'dtmf', { digits: '1' });
    await simulator.action(id, 'hangup');
  };
  try {
    // What the first calls load and compile is not counted.
    await simulator.callers(CALLS / 3, whole);
    await wait(200);
    const before = await simulator.cpuMicros();
    await simulator.callers(count, whole);
    return ((await simulator.cpuMicros()) - before) / count;
  } finally {
    await simulator.stop();
  }
}

function report(runs, { few, many }) {
  heading('Journal and calls');
  const perSecond = medianOf(runs, (run) => run.perSecond);
  const growth = median(many.map((cost, i) => cost / few[i]));
  table(
    ['', 'measured'],
    [
      ['journal entries per second', number(perSecond)],
      ['CPU time of an entry', micros(medianOf(runs, (run) => run.cpuMicros))],
      ['CPU time of a call', micros(median(few))],
      [`CPU time of a call, ${TIMES} times as many`, micros(median(many))],
      ['ratio', times(growth)],
    ],
  );
  note(
    'A call is rung in, answered, presses a digit and is hung up, over HTTP, without webhooks. Ended calls stay for ten minutes.',
  );
  return [
    {
      aim: `a call costs the same when there are ${TIMES} times as many`,
      measured: times(growth),
      met: growth < 1.25,
      cells: [
        { name: 'journal entry, CPU µs', value: medianOf(runs, (run) => run.cpuMicros) },
        { name: 'call, CPU µs', value: median(few) },
        { name: `call, CPU µs, ${TIMES} times as many`, value: median(many) },
      ],
    },
  ];
}
