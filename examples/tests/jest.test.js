// jest, in CommonJS as it comes; with ts-jest the same in TypeScript
const { once } = require('node:events');
const { createSimulator } = require('telnyx-sim');
require('telnyx-sim/jest'); // expect(call).toHaveHeard() and the like
const { voiceApp } = require('./app.cjs');

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
  const webhook_url = `http://127.0.0.1:${app.address().port}/`;
  const call = await simulator.call({ from: '+15550100001', to: '+15550100002', webhook_url });
  await call.command('answer');
  await expect(call).toHaveHeard('hello');
  await call.hangup();
  await call.state('ended', { cause: 'normal_clearing' });
  await expect(simulator).toHaveNoFindings();
}, 60_000);
