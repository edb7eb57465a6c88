import { startStreams } from './lib/streams.mjs';
import { wait } from './lib/simulator.mjs';
import { median, medianOf, medianRatio } from './lib/stats.mjs';
import { adaptive, heading, note, number, progress, table } from './lib/table.mjs';

const NAMES = { simulator: 'telnyx-sim', sender: 'only ws sends' };
const LEVELS = [250, 500, 750, 1000, 1250, 1500, 1750, 2000];
const QUICK_LEVELS = [250, 500, 1000, 1500];
/** A round ends at the first level as late as this: beyond it there is only collapse. */
const COLLAPSED_MS = 60;
const DRIFT_STREAMS = 100;
/** Streams this fresh still disturb each other. */
const SETTLE_MS = 700;
const LIMITS_MS = [5, 20];

/** How many PCMU streams one process can pace, what a frame costs, whether they drift. `endMs`: begin no round after that. */
export async function media({ rounds, quick, endMs }) {
  const streams = await startStreams();
  try {
    const levels = quick ? QUICK_LEVELS : LEVELS;
    const results = { simulator: [], sender: [] };
    for (let round = 0; round < rounds && (round === 0 || performance.now() < endMs); round++) {
      const order = round % 2 === 0 ? ['sender', 'simulator'] : ['simulator', 'sender'];
      for (const name of order) results[name].push(await climb(streams, name, levels, round, quick));
    }
    const drift = await measureDrift(streams, quick ? 8 : 60);
    const limits = reportLevels(results, levels);
    reportDrift(drift);
    return aims(results, limits, drift);
  } finally {
    await streams.stop();
  }
}

/** One round of one program: more and more streams, until it is late. Results by number of streams. */
async function climb(streams, name, levels, round, quick) {
  const reached = new Map();
  for (const count of levels) {
    progress(`media: round ${round + 1}, ${NAMES[name]}, ${count} streams`);
    await streams.grow(name, count);
    await wait(SETTLE_MS);
    const result = await streams.measure(name, quick ? 1000 : 1500);
    reached.set(count, result);
    if (result.left.p99 > COLLAPSED_MS || result.sent < 0.9) break;
  }
  await streams.clear(name);
  return reached;
}

/** Both at once and few streams each: this is about the schedule, not about load. */
async function measureDrift({ sink, grow, clear }, seconds) {
  const names = Object.keys(NAMES);
  const stretchMs = Math.min(5_000, (seconds * 1000) / 4);
  const each = (task) => Promise.all(names.map(task));
  const stretch = async (text, options) => {
    progress(`media: drift over ${seconds} s: ${text}`);
    await wait(stretchMs);
    return await each((group) => sink.ask(options ? 'begin' : 'read', { group, ...options }));
  };
  for (const name of names) await grow(name, DRIFT_STREAMS);
  await wait(SETTLE_MS);
  await each((group) => sink.ask('begin', { group }));
  await stretch('the first frames', { drift: true });
  await wait(seconds * 1000 - 2 * stretchMs);
  const whole = await each((group) => sink.ask('read', { group }));
  await each((group) => sink.ask('begin', { group }));
  const last = await stretch('the last frames');
  await each(clear);
  return names.map((name, i) => {
    const { drifts } = last[i];
    const frames = whole[i].frames + last[i].frames;
    const due = whole[i].due + last[i].due;
    return { name, seconds, drift: median(drifts), worst: Math.max(...drifts.map(Math.abs)), frames, due };
  });
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
      const ratio = name === 'simulator' ? `${adaptive(cpuRatio(results, count))}x` : '';
      const p99s = cell.map(leftP99);
      return [
        `${number(count)} ${NAMES[name]}`,
        `${cell.length}`,
        adaptive(medianOf(cell, ({ left }) => left.p50)),
        adaptive(median(p99s)),
        cell.length > 0 ? `${adaptive(Math.min(...p99s))}-${adaptive(Math.max(...p99s))}` : '-',
        adaptive(medianOf(cell, ({ arrived }) => arrived.p99)),
        `${number(medianOf(cell, ({ sent }) => sent) * 100, 1)} %`,
        `${adaptive(medianOf(cell, cpu))} µs`,
        ratio,
      ];
    }),
  );
  table(['streams', 'rounds', 'p50 ms', 'p99 ms', 'range', 'p99 at client', 'sent/due', 'CPU/frame', 'ratio'], rows);
  note(
    'Lateness is taken where a frame has been written to its socket, in both programs alike; "at client" is when the',
  );
  note('receiving process, which shares the cores, got to it. All streams of the simulator carry speech.');
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

function reportDrift(drifts) {
  heading(`Drift over ${drifts[0].seconds} s, ${DRIFT_STREAMS} streams of each at once (seen by the client)`);
  const row = ({ name, drift, worst, frames, due }) => [
    NAMES[name],
    `${number(drift, 2)} ms`,
    `${number(worst, 2)} ms`,
    number(frames),
    number(due),
    `${number((frames / due) * 100, 2)} %`,
  ];
  table(['', 'median', 'worst stream', 'frames', 'due', 'sent/due'], drifts.map(row));
}

function aims(results, limits, drifts) {
  const [, under20] = limits.simulator;
  const ratios = [500, 1000].map((count) => cpuRatio(results, count));
  const own = drifts.find(({ name }) => name === 'simulator');
  const worst = Math.max(...ratios.filter(Number.isFinite));
  return [
    { aim: '1,000 streams with p99 under 20 ms', measured: `${number(under20)} streams`, met: under20 >= 1000 },
    {
      aim: "CPU per frame at most 1.25 of the minimal sender's",
      measured: `${ratios.map((ratio) => `${number(ratio, 2)}x`).join(', ')} at 500, 1,000 streams`,
      met: worst <= 1.25,
    },
    {
      aim: 'no drift',
      measured: `${number(own.drift, 2)} ms in ${own.seconds} s; ${number((own.frames / own.due) * 100, 2)} % of the frames due`,
      met: Math.abs(own.drift) < 1 && Math.abs(own.frames / own.due - 1) < 0.005,
    },
  ];
}
