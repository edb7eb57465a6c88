import { startStreams } from './lib/streams.mjs';
import { wait } from './lib/simulator.mjs';
import { median, medianOf, medianRatio } from './lib/stats.mjs';
import { adaptive, heading, micros, note, number, progress, table, times } from './lib/table.mjs';

const NAMES = { simulator: 'telnyx-sim', sender: 'only ws sends' };
const LEVELS = [250, 500, 750, 1000, 1250, 1500, 2000];
const QUICK_LEVELS = [500, 1000];
const QUICK_ROUNDS = 1;
/** A round ends at the first level whose median is as late as this: beyond it there is only collapse. */
const COLLAPSED_MS = 40;
const SIDE_BY_SIDE = 250;
/** CPU time is compared in stretches so long. */
const STRETCH_MS = 2_000;
/** Streams this fresh still disturb each other. */
const SETTLE_MS = 700;
const LIMITS_MS = [5, 20];

/** How many PCMU streams one process can pace, what a frame costs, whether they drift. `endMs`: begin no round after that. */
export async function media({ rounds, quick, endMs }) {
  const streams = await startStreams();
  try {
    const levels = quick ? QUICK_LEVELS : LEVELS;
    const most = quick ? Math.min(rounds, QUICK_ROUNDS) : rounds;
    const results = { simulator: [], sender: [] };
    for (let round = 0; round < most && (round === 0 || performance.now() < endMs); round++) {
      const order = round % 2 === 0 ? ['sender', 'simulator'] : ['simulator', 'sender'];
      for (const name of order) results[name].push(await climb(streams, name, levels, round, quick));
    }
    const sideBySide = await runSideBySide(streams, quick ? 8 : 60);
    const limits = reportLevels(results, levels);
    reportSideBySide(sideBySide);
    return aims(results, limits, sideBySide);
  } finally {
    await streams.stop();
  }
}

/** One round of one program: more and more streams, until it does not keep up. Results by number of streams. */
async function climb(streams, name, levels, round, quick) {
  const reached = new Map();
  for (const count of levels) {
    progress(`media: round ${round + 1}, ${NAMES[name]}, ${count} streams`);
    await streams.grow(name, count);
    await wait(SETTLE_MS);
    const result = await streams.measure(name, quick ? 1000 : 1500);
    reached.set(count, result);
    if (result.left.p50 > COLLAPSED_MS || result.sent < 0.9) break;
  }
  await streams.clear(name);
  return reached;
}

/** Both at once, so that whatever else the machine does meets both alike: what a frame costs, and whether streams drift. */
async function runSideBySide({ grow, measure, clear }, seconds) {
  const names = Object.keys(NAMES);
  for (const name of names) await grow(name, SIDE_BY_SIDE);
  await wait(SETTLE_MS);
  const stretches = { simulator: [], sender: [] };
  const endMs = performance.now() + seconds * 1000;
  while (performance.now() < endMs) {
    progress(`media: side by side, ${((endMs - performance.now()) / 1000).toFixed(0)} s left`);
    const results = await Promise.all(names.map((name) => measure(name, STRETCH_MS)));
    for (const [i, name] of names.entries()) stretches[name].push(results[i]);
  }
  for (const name of names) await clear(name);
  return { seconds, stretches };
}

const leftP99 = ({ left }) => left.p99;
const cpu = ({ cpuMicros }) => cpuMicros;
/** The results of all rounds that came as far as `count` streams. */
const at = (rounds, count) => rounds.flatMap((reached) => reached.get(count) ?? []);

function reportLevels(results, levels) {
  heading('20 ms PCMU streams in one process (lateness of a frame against start + n * 20 ms, after its send)');
  const rows = levels.flatMap((count) =>
    Object.keys(NAMES).map((name) => {
      const cell = at(results[name], count);
      const ratio = name === 'simulator' ? times(cpuRatio(results, count)) : '';
      const p99s = cell.map(leftP99);
      return [
        `${number(count)} ${NAMES[name]}`,
        `${cell.length}`,
        adaptive(medianOf(cell, ({ left }) => left.p50)),
        adaptive(median(p99s)),
        cell.length > 0 ? `${adaptive(Math.min(...p99s))}-${adaptive(Math.max(...p99s))}` : '-',
        adaptive(medianOf(cell, ({ arrived }) => arrived.p99)),
        `${number(medianOf(cell, ({ sent }) => sent) * 100, 1)} %`,
        micros(medianOf(cell, cpu)),
        ratio,
      ];
    }),
  );
  table(['streams', 'rounds', 'p50 ms', 'p99 ms', 'range', 'p99 at client', 'sent/due', 'CPU/frame', 'ratio'], rows);
  note(
    'Lateness is taken where a frame has been written to its socket, in both programs alike; "at client" is when the',
  );
  note(
    'receiving process, which shares the cores, got to it. All streams of the simulator carry speech, none is silent.',
  );
  const limits = {};
  for (const name of Object.keys(NAMES)) {
    limits[name] = LIMITS_MS.map((limit) => mostStreams(results[name], levels, limit));
    const each = LIMITS_MS.map((limit, i) => `${number(limits[name][i])} under ${limit} ms`);
    note(`${NAMES[name]}: most streams with the median p99 ${each.join(', ')}`);
  }
  return limits;
}

/** The last level before the first at which half of the rounds are later than the limit, or did not get there. */
function mostStreams(rounds, levels, limitMs) {
  let most = 0;
  for (const count of levels) {
    const p99s = rounds.map((reached) => (reached.has(count) ? leftP99(reached.get(count)) : Infinity));
    if (!(median(p99s) < limitMs)) break;
    most = count;
  }
  return most;
}

function cpuRatio(results, count) {
  const both = results.simulator
    .map((own, i) => [own.get(count), results.sender[i]?.get(count)])
    .filter(([a, b]) => a && b);
  return medianRatio(
    both.map(([own]) => own),
    both.map(([, peer]) => peer),
    cpu,
  );
}

function reportSideBySide({ seconds, stretches }) {
  heading(`Both at once for ${seconds} s, ${SIDE_BY_SIDE} streams of each`);
  const rows = Object.keys(NAMES).map((name) => {
    const { median: usual, worst } = driftOf(stretches[name]);
    const { frames, due } = total(stretches[name]);
    return [
      NAMES[name],
      micros(medianOf(stretches[name], cpu)),
      times(medianRatio(stretches[name], stretches.sender, cpu)),
      number(frames),
      number(due),
      `${number((frames / due) * 100, 2)} %`,
      `${number(usual, 2)} ms`,
      `${number(worst, 2)} ms`,
    ];
  });
  table(['', 'CPU/frame', 'ratio', 'frames', 'due', 'sent/due', 'drift', 'of the worst'], rows);
  note('Drift: how much later the earliest frames of the last 2 s came to the client than those of the first 2 s.');
}

/** The median over the streams, and the stream that drifted most. */
function driftOf(results) {
  const [first, last] = [results[0].arrived.earliest, results.at(-1).arrived.earliest];
  const drifts = last.map((earliest, i) => earliest - first[i]);
  return { median: median(drifts), worst: Math.max(...drifts.map(Math.abs)) };
}

function total(results) {
  const sum = (pick) => results.reduce((whole, result) => whole + pick(result.arrived), 0);
  return { frames: sum(({ frames }) => frames), due: sum(({ due }) => due) };
}

function aims(results, limits, { seconds, stretches }) {
  const [, under20] = limits.simulator;
  const beside = medianRatio(stretches.simulator, stretches.sender, cpu);
  const at1000 = cpuRatio(results, 1000);
  const { median: drift } = driftOf(stretches.simulator);
  const { frames, due } = total(stretches.simulator);
  const costs = `${times(beside)} side by side, ${times(at1000)} at 1,000 streams`;
  const kept = `${number(drift, 2)} ms in ${seconds} s; ${number((frames / due) * 100, 2)} % of the frames due`;
  return [
    {
      aim: '1,000 streams with p99 under 20 ms',
      measured: `${number(under20)} streams (${NAMES.sender}: ${number(limits.sender[1])})`,
      met: under20 >= 1000,
    },
    {
      aim: "CPU per frame at most 1.15 of the minimal sender's",
      measured: costs,
      met: Math.max(beside, at1000) <= 1.15,
      cells: [
        { name: `frame, ${SIDE_BY_SIDE} streams, CPU of the minimal sender's`, value: beside },
        { name: "frame, 500 streams, CPU of the minimal sender's", value: cpuRatio(results, 500) },
        { name: "frame, 1,000 streams, CPU of the minimal sender's", value: at1000 },
      ],
    },
    { aim: 'no drift', measured: kept, met: Math.abs(drift) < 1 && Math.abs(frames / due - 1) < 0.005 },
  ];
}
