import fc from 'fast-check';
import { CLIENT_FRAMES } from '../lib/documents.mjs';
import { expectations } from '../lib/expect.mjs';
import { wait } from '../lib/failure.mjs';
import { anyText, mutated, strange } from '../lib/mutate.mjs';
import { valuesOf } from '../lib/schema.mjs';
import { jsonText } from '../lib/values.mjs';
import { frameBytes, HANDSHAKES, HostileSockets } from '../lib/websocket.mjs';

// A case is `{stream, handshake, reads, script, end}`: one stream to a client that misbehaves. `stream` are options of
// streaming_start; with `dialled` the stream belongs to a call that nobody answers, so that `start` never comes. A line of the script
// is one of
//   {json, times?}  {text, times?}  {frame: {kind, data, fin, rsv, …}, times?}  {bytes: base64, times?}  {pause: ms}
// `pieces` writes everything in pieces of so many bytes. `end` is how it ends: leave, reset, close or hangup.

/** A simulator that reads no more for so long has closed its ears. */
const DRAIN_MS = 3_000;
const MODES = ['rtp', 'mp3', undefined];
const options = fc.record(
  {
    stream_track: fc.constantFrom('inbound_track', 'outbound_track', 'both_tracks'),
    stream_bidirectional_mode: fc.constantFrom(...MODES, 'rtp'),
    stream_bidirectional_codec: fc.constantFrom('PCMU', 'PCMA', 'L16'),
    stream_bidirectional_sampling_rate: fc.constantFrom(8000, 16000, 22050, 24000, 48000),
    stream_codec: fc.constantFrom('PCMU', 'PCMA', 'L16', 'default'),
    stream_bidirectional_target_legs: fc.constantFrom('self', 'opposite', 'both'),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const PLACES = { urls: ['http://127.0.0.1:9/'], connections: [] };
const documented = fc.oneof(...CLIENT_FRAMES.map(({ payload }) => valuesOf(payload, PLACES)));
const audio = fc
  .integer({ min: 0, max: 120_000 })
  .map((bytes) => ({ event: 'media', media: { payload: { $base64: bytes } } }));
const times = fc.oneof(
  { weight: 6, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3_000 }) },
);

const lines = fc.oneof(
  { weight: 5, arbitrary: fc.record({ json: mutated(documented), times }) },
  { weight: 2, arbitrary: fc.record({ json: audio, times: fc.integer({ min: 1, max: 60 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      text: fc.oneof(fc.string(), fc.constantFrom('{', '[]', 'null', '"x"', '1', '{"event":'), strange),
      times,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      frame: fc.record(
        {
          kind: fc.constantFrom('text', 'binary', 'more', 'ping', 'pong', 'close'),
          data: anyText(130),
          fin: fc.boolean(),
          rsv: fc.constantFrom(0, 0, 1, 2, 4),
          opcode: fc.integer({ min: 0, max: 15 }),
          length: fc.constantFrom(undefined, undefined, 0, 126, 65_536, 2 ** 31, 2 ** 40),
          mask: fc.boolean(),
        },
        { requiredKeys: ['kind', 'data'], noNullPrototype: true },
      ),
      times: fc.integer({ min: 1, max: 5 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => ({ bytes: Buffer.from(bytes).toString('base64') })),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }).map((pause) => ({ pause })) },
);

const accepted = { weight: 5, arbitrary: fc.constant('accept') };
const cases = fc.record({
  stream: options,
  dialled: fc.constantFrom(false, false, false, true),
  handshake: fc.oneof(accepted, { weight: 2, arbitrary: fc.constantFrom(...Object.keys(HANDSHAKES)) }),
  reads: fc.constantFrom(true, true, false),
  pieces: fc.constantFrom(undefined, undefined, undefined, 1, 7, 1_000),
  script: fc.array(lines, { maxLength: 8 }),
  end: fc.constantFrom('hangup', 'leave', 'reset', 'close'),
});

const ENDS = {
  leave: (socket) => socket.end(),
  reset: (socket) => socket.resetAndDestroy(),
  close: (socket) => socket.write(frameBytes({ kind: 'close', data: Buffer.from([0x03, 0xe8]) })),
  hangup: () => undefined,
};

function bytesOf(line) {
  if (line.bytes !== undefined) return Buffer.from(line.bytes, 'base64');
  if (line.frame) return frameBytes(line.frame);
  return frameBytes({ data: line.json === undefined ? line.text : jsonText(line.json) });
}

async function play(socket, { script, pieces }) {
  for (const line of script) {
    if (line.pause !== undefined) {
      await wait(line.pause);
      continue;
    }
    const bytes = bytesOf(line);
    for (let i = 0; i < (line.times ?? 1) && !socket.destroyed; i++) await write(socket, bytes, pieces);
  }
}

async function write(socket, bytes, pieces = bytes.length) {
  const size = bytes.length > 5_000 ? bytes.length : Math.max(1, pieces);
  for (let at = 0; at < bytes.length && !socket.destroyed; at += size) {
    if (!socket.write(bytes.subarray(at, at + size))) await drained(socket);
  }
}

/** Room to write more, or nobody to write to, or enough waited. */
function drained(socket) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      socket.off('drain', done).off('close', done);
      resolve();
    };
    const timer = setTimeout(done, DRAIN_MS);
    socket.once('drain', done).once('close', done);
  });
}

/** One server for all cases; it ends with the process. */
let hostile;

async function begin({ stream, dialled }, url, bench) {
  if (dialled) {
    const dial = { to: '+15550100408', from: '+15550100005', connection_id: '1001', stream_url: url, ...stream };
    return (await bench.api.data('POST', '/v2/calls', dial)).call_control_id;
  }
  const call = await bench.ring();
  await bench.command(call, 'answer');
  const { status, text } = await bench.api.send({
    method: 'POST',
    path: `/v2/calls/${encodeURIComponent(call)}/actions/streaming_start`,
    body: { stream_url: url, ...stream },
  });
  // Some codecs are not simulated, and say so.
  return status === 200 || status === 501 || status === 422 ? call : Promise.reject(new Error(text));
}

async function run(input, bench) {
  hostile ??= await HostileSockets.start();
  const expected = await expectations(input, bench);
  let played;
  const { url, connected } = hostile.expect(input, (socket) => {
    played = play(socket, input);
    return socket;
  });
  const call = await begin(input, url, bench);
  const socket = await Promise.race([connected, wait(1_000)]);
  await Promise.race([played, wait(20_000)]);
  await bench.check();
  await expected.hold();
  if (socket && !socket.destroyed) ENDS[input.end ?? 'hangup'](socket);
  const path = `/_sim/calls/${encodeURIComponent(call)}/party/hangup`;
  await bench.api.send({ method: 'POST', path, body: {} });
  await bench.linger(5);
  hostile.closeConnections();
}

export const frames = { name: 'frames', weight: 2, cases, run, release: () => hostile?.closeConnections() };
