// node --test
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { createSimulator } from 'telnyx-sim';
import { voiceApp } from './app.cjs';

let simulator;
let app;

before(async () => {
  simulator = await createSimulator();
  app = voiceApp(simulator).listen(0, '127.0.0.1');
  await once(app, 'listening');
});

after(async () => {
  await simulator.stop(); // first: it delivers its last webhooks
  app.close();
});

test('a caller is greeted', { timeout: 60_000 }, async () => {
  const { calls, events } = simulator;
  const webhook_url = `http://127.0.0.1:${app.address().port}/`;
  const { call_control_id } = await calls.ring({ from: '+15550100001', to: '+15550100002', webhook_url });
  await events.waitFor({ type: 'activity.ended', call_control_id }, { timeoutMs: 30_000 });
  const wav = await calls.audio(call_control_id, 'heard');
  assert.ok(wav.byteLength > 4_000);
  await calls.party(call_control_id).hangup();
  const { hangup } = await calls.get(call_control_id);
  assert.equal(hangup.cause, 'normal_clearing');
});
