import { once } from 'node:events';
import { WebSocketServer } from 'ws';
import { brief, Failure, patience, until, wait } from '../lib/failure.mjs';

// A case is `{waves, calls}`: waves of whole calls, each of which talks both ways, streams and is transcribed. All words are said, all
// that was said is transcribed, and memory and files do not grow from wave to wave. `drowned` rings so many callers first who say one
// sentence and hang up at once.

/** What speech takes where both cores are busy with something else. */
const SPOKEN_MS = 20_000;
/** Nobody waits longer for their words than that, whatever callers said who have hung up. */
const BEGIN_MS = 8_000;
/** After the first waves everything is as large as it gets; the journal, which may grow, comes on top. */
const GROWTH_MB = 20;
const JOURNAL_FACTOR = 2;
const MB = 1024 * 1024;
const SPARE_FILES = 8;

/** Takes every stream and sends what it hears back. It ends with the process. */
let app;
async function start() {
  if (app) return;
  app = new WebSocketServer({ port: 0, host: '127.0.0.1' }).on('connection', (socket) => {
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      const { event, media } = JSON.parse(data.toString());
      if (event !== 'media' || media.track !== 'inbound') return;
      socket.send(JSON.stringify({ event, media: { payload: media.payload } }));
    });
  });
  await once(app, 'listening');
}

async function begin(bench) {
  const call = await bench.ring();
  await bench.command(call, 'answer');
  await bench.command(call, 'transcription_start', { transcription_tracks: 'inbound' });
  const url = `ws://127.0.0.1:${app.address().port}/`;
  await bench.command(call, 'streaming_start', { stream_url: url, stream_bidirectional_mode: 'rtp' });
  return call;
}

const is = (call, type) => (entry) => entry.type === type && entry.call_control_id === call;

/** Waits until each call has an entry of the type; throws a Failure naming those without. */
async function everyCall(calls, type, entries, bench, withinMs) {
  const missing = () => calls.filter((call) => !entries.some(is(call, type)));
  const isThere = async () => {
    entries.push(...(await bench.check()));
    return missing().length === 0;
  };
  if (await until(isThere, patience(withinMs), 50)) return;
  throw new Failure(`${missing().length} of ${calls.length} calls got no ${type}`, brief(entries.slice(-10), 2_000));
}

async function wave(size, index, bench) {
  const calls = [];
  for (let i = 0; i < size; i++) calls.push(await begin(bench));
  const entries = [];
  // Words of its own for each call, as what was said once is kept.
  for (const [i, call] of calls.entries()) {
    await bench.act(call, 'say', { text: `Wave ${index}, I am caller ${i}.` });
    await bench.command(call, 'speak', { payload: `Hello ${index} ${i}.`, voice: 'male' });
  }
  await everyCall(calls, 'party.act.started', entries, bench, SPOKEN_MS);
  await everyCall(calls, 'party.act.ended', entries, bench, SPOKEN_MS);
  await everyCall(calls, 'transcription.result', entries, bench, SPOKEN_MS);
  const cut = entries.find((entry) => entry.type === 'party.act.ended' && entry.completed !== true);
  if (cut) throw new Failure('an utterance was not completed, though the call lives', cut);
  for (const call of calls) await bench.command(call, 'hangup');
  await bench.settle();
  return { ...(await bench.program.resources()), journalMb: bench.ledger.read.bytes / MB };
}

function compare(early, late) {
  const grownMb = late.heapMb - early.heapMb - (late.journalMb - early.journalMb) * JOURNAL_FACTOR;
  const text = ({ heapMb, files }) => `${heapMb.toFixed(0)} MB and ${files} files`;
  if (grownMb > GROWTH_MB || late.files > early.files + SPARE_FILES)
    throw new Failure(`it grows from wave to wave: ${text(early)}, then ${text(late)}`);
}

/** The words of callers who have hung up are nobody's to wait for. */
async function drown(count, bench) {
  for (let i = 0; i < count; i++) {
    const call = await bench.ring();
    await bench.command(call, 'answer');
    const text = `Caller ${i} has a very long story to tell, and it goes on and on, until nobody is left who would listen to it.`;
    await bench.act(call, 'say', { text });
    await bench.command(call, 'hangup');
  }
  const live = await begin(bench);
  const entries = [];
  await bench.act(live, 'say', { text: 'Is anybody there?' });
  await everyCall([live], 'party.act.started', entries, bench, BEGIN_MS);
  await bench.settle();
}

async function run({ waves = 1, calls = 4, drowned = 0 }, bench) {
  await start();
  if (drowned > 0) await drown(drowned, bench);
  let first;
  for (let i = 0; i < waves; i++) {
    const now = await wave(calls, i, bench);
    if (i === 1) first = now;
    if (first) compare(first, now);
    await wait(1);
  }
}

export const soak = {
  name: 'soak',
  weight: 2,
  run,
};
