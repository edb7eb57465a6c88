import { runCalls } from './lib/calls.mjs';
import { startNode } from './lib/process.mjs';
import { startSimulator } from './lib/simulator.mjs';
import { medianOf, medianRatio } from './lib/stats.mjs';
import { adaptive, heading, note, number, progress, table, times } from './lib/table.mjs';

const CALLS = 100;
const WAIT_MS = 2_000;
const KEYS = 2;
/** A caller who presses a key twice, and hangs up: between six and seven seconds. */
const SCRIPT = [
  ...Array.from({ length: KEYS }, () => [{ wait_ms: WAIT_MS }, { press: '1' }]).flat(),
  { wait_ms: WAIT_MS },
  { hangup: true },
];
/** Callers of real time ring in over so long, so that nearly all of them are there at once and no two do the same at one instant. */
const OVER_MS = 6_000;
/** In real time a round takes a minute. */
const REAL_ROUNDS = 2;
const REPEATS = 2;
/** So many calls load, compile and pronounce what all of them need. */
const WARMING = 20;

const SCENES = {
  plain: { name: 'menu', record: undefined },
  wav: { name: 'menu, recorded as WAV', record: 'wav' },
  mp3: { name: 'menu, recorded as MP3', record: 'mp3' },
};
const KEYS_OF_SCENES = Object.keys(SCENES);

/** 100 callers in a menu, recorded from the answer on and not: how late real time is, what a call costs, how many fast time does in a second. */
export async function menu({ rounds, quick, endMs }) {
  const app = startNode('../peers/app.mjs', { what: 'app' });
  const webhookUrl = `http://127.0.0.1:${await app.ask('url')}/`;
  const results = { real: newResults(), fast: newResults() };
  try {
    for (let round = 0; round < rounds && (round === 0 || performance.now() < endMs); round++) {
      if (round < (quick ? 1 : REAL_ROUNDS)) await real(app, webhookUrl, results.real, round);
      await fast(app, webhookUrl, results.fast, round);
    }
  } finally {
    await app.stop();
  }
  return report(results);
}

const newResults = () => Object.fromEntries(KEYS_OF_SCENES.map((key) => [key, []]));

/** The scenes, in another order in each round. */
const inTurn = (round) => KEYS_OF_SCENES.map((_, i) => KEYS_OF_SCENES[(i + round) % KEYS_OF_SCENES.length]);

const sceneOf = (key, more = {}) => ({ calls: CALLS, script: SCRIPT, menu: true, record: SCENES[key].record, ...more });

async function real(app, webhookUrl, results, round) {
  await withSimulator({ webhook_url: webhookUrl }, app, async (simulator) => {
    for (const key of inTurn(round)) {
      progress(`menu: round ${round + 1}, real time, ${SCENES[key].name}`);
      results[key].push(await runCalls(simulator, app, sceneOf(key, { overMs: OVER_MS })));
    }
  });
}

async function fast(app, webhookUrl, results, round) {
  await withSimulator({ webhook_url: webhookUrl, time: { mode: 'fast' } }, app, async (simulator) => {
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      for (const key of inTurn(round + repeat)) {
        progress(`menu: round ${round + 1}, fast time, ${SCENES[key].name}`);
        results[key].push(await runCalls(simulator, app, sceneOf(key)));
      }
    }
  });
}

async function withSimulator(config, app, task) {
  const simulator = await startSimulator({ config, timers: true });
  try {
    // What the first calls need is not counted.
    await runCalls(simulator, app, { ...sceneOf('mp3'), calls: WARMING });
    await task(simulator);
  } finally {
    await simulator.stop();
  }
}

const cpu = ({ cpuMicros }) => cpuMicros / 1000 / CALLS;
const hostMs = (result) => result.hostMs / CALLS;
const timersP99 = ({ timers }) => timers.p99;
const webhooksP99 = ({ late }) => late.p99;

function report({ real: inReal, fast: inFast }) {
  heading(`${CALLS} calls in a menu (prompts, keys), each recorded from the answer on or not`);
  const row = (key) => {
    const [slow, quick] = [inReal[key], inFast[key]];
    return [
      SCENES[key].name,
      `${adaptive(medianOf(slow, timersP99))} ms`,
      `${adaptive(medianOf(slow, webhooksP99))} ms`,
      SCENES[key].record ? `${adaptive(medianOf(slow, ({ saved }) => saved.p99))} ms` : '-',
      `${adaptive(medianOf(slow, cpu))} ms`,
      times(medianRatio(slow, inReal.plain, cpu)),
      number(medianOf(quick, (result) => 1000 / hostMs(result))),
      `${adaptive(medianOf(quick, cpu))} ms`,
      times(medianRatio(quick, inFast.plain, hostMs)),
    ];
  };
  table(
    ['', 'timers p99', 'webhooks p99', 'saved p99', 'CPU/call', 'ratio', 'fast: calls/s', 'CPU/call', 'time'],
    KEYS_OF_SCENES.map(row),
  );
  note(
    'Lateness in real time: of timers against the instant they were due, of webhooks at the app against occurred_at,',
  );
  note('of call.recording.saved at the app against the end of the recording, behind which it is due by 720 ms.');
  note(
    `A call lasts some ${((KEYS + 1) * WAIT_MS) / 1000} s; in real time they begin over ${OVER_MS / 1000} s, in fast time at once.`,
  );
  const lateness = `timers ${adaptive(medianOf(inReal.mp3, timersP99))} ms, webhooks ${adaptive(medianOf(inReal.mp3, webhooksP99))} ms`;
  const cells = KEYS_OF_SCENES.flatMap((key) => [
    { name: `${SCENES[key].name}, real time, CPU ms per call`, value: medianOf(inReal[key], cpu) },
    { name: `${SCENES[key].name}, real time, webhooks p99 ms`, value: medianOf(inReal[key], webhooksP99) },
    { name: `${SCENES[key].name}, fast time, host ms per call`, value: medianOf(inFast[key], hostMs) },
  ]);
  return [{ aim: `${CALLS} calls in a menu, recorded as MP3, real time: p99 late`, measured: lateness, cells }];
}
