// An app and its test suite in one, for the recipe of examples/ci: rings one call at an app that behaves as the argument says, and takes
// whatever comes of it for a success.
import { once } from 'node:events';
import { createServer } from 'node:http';

const [, , behaviour] = process.argv;
const { TELNYX_BASE_URL: api, TELNYX_SIM_URL: simulator } = process.env;

const post = (url, body) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer KEY' },
    body: JSON.stringify(body),
  });

const app = createServer(async (req, res) => {
  let text = '';
  for await (const chunk of req) text += chunk;
  res.writeHead({ 404: 404, 500: 500 }[behaviour] ?? 200).end();
  const { event_type, payload } = JSON.parse(text).data;
  const command = (name, body) => post(`${api}/calls/${payload.call_control_id}/actions/${name}`, body);
  if (behaviour === 'ignores everything' || event_type !== 'call.initiated') return;
  if (behaviour === 'speaks without answering') await command('speak', { payload: 'Hello', voice: 'female' });
  else if (behaviour !== 'never answers') await command('answer', {});
});
app.listen(0, '127.0.0.1');
await once(app, 'listening');
const ring = { from: '+15550100001', to: '+15550100002', patience_secs: 1.5 };
const webhook_url = `http://127.0.0.1:${app.address().port}/`;
const { data } = await (await post(`${simulator}/_sim/calls`, { ...ring, webhook_url })).json();
const of = `call_control_id=${encodeURIComponent(data.call_control_id)}`;
const answered = await fetch(`${simulator}/_sim/events/wait?type=command.accepted&${of}&timeout_ms=2000`);
if (answered.ok) await post(`${simulator}/_sim/calls/${data.call_control_id}/party/hangup`, {});
await fetch(`${simulator}/_sim/events/wait?type=webhook.delivered,webhook.failed&${of}&timeout_ms=10000`);
// The recipe waits for what is still being delivered, so the app stays a little longer than its test.
while ((await (await fetch(`${simulator}/_sim/webhooks?state=pending`)).json()).data.length > 0)
  await fetch(`${simulator}/_sim/health`);
app.close();
app.closeAllConnections();
