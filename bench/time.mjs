import { runCalls } from './lib/calls.mjs';
import { startNode } from './lib/process.mjs';
import { startSimulator } from './lib/simulator.mjs';
import { medianOf } from './lib/stats.mjs';
import { adaptive, heading, micros, note, number, progress, table, times } from './lib/table.mjs';

const CALLER = 'Good morning. I would like to know whether there is a place for a boat of nine metres from May on.';
const PAUSE_MS = 23_000;
const MENU_MS = 20_000;
const TIMES = 4;

/** A caller who talks now and then for so many seconds. */
const talking = (seconds) => [
  ...Array.from({ length: Math.round(seconds / 30) }, () => [{ say: CALLER }, { wait_ms: PAUSE_MS }]).flat(),
  { hangup: true },
];
/** A caller who presses a key now and then, for so many seconds. */
const pressing = (seconds) => [
  ...Array.from({ length: Math.round((seconds * 1000) / MENU_MS) }, () => [
    { wait_ms: MENU_MS },
    { press: '1' },
  ]).flat(),
  { wait_ms: MENU_MS },
  { hangup: true },
];

const LENGTH_S = 150;
const SCENES = {
  one: { name: 'a call with a stream', calls: 1, streams: true, script: talking(LENGTH_S) },
  long: { name: `the same, ${TIMES} times as long`, calls: 1, streams: true, script: talking(LENGTH_S * TIMES) },
  many: { name: '100 calls with a stream each', calls: 100, streams: true, script: talking(30) },
  menu: { name: 'a call of speech and digits', calls: 1, streams: false, script: pressing(300) },
  menus: { name: '100 of them at once', calls: 100, streams: false, script: pressing(300) },
};
const AIMS = { one: 200, many: 20, menus: 5_000 };

/** Seconds of the world to one of the host in fast time, with an app that is a process of its own. */
export async function time({ rounds, quick }) {
  const results = new Map(Object.keys(SCENES).flatMap((key) => [`${key} 20`, `${key} 0`].map((cell) => [cell, []])));
  const app = startNode('../peers/app.mjs', { what: 'app' });
  const webhookUrl = `http://127.0.0.1:${await app.ask('url')}/`;
  try {
    for (let round = 0; round < rounds; round++) {
      for (const graceMs of round % 2 === 0 ? [20, 0] : [0, 20]) {
        const config = { webhook_url: webhookUrl, time: { mode: 'fast', grace_ms: graceMs } };
        const simulator = await startSimulator({ config });
        try {
          // What the first calls load, compile and pronounce is not counted.
          await run(simulator, app, SCENES.long);
          await run(simulator, app, { ...SCENES.menu, script: pressing(40) });
          for (const [key, scene] of Object.entries(SCENES)) {
            progress(`time: round ${round + 1} of ${rounds}, ${scene.name}`);
            if (quick && key === 'many' && graceMs === 0) continue;
            // As many seconds as in the long call, so that chance weighs the same in both.
            for (let time = 0; time < (key === 'one' ? TIMES : 1); time++)
              results.get(`${key} ${graceMs}`).push(await run(simulator, app, scene));
          }
        } finally {
          await simulator.stop();
        }
      }
    }
  } finally {
    await app.stop();
  }
  return report((key, graceMs) => results.get(`${key} ${graceMs}`));
}

async function run(simulator, app, { calls, streams, script }) {
  const { seconds, frames, webhooks, hostMs, cpuMicros } = await runCalls(simulator, app, { calls, streams, script });
  // The longest call tells how far the world went; the sum, how much was simulated.
  const callSeconds = seconds.reduce((sum, length) => sum + length, 0);
  const callPace = (callSeconds * 1000) / hostMs;
  return { pace: callPace / calls, callPace, hostMs, cpuMicros: cpuMicros / callSeconds, frames, webhooks };
}

const pace = ({ pace: value }) => value;
const callPace = ({ callPace: value }) => value;
const cpu = ({ cpuMicros }) => cpuMicros;

function report(results) {
  heading('Fast time: seconds of the world to one of the host, with an app in another process');
  const row = ([key, { name }]) => {
    const [usual, hasty] = [results(key, 20), results(key, 0)];
    return [
      name,
      number(medianOf(usual, pace)),
      number(medianOf(usual, callPace)),
      micros(medianOf(usual, cpu)),
      number(medianOf(usual, ({ frames }) => frames)),
      number(medianOf(usual, ({ webhooks }) => webhooks)),
      `${adaptive(medianOf(usual, ({ hostMs }) => hostMs))} ms`,
      number(medianOf(hasty, pace)),
    ];
  };
  table(
    ['', 's/s', 'call s/s', 'CPU/call s', 'frames', 'webhooks', 'took', 's/s without grace'],
    Object.entries(SCENES).map(row),
  );
  note(
    '"call s/s" adds up the seconds of all calls. Time waits 20 ms of the host for each sign of life of the app that',
  );
  note('falls on an instant of its own (grace_ms): what is left without that is in the last column, with grace_ms 0.');
  note(
    'Each frame of a stream is one write, and time waits for its client (lock-step): 100 streams at 20 s/s would be 100,000',
  );
  note(
    'writes a second, more than one thread makes on most machines. With grace_ms 0 100 calls drift apart, and share no instant.',
  );
  const growth = medianOf(results('long', 20), cpu) / medianOf(results('one', 20), cpu);
  const aim = (key, pick, text) => {
    const value = medianOf(results(key, 20), pick);
    return {
      aim: `fast time, ${SCENES[key].name}: ${number(AIMS[key])} ${text}`,
      measured: `${number(value)} (without grace ${number(medianOf(results(key, 0), pick))})`,
      met: value >= AIMS[key],
      cells: [
        {
          name: `fast time, ${SCENES[key].name}, host ms per call s`,
          value: 1000 / medianOf(results(key, 20), callPace),
        },
        { name: `fast time, ${SCENES[key].name}, CPU µs per call s`, value: medianOf(results(key, 20), cpu) },
      ],
    };
  };
  return [
    aim('one', pace, 's/s'),
    aim('many', pace, 's/s'),
    aim('menus', callPace, 'call s/s'),
    {
      aim: `a second costs the same in a call ${TIMES} times as long`,
      measured: times(growth),
      met: growth < 1.25,
      cells: [{ name: `fast time, CPU of a second in a call ${TIMES} times as long`, value: growth }],
    },
  ];
}
