// A test process that shares a simulator: an app and a caller of its own, told apart by nothing but the API key.
//   node world-user.mjs URL KEY    prints the journal of its world, the facts of the machine and the ports left out
import { createServer } from 'node:http';

const [url, key] = process.argv.slice(2);

async function ask(path, body) {
  const headers = { authorization: `Bearer ${key}`, 'x-sim-world': key, 'content-type': 'application/json' };
  const init = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${url}${path}`, init);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

// It sends its command before it answers the webhook, so that one thing happens after the other.
const COMMANDS = {
  'call.initiated': ['answer', {}],
  'call.answered': ['speak', { payload: 'Hello, how can I help?', voice: 'female' }],
};
const app = createServer((request, response) => {
  let text = '';
  request.on('data', (part) => (text += part));
  request.on('end', async () => {
    const { event_type: type, payload } = JSON.parse(text).data;
    const [name, body] = COMMANDS[type] ?? [];
    if (name) await ask(`/v2/calls/${encodeURIComponent(payload.call_control_id)}/actions/${name}`, body);
    response.end();
  });
});
await new Promise((resolve) => app.listen(0, '127.0.0.1', resolve));
const appUrl = `http://127.0.0.1:${app.address().port}/`;
// A busy machine makes the app late, of which the journal would tell.
const { data: application } = await ask('/v2/call_control_applications', {
  application_name: 'patient',
  webhook_event_url: appUrl,
  webhook_timeout_secs: 30,
});

const script = [
  { wait_ms: 20_000 },
  { say: 'A table for four.' },
  { press: '5' },
  { wait_ms: 60_000 },
  { hangup: true },
];
const ring = {
  from: '+15550100001',
  to: '+15550100002',
  webhook_url: appUrl,
  connection_id: application.id,
  script,
};
for (let nth = 0, after = 0; nth < 3; nth++) {
  await ask('/_sim/calls', ring);
  // Of each call the last webhook that is told of.
  for (let type = ''; type !== 'call.hangup';) {
    const { data } = await ask(`/_sim/events/wait?type=webhook.delivered&after=${after}&timeout_ms=60000`);
    [type, after] = [data.event_type, data.seq];
  }
}
const { data } = await ask('/_sim/events?limit=1000&host=false');
process.stdout.write(JSON.stringify(data).replaceAll(/127\.0\.0\.1:\d+/g, 'app'));
app.closeAllConnections();
app.close();
