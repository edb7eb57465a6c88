import { expect, it } from 'vitest';
import { createSimulator } from '../../src/index.js';

// The voices are real: no word of theirs is taken for a beep, and their greetings are as long as they are.
it.each([
  ['+15550100701', ['human_residence']],
  ['+15550100702', ['machine', 'beep_detected']],
  ['+15550100703', ['machine', 'no_beep_detected']],
  ['+15550100704', ['fax']],
  ['+15550100705', ['silence']],
])('premium detection finds of %s: %j', async (to, found) => {
  await using simulator = await createSimulator({ time: 'fast', config: { logLevel: 'silent' } });
  const response = await fetch(`${simulator.baseUrl}/calls`, {
    method: 'POST',
    headers: { authorization: `Bearer ${simulator.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ connection_id: '1', from: '+15550100002', to, answering_machine_detection: 'premium' }),
  });
  expect(response.status).toBe(200);
  await simulator.events.waitFor({ type: 'activity.ended', match: ['kind:detection'] }, { timeoutMs: 60_000 });
  const results = await simulator.events.list({ type: 'detection.found' });
  expect(results.map(({ result }) => result)).toEqual(found);
});
