// An example phone menu: leave a message, or talk to somebody. See README.md.
import { createServer } from 'node:http';
import express from 'express';
import Telnyx from 'telnyx';
import { Menu } from './menu.js';
import { webhookHandler } from './webhooks.js';

for (const name of ['TELNYX_API_KEY', 'TELNYX_PUBLIC_KEY', 'AGENTS']) {
  if (!process.env[name]) {
    console.error(`ivr: ${name} is not set`);
    process.exit(1);
  }
}

// The SDK takes TELNYX_API_KEY, TELNYX_PUBLIC_KEY and TELNYX_BASE_URL (absent: the real Telnyx) from the environment by itself.
const client = new Telnyx();
const menu = new Menu(client, process.env.AGENTS.split(','));

const app = express();
// The signature covers the bytes as they came, so nothing may parse the body before it has been verified.
app.post(
  '/webhooks',
  express.raw({ type: 'application/json' }),
  webhookHandler(client, (event) => menu.take(event)),
);

const server = createServer(app);
server.on('error', (error) => {
  console.error(`ivr: cannot listen: ${error.message}`);
  process.exit(1);
});
// A wrong key or address shows here rather than at the first call, which also finds the connection open.
try {
  await client.callControlApplications.list();
} catch (error) {
  console.error(`ivr: Telnyx does not answer as it should: ${error.message}`);
}
server.listen(Number(process.env.PORT ?? 3000), () => {
  console.log(`ivr listening on http://127.0.0.1:${server.address().port}`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
