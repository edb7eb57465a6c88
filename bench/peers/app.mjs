// A voice app in a process of its own, as a user's is: it answers each call and either has it streamed to itself, or asks in a menu, again and
// again, or speaks, and speaks again at each digit. A webhook is acknowledged once its command has been answered.
import { createServer } from 'node:http';
import { Agent } from 'undici';
import { WebSocketServer } from 'ws';
import { serve } from '../lib/rpc.mjs';
import { Histogram } from '../lib/stats.mjs';

const MENU = 'Welcome to the harbour office. For opening hours, press one. For moorings, press two.';
const REPLY = 'We are open every day from eight in the morning until six in the evening.';

const agent = new Agent({ connections: 32 });
let origin = '';
let headers = {};
let streams = false;
let menu = false;
/** The format in which calls are recorded. */
let record;
let port = 0;
let frames = 0;
let webhooks = 0;
/** Seconds of world time for which the calls that have ended were up. */
let lengths = [];
/** Recordings that have been saved: milliseconds from the end to the webhook that tells of it. */
const saved = new Histogram();
/** Milliseconds from what has happened to the webhook that tells of it. */
const late = new Histogram();
let awaited = { count: Infinity, resolve: () => undefined };

async function act({ call_control_id: id }, name, body = {}) {
  const path = `/v2/calls/${encodeURIComponent(id)}/actions/${name}`;
  const response = await agent.request({ origin, path, method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.body.text();
  // On a busy machine a caller may have hung up before the command comes.
  if (response.statusCode === 422 && text.includes('"90018"')) return;
  if (response.statusCode !== 200) throw new Error(`${name} answered ${response.statusCode}: ${text}`);
}

const speak = (payload, text) => act(payload, 'speak', { payload: text, voice: 'female' });
const ask = (payload, text) =>
  act(payload, 'gather_using_speak', {
    payload: text,
    voice: 'female',
    valid_digits: '12',
    maximum_digits: 1,
    timeout_millis: 30_000,
  });
const recording = () => (record === undefined ? {} : { record: 'record-from-answer', record_format: record });
const begun = (payload) => {
  if (menu) return ask(payload, MENU);
  if (!streams) return speak(payload, MENU);
  return act(payload, 'streaming_start', { stream_url: `ws://127.0.0.1:${port}/`, stream_track: 'inbound_track' });
};
const reactions = {
  'call.initiated': (payload) => act(payload, 'answer', recording()),
  'call.answered': begun,
  'call.dtmf.received': (payload) => (menu ? undefined : speak(payload, REPLY)),
  'call.gather.ended': (payload) => (payload.status === 'valid' ? ask(payload, `${REPLY} ${MENU}`) : undefined),
  'call.hangup': ({ start_time: from, end_time: to }) => {
    lengths.push((Date.parse(to) - Date.parse(from)) / 1000);
    checkEnded();
  },
  'call.recording.saved': ({ recording_ended_at: endedAt }, atMs) => {
    saved.add(atMs - msOf(endedAt));
    checkEnded();
  },
};

/** Milliseconds since the epoch, with fractions. */
const msOf = (iso) => Date.parse(iso) + Number(iso.slice(23, 26)) / 1000;

function checkEnded() {
  const isSaved = record === undefined || saved.summary().count >= awaited.count;
  if (lengths.length >= awaited.count && isSaved) awaited.resolve();
}

const server = createServer((request, response) => {
  const atMs = performance.timeOrigin + performance.now();
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (text += chunk));
  request.on('end', async () => {
    webhooks++;
    const { event_type: type, occurred_at: occurredAt, payload } = JSON.parse(text).data;
    late.add(atMs - msOf(occurredAt));
    await reactions[type]?.(payload, atMs);
    response.end();
  });
});
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) =>
  socket.on('message', () => frames++),
);

serve({
  url: () => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((port = server.address().port)))),
  begin(settings) {
    ({ origin, headers, streams = false, menu = false, record } = settings);
    [frames, webhooks, lengths] = [0, 0, []];
    saved.clear();
    late.clear();
  },
  /** Resolves when `count` calls have ended since `begin`, and their recordings have been saved. */
  ended: ({ count }) =>
    new Promise((resolve) => {
      const told = () => ({ seconds: lengths, frames, webhooks, late: late.summary(), saved: saved.summary() });
      awaited = { count, resolve: () => resolve(told()) };
      checkEnded();
    }),
});
