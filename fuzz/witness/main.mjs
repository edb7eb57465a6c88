// A process with one quiet call: a stream, spoken words, marks, webhooks. Whatever is done to the simulator meanwhile, this call
// must not notice. It has a process of its own so that the load of the fuzzer does not delay what it watches.
import { createServer } from 'node:http';
import { createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { WebSocketServer } from 'ws';
import { serve } from '../../bench/lib/rpc.mjs';
import { misfit } from '../lib/answers.mjs';
import { Api } from '../lib/api.mjs';
import { SERVER_FRAMES } from '../lib/documents.mjs';
import { patience, until, wait } from '../lib/failure.mjs';

/** RFC 8410: what stands before the 32 bytes of an ed25519 key in DER. */
const DER_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
/** Two frames further apart than that are a stall, less what this process itself came late. */
const STALL_MS = 1_500;
const TICK_MS = 50;
/** A mark with little before it comes back within so long. */
const MARK_MS = 4_000;
const END_MS = 5_000;
const WORDS = 'This call is quiet. It has been here all the time, and it hears every word.';

const faults = [];
const events = [];
let key;
let lastOccurredAt = '';
let call;
let api;
let socket;
let frames;
/** How late this process's own timer came, since the last frame: the machine is busy then, not the simulator. */
let ownLatenessMs = 0;

function fault(text) {
  if (faults.length < 20) faults.push(text);
}

function startFrames() {
  frames = {
    numbered: 0,
    chunks: new Map(),
    lastMs: undefined,
    worstMs: 0,
    media: 0,
    stopped: false,
    marks: new Map(),
  };
}

function onFrame(text) {
  const frame = JSON.parse(text);
  const known = SERVER_FRAMES.find(({ name }) => name === frame.event);
  const wrong = known ? misfit(known.payload, frame) : 'not in the document';
  if (wrong) fault(`frame ${frame.event}: ${wrong}: ${text.slice(0, 300)}`);
  if (frame.sequence_number !== undefined && Number(frame.sequence_number) !== ++frames.numbered) {
    fault(`frame ${frame.event}: sequence_number ${frame.sequence_number}, expected ${frames.numbered}`);
    frames.numbered = Number(frame.sequence_number);
  }
  if (frame.event === 'media') onMedia(frame.media);
  if (frame.event === 'stop') frames.stopped = true;
  if (frame.event === 'mark') frames.marks.delete(frame.mark.name);
}

function onMedia({ track, chunk }) {
  const expected = (frames.chunks.get(track) ?? 0) + 1;
  if (Number(chunk) !== expected) fault(`media: ${track} chunk ${chunk}, expected ${expected}: frames were lost`);
  frames.chunks.set(track, Number(chunk));
  frames.media++;
  const nowMs = performance.now();
  const gapMs = nowMs - (frames.lastMs ?? nowMs) - ownLatenessMs;
  frames.worstMs = Math.max(frames.worstMs, gapMs);
  if (gapMs > patience(STALL_MS)) fault(`media: no frame for ${gapMs.toFixed(0)} ms`);
  frames.lastMs = nowMs;
  ownLatenessMs = 0;
}

function onWebhook({ headers }, body) {
  const signature = Buffer.from(String(headers['telnyx-signature-ed25519']), 'base64');
  const signed = Buffer.from(`${headers['telnyx-timestamp']}|${body}`);
  if (!verify(null, signed, key, signature)) fault(`a webhook whose signature is wrong: ${body.slice(0, 300)}`);
  const { data, meta } = JSON.parse(body);
  if (data.payload.call_control_id !== call) return;
  if (data.occurred_at < lastOccurredAt)
    fault(`${data.event_type} at ${data.occurred_at} came after ${lastOccurredAt}`);
  lastOccurredAt = data.occurred_at;
  if (meta.attempt !== 1) fault(`${data.event_type} needed attempt ${meta.attempt}`);
  events.push(data.event_type);
}

async function listen() {
  const hooks = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      response.end();
      onWebhook(request, Buffer.concat(chunks).toString());
    });
  });
  hooks.keepAliveTimeout = 60_000;
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  sockets.on('connection', (connection) => {
    socket = connection;
    connection.on('message', (data) => onFrame(data.toString()));
    connection.on('error', (error) => fault(`the socket: ${error.message}`));
  });
  hooks.listen(0, '127.0.0.1');
  await Promise.all([once(hooks, 'listening'), once(sockets, 'listening')]);
  return { hooks: hooks.address().port, sockets: sockets.address().port };
}

const ports = await listen();
const action = (name, body) => api.data('POST', `/v2/calls/${encodeURIComponent(call)}/actions/${name}`, body);

function watchOwnTimer() {
  let dueMs = performance.now() + TICK_MS;
  setInterval(() => {
    const nowMs = performance.now();
    ownLatenessMs += Math.max(0, nowMs - dueMs);
    dueMs = nowMs + TICK_MS;
  }, TICK_MS);
}
watchOwnTimer();

let marks = 0;
setInterval(() => {
  if (socket?.readyState !== 1 || frames.media === 0) return;
  for (const [name, sentMs] of frames.marks) {
    if (performance.now() - sentMs > patience(MARK_MS)) fault(`mark ${name} did not come back in time`);
  }
  const name = `witness-${++marks}`;
  frames.marks.set(name, performance.now());
  socket.send(JSON.stringify({ event: 'mark', mark: { name } }));
}, 1_000);

serve({
  /** Rings, answers and streams. Resolves with the call's id once frames come. */
  async begin({ origin, publicKey }) {
    key = createPublicKey({
      key: Buffer.concat([DER_PREFIX, Buffer.from(publicKey, 'base64')]),
      format: 'der',
      type: 'spki',
    });
    await api?.close();
    api = new Api(origin);
    for (const list of [faults, events]) list.length = 0;
    lastOccurredAt = '';
    startFrames();
    const url = `http://127.0.0.1:${ports.hooks}/`;
    const ring = { from: '+15550100001', to: '+15550100002', webhook_url: url, patience_secs: 3_600 };
    call = undefined;
    const { call_control_id: id } = await api.data('POST', '/_sim/calls', ring);
    call = id;
    await action('answer', { client_state: 'd2l0bmVzcw==' });
    await action('speak', { payload: WORDS, voice: 'female', loop: 'infinity' });
    const stream = {
      stream_url: `ws://127.0.0.1:${ports.sockets}/`,
      stream_track: 'both_tracks',
      stream_bidirectional_mode: 'rtp',
    };
    await action('streaming_start', stream);
    if (!(await until(() => frames.media > 10, patience(10_000)))) throw new Error('the witness call got no frames');
    return id;
  },
  faults: () => [...faults],
  /** Hangs up and tells how it went: `{faults, frames, worstMs}`. */
  async end() {
    const path = `/_sim/calls/${encodeURIComponent(call)}`;
    const before = await api.data('GET', path);
    await action('hangup');
    await until(() => frames.stopped && events.includes('call.hangup'), patience(END_MS));
    await wait(50);
    if (!frames.stopped) fault('no stop frame came after the hang-up');
    if (!events.includes('call.hangup')) fault(`no call.hangup came, only ${events.join(', ')}`);
    const { activities } = await api.data('GET', path);
    const stream = activities.find(({ kind }) => kind === 'stream');
    if (before.state !== 'active') fault(`the call was ${before.state} before it was hung up`);
    if (stream.frames_dropped !== 0) fault(`frames_dropped is ${stream.frames_dropped}`);
    return { faults: [...faults], frames: frames.media, worstMs: frames.worstMs };
  },
});
