import { describe, expect, it } from 'vitest';
import { bridgedTo } from '../../../src/calls/bridge-state.js';
import type { Call } from '../../../src/calls/call.js';
import { conferenceOf } from '../../../src/calls/conferences/conference.js';
import { ExchangeWorld } from '../../support/exchange.js';

const SUPPORT = { queue_name: 'support' };

const inQueue = (world: ExchangeWorld): string[] =>
  world.exchange.queues.get('support')?.places.map(({ id }) => id) ?? [];

async function legs(count: number) {
  const world = new ExchangeWorld();
  const calls: Call[] = [];
  for (let n = 0; n < count; n++) calls.push(await world.answered());
  const [first, second, third] = calls as [Call, Call, Call];
  return { world, first, second, third };
}

describe('a leg that moves between a queue and a conference', () => {
  it('leaves the conference when it is put in a queue', async () => {
    const { world, first, second } = await legs(2);
    const conference = world.conference(first);
    world.okIn(conference, 'join', { call_control_id: second.id });
    world.ok(second, 'enqueue', SUPPORT);
    expect([conferenceOf(second), inQueue(world), second.state]).toEqual([undefined, [second.id], 'active']);
    expect(world.hooks()).toContain('conference.participant.left');
    expect(conference.status).toBe('in_progress');
  });

  it('leaves the queue when it joins a conference', async () => {
    const { world, first, second } = await legs(2);
    const conference = world.conference(first);
    world.ok(second, 'enqueue', SUPPORT);
    world.okIn(conference, 'join', { call_control_id: second.id });
    expect([conferenceOf(second)?.kind, inQueue(world)]).toEqual(['conference', []]);
    expect(world.payload('call.dequeued', second)).toMatchObject({ reason: 'bridged', queue_position: 1 });
  });

  it('is hung up where it waits, when the conference is ended that was made from it', async () => {
    const { world, first, second } = await legs(2);
    const conference = world.conference(first);
    world.okIn(conference, 'join', { call_control_id: second.id });
    world.ok(first, 'enqueue', SUPPORT);
    world.okIn(conference, 'end');
    expect([first.state, inQueue(world)]).toEqual(['ended', []]);
    expect(world.payload('call.dequeued', first)).toMatchObject({ reason: 'hangup' });
  });

  it('is bridged out of both', async () => {
    const { world, first, second, third } = await legs(3);
    world.conference(first);
    world.ok(second, 'enqueue', SUPPORT);
    world.ok(first, 'bridge', { queue: 'support' });
    expect([bridgedTo(first), conferenceOf(first), inQueue(world)]).toEqual([second.id, undefined, []]);
    world.ok(second, 'enqueue', SUPPORT);
    world.ok(third, 'bridge', { call_control_id: second.id });
    expect([bridgedTo(third), inQueue(world), first.state]).toEqual([second.id, [], 'ended']);
  });
});

describe('a leg that waits for something else when it is put in a queue', () => {
  it('is transferred no more: who was dialled for it is cancelled', async () => {
    const { world, first } = await legs(1);
    world.ok(first, 'transfer', { to: '+13125550007' });
    const destination = [...world.exchange.calls()].find(({ direction }) => direction === 'outgoing');
    world.ok(first, 'enqueue', SUPPORT);
    await world.clock.advanceAsync(1000);
    expect(destination?.hangup?.cause).toBe('originator_cancel');
    expect([first.state, inQueue(world)]).toEqual(['active', [first.id]]);
  });

  it('is bridged with nobody who answers later', async () => {
    const { world, first } = await legs(1);
    const ringing = await world.dial({ to: '+13125550007' });
    await world.clock.advanceAsync(50);
    world.ok(first, 'bridge', { call_control_id: ringing.id, play_ringtone: true });
    world.ok(first, 'enqueue', SUPPORT);
    await world.clock.advanceAsync(1000);
    expect([ringing.state, bridgedTo(first), bridgedTo(ringing), inQueue(world)]).toEqual([
      'active',
      null,
      null,
      [first.id],
    ]);
  });
});

it('a leg of a dial with bridge_on_answer fetches the leg that it is linked with out of its queue', async () => {
  const { world, first } = await legs(1);
  world.ok(first, 'enqueue', SUPPORT);
  const agent = await world.dial({ to: '+13125550007', link_to: first.id, bridge_on_answer: true });
  await world.clock.advanceAsync(1000);
  expect([bridgedTo(agent), inQueue(world)]).toEqual([first.id, []]);
  expect(world.payload('call.dequeued', first)).toMatchObject({ reason: 'bridged' });
});

it('the leg of a supervisor is put in no queue', async () => {
  const { world, first } = await legs(1);
  const supervisor = await world.dial({ to: '+13125550007', supervise_call_control_id: first.id });
  await world.clock.advanceAsync(1000);
  expect(world.codes(supervisor, 'enqueue', SUPPORT)).toEqual(['10027']);
});
