// An example phone menu of a bakery. See README.md.
import { createServer } from 'node:http';
import express from 'express';
import Telnyx from 'telnyx';
import { WebSocketServer } from 'ws';
import { Menu } from './menu.js';
import { webhookHandler } from './webhooks.js';

for (const name of ['TELNYX_API_KEY', 'TELNYX_PUBLIC_KEY']) {
  if (!process.env[name]) {
    console.error(`ivr: ${name} is not set`);
    process.exit(1);
  }
}
const {
  OUR_NUMBER = '+15550100002',
  AGENTS = '+15550100701,+15550100702',
  SHOP = '+15550100721',
  BAKER = '+15550100722',
  PORT = '3000',
} = process.env;

// The SDK takes TELNYX_API_KEY, TELNYX_PUBLIC_KEY and TELNYX_BASE_URL (absent: the real Telnyx) from the environment by itself.
const client = new Telnyx();
const menu = new Menu(client, { agents: AGENTS.split(','), shop: SHOP, baker: BAKER }, mediaUrl);

const app = express();
// The signature covers the bytes as they came, so nothing may parse the body before it has been verified.
app.post(
  '/webhooks',
  express.raw({ type: 'application/json' }),
  webhookHandler(client, (event) => menu.take(event)),
);
app.post('/remind', express.json(), async (request, response) => {
  const { to } = request.body ?? {};
  if (typeof to !== 'string') {
    response.status(400).json({ error: 'to: expected a number' });
    return;
  }
  response.status(202).json({ call_control_id: await menu.reminders.remind({ from: OUR_NUMBER, to }) });
});

const server = createServer(app);
const sockets = new WebSocketServer({ server, path: '/media' });
sockets.on('connection', (socket) => {
  menu.orders.connect(socket).catch((error) => console.error(`media: ${error.stack}`));
});
// Errors of `server` too: `ws` passes them on.
sockets.on('error', (error) => {
  console.error(`ivr: cannot listen: ${error.message}`);
  process.exit(1);
});
// A wrong key or address shows here rather than at the first call, which also finds the connection open.
try {
  await client.callControlApplications.list();
} catch (error) {
  console.error(`ivr: Telnyx does not answer as it should: ${error.message}`);
}
server.listen(Number(PORT), () => {
  console.log(`ivr listening on http://127.0.0.1:${server.address().port}`);
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
