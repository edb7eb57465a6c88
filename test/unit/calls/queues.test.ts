import { describe, expect, it } from 'vitest';
import { bridgedTo } from '../../../src/calls/bridge-state.js';
import type { Call } from '../../../src/calls/call.js';
import { live } from '../../../src/calls/call.js';
import { callView } from '../../../src/control/call-view.js';
import { CALLER, ExchangeWorld, OURS } from '../../support/exchange.js';

const SUPPORT = { queue_name: 'support' };

/** Callers who wait in `support`, one after the other, each a second behind the one before. */
async function waiting(count: number, body: object = {}, world = new ExchangeWorld()) {
  const calls: Call[] = [];
  for (let n = 0; n < count; n++) {
    const call = await world.answered();
    world.ok(call, 'enqueue', { ...SUPPORT, ...body });
    calls.push(call);
    await world.clock.advanceAsync(1000);
  }
  const agent = await world.answered({ from: '+13125550009' });
  return { world, calls, agent };
}

/** The callers' numbers in the queue, or other texts of theirs, the first in front. */
const inLine = (world: ExchangeWorld, calls: readonly Call[], name = 'support'): number[] =>
  world.exchange.queues.get(name)?.places.map(({ id }) => calls.findIndex((call) => call.id === id)) ?? [];

describe('a call that is put in a queue', () => {
  it('is told its place and how long the calls there have waited', async () => {
    const { world, calls } = await waiting(3);
    const [first, , third] = calls;
    expect(world.payload('call.enqueued', first)).toEqual({
      call_control_id: first?.id,
      call_leg_id: first?.legId,
      call_session_id: first?.sessionId,
      calling_party_type: 'pstn',
      client_state: null,
      connection_id: first?.connectionId,
      current_position: 1,
      queue: 'support',
      queue_avg_wait_time_secs: 0,
    });
    // Two seconds, one, and none.
    expect(world.payload('call.enqueued', third)).toMatchObject({ current_position: 3, queue_avg_wait_time_secs: 1 });
    expect(inLine(world, calls)).toEqual([0, 1, 2]);
    expect(first && callView(first).activities).toMatchObject([
      { kind: 'queued', state: 'running', queue: 'support', max_wait_ms: null, left: null },
    ]);
  });

  it('may not have been answered yet, if it came in; one that was dialled has to be', async () => {
    const world = new ExchangeWorld();
    const ringing = await world.ring();
    world.ok(ringing, 'enqueue', SUPPORT);
    expect(inLine(world, [ringing])).toEqual([0]);
    const dialled = await world.dial();
    await world.clock.advanceAsync(50);
    expect(world.codes(dialled, 'enqueue', SUPPORT)).toEqual(['90034']);
  });

  it('leaves its bridge, and its peer is hung up or stays by its own rule', async () => {
    const world = new ExchangeWorld();
    const [a, b, c, d] = [
      await world.answered(),
      await world.answered(),
      await world.answered(),
      await world.answered(),
    ];
    world.ok(b, 'bridge', { call_control_id: a.id, park_after_unbridge: 'self' });
    world.ok(a, 'enqueue', SUPPORT);
    expect([a.state, b.state, bridgedTo(a), b.unbridged]).toEqual(['active', 'active', null, 'parked']);
    world.ok(c, 'bridge', { call_control_id: d.id });
    world.ok(c, 'enqueue', SUPPORT);
    expect([c.state, d.state]).toEqual(['active', 'ended']);
    expect(world.events('bridge.ended', c)).toMatchObject([{ reason: 'enqueued' }]);
  });

  it('leaves another queue, and not the same one: 90038', async () => {
    const { world, calls } = await waiting(1);
    const [call] = calls;
    if (!call) throw new Error('nobody waits');
    expect(world.codes(call, 'enqueue', SUPPORT)).toEqual(['90038']);
    world.ok(call, 'enqueue', { queue_name: 'sales' });
    expect(world.hooks(call).slice(-2)).toEqual(['call.dequeued', 'call.enqueued']);
    expect(world.payload('call.dequeued', call)).toMatchObject({ queue: 'support', reason: 'leave' });
    expect([inLine(world, calls), inLine(world, calls, 'sales')]).toEqual([[], [0]]);
    expect(live(call, 'queued')).toHaveLength(1);
  });

  it('goes on hearing what the app plays', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', { payload: 'You are number one.', voice: 'female' });
    world.ok(call, 'enqueue', SUPPORT);
    await world.clock.advanceAsync(5000);
    expect(world.payload('call.speak.ended', call)).toMatchObject({ status: 'completed' });
  });
});

describe('a queue', () => {
  it('that is full takes no more, and the call stays as it was: 90036 names the queue', async () => {
    const { world, calls, agent } = await waiting(2, { max_size: 2 });
    const reply = world.run(agent, 'enqueue', { ...SUPPORT, client_state: 'YQ==' });
    expect(reply).toMatchObject({
      kind: 'refused',
      refusals: [{ error: 'queueFull', detail: "The 'support' queue is full and can't accept more calls." }],
    });
    expect([agent.state, agent.clientState, inLine(world, calls)]).toEqual(['active', null, [0, 1]]);
    world.ok(calls[0] ?? '', 'leave_queue');
    world.ok(agent, 'enqueue', SUPPORT);
    expect(inLine(world, [...calls, agent])).toEqual([1, 2]);
  });

  it('keeps its size: another one is 90037, the same one or none is taken', async () => {
    const { world, agent } = await waiting(1, { max_size: 2 });
    expect(world.codes(agent, 'enqueue', { ...SUPPORT, max_size: 3 })).toEqual(['90037']);
    world.ok(agent, 'enqueue', { ...SUPPORT, max_size: 2 });
  });

  it('takes 100 calls where a call made it', async () => {
    const { world } = await waiting(1);
    expect(world.exchange.queues.get('support')).toMatchObject({ maxSize: 100, isImplicit: true });
  });

  it('is in its own world alone', async () => {
    const [one, two] = [await waiting(2), await waiting(1)];
    expect([inLine(one.world, one.calls), inLine(two.world, two.calls)]).toEqual([[0, 1], [0]]);
    one.world.exchange.reset();
    expect([one.world.exchange.queues.list(), two.world.exchange.queues.list().length]).toEqual([[], 1]);
  });

  it.each([
    ['queue_name', { queue_name: '' }, '10004'],
    ['queue_name', { queue_name: 'x'.repeat(256) }, '10025'],
    ['max_size', { ...SUPPORT, max_size: 0 }, '10033'],
    ['max_wait_time_secs', { ...SUPPORT, max_wait_time_secs: 0 }, '10033'],
    ['max_wait_time_secs', { ...SUPPORT, max_wait_time_secs: 2 ** 31 }, '10033'],
  ])('is not made for a bad %s', async (name, body, code) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const reply = world.run(call, 'enqueue', body);
    expect(reply).toMatchObject({ kind: 'refused', refusals: [{ pointer: `/${name}` }] });
    expect(world.codes(call, 'enqueue', body)).toEqual([code]);
    expect(world.exchange.queues.list()).toEqual([]);
  });
});

describe('a call that waits leaves its queue', () => {
  it('by leave_queue: those behind it move up, and it stays up without a bridge', async () => {
    const { world, calls } = await waiting(3);
    const [, second, third] = calls;
    if (!second || !third) throw new Error('too few wait');
    world.ok(second, 'leave_queue', { client_state: 'YQ==' });
    expect(world.payload('call.dequeued', second)).toEqual({
      call_control_id: second.id,
      call_leg_id: second.legId,
      call_session_id: second.sessionId,
      calling_party_type: 'pstn',
      client_state: 'YQ==',
      connection_id: second.connectionId,
      queue: 'support',
      queue_position: 2,
      reason: 'leave',
      wait_time_secs: 2,
    });
    expect(inLine(world, calls)).toEqual([0, 2]);
    expect(world.exchange.queues.find(third.id)?.position).toBe(2);
    expect([second.state, bridgedTo(second)]).toEqual(['active', null]);
    expect(world.codes(second, 'leave_queue')).toEqual(['90035']);
  });

  it('when it has waited for max_wait_time_secs, and stays up', async () => {
    const { world, calls } = await waiting(1, { max_wait_time_secs: 30 });
    const [call] = calls;
    await world.clock.advanceAsync(28_999);
    expect(inLine(world, calls)).toEqual([0]);
    await world.clock.advanceAsync(1);
    expect(world.payload('call.dequeued', call)).toMatchObject({ reason: 'timeout', wait_time_secs: 30 });
    expect([call?.state, inLine(world, calls)]).toEqual(['active', []]);
    await world.clock.advanceAsync(60_000);
    expect(world.hooks(call).filter((type) => type === 'call.dequeued')).toHaveLength(1);
  });

  it('when it is hung up, of which the app is told before the hang-up', async () => {
    const { world, calls } = await waiting(2);
    const [first] = calls;
    if (!first) throw new Error('nobody waits');
    world.act(first, { act: 'hangup' });
    expect(world.hooks(first).slice(-2)).toEqual(['call.dequeued', 'call.hangup']);
    expect(world.payload('call.dequeued', first)).toMatchObject({ reason: 'hangup', queue_position: 1 });
    expect(inLine(world, calls)).toEqual([1]);
  });

  it('when it is transferred, also where nobody answers', async () => {
    const { world, calls } = await waiting(1);
    const [call] = calls;
    if (!call) throw new Error('nobody waits');
    world.ok(call, 'transfer', { to: '+15550100486' });
    expect(world.payload('call.dequeued', call)).toMatchObject({ reason: 'bridging-in-process' });
    await world.clock.advanceAsync(2000);
    expect([call.state, bridgedTo(call), inLine(world, calls)]).toEqual(['active', null, []]);
  });
});

describe('a bridge with a queue', () => {
  it('takes the first call, of which the app is told before the bridge', async () => {
    const { world, calls, agent } = await waiting(2);
    const [first, second] = calls;
    if (!first || !second) throw new Error('too few wait');
    const before = world.webhooks().length;
    world.ok(agent, 'bridge', { queue: 'support' });
    const told = world.webhooks().slice(before);
    expect(told.map(({ type, payload }) => [type, payload['call_control_id']])).toEqual([
      ['call.dequeued', first.id],
      ['call.bridged', agent.id],
      ['call.bridged', first.id],
    ]);
    expect(told[0]?.payload).toMatchObject({ reason: 'bridged', queue_position: 1, wait_time_secs: 2 });
    expect([bridgedTo(agent), bridgedTo(first), inLine(world, calls)]).toEqual([first.id, agent.id, [1]]);
    const other = await world.answered();
    world.ok(other, 'bridge', { queue: 'support' });
    expect([bridgedTo(other), inLine(world, calls)]).toEqual([second.id, []]);
  });

  it('that is empty, or that there is not, is refused', async () => {
    const { world, calls, agent } = await waiting(1);
    world.ok(agent, 'bridge', { queue: 'support' });
    const other = await world.answered();
    expect(world.run(other, 'bridge', { queue: 'support' })).toMatchObject({
      refusals: [{ error: 'queueEmpty', detail: "The 'support' queue has no call to bridge with.", pointer: '/queue' }],
    });
    expect(world.run(other, 'bridge', { queue: 'sales' })).toMatchObject({
      refusals: [{ error: 'queueEmpty', detail: "There is no queue 'sales'.", pointer: '/queue' }],
    });
    expect(bridgedTo(agent)).toBe(calls[0]?.id);
  });

  it('takes the first of the others where the leg of the command waits there too', async () => {
    const { world, calls } = await waiting(2);
    const [first, second] = calls;
    if (!first || !second) throw new Error('too few wait');
    world.ok(first, 'bridge', { queue: 'support' });
    expect([bridgedTo(first), inLine(world, calls)]).toEqual([second.id, []]);
    expect(world.hooks().filter((type) => type === 'call.dequeued')).toHaveLength(2);
    const alone = await waiting(1);
    expect(alone.world.codes(alone.calls[0] ?? '', 'bridge', { queue: 'support' })).toEqual(['10027']);
  });

  it('that fails has taken the call out all the same, which goes on', async () => {
    const world = new ExchangeWorld();
    const [ringing, agent] = [await world.ring(), await world.answered()];
    world.ok(ringing, 'enqueue', SUPPORT);
    expect(world.codes(agent, 'bridge', { queue: 'support' })).toEqual(['90034']);
    expect(world.payload('call.dequeued', ringing)).toMatchObject({ reason: 'bridging-in-process' });
    expect([ringing.state, inLine(world, [ringing])]).toEqual(['ringing', []]);
  });

  it('goes on with a call that rings once that is answered, where a ringing tone is asked for', async () => {
    const world = new ExchangeWorld();
    const [ringing, agent] = [await world.ring(), await world.answered()];
    world.ok(ringing, 'enqueue', SUPPORT);
    world.ok(agent, 'bridge', { queue: 'support', play_ringtone: true });
    expect(world.payload('call.dequeued', ringing)).toMatchObject({ reason: 'bridging-in-process' });
    world.ok(ringing, 'answer');
    expect(bridgedTo(agent)).toBe(ringing.id);
  });

  it('may name a call that waits: it leaves its place wherever that is', async () => {
    const { world, calls, agent } = await waiting(3);
    const [, second] = calls;
    world.ok(agent, 'bridge', { call_control_id: second?.id });
    expect(world.payload('call.dequeued', second)).toMatchObject({ reason: 'bridged', queue_position: 2 });
    expect(inLine(world, calls)).toEqual([0, 2]);
  });

  it('is not asked for together with a call', async () => {
    const { world, calls, agent } = await waiting(1);
    expect(world.codes(agent, 'bridge', { call_control_id: calls[0]?.id, queue: 'support' })).toEqual(['10027']);
    expect(inLine(world, calls)).toEqual([0]);
  });
});

describe('a call with keep_after_hangup', () => {
  const kept = async () => {
    const made = await waiting(2, { keep_after_hangup: true });
    const [first] = made.calls;
    if (!first) throw new Error('nobody waits');
    made.world.act(first, { act: 'hangup' });
    return { ...made, first };
  };

  it('stays in the queue when it is hung up, and its wait stands still', async () => {
    const { world, calls, first } = await kept();
    expect(world.hooks(first).slice(-1)).toEqual(['call.hangup']);
    expect(world.hooks(first)).not.toContain('call.dequeued');
    expect(inLine(world, calls)).toEqual([0, 1]);
    const place = world.exchange.queues.find(first.id)?.place;
    const waited = place && world.exchange.queues.waitedMs(place);
    await world.clock.advanceAsync(10_000);
    expect(place && world.exchange.queues.waitedMs(place)).toBe(waited);
    expect(live(first, 'queued')).toEqual([]);
  });

  it('is taken out by a bridge, which fails and tells whom to call again; the next bridge gets the next call', async () => {
    const { world, calls, first, agent } = await kept();
    const again = `To call again: from ${CALLER}, to ${OURS}, connection_id ${first.connectionId}.`;
    expect(world.run(agent, 'bridge', { call_control_id: first.id })).toMatchObject({
      refusals: [{ error: 'callEnded', detail: expect.stringContaining(again) as string, pointer: '/call_control_id' }],
    });
    expect(inLine(world, calls)).toEqual([0, 1]);
    expect(world.run(agent, 'bridge', { queue: 'support' })).toMatchObject({
      refusals: [{ error: 'callEnded', detail: expect.stringContaining(again) as string, pointer: '/queue' }],
    });
    expect(world.payload('call.dequeued', first)).toMatchObject({ reason: 'bridging-in-process', queue_position: 1 });
    expect(inLine(world, calls)).toEqual([1]);
    world.ok(agent, 'bridge', { queue: 'support' });
    expect(bridgedTo(agent)).toBe(calls[1]?.id);
  });

  it('stays there when it is forgotten', async () => {
    const { world, calls, first, agent } = await kept();
    await world.clock.advanceAsync(700_000);
    expect(world.exchange.findCall(first.id)).toBeUndefined();
    expect(inLine(world, calls)).toEqual([0, 1]);
    expect(world.codes(agent, 'bridge', { queue: 'support' })).toEqual(['90018']);
    expect(world.events('queue.left')).toMatchObject([{ call_control_id: first.id, reason: 'bridging-in-process' }]);
    expect(inLine(world, calls)).toEqual([1]);
  });
});

it('an emptied queue is there still, and a reset takes all', async () => {
  const { world, calls } = await waiting(1);
  world.ok(calls[0] ?? '', 'hangup');
  expect(world.exchange.queues.list()).toMatchObject([{ name: 'support', places: [] }]);
  world.exchange.reset();
  expect(world.exchange.queues.list()).toEqual([]);
  expect(world.outside.bytes['queues.bytes'].used).toBe(0);
});
