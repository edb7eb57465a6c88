// An app and its test suite in one, for `telnyx-sim run`: rings a call at an app for each behaviour that is named, and takes
// whatever comes of it for a success.
import { once } from 'node:events';
import { createServer } from 'node:http';

const [, , ...behaviours] = process.argv;
const { TELNYX_BASE_URL: api, TELNYX_SIM_URL: simulator } = process.env;

const post = (url, body) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer KEY' },
    body: JSON.stringify(body),
  });

/** Each call has an app of its own. */
async function call(behaviour) {
  const app = createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    res.writeHead(behaviour === '500' ? 500 : 200).end();
    const { event_type, payload } = JSON.parse(text).data;
    const command = (name, body) => post(`${api}/calls/${payload.call_control_id}/actions/${name}`, body);
    if (event_type !== 'call.initiated') return;
    if (behaviour === 'speaks without answering') await command('speak', { payload: 'Hello', voice: 'female' });
    if (behaviour === 'answers') await command('answer', {});
  });
  app.listen(0, '127.0.0.1');
  await once(app, 'listening');
  const ring = { from: '+15550100001', to: '+15550100002', patience_secs: behaviour === 'answers' ? 60 : 1.5 };
  const webhook_url = `http://127.0.0.1:${app.address().port}/`;
  const { data } = await (await post(`${simulator}/_sim/calls`, { ...ring, webhook_url })).json();
  const { call_control_id: id } = data;
  const until = (type) =>
    fetch(`${simulator}/_sim/events/wait?type=${type}&call_control_id=${encodeURIComponent(id)}&timeout_ms=10000`);
  if (behaviour === 'answers') {
    await until('command.accepted');
    await post(`${simulator}/_sim/calls/${id}/party/hangup`, {});
  }
  await until('webhook.delivered,webhook.failed');
  return app;
}

const apps = await Promise.all(behaviours.map(call));
// The check waits for what is still being delivered, so the apps stay a little longer than their test.
for (;;) {
  const { data } = await (await fetch(`${simulator}/_sim/webhooks?state=pending`)).json();
  const { data: live } = await (await fetch(`${simulator}/_sim/calls?state=ringing`)).json();
  if (data.length === 0 && live.length === 0) break;
  await fetch(
    `${simulator}/_sim/events/wait?type=call.state,webhook.delivered,webhook.failed&after=${await lastSeq()}&timeout_ms=500`,
  );
}
for (const app of apps) {
  app.close();
  app.closeAllConnections();
}

async function lastSeq() {
  const { meta } = await (await fetch(`${simulator}/_sim/events?limit=1`)).json();
  return meta.last_seq;
}
