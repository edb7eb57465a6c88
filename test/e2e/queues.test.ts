import { expect, it } from 'vitest';
import { useLab } from '../support/lab.js';

const lab = useLab();

const AGENT = '+15550100200';

/** A caller who waits in `support`, and would for an hour. */
async function waiting(maxWaitSecs?: number): Promise<string> {
  const { telnyx, app } = lab();
  const id = await lab().answered({}, { script: [{ wait_ms: 3_600_000 }, { hangup: true }] });
  const wait = maxWaitSecs === undefined ? {} : { max_wait_time_secs: maxWaitSecs };
  await telnyx.calls.actions.enqueue(id, { queue_name: 'support', ...wait });
  await app.webhook('call.enqueued', id);
  return id;
}

it('an agent who is dialled gets the first of those who wait, with the official SDK; the next waits in vain until time is up', async () => {
  const { telnyx, app, sim } = lab();
  const [first, second] = [await waiting(), await waiting(600)];
  const listed: unknown[] = [];
  for await (const call of telnyx.queues.calls.list('support'))
    listed.push([call.call_control_id, call.queue_position, call.is_alive]);
  expect(listed).toEqual([
    [first, 1, true],
    [second, 2, true],
  ]);
  const { data: queue } = await telnyx.queues.retrieve('support');
  expect(queue).toMatchObject({ name: 'support', current_size: 2, max_size: 100 });
  const { data: calls } = await telnyx.callControlApplications.list();
  const { data: agent } = await telnyx.calls.dial({
    connection_id: calls[0]?.id ?? '',
    from: '+15550123002',
    to: AGENT,
  });
  const agentId = agent?.call_control_id ?? '';
  await app.webhook('call.answered', agentId);
  // The SDK asks for a call in any case; the document's texts say that a queue stands in its place.
  await telnyx.calls.actions.bridge(agentId, { queue: 'support' } as never);
  expect(await app.webhook('call.dequeued', first)).toMatchObject({
    payload: { reason: 'bridged', queue_position: 1, queue: 'support' },
  });
  await app.webhook('call.bridged', first);
  // Time goes to the end of the wait by itself: nobody outside drives these callers.
  const left = await app.webhook('call.dequeued', second);
  expect(left).toMatchObject({ payload: { reason: 'timeout', wait_time_secs: 600 } });
  expect((await sim.calls.get(second)).state).toBe('active');
  expect((await sim.queues.get('support')).calls).toEqual([]);
  for (const id of [agentId, second]) await telnyx.calls.actions.hangup(id, {});
  await telnyx.queues.delete('support');
  expect(await sim.queues.list()).toEqual([]);
});
