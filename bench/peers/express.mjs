// What the simulator's API is measured against: Express 5 with nothing but its body parser and one route. With `dial` in the
// path it also does what a stream cannot do without: it dials the WebSocket and hangs up the call's former one.
import express from 'express';
import { WebSocket } from 'ws';

const app = express();
app.disable('x-powered-by');
app.disable('etag');
const streams = new Map();

app.post('/v2/calls/:id/actions/streaming_start', express.json(), (_request, response) => {
  response.json({ data: { result: 'ok' } });
});

app.post('/dial/calls/:id/actions/streaming_start', express.json(), (request, response) => {
  const { id } = request.params;
  streams.get(id)?.close(1000);
  const socket = new WebSocket(request.body.stream_url, { perMessageDeflate: false, followRedirects: false });
  socket.on('error', () => undefined);
  streams.set(id, socket);
  response.json({ data: { result: 'ok' } });
});

const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready on http://127.0.0.1:${server.address().port}\n`);
});
