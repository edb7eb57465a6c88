import { startStreams, SPEECH } from './lib/streams.mjs';
import { inHands, wait } from './lib/simulator.mjs';
import { medianOf } from './lib/stats.mjs';
import { adaptive, heading, micros, note, number, progress, table } from './lib/table.mjs';

/** Members of each conference, of which so many talk all the time: what all hear is a sum, made anew in each frame. */
const MEMBERS = 5;
const TALKERS = 2;
const CALLS = [250, 500, 750, 1000];
const QUICK_CALLS = [50, 100];
const AIM_CALLS = 500;
const AIM_MS = 20;
const SETTLE_MS = 2_000;
const MEASURE_MS = 10_000;
/** What a talker says lasts some seven seconds. */
const TIMES_SAID = 100;
/** A round ends at the first level whose median is as late as this. */
const COLLAPSED_MS = 40;

/** How late the frames of streams are that hear conferences, in real time. */
export async function conferences({ rounds, quick, endMs }) {
  const levels = quick ? QUICK_CALLS : CALLS;
  const results = new Map(levels.map((count) => [count, []]));
  const streams = await startStreams({ onlySimulator: true, add: addConferences });
  try {
    for (let round = 0; round < (quick ? 1 : rounds) && (round === 0 || performance.now() < endMs); round++) {
      await climb(streams, results, round, quick);
    }
  } finally {
    await streams.stop();
  }
  return report(results);
}

async function climb(streams, results, round, quick) {
  for (const [count, measured] of results) {
    progress(`conferences: round ${round + 1}, ${count} calls`);
    await streams.grow('simulator', count);
    await wait(SETTLE_MS);
    const result = await streams.measure('simulator', quick ? 2_000 : MEASURE_MS);
    measured.push(result);
    if (result.left.p50 > COLLAPSED_MS || result.sent < 0.9) break;
  }
  await streams.clear('simulator');
}

/** Conferences of five callers each, all of whom hear those two who talk. */
async function addConferences(simulator, count, streaming) {
  await inHands(count / MEMBERS, async () => {
    let conference;
    for (let member = 0; member < MEMBERS; member++) {
      const id = await caller(simulator, member < TALKERS);
      if (conference) await simulator.post(`/v2/conferences/${conference.id}/actions/join`, { call_control_id: id });
      else conference = await simulator.post('/v2/conferences', { call_control_id: id, name: id });
      await simulator.action(id, 'streaming_start', streaming);
    }
  });
}

async function caller(simulator, talks) {
  const script = talks ? Array.from({ length: TIMES_SAID }, () => ({ say: SPEECH })) : [];
  const ring = { from: '+15550100001', to: '+15550100002', patience_secs: 3600, script };
  const { call_control_id: id } = await simulator.post('/_sim/calls', ring);
  await simulator.action(id, 'answer');
  return id;
}

function report(results) {
  heading(`Conferences of ${MEMBERS}, ${TALKERS} of whom talk at once, with one stream for each call, in real time`);
  const p99 = (cells) => medianOf(cells, ({ left }) => left.p99);
  const rows = [...results].map(([count, cells]) => [
    `${number(count)} calls in ${number(count / MEMBERS)}`,
    `${cells.length}`,
    adaptive(medianOf(cells, ({ left }) => left.p50)),
    adaptive(p99(cells)),
    adaptive(medianOf(cells, ({ arrived }) => arrived.p99)),
    `${number(medianOf(cells, ({ sent }) => sent) * 100, 1)} %`,
    micros(medianOf(cells, ({ cpuMicros }) => cpuMicros)),
  ]);
  table(['', 'rounds', 'p50 ms', 'p99 ms', 'p99 at client', 'sent/due', 'CPU/frame'], rows);
  note('Lateness of a frame against start + n * 20 ms, where it has been written to its socket.');
  const [count, cells] = [...results].find(([calls]) => calls >= AIM_CALLS) ?? [...results].at(-1);
  const late = p99(cells);
  return [
    {
      aim: `${AIM_CALLS} calls in ${AIM_CALLS / MEMBERS} conferences, a stream each: p99 under ${AIM_MS} ms`,
      measured: `${adaptive(late)} ms with ${number(count)} calls`,
      met: count >= AIM_CALLS ? late < AIM_MS : undefined,
      cells: [...results].map(([calls, measured]) => ({
        name: `${calls} calls in conferences, CPU µs of a frame`,
        value: medianOf(measured, ({ cpuMicros }) => cpuMicros),
      })),
    },
  ];
}
