// What the simulator's streams are measured against: WebSockets on which somebody only sends. One clock, each stream with its
// own phase of the 20 ms, frames made from a template around audio that was encoded beforehand.
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { serve } from '../lib/rpc.mjs';

const FRAME_MS = 20;
/** Spreads any number of phases evenly. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const HANDS = 8;
/** Ten seconds of audio that is not all alike; each stream is somewhere else in it. */
const PAYLOADS = Array.from({ length: 500 }, (_, i) => Buffer.alloc(160, i % 256).toString('base64'));
const BETWEEN = '","media":{"track":"outbound","chunk":"';
const END = '"},"stream_id":"5a3b0e0c-1d1f-4c55-9a1b-6a4f8c1f2e3d"}';

/** In the order of their phases. Frame `next` of a stream is due at `startMs + next * 20`; 0 is its `start`. */
let streams = [];
let made = 0;

function send(stream) {
  const n = stream.next++;
  if (n === 0) {
    stream.socket.send('{"event":"start"}');
    return;
  }
  const timestamp = (n - 1) * 160;
  stream.socket.send(
    `{"event":"media","sequence_number":"${n + 1}${BETWEEN}${n}","timestamp":"${timestamp}","payload":"${PAYLOADS[(stream.offset + n) % PAYLOADS.length]}${END}`,
  );
  globalThis.benchLateness.add(performance.now() - stream.startMs - n * FRAME_MS);
}

/** The next stream in the round of phases; since all have the same period, they are due one after the other. */
let turn = 0;

function tick() {
  // What falls due meanwhile is for the next tick: one that is behind must not starve its own sockets.
  const nowMs = performance.now();
  while (streams.length > 0) {
    const stream = streams[turn % streams.length];
    if (nowMs < dueMs(stream)) break;
    send(stream);
    turn = (turn + 1) % streams.length;
  }
  const stream = streams[turn % streams.length];
  const untilMs = stream ? dueMs(stream) - performance.now() : FRAME_MS;
  setTimeout(tick, Math.max(1, Math.ceil(untilMs)));
}

async function add({ url, count }) {
  const fresh = new Array(count);
  let next = 0;
  const hand = async () => {
    while (next < count) {
      const i = next++;
      const socket = new WebSocket(`${url}/${made + i}`, { perMessageDeflate: false });
      await once(socket, 'open');
      socket.send('{"event":"connected"}');
      fresh[i] = { socket, phase: (((made + i) * GOLDEN) % 1) * FRAME_MS, startMs: 0, next: 0, offset: i * 7 };
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  made += count;
  // In step with the round that is under way: everything is due within the 20 ms from `nowMs` on.
  const nowMs = streams.length > 0 ? dueMs(streams[turn]) : performance.now();
  for (const stream of fresh) stream.startMs = nowMs + modulo(stream.phase - nowMs);
  streams = [...streams, ...fresh].sort((a, b) => modulo(a.startMs) - modulo(b.startMs));
  turn = soonest();
}

const dueMs = ({ startMs, next }) => startMs + next * FRAME_MS;
const modulo = (ms) => ((ms % FRAME_MS) + FRAME_MS) % FRAME_MS;

function soonest() {
  let best = 0;
  for (let i = 1; i < streams.length; i++) if (dueMs(streams[i]) < dueMs(streams[best])) best = i;
  return best;
}

function clear() {
  for (const { socket } of streams) socket.close(1000);
  streams = [];
}

serve({ add, clear });
tick();
process.stdout.write('ready\n');
