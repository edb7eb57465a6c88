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
    if (event_type === 'call.initiated') await command('answer', {});
    if (event_type === 'call.answered') {
      const [payload, invalid_payload] = ['Press 1 for sales, 2 for support.', 'That is neither.'];
      const digits = { valid_digits: '12', maximum_digits: 1 };
      await command('gather_using_speak', { payload, invalid_payload, voice: 'female', ...digits });
    }
    if (event_type === 'call.gather.ended' && payload.status === 'valid')
      await command('speak', { payload: payload.digits === '1' ? 'Sales.' : 'Support.', voice: 'female' });
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
  const [choice] = await webhooks.list({ call_control_id, event_type: 'call.gather.ended' });
  expect(choice.payload).toMatchObject({ digits: '1', status: 'valid' });
});
