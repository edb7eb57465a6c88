// A voice app in a process of its own, as a user's is: it answers each call and either has it streamed to itself or speaks, and speaks
// again at each digit. A webhook is acknowledged once its command has been answered.
import { createServer } from 'node:http';
import { Agent } from 'undici';
import { WebSocketServer } from 'ws';
import { serve } from '../lib/rpc.mjs';

const MENU = 'Welcome to the harbour office. For opening hours, press one. For moorings, press two.';
const REPLY = 'We are open every day from eight in the morning until six in the evening.';

const agent = new Agent({ connections: 32 });
let origin = '';
let headers = {};
let streams = false;
let port = 0;
let frames = 0;
let webhooks = 0;
/** Seconds of world time for which the calls that have ended were up. */
let lengths = [];
let awaited = { count: Infinity, resolve: () => undefined };

async function act({ call_control_id: id }, name, body = {}) {
  const path = `/v2/calls/${encodeURIComponent(id)}/actions/${name}`;
  const response = await agent.request({ origin, path, method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.body.text();
  if (response.statusCode !== 200) throw new Error(`${name} answered ${response.statusCode}: ${text}`);
}

const speak = (payload, text) => act(payload, 'speak', { payload: text, voice: 'female' });
const reactions = {
  'call.initiated': (payload) => act(payload, 'answer'),
  'call.answered': (payload) =>
    streams
      ? act(payload, 'streaming_start', { stream_url: `ws://127.0.0.1:${port}/`, stream_track: 'inbound_track' })
      : speak(payload, MENU),
  'call.dtmf.received': (payload) => speak(payload, REPLY),
  'call.hangup': ({ start_time: from, end_time: to }) => {
    lengths.push((Date.parse(to) - Date.parse(from)) / 1000);
    if (lengths.length === awaited.count) awaited.resolve();
  },
};

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (text += chunk));
  request.on('end', async () => {
    webhooks++;
    const { event_type: type, payload } = JSON.parse(text).data;
    await reactions[type]?.(payload);
    response.end();
  });
});
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) =>
  socket.on('message', () => frames++),
);

serve({
  url: () => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((port = server.address().port)))),
  begin(settings) {
    ({ origin, headers, streams } = settings);
    [frames, webhooks, lengths] = [0, 0, []];
  },
  /** Resolves when `count` calls have ended since `begin`. */
  ended: ({ count }) =>
    new Promise((resolve) => {
      awaited = { count, resolve: () => resolve({ seconds: lengths, frames, webhooks }) };
      if (lengths.length >= count) awaited.resolve();
    }),
});
