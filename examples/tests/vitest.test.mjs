// vitest run
import { once } from 'node:events';
import { createSimulator } from 'telnyx-sim';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { voiceApp } from './app.cjs';

let simulator;
let app;

beforeAll(async () => {
  simulator = await createSimulator();
  app = voiceApp(simulator).listen(0, '127.0.0.1');
  await once(app, 'listening');
});

afterAll(async () => {
  await simulator.stop(); // first: it delivers its last webhooks
  app.close();
});

test('a caller is greeted', async () => {
  const { calls, events } = simulator;
  const webhook_url = `http://127.0.0.1:${app.address().port}/`;
  const { call_control_id } = await calls.ring({ from: '+15550100001', to: '+15550100002', webhook_url });
  await events.waitFor({ type: 'activity.ended', call_control_id }, { timeoutMs: 30_000 });
  const wav = await calls.audio(call_control_id, 'heard');
  expect(wav.byteLength).toBeGreaterThan(4_000);
  await calls.party(call_control_id).hangup();
  expect(await calls.get(call_control_id)).toMatchObject({ hangup: { cause: 'normal_clearing' } });
}, 60_000);
