import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import wave from 'alawmulaw';
import { WebSocketServer } from 'ws';

/**
 * Serves an app of this folder on a free loopback port, or on `port`. `make(telnyx)` gives its handlers: `webhook(data, answer)`, where a
 * handler that throws answers 500 and one that returns 200, as web frameworks do; `socket(socket)` for streams at /media; `begin()` for an
 * app that dials; `request`, which takes every request in place of all this.
 */
export async function serve(make, { baseUrl, apiKey, publicKey, port = 0, log = () => undefined }) {
  const server = createServer((request, response) => (app.request ?? hooks)(request, response));
  const sockets = new WebSocketServer({ server, path: '/media' });
  sockets.on('connection', (socket) => app.socket?.(socket));
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const host = `127.0.0.1:${server.address().port}`;
  const url = `http://${host}/`;

  const ask = async (path, init = {}) => {
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
    const response = await fetch(`${baseUrl}${path}`, { headers, ...init });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${text}`);
    return JSON.parse(text).data;
  };
  const post = (path, body = {}) => ask(path, { method: 'POST', body: JSON.stringify(body) });
  const telnyx = {
    url,
    publicKey,
    log,
    mediaUrl: `ws://${host}/media`,
    greetingUrl: `http://${host}/greeting.wav`,
    /** POSTs to the API; throws where it refuses, as the SDK does. */
    post,
    /** The id of the application that there is from the start. */
    connectionId: async () => (await ask('/call_control_applications'))[0].id,
    command: (callId, name, body) => post(`/calls/${encodeURIComponent(callId)}/actions/${name}`, body),
  };

  /** Webhooks that are being handled. */
  let busy = 0;
  async function hooks(request, response) {
    if (request.method === 'GET') return response.end(await readFile(GREETING));
    busy++;
    const answer = (status) => response.writableEnded || response.writeHead(status).end();
    try {
      await app.webhook(JSON.parse(await textOf(request)).data, answer);
      answer(200);
    } catch (error) {
      log(error);
      answer(500);
    } finally {
      busy--;
    }
  }

  const app = make(telnyx);
  return {
    url,
    begin: () => app.begin?.(),
    isIdle: () => busy === 0,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The body of a request, as it came. */
export async function textOf(request) {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}

const GREETING = new URL('../../scenarios/audio/greeting.wav', import.meta.url);

/** Three seconds of speech at 8 kHz, as a program gets it from its speech engine: a WAV file of 44 bytes and 16-bit samples. */
export const wav = await readFile(GREETING);
const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length));
/** The same as PCMU, a byte for each of 8,000 samples a second. */
export const speech = Buffer.from(wave.mulaw.encode(samples));

/** Sends audio in one frame of the stream. */
export const play = (socket, bytes) =>
  socket.send(JSON.stringify({ event: 'media', media: { payload: Buffer.from(bytes).toString('base64') } }));

/** Calls back with each frame that the stream brings, parsed. */
export const onFrame = (socket, take) => socket.on('message', (text) => take(JSON.parse(text)));
