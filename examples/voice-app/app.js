// An example voice app: answers the phone, listens, and answers back. See README.md.
import { createServer } from 'node:http';
import express from 'express';
import Telnyx from 'telnyx';
import { WebSocketServer } from 'ws';
import { Conversations } from './conversation.js';
import { MediaStream } from './media.js';
import { webhookHandler } from './webhooks.js';

for (const name of ['TELNYX_API_KEY', 'TELNYX_PUBLIC_KEY']) {
  if (!process.env[name]) {
    console.error(`voice-app: ${name} is not set`);
    process.exit(1);
  }
}

// The SDK takes TELNYX_API_KEY, TELNYX_PUBLIC_KEY and TELNYX_BASE_URL (absent: the real Telnyx) from the environment by itself.
const client = new Telnyx();
const conversations = new Conversations(client, mediaUrl);

const app = express();
// The signature covers the bytes as they came, so nothing may parse the body before it has been verified.
app.post(
  '/webhooks',
  express.raw({ type: 'application/json' }),
  webhookHandler(client, (event) => conversations.take(event)),
);

const server = createServer(app);
const sockets = new WebSocketServer({ server, path: '/media' });
sockets.on('connection', async (socket) => {
  const stream = new MediaStream(socket);
  try {
    const { call_control_id: id } = await stream.started;
    conversations.connect(id, stream);
  } catch (error) {
    console.error(`media: ${error.message}`);
  }
});
// Errors of `server` too: `ws` passes them on.
sockets.on('error', (error) => {
  console.error(`voice-app: cannot listen: ${error.message}`);
  process.exit(1);
});
// A wrong key or address shows here rather than at the first call, which also finds the connection open.
try {
  await client.callControlApplications.list();
} catch (error) {
  console.error(`voice-app: Telnyx does not answer as it should: ${error.message}`);
}
server.listen(Number(process.env.PORT ?? 3000), () => {
  console.log(`voice-app listening on http://127.0.0.1:${server.address().port}`);
});

/** Where Telnyx finds our WebSocket. Behind a tunnel or a proxy PUBLIC_URL says how we are reached from outside. */
function mediaUrl() {
  const publicUrl = process.env.PUBLIC_URL ?? `http://127.0.0.1:${server.address().port}`;
  return new URL('/media', publicUrl.replace(/^http/, 'ws')).href;
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
    server.closeAllConnections();
  });
}
