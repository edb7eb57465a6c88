import { describe, expect, it } from 'vitest';
import type { Call } from '../../../../src/calls/call.js';
import { conferenceOf } from '../../../../src/calls/conferences/conference.js';
import { conferenceResource } from '../../../../src/calls/conferences/resource.js';
import { codesOf, ExchangeWorld } from '../../../support/exchange.js';

describe('a conference', () => {
  it('is made from an answered leg, which is in it then', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const data = world.okIn(call, 'create_conference', {
      call_control_id: call.id,
      name: 'sales',
      client_state: 'YQ==',
    });
    expect(data).toMatchObject({ name: 'sales', record_type: 'conference', status: 'in_progress', region: 'US' });
    expect(world.hooks().slice(-2)).toEqual(['conference.created', 'conference.participant.joined']);
    const ids = {
      call_control_id: call.id,
      call_leg_id: call.legId,
      call_session_id: call.sessionId,
      client_state: 'YQ==',
      conference_id: data['id'],
      connection_id: call.connectionId,
    };
    expect(world.payload('conference.created')).toEqual({ ...ids, occurred_at: data['created_at'] });
    expect(world.payload('conference.participant.joined')).toEqual(ids);
  });

  it('ends when the last one has left, who is parked', async () => {
    const world = new ExchangeWorld();
    const [first, second] = [await world.answered(), await world.answered()];
    const conference = world.conference(first);
    world.okIn(conference, 'join', { call_control_id: second.id });
    world.okIn(conference, 'leave', { call_control_id: first.id });
    expect(conference.status).toBe('in_progress');
    expect(first.state).toBe('active');
    expect(conferenceOf(first)).toBeUndefined();
    world.okIn(conference, 'leave', { call_control_id: second.id });
    expect(conferenceResource(conference)).toMatchObject({ status: 'completed', end_reason: 'all_left' });
    expect(world.hooks().slice(-3)).toEqual([
      'conference.participant.left',
      'conference.participant.left',
      'conference.ended',
    ]);
    expect(world.payload('conference.ended')).toMatchObject({ reason: 'all_left', call_control_id: first.id });
  });

  it('is left by whoever hangs up, behind the hang-up', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.conference(call);
    world.act(call, { act: 'hangup' });
    expect(world.hooks().slice(-3)).toEqual(['call.hangup', 'conference.participant.left', 'conference.ended']);
  });

  it('is ended by the API: all are hung up, and the leg that it was made from wherever that is', async () => {
    const world = new ExchangeWorld();
    const [creator, other] = [await world.answered(), await world.answered()];
    const conference = world.conference(creator);
    world.okIn(conference, 'join', { call_control_id: other.id });
    world.okIn(conference, 'leave', { call_control_id: creator.id });
    world.okIn(conference, 'end');
    for (const leg of [creator, other]) expect(leg.hangup?.cause).toBe('time_limit');
    expect(world.hooks().slice(-2)).toEqual(['conference.participant.left', 'conference.ended']);
    expect(conferenceResource(conference)).toMatchObject({ end_reason: 'ended_via_api' });
    expect(world.payload('conference.ended')).not.toHaveProperty('reason');
  });

  it('has host_left as the reason of an end by the API where the switch conference_ended_via_api has it so', async () => {
    const world = new ExchangeWorld({ config: { switches: { conference_ended_via_api: 'host_left' } } });
    world.okIn(world.conference(await world.answered()), 'end');
    expect(world.payload('conference.ended')['reason']).toBe('host_left');
  });

  it('has its webhooks at its own address, found by its id and by that of the leg', async () => {
    const world = new ExchangeWorld();
    const [first, second] = [await world.answered(), await world.answered()];
    const conference = world.conference(first);
    world.okIn(conference, 'join', { call_control_id: second.id });
    await world.clock.advanceAsync(100);
    const typesOf = (filter: object): string[] => world.deliveries.list(filter).map(({ event_type: type }) => type);
    expect(typesOf({ conference_id: conference.id })).toEqual([
      'conference.created',
      'conference.participant.joined',
      'conference.participant.joined',
    ]);
    expect(typesOf({ call_control_id: second.id })).toContain('conference.participant.joined');
    expect(world.events('webhook.delivered', second).at(-1)).toMatchObject({ conference_id: conference.id });
  });

  it('refuses a leg that is no longer, not yet or nowhere, and the id of none is changed', async () => {
    const world = new ExchangeWorld();
    const [ended, ringing, call] = [await world.answered(), await world.ring(), await world.answered()];
    world.ok(ended, 'hangup');
    const make = (id: string) => world.codesIn(id, 'create_conference', { call_control_id: id, name: 'sales' });
    expect(make(ended.id)).toEqual(['90018']);
    expect(make(ringing.id)).toEqual(['90034']);
    expect(make('v3:nobody')).toEqual(['90015']);
    const conference = world.conference(call);
    for (const [leg, code] of [
      [ended.id, '90018'],
      [ringing.id, '90034'],
      ['v3:nobody', '90015'],
      [call.id, '90044'],
    ] as const)
      expect(world.codesIn(conference, 'join', { call_control_id: leg })).toEqual([code]);
    expect(conference.participants.size).toBe(1);
  });

  it('keeps its name to itself as long as it is live', async () => {
    const world = new ExchangeWorld();
    const [first, second] = [await world.answered(), await world.answered()];
    const conference = world.conference(first);
    const body = { call_control_id: second.id, name: 'sales' };
    expect(world.codesIn(second, 'create_conference', body)).toEqual(['90033']);
    world.okIn(conference, 'leave', { call_control_id: first.id });
    expect(world.codesIn(second, 'create_conference', body)).toEqual([]);
  });

  it('answers for a while after its end, and takes no commands any more', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const conference = world.conference(call);
    world.okIn(conference, 'leave', { call_control_id: call.id });
    for (const name of ['join', 'leave'])
      expect(world.codesIn(conference, name, { call_control_id: call.id })).toEqual(['90019']);
    expect(codesOf(world.runIn('nowhere', 'end'))).toEqual(['90058']);
    expect(world.exchange.conference(conference.id)).toBe(conference);
    await world.clock.advanceAsync(600_000);
    expect(world.exchange.conference(conference.id)).toBeUndefined();
  });

  it('takes as many as it may', async () => {
    const world = new ExchangeWorld();
    const legs = [await world.answered(), await world.answered(), await world.answered()];
    const conference = world.conference(legs[0] as Call, { max_participants: 2 });
    const join = (n: number) => world.runIn(conference, 'join', { call_control_id: legs[n]?.id });
    expect(codesOf(join(1))).toEqual([]);
    expect(join(2)).toMatchObject({
      refusals: [{ error: 'conferenceFull', detail: expect.stringContaining('at 2.') as unknown }],
    });
  });

  it('is over after four hours, whoever is in it', async () => {
    const world = new ExchangeWorld();
    const [first, second] = [await world.answered(), await world.answered()];
    const conference = world.conference(first);
    world.okIn(conference, 'join', { call_control_id: second.id });
    await world.clock.advanceAsync(4 * 3_600_000 - 1);
    expect(conference.status).toBe('in_progress');
    await world.clock.advanceAsync(1);
    expect(world.payload('conference.ended')['reason']).toBe('time_exceeded');
    expect(second.hangup?.cause).toBe('time_limit');
  });

  it('lets no time pass of itself: its timers are fences', async () => {
    const world = new ExchangeWorld();
    world.conference(await world.answered());
    await world.clock.advanceAsync(100);
    expect(world.clock.nextDue()?.atMs).toBe(4 * 3_600_000);
    expect(world.clock.nextEvent()).toBeUndefined();
  });

  it('ends with the exit of one whose exit ends it', async () => {
    const world = new ExchangeWorld();
    const [first, host, other] = [await world.answered(), await world.answered(), await world.answered()];
    const conference = world.conference(first);
    world.okIn(conference, 'join', { call_control_id: host.id, end_conference_on_exit: true });
    world.okIn(conference, 'join', { call_control_id: other.id });
    world.act(host, { act: 'hangup' });
    expect(conferenceResource(conference)).toMatchObject({
      end_reason: 'host_left',
      ended_by: { call_control_id: host.id, call_session_id: host.sessionId },
    });
    expect([first, other].map(({ hangup }) => hangup?.cause)).toEqual(['time_limit', 'time_limit']);
    expect(world.hooks().at(-1)).toBe('conference.ended');
  });

  it('ends softly with the exit of one whose exit ends it so: nobody is hung up', async () => {
    const world = new ExchangeWorld();
    const [first, host] = [await world.answered(), await world.answered()];
    const conference = world.conference(first);
    world.okIn(conference, 'join', { call_control_id: host.id, soft_end_conference_on_exit: true });
    world.okIn(conference, 'leave', { call_control_id: host.id });
    expect([first, host].map(({ state }) => state)).toEqual(['active', 'active']);
    expect(conferenceOf(first)).toBeUndefined();
    expect(world.payload('conference.ended')['reason']).toBe('host_left');
  });

  it('is left for a bridge and for another conference, and the other way round', async () => {
    const world = new ExchangeWorld();
    const legs = [await world.answered(), await world.answered(), await world.answered()];
    const [a, b, c] = legs as [Call, Call, Call];
    const conference = world.conference(a);
    world.okIn(conference, 'join', { call_control_id: b.id });
    world.ok(b, 'bridge', { call_control_id: c.id, park_after_unbridge: 'self' });
    expect(conferenceOf(b)).toBeUndefined();
    expect(world.hooks(b)).toContain('conference.participant.left');
    const other = world.conference(c, { name: 'support' });
    expect(b.unbridged).toBe('parked');
    world.okIn(other, 'join', { call_control_id: a.id });
    expect(conference.status).toBe('completed');
    expect(conferenceOf(a)?.conference).toBe(other.id);
  });
});
