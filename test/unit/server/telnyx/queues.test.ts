import { afterEach, describe, expect, it } from 'vitest';
import type { Call } from '../../../../src/calls/call.js';
import { isoMicros } from '../../../../src/platform/clock.js';
import { CALLER, OURS, type ExchangeWish } from '../../../support/exchange.js';
import { TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

let world: TelnyxWorld;
const open = async (wish: ExchangeWish = {}): Promise<TelnyxWorld> => (world = await TelnyxWorld.open(wish));
afterEach(() => world[Symbol.asyncDispose]());

/** A request that is answered with 200, and its data. */
async function data(method: 'GET' | 'POST', path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await world.send(method, `/v2${path}`, body);
  expect(verdict(response)).toEqual([200]);
  return (response.body as { data: Record<string, unknown> }).data;
}

/** A caller who waits in `support`. */
async function waiting(body: object = {}): Promise<Call> {
  const call = await world.answered();
  world.ok(call, 'enqueue', { queue_name: 'support', ...body });
  return call;
}

const at = (call: Call): string => `/v2/queues/support/calls/${encodeURIComponent(call.id)}`;

describe('a queue', () => {
  it('is created empty, for 300 calls where nothing is said, and is shown as it is', async () => {
    await open();
    const made = await data('POST', '/queues', { queue_name: 'tier 1/support' });
    const now = isoMicros(world.clock.wallMicros());
    expect(made).toEqual({
      average_wait_time_secs: 0,
      created_at: now,
      current_size: 0,
      id: expect.any(String) as string,
      max_size: 300,
      name: 'tier 1/support',
      record_type: 'queue',
      updated_at: now,
    });
    expect(await data('GET', '/queues/tier%201%2Fsupport')).toEqual(made);
    expect(world.events('queue.*')).toMatchObject([{ type: 'queue.created', by: 'request', max_size: 300 }]);
  });

  it('says how many wait and for how long on average, in whole seconds of world time', async () => {
    await open();
    await waiting();
    await world.clock.advanceAsync(5_000);
    await waiting();
    await world.clock.advanceAsync(2_999);
    // 7.999 and 2.999 seconds.
    expect(await data('GET', '/queues/support')).toMatchObject({
      current_size: 2,
      average_wait_time_secs: 5,
      max_size: 100,
    });
  });

  it('of a name that is taken is not created, nor is one without a name or with a bad size', async () => {
    await open();
    const create = (body: object) => world.send('POST', '/v2/queues', body).then(verdict);
    await data('POST', '/queues', { queue_name: 'support', max_size: 2 });
    expect(await create({ queue_name: 'support', max_size: 2 })).toEqual([422, '10027 /queue_name']);
    expect(await create({})).toEqual([422, '10004 /queue_name']);
    expect(await create({ queue_name: '' })).toEqual([422, '10004 /queue_name']);
    expect(await create({ queue_name: 'x'.repeat(256) })).toEqual([422, '10025 /queue_name']);
    expect(await create({ queue_name: 'sales', max_size: 0 })).toEqual([422, '10033 /max_size']);
    expect(world.exchange.queues.list()).toMatchObject([{ name: 'support', maxSize: 2 }]);
  });

  it('may be given another size: those who wait stay, and nobody comes in until there is room', async () => {
    await open();
    const calls = [await waiting(), await waiting()];
    await world.clock.advanceAsync(1000);
    const shown = await data('POST', '/queues/support', { max_size: 1 });
    expect(shown).toMatchObject({ max_size: 1, current_size: 2, updated_at: isoMicros(world.clock.wallMicros()) });
    const next = await world.answered();
    expect(world.codes(next, 'enqueue', { queue_name: 'support' })).toEqual(['90036']);
    for (const call of calls) world.ok(call, 'leave_queue');
    world.ok(next, 'enqueue', { queue_name: 'support' });
    expect(verdict(await world.send('POST', '/v2/queues/support', {}))).toEqual([422, '10004 /max_size']);
  });

  it('is deleted when nobody waits in it, and not before', async () => {
    await open();
    const call = await waiting();
    expect(verdict(await world.send('DELETE', '/v2/queues/support'))).toEqual([400, '90050']);
    world.ok(call, 'leave_queue');
    const gone = await world.send('DELETE', '/v2/queues/support');
    expect([gone.status, gone.text, gone.headers['content-type']]).toEqual([204, '', undefined]);
    expect(verdict(await world.send('GET', '/v2/queues/support'))).toEqual([404, '10005 /queue_name']);
    expect(world.events('queue.deleted')).toMatchObject([{ queue: 'support', why: 'request' }]);
  });

  it('is listed with the others, oldest first, page by page', async () => {
    await open();
    for (const queue_name of ['a', 'b', 'c']) await data('POST', '/queues', { queue_name });
    const page = async (query: string) => {
      const { body } = (await world.send('GET', `/v2/queues${query}`)) as { body: unknown };
      const { data: shown, meta } = body as { data: { name: string }[]; meta: object };
      return [shown.map(({ name }) => name), meta];
    };
    const meta = { page_number: 1, page_size: 20, total_pages: 1, total_results: 3 };
    expect(await page('')).toEqual([['a', 'b', 'c'], meta]);
    expect(await page('?page[size]=2&page[number]=2')).toEqual([
      ['c'],
      { page_number: 2, page_size: 2, total_pages: 2, total_results: 3 },
    ]);
    expect(verdict(await world.send('GET', '/v2/queues?page[size]=251'))).toEqual([422, '10033 ?page[size]']);
  });

  it('is in the world of its key alone: another world has one of the same name', async () => {
    await open({ config: { isolate: 'api-key' } });
    const ask = (key: string, method: string, path: string, body?: object) =>
      world.anonymous(method, `/v2/queues${path}`).set('authorization', `Bearer ${key}`).send(body).then(verdict);
    const support = { queue_name: 'support' };
    expect(await ask('ann', 'POST', '', support)).toEqual([200]);
    expect(await ask('bob', 'GET', '/support')).toEqual([404, '10005 /queue_name']);
    expect(await ask('bob', 'POST', '', support)).toEqual([200]);
    expect(await ask('bob', 'DELETE', '/support')).toEqual([204]);
    expect(await ask('ann', 'GET', '/support')).toEqual([200]);
  });

  it('that there is not is 404, whatever is asked of it', async () => {
    await open();
    const call = await waiting();
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['GET', '/calls'],
      ['GET', `/calls/${call.id}`],
      ['DELETE', `/calls/${call.id}`],
      ['PATCH', `/calls/${call.id}`],
    ] as const)
      expect(verdict(await world.send(method, `/v2/queues/none${path}`))).toEqual([404, '10005 /queue_name']);
    expect(verdict(await world.send('POST', '/v2/queues/none', { max_size: 1 }))).toEqual([404, '10005 /queue_name']);
  });
});

describe('a call in a queue', () => {
  it('is shown with its place and the time that it has waited', async () => {
    await open();
    await waiting();
    const second = await waiting();
    const enqueued = isoMicros(world.clock.wallMicros());
    await world.clock.advanceAsync(61_500);
    const shown = await data('GET', at(second).slice(3));
    expect(shown).toEqual({
      call_control_id: second.id,
      call_leg_id: second.legId,
      call_session_id: second.sessionId,
      connection_id: second.connectionId,
      enqueued_at: enqueued,
      from: CALLER,
      is_alive: true,
      queue_id: world.exchange.queues.get('support')?.id,
      queue_position: 2,
      record_type: 'queue_call',
      to: OURS,
      wait_time_secs: 61,
    });
    const list = (await world.send('GET', '/v2/queues/support/calls?page[size]=1&page[number]=2')).body as {
      data: object[];
    };
    expect(list).toEqual({ data: [shown], meta: { page_number: 2, page_size: 1, total_pages: 2, total_results: 2 } });
  });

  it('is not in any other queue', async () => {
    await open();
    const call = await waiting();
    await data('POST', '/queues', { queue_name: 'sales' });
    const path = `/v2/queues/sales/calls/${call.id}`;
    for (const method of ['GET', 'PATCH', 'DELETE'] as const)
      expect(verdict(await world.send(method, path))).toEqual([404, '10005 /call_control_id']);
    expect(verdict(await world.send('GET', '/v2/queues/sales/calls/v3:none'))).toEqual([404, '10005 /call_control_id']);
  });

  it('is kept when it is hung up where it is asked for, also later, and not where that is taken back', async () => {
    await open();
    const [kept, left] = [await waiting(), await waiting({ keep_after_hangup: true })];
    expect((await world.send('PATCH', at(kept), { keep_after_hangup: true })).status).toBe(204);
    expect((await world.send('PATCH', at(left), { keep_after_hangup: false })).status).toBe(204);
    expect((await world.send('PATCH', at(kept), {})).status).toBe(204);
    for (const call of [kept, left]) world.act(call, { act: 'hangup' });
    expect(await data('GET', at(kept).slice(3))).toMatchObject({ is_alive: false });
    expect(verdict(await world.send('GET', at(left)))).toEqual([404, '10005 /call_control_id']);
    expect(verdict(await world.send('DELETE', '/v2/queues/support'))).toEqual([400, '90050']);
  });

  it('that is active is not removed; one that was hung up and kept is, of which the app is told', async () => {
    await open();
    const [first, second] = [await waiting({ keep_after_hangup: true }), await waiting({ keep_after_hangup: true })];
    expect(verdict(await world.send('DELETE', at(first)))).toEqual([422, '10027 /call_control_id']);
    for (const call of [first, second]) world.act(call, { act: 'hangup' });
    expect((await world.send('DELETE', at(first))).status).toBe(204);
    expect(world.payload('call.dequeued', first)).toMatchObject({ reason: 'leave', queue_position: 1 });
    expect(await data('GET', at(second).slice(3))).toMatchObject({ queue_position: 1 });
    // It has been hung up: it stays no longer where it is not to be kept any more.
    expect((await world.send('PATCH', at(second), { keep_after_hangup: false })).status).toBe(204);
    expect(world.payload('call.dequeued', second)).toMatchObject({ reason: 'leave' });
    expect((await world.send('DELETE', '/v2/queues/support')).status).toBe(204);
  });

  it('gives its name to what the journal has of requests about it', async () => {
    await open();
    const call = await waiting();
    await world.send('GET', at(call));
    expect(world.events('api.request', call)).toMatchObject([{ operation_id: 'RetrieveCallFromQueue' }]);
  });
});
