// vitest run
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createSimulator } from 'telnyx-sim';
import { expect, onTestFinished, test } from 'vitest';

/** The app under test, a menu; yours has a file of its own. */
const menu = ({ baseUrl, apiKey }) =>
  createServer(async (req, res) => {
    const { event_type, payload } = JSON.parse(Buffer.concat(await req.toArray()).toString()).data;
    res.end();
    const command = (name, body) =>
      fetch(`${baseUrl}/calls/${payload.call_control_id}/actions/${name}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const say = (text) => command('speak', { payload: text, voice: 'female' });
    if (event_type === 'call.initiated') await command('answer', {});
    if (event_type === 'call.answered') await say('Press 1 for sales, 2 for support.');
    if (event_type === 'call.dtmf.received') await say(payload.digit === '1' ? 'Sales.' : 'Press 1 or 2, please.');
  });

test('a caller who presses a wrong key is asked again', async () => {
  const simulator = await createSimulator({ time: 'fast' });
  const app = menu(simulator).listen(0, '127.0.0.1');
  onTestFinished(async () => {
    await simulator.stop(); // first: it delivers its last webhooks
    app.close();
  });
  await once(app, 'listening');
  const { calls, events, webhooks } = simulator;

  const { call_control_id } = await calls.ring({
    from: '+15550100001',
    to: '+15550100002',
    webhook_url: `http://127.0.0.1:${app.address().port}/`,
    script: [
      { wait_ms: 10_000 },
      { press: '9' },
      { wait_ms: 9_000 },
      { press: '1' },
      { wait_ms: 10_000 },
      { hangup: true },
    ],
  });
  await events.waitFor({ type: 'party.script.ended', call_control_id }, { timeoutMs: 30_000 });

  const { answered_at, ended_at } = await calls.get(call_control_id);
  expect(Date.parse(ended_at) - Date.parse(answered_at)).toBeGreaterThan(29_000);
  const prompts = await webhooks.list({ call_control_id, event_type: 'call.speak.ended' });
  expect(prompts.map(({ payload }) => payload.status)).toEqual(['completed', 'completed', 'completed']);
});
