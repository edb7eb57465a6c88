import { built } from './lib/checkout.mjs';
import { startNode } from './lib/process.mjs';
import { inHands, wait } from './lib/simulator.mjs';
import { startStreams } from './lib/streams.mjs';
import { medianOf, medianRatio } from './lib/stats.mjs';
import { adaptive, heading, micros, note, number, progress, table, times } from './lib/table.mjs';

const KINDS = {
  undici: 'plain POSTs, undici',
  sender: "plain POSTs, the simulator's client",
  signed: 'signed webhooks',
};
/** Requests under way at once. */
const CONCURRENCY = [1, 32];
const STREAMS = 500;
/** A digit takes 240 ms, so that many callers who press keys make 100 webhooks a second. */
const CALLERS = 24;
const KEY_MS = 240;

/** Signed webhooks a second, and what they cost the streams beside them. */
export async function webhooks(options) {
  return [...(await deliveryRate(options)), ...(await besideStreams(options))];
}

async function deliveryRate({ rounds, quick }) {
  const sink = startNode('./sink.mjs', { what: 'sink' });
  const posts = startNode('../peers/posts.mjs', { what: 'posts', env: { BENCH_DIST: built('') } });
  try {
    await posts.line(/ready/);
    const { hooks } = await sink.ask('ports');
    const kinds = Object.keys(KINDS);
    const run = (kind, concurrency, durationMs) =>
      posts.ask('run', { kind, origin: `http://127.0.0.1:${hooks}`, concurrency, durationMs });
    for (const kind of kinds) await run(kind, 32, 400);
    const results = new Map(kinds.flatMap((kind) => CONCURRENCY.map((count) => [`${kind} ${count}`, []])));
    for (let round = 0; round < rounds; round++) {
      progress(`webhooks: round ${round + 1} of ${rounds}`);
      for (const concurrency of CONCURRENCY) {
        for (let i = 0; i < kinds.length; i++) {
          const kind = kinds[(i + round) % kinds.length];
          results.get(`${kind} ${concurrency}`).push(await run(kind, concurrency, quick ? 400 : 1000));
        }
      }
    }
    return reportRate(results);
  } finally {
    await Promise.all([posts.stop(), sink.stop()]);
  }
}

const rate = ({ perSecond }) => perSecond;
const cpu = ({ cpuMicros }) => cpuMicros;
const main = ({ mainMicros }) => mainMicros;

function reportRate(results) {
  heading('Webhooks per second, about 1.2 KB each, by how many are under way at once');
  const ratios = (kind, peer) =>
    CONCURRENCY.map((count) => medianRatio(results.get(`${kind} ${count}`), results.get(`${peer} ${count}`), rate));
  const rows = Object.keys(KINDS).map((kind) => {
    const against = ratios(kind, 'undici');
    return [
      KINDS[kind],
      ...CONCURRENCY.flatMap((count, i) => {
        const own = results.get(`${kind} ${count}`);
        return [
          number(medianOf(own, rate)),
          micros(medianOf(own, cpu)),
          micros(medianOf(own, main)),
          times(against[i]),
        ];
      }),
    ];
  });
  table(['', ...CONCURRENCY.flatMap((count) => [`${count} at once`, 'CPU', 'main', 'ratio'])], rows);
  note(
    'The ratio is that of the rates, to plain POSTs of undici itself, which share the cores with whoever answers them.',
  );
  note('"main" is the CPU time of the main thread alone: with many under way signatures are made on the others.');
  const plain = ratios('signed', 'undici');
  const client = ratios('signed', 'sender');
  const list = (own) => own.map(times).join(', ');
  // A rate on a machine that is busy with other things is theirs too: before and after are compared by CPU time. The plain POST is
  // undici's own, which no checkout changes; beside the simulator's client a faster client would make webhooks look slower.
  const cells = CONCURRENCY.flatMap((count) => {
    const [signed, own, bare] = ['signed', 'sender', 'undici'].map((kind) => results.get(`${kind} ${count}`));
    return [
      { name: `signed webhook, ${count} at once, CPU of a POST by undici`, value: medianRatio(signed, bare, cpu) },
      {
        name: `signed webhook, ${count} at once, main thread of a POST by undici`,
        value: medianRatio(signed, bare, main),
      },
      { name: `plain POST by our client, ${count} at once, CPU of one by undici`, value: medianRatio(own, bare, cpu) },
    ];
  });
  return [
    {
      aim: 'signed webhooks: 0.6 of plain POSTs by undici or better',
      measured: `${list(plain)} with ${CONCURRENCY.join(', ')} at once (of the simulator's own client ${list(client)})`,
      met: Math.min(...plain) >= 0.6,
      cells,
    },
  ];
}

/** In turn: 500 streams alone, and with 100 webhooks a second beside them, in one simulator. */
async function besideStreams({ rounds, quick }) {
  const streams = await startStreams({ webhooks: true, onlySimulator: true });
  const windowMs = quick ? 1200 : 2400;
  try {
    progress(`webhooks: ${STREAMS} streams`);
    await streams.grow('simulator', STREAMS);
    const pressing = await streams.simulator.callers(CALLERS, (id) => streams.simulator.action(id, 'answer'));
    // The webhooks of the calls' beginnings are out by then.
    await wait(2_000);
    const results = { alone: [], beside: [] };
    for (let round = 0; round < rounds; round++) {
      for (const kind of round % 2 === 0 ? ['alone', 'beside'] : ['beside', 'alone']) {
        progress(`webhooks: beside ${STREAMS} streams, round ${round + 1} of ${rounds}`);
        results[kind].push(await window(streams, kind === 'beside' ? pressing : [], windowMs));
      }
    }
    return reportBeside(results);
  } finally {
    await streams.stop();
  }
}

async function window({ simulator, sink, measure }, callers, ms) {
  const digits = '1'.repeat(Math.ceil((ms + 600) / KEY_MS));
  await inHands(callers.length, (i) => simulator.act(callers[i], 'dtmf', { digits }));
  await wait(300);
  const { webhooks: before } = await sink.ask('read', { group: 'simulator' });
  const result = await measure('simulator', ms);
  // What is left of the digits, so that the next window is free of them.
  await wait(KEY_MS * 2 + 300);
  return { ...result, hooksPerSecond: ((result.webhooks - before) / result.elapsedMs) * 1000 };
}

function reportBeside({ alone, beside }) {
  heading(`${STREAMS} streams alone, and with webhooks beside them`);
  const row = (name, results) => [
    name,
    number(medianOf(results, ({ hooksPerSecond }) => hooksPerSecond)),
    micros(medianOf(results, cpu)),
    adaptive(medianOf(results, ({ left }) => left.p99)),
    `${number(medianOf(results, ({ sent }) => sent) * 100, 1)} %`,
  ];
  table(['', 'webhooks/s', 'CPU/frame', 'p99 ms', 'sent/due'], [row('alone', alone), row('beside', beside)]);
  note('The CPU time of the webhooks, and of the digits that cause them, is divided among the frames.');
  const ratio = medianRatio(beside, alone, cpu);
  const aim = '500 streams and 100 webhooks/s: 1.2 per frame or less';
  const cells = [{ name: `frame beside webhooks, ${STREAMS} streams, CPU µs`, value: medianOf(beside, cpu) }];
  return [{ aim, measured: times(ratio), met: ratio <= 1.2, cells }];
}
