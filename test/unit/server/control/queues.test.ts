import { describe, expect, it } from 'vitest';
import { addQueues } from '../../../../src/cli/queues.js';
import { enqueue } from '../../../../src/commands/enqueue.js';
import { controls } from '../../../../src/control.js';
import type { QueueView } from '../../../../src/control/types.js';
import { app, controlWorld, serveControl } from '../../../support/control-world.js';
import { runCommand } from '../../../support/command-line.js';

const CALLER = { from: '+15550100001', to: '+15550100002' };

/** A served world in which calls wait in these queues, each a second behind the one before. */
async function waiting(...queues: readonly string[]) {
  const world = controlWorld();
  const api = await serveControl(world);
  const library = controls(() => world.exchange);
  const ids: string[] = [];
  for (const queue_name of queues) {
    const { call_control_id: id } = await library.calls.ring(CALLER);
    app.answer(world, id);
    world.exchange.command(enqueue, { callControlId: id, apiKey: 'key', body: { queue_name } as object });
    ids.push(id);
    await world.clock.advanceAsync(1000);
  }
  const get = async (path: string) => {
    const response = await fetch(`${api.url}/queues${path}`);
    return { status: response.status, ...((await response.json()) as { data: unknown; errors?: unknown }) };
  };
  const run = (...args: string[]) => runCommand(addQueues, ['queues', '--url', api.url, ...args]);
  return { world, library, ids, get, run, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
}

describe('/_sim/queues', () => {
  it('shows who waits in which queue, since when and at which place', async () => {
    await using here = await waiting('support', 'support', 'tier 1/sales');
    const [first, second, third] = here.ids;
    const { data } = await here.get('');
    expect(data).toEqual([
      {
        id: expect.any(String) as string,
        name: 'support',
        max_size: 100,
        made_by: 'enqueue',
        created_at: '2026-01-01T00:00:00.000000Z',
        updated_at: '2026-01-01T00:00:00.000000Z',
        average_wait_ms: 2500,
        calls: [
          {
            call_control_id: first,
            position: 1,
            ...CALLER,
            connection_id: here.world.exchange.applications.default.id,
            enqueued_at: '2026-01-01T00:00:00.000000Z',
            waited_ms: 3000,
            is_alive: true,
            keep_after_hangup: false,
          },
          expect.objectContaining({ call_control_id: second, position: 2, waited_ms: 2000 }) as object,
        ],
      },
      expect.objectContaining({ name: 'tier 1/sales' }) as object,
    ]);
    expect(await here.get('/tier%201%2Fsales')).toMatchObject({
      status: 200,
      data: { name: 'tier 1/sales', calls: [{ call_control_id: third, position: 1 }] },
    });
    expect(await here.get('/none')).toMatchObject({ status: 404, errors: [{ source: { parameter: 'name' } }] });
  });

  it('is simulator.queues in the library', async () => {
    await using here = await waiting('support');
    const { queues } = here.library;
    const [support] = await queues.list();
    expect(await queues.get('support')).toEqual(support);
    expect(support?.calls.map(({ call_control_id: id }) => id)).toEqual(here.ids);
    await expect(queues.get('none')).rejects.toMatchObject({ code: 404 });
    await here.library.reset();
    expect(await queues.list()).toEqual([]);
  });

  it('is telnyx-sim queues on the command line, in columns or as JSON', async () => {
    await using nobody = await waiting();
    expect(await nobody.run()).toMatchObject({ code: 0, out: 'no queues\n', error: '' });
    await using here = await waiting('support', 'up\u001b[A', 'support');
    const [first, second, third] = here.ids.map((id) => id.slice(-6));
    here.world.exchange.queues.remove(here.ids[1] ?? '');
    expect(second).toHaveLength(6);
    expect((await here.run()).out.split('\n')).toEqual([
      'queue         place  call    from          to            waits',
      `"support"     1      ${first}  +15550100001  +15550100002  3 s`,
      `"support"     2      ${third}  +15550100001  +15550100002  1 s`,
      '"up\\u001b[A"  empty',
      '',
    ]);
    const [line = ''] = (await here.run('--json')).out.split('\n');
    expect(JSON.parse(line) as QueueView).toEqual(await here.library.queues.get('support'));
  });
});
