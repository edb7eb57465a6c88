import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

let world: TelnyxWorld;
beforeEach(async () => (world = await TelnyxWorld.open({ config: { provisionUnknown: true } })));
afterEach(() => world[Symbol.asyncDispose]());

const dataOf = async (path: string): Promise<unknown> =>
  ((await world.send('GET', path)).body as { readonly data: unknown }).data;

describe('a queue that there is not, with --provision-unknown', () => {
  it('looks the same each time, takes changes that leave no trace, and is in no list', async () => {
    const first = await dataOf('/v2/queues/support');
    expect(first).toMatchObject({ name: 'support', max_size: 300, current_size: 0 });
    const changed = await world.send('POST', '/v2/queues/support', { max_size: 7 });
    expect(changed.body).toMatchObject({ data: { max_size: 7 } });
    expect(await dataOf('/v2/queues/support')).toEqual(first);
    expect(verdict(await world.send('DELETE', '/v2/queues/support'))).toEqual([204]);
    expect(await dataOf('/v2/queues')).toEqual([]);
  });

  it('has every made-up call in it, and none that there is', async () => {
    const call = await world.answered();
    expect(await dataOf('/v2/queues/support/calls/made_up')).toMatchObject({
      call_control_id: 'made_up',
      queue_position: 1,
      wait_time_secs: 0,
    });
    expect(await dataOf('/v2/queues/support/calls')).toEqual([]);
    for (const method of ['PATCH', 'DELETE'])
      expect(verdict(await world.send(method, '/v2/queues/support/calls/made_up'))).toEqual([204]);
    const path = `/v2/queues/support/calls/${encodeURIComponent(call.id)}`;
    expect(verdict(await world.send('GET', path))).toEqual([404, '10005 /queue_name']);
  });
});

describe('a queue that there is, with --provision-unknown', () => {
  it('is looked at as it is, and stays so when it is created again', async () => {
    const call = await world.answered();
    world.ok(call, 'enqueue', { queue_name: 'support', max_size: 3 });
    expect(await dataOf('/v2/queues/support')).toMatchObject({ current_size: 1, max_size: 3 });
    const again = await world.send('POST', '/v2/queues', { queue_name: 'support', max_size: 9 });
    expect([again.status, again.body]).toEqual([200, { data: await dataOf('/v2/queues/support') }]);
    expect(verdict(await world.send('DELETE', '/v2/queues/support'))).toEqual([400, '90050']);
    expect(verdict(await world.send('GET', '/v2/queues/support/calls/made_up'))).toEqual([
      404,
      '10005 /call_control_id',
    ]);
  });
});

describe('a conference that there is not, with --provision-unknown', () => {
  it('is made from a made-up leg, and can be looked at by its id, and is in no list', async () => {
    const body = { call_control_id: 'made_up', name: 'standup' };
    const made = (await world.send('POST', '/v2/conferences', body)).body as { readonly data: { readonly id: string } };
    expect(made.data).toMatchObject({ name: 'standup', status: 'in_progress' });
    expect(await dataOf(`/v2/conferences/${made.data.id}`)).toMatchObject({ id: made.data.id });
    expect([...world.exchange.conferences()]).toEqual([]);
  });

  it('takes every command that is in order, as the journal says', async () => {
    const end = (body: object) => world.send('POST', '/v2/conferences/made_up/actions/end', body);
    const ended = await end({ command_id: 'x' });
    expect([ended.status, ended.body]).toEqual([200, { data: { result: 'ok' } }]);
    expect(verdict(await end({ command_id: 5 }))).toEqual([422, '10026 /command_id']);
    expect(world.events('command.accepted')).toMatchObject([
      { command: 'end', command_id: 'x', conference_id: 'made_up' },
    ]);
  });

  it('takes nobody in who is on a call that there is', async () => {
    const call = await world.answered();
    const join = await world.send('POST', '/v2/conferences/made_up/actions/join', { call_control_id: call.id });
    expect(verdict(join)).toEqual([404, '90058']);
  });
});

describe('a recording that there is not, with --provision-unknown', () => {
  it('looks the same each time, and is in no list', async () => {
    const path = '/v2/recordings/182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e';
    const first = (await world.send('GET', path)).body as unknown;
    expect(first).toMatchObject({ data: { id: '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e', status: 'completed' } });
    expect((await world.send('DELETE', path)).body).toEqual(first);
    expect((await world.send('GET', path)).body).toEqual(first);
    expect((await world.send('GET', '/v2/recordings')).body).toMatchObject({ data: [] });
  });

  it('is deleted beside others, but not beside those that there are', async () => {
    const call = await world.answered();
    world.ok(call, 'record_start', { format: 'wav', channels: 'dual' });
    await world.clock.advanceAsync(500);
    world.ok(call, 'record_stop');
    await world.clock.advanceAsync(2000);
    const [saved] = world.exchange.recordings.list();
    const remove = (ids: readonly unknown[]) => world.send('POST', '/v2/recordings/actions/delete', { ids });
    expect(verdict(await remove(['one', 'two']))).toEqual([200]);
    expect(verdict(await remove([saved?.id, 'two']))).toEqual([404, '10005 /ids/1']);
    expect(world.exchange.recordings.list()).toHaveLength(1);
  });
});
