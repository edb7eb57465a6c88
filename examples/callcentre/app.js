// An example call centre: a queue, agents, one who is in training, a supervisor. See README.md.
import { createServer } from 'node:http';
import express from 'express';
import Telnyx from 'telnyx';
import { CallCentre } from './call-centre.js';
import { music } from './music.js';
import { webhookHandler } from './webhooks.js';

for (const name of ['TELNYX_API_KEY', 'TELNYX_PUBLIC_KEY', 'AGENTS', 'TRAINEE', 'SUPERVISOR']) {
  if (!process.env[name]) {
    console.error(`callcentre: ${name} is not set`);
    process.exit(1);
  }
}

// The SDK takes TELNYX_API_KEY, TELNYX_PUBLIC_KEY and TELNYX_BASE_URL (absent: the real Telnyx) from the environment by itself.
const client = new Telnyx();
const centre = new CallCentre(client, {
  agents: process.env.AGENTS.split(','),
  trainee: process.env.TRAINEE,
  supervisor: process.env.SUPERVISOR,
  regulars: process.env.REGULARS?.split(',') ?? [],
  musicUrl,
});

const app = express();
// The signature covers the bytes as they came, so nothing may parse the body before it has been verified.
app.post(
  '/webhooks',
  express.raw({ type: 'application/json' }),
  webhookHandler(client, (event) => centre.take(event)),
);
const wav = music();
app.get('/music.wav', (_request, response) => response.type('audio/wav').send(wav));

const server = createServer(app);
server.on('error', (error) => {
  console.error(`callcentre: cannot listen: ${error.message}`);
  process.exit(1);
});
// A wrong key or address shows here rather than at the first call, which also finds the connection open.
try {
  await client.callControlApplications.list();
} catch (error) {
  console.error(`callcentre: Telnyx does not answer as it should: ${error.message}`);
}
server.listen(Number(process.env.PORT ?? 3000), () => {
  console.log(`callcentre listening on http://127.0.0.1:${server.address().port}`);
});

/** Telnyx fetches the music here. Behind a tunnel or a proxy PUBLIC_URL says how we are reached from outside. */
function musicUrl() {
  return new URL('/music.wav', process.env.PUBLIC_URL ?? `http://127.0.0.1:${server.address().port}`).href;
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
