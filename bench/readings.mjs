import { runCalls } from './lib/calls.mjs';
import { startNode } from './lib/process.mjs';
import { startSimulator } from './lib/simulator.mjs';
import { medianOf, medianRatio } from './lib/stats.mjs';
import { adaptive, heading, note, progress, table, times } from './lib/table.mjs';

const CALLS = 20;
const LENGTH_S = 60;
const CALLER = 'Good morning. I would like to know whether there is a place for a boat of nine metres from May on.';
/** A caller who talks now and then for a minute. */
const SCRIPT = [
  ...Array.from({ length: LENGTH_S / 30 }, () => [{ say: CALLER }, { wait_ms: 23_000 }]).flat(),
  { hangup: true },
];

/** The first two differ in nothing: they show how much the machine does. */
const SCENES = {
  nobody: { name: 'nobody asks', times: 0 },
  again: { name: 'nobody asks, once more', times: 0 },
  once: { name: 'each is asked once, at its end', times: 1 },
  often: { name: 'each is asked ten times', times: 10 },
};
const NOISE = 0.1;
const KEYS = Object.keys(SCENES);

/** Calls with a stream whose readings somebody asks for, and nobody. */
export async function readings({ rounds, quick }) {
  const app = startNode('../peers/app.mjs', { what: 'app' });
  const config = { webhook_url: `http://127.0.0.1:${await app.ask('url')}/`, time: { mode: 'fast' } };
  const simulator = await startSimulator({ config });
  try {
    // The first calls load, compile and pronounce what all need.
    await calls(simulator, app, 0);
    const keys = (await canAsk(simulator)) ? KEYS : KEYS.filter((key) => SCENES[key].times === 0);
    const results = Object.fromEntries(keys.map((key) => [key, []]));
    for (let round = 0; round < (quick ? rounds : rounds * 2); round++) {
      for (let i = 0; i < keys.length; i++) {
        const key = keys[(i + round) % keys.length];
        progress(`readings: round ${round + 1}, ${SCENES[key].name}`);
        results[key].push(await calls(simulator, app, SCENES[key].times));
      }
    }
    return report(keys, results);
  } finally {
    await simulator.stop();
    await app.stop();
  }
}

/** A checkout from before there were readings has none to ask for. */
async function canAsk(simulator) {
  const [{ call_control_id: id }] = await simulator.get('/_sim/calls');
  return simulator.get(`/_sim/calls/${encodeURIComponent(id)}/readings`).then(
    () => true,
    (error) => {
      if (/There is no/.test(error.message)) return false;
      throw error;
    },
  );
}

async function calls(simulator, app, asked) {
  await simulator.reset();
  const { cpuMicros } = await runCalls(simulator, app, { calls: CALLS, streams: true, script: SCRIPT });
  const ended = await simulator.get('/_sim/calls');
  const before = await simulator.cpuMicros();
  for (let time = 0; time < asked; time++)
    for (const { call_control_id: id } of ended) {
      const path = `/_sim/calls/${encodeURIComponent(id)}/readings`;
      const told = await simulator.get(path);
      if (!told.readings.some(({ outcome }) => outcome === 'measured'))
        throw new Error(`${path}: nothing was measured`);
    }
  const asking = (await simulator.cpuMicros()) - before;
  // Empty calls would be cheap to ask.
  if (ended.length !== CALLS) throw new Error(`expected ${CALLS} calls, got ${ended.length}`);
  return { call: (cpuMicros + asking) / 1000 / CALLS, reading: asking / 1000 / CALLS / asked };
}

const call = ({ call: value }) => value;
const reading = ({ reading: value }) => value;

function report(keys, results) {
  heading(`${CALLS} calls of a minute with a stream, in fast time, and who asks for their readings`);
  const ratio = (key) => medianRatio(results[key], results.nobody, call);
  table(
    ['', 'CPU/call', 'CPU/time asked', 'ratio'],
    keys.map((key) => [
      SCENES[key].name,
      `${adaptive(medianOf(results[key], call))} ms`,
      SCENES[key].times === 0 ? '-' : `${adaptive(medianOf(results[key], reading))} ms`,
      times(ratio(key)),
    ]),
  );
  note(
    'Readings are made of the journal and of the tracks when somebody asks: nothing is counted or kept for them before.',
  );
  note('What a checkout before them paid for a call is shown with --against.');
  return [
    {
      aim: 'readings cost nothing while nobody asks',
      measured: `two series of calls without differ by ${times(ratio('again'))}${results.once ? `; asked once ${times(ratio('once'))}` : ''}`,
      met: Math.abs(ratio('again') - 1) < NOISE,
      cells: [
        { name: 'a call with a stream, nobody asks for readings, CPU ms', value: medianOf(results.nobody, call) },
      ],
    },
  ];
}
