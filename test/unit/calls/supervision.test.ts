import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import type { Call } from '../../../src/calls/call.js';
import type { SupervisorRole } from '../../../src/activities/supervision/kind.js';
import { checkDial } from '../../../src/commands/check-dial.js';
import { callView } from '../../../src/control/call-view.js';
import { codesOf, ExchangeWorld } from '../../support/exchange.js';

/** An answered leg, and one that was dialled to supervise it, which rings or, 300 ms later, has answered. */
async function supervised(
  supervisor_role: SupervisorRole | null = null,
  { waitMs = 300 } = {},
): Promise<{ world: ExchangeWorld; agent: Call; supervisor: Call }> {
  const world = new ExchangeWorld();
  const agent = await world.answered();
  const supervisor = await world.dial({ supervise_call_control_id: agent.id, supervisor_role });
  await world.clock.advanceAsync(waitMs);
  return { world, agent, supervisor };
}

const supervision = (call: Call): unknown => callView(call).activities.find(({ kind }) => kind === 'supervision');

describe('a dial with supervise_call_control_id', () => {
  it('makes a leg that supervises the other from its answer on, in the role that was asked for', async () => {
    const { world, agent, supervisor } = await supervised('whisper', { waitMs: 50 });
    expect([supervision(agent), supervision(supervisor)]).toMatchObject([{ state: 'starting' }, { state: 'starting' }]);
    expect(world.events('activity.started')).toEqual([]);
    await world.clock.advanceAsync(300);
    expect(supervision(agent)).toMatchObject({
      state: 'running',
      side: 'supervised',
      peer: supervisor.id,
      role: 'whisper',
    });
    expect(supervision(supervisor)).toMatchObject({
      state: 'running',
      side: 'supervisor',
      peer: agent.id,
      role: 'whisper',
    });
    expect(world.events('activity.started', supervisor)).toMatchObject([
      { kind: 'supervision', side: 'supervisor', peer: agent.id, role: 'whisper' },
    ]);
    expect(world.hooks(supervisor)).toEqual(['call.initiated', 'call.answered']);
    expect(world.hooks(agent)).toEqual(['call.initiated', 'call.answered']);
  });

  it('makes one that barges in where no role is given', async () => {
    expect(supervision((await supervised()).supervisor)).toMatchObject({ role: 'barge' });
  });

  it.each([
    ['is unknown', () => Promise.resolve('v3:nobody'), '90015'],
    ['has ended', async (world: ExchangeWorld) => ended(world, await world.answered()), '90018'],
    ['rings', async (world: ExchangeWorld) => (await world.ring()).id, '90034'],
    ['supervises another one itself', async (world: ExchangeWorld) => watching(world), '10027'],
  ])('is refused where the leg %s, and makes no call', async (_what, leg, code) => {
    const world = new ExchangeWorld();
    const supervise_call_control_id = await leg(world);
    const before = [...world.exchange.calls()].length;
    const reply = await world.tryDial({ supervise_call_control_id });
    expect(codesOf(reply)).toEqual([code]);
    expect(reply).toMatchObject({ refusals: [{ pointer: '/supervise_call_control_id' }] });
    expect([...world.exchange.calls()]).toHaveLength(before);
  });

  it('is refused together with bridge_on_answer', async () => {
    const world = new ExchangeWorld();
    const agent = await world.answered();
    const body = { supervise_call_control_id: agent.id, link_to: agent.id, bridge_on_answer: true };
    const whole = { connection_id: '1', from: '+13125550001', to: '+13125550002', ...body };
    expect(checkDial(whole, { switches: world.exchange.config.switches })).toMatchObject([
      { error: 'unprocessable', pointer: '/bridge_on_answer' },
    ]);
  });

  it('may let several phones ring: who answers first supervises', async () => {
    const world = new ExchangeWorld();
    const agent = await world.answered();
    await world.dial({ to: ['+15550100200', '+13125550009'], supervise_call_control_id: agent.id });
    await world.clock.advanceAsync(500);
    const states = [...agent.activities.values()].map(({ state }) => state);
    expect(states).toEqual(['running', 'ended']);
  });

  it(`limit call.supervisors: of a leg there are ${LIMITS['call.supervisors']}, and the next dial is refused`, async () => {
    const world = new ExchangeWorld();
    const agent = await world.answered();
    const body = { supervise_call_control_id: agent.id };
    for (let i = 0; i < LIMITS['call.supervisors']; i++) await world.dial(body);
    expect(codesOf(await world.tryDial(body))).toEqual(['10027']);
    expect(world.events('limit.reached')).toMatchObject([{ what: 'call.supervisors' }]);
  });
});

async function watching(world: ExchangeWorld): Promise<string> {
  const { id } = await world.dial({ supervise_call_control_id: (await world.answered()).id });
  await world.clock.advanceAsync(300);
  return id;
}

function ended(world: ExchangeWorld, call: Call): string {
  world.ok(call, 'hangup');
  return call.id;
}

describe('a supervision', () => {
  it('is over when the supervised leg ends, and the supervisor is hung up', async () => {
    const { world, agent, supervisor } = await supervised();
    world.act(agent, { act: 'hangup' });
    expect(supervisor.hangup).toEqual({ cause: 'normal_clearing', source: 'caller', sip: '200' });
    expect(supervision(supervisor)).toMatchObject({ state: 'ended' });
    expect(world.hooks(supervisor)).toEqual(['call.initiated', 'call.answered', 'call.hangup']);
    expect(world.events('activity.ended')).toMatchObject([
      { call_control_id: agent.id, reason: 'hangup' },
      { call_control_id: supervisor.id, reason: 'peer_left' },
    ]);
  });

  it('that has not begun is over then too: the phone of the supervisor stops ringing', async () => {
    const { world, agent, supervisor } = await supervised('barge', { waitMs: 50 });
    world.ok(agent, 'hangup');
    expect(supervisor.hangup).toEqual({ cause: 'originator_cancel', source: 'caller', sip: '487' });
    expect(world.events('activity.dropped', supervisor)).toMatchObject([{ kind: 'supervision', reason: 'peer_left' }]);
  });

  it('is over when the supervisor hangs up, and the supervised leg stays as it is', async () => {
    const { world, agent, supervisor } = await supervised();
    world.ok(supervisor, 'hangup');
    expect([agent.state, supervision(agent)]).toMatchObject(['active', { state: 'ended' }]);
    expect(world.hooks(agent)).toEqual(['call.initiated', 'call.answered']);
    expect(codesOf(await world.tryDial({ supervise_call_control_id: agent.id }))).toEqual([]);
  });

  it('goes on where the peer of the supervised leg goes and that stays', async () => {
    const { world, agent, supervisor } = await supervised();
    const customer = await world.answered();
    world.ok(agent, 'bridge', { call_control_id: customer.id, park_after_unbridge: 'self' });
    world.act(customer, { act: 'hangup' });
    expect([agent.unbridged, supervision(supervisor)]).toMatchObject(['parked', { state: 'running' }]);
  });
});

describe('the leg of a supervisor', () => {
  it('takes no commands but those that end it, give it a state or another role', async () => {
    const { world, agent, supervisor } = await supervised('monitor');
    const refused = { error: 'unprocessable', detail: 'Supervisor calls do not support commands' };
    expect(world.run(supervisor, 'send_dtmf', { digits: '1' })).toMatchObject({ refusals: [refused] });
    const other = await world.answered();
    expect(world.run(other, 'bridge', { call_control_id: supervisor.id })).toMatchObject({
      refusals: [{ ...refused, pointer: '/call_control_id' }],
    });
    const linked = await world.tryDial({ link_to: supervisor.id, bridge_on_answer: true });
    expect(linked).toMatchObject({ refusals: [{ ...refused, pointer: '/link_to' }] });
    expect(world.codes(supervisor, 'client_state_update', { client_state: 'YQ==' })).toEqual([]);
    expect(world.codes(supervisor, 'switch_supervisor_role', { role: 'barge' })).toEqual([]);
    expect([supervision(agent), supervision(supervisor)]).toMatchObject([{ role: 'barge' }, { role: 'barge' }]);
    expect(world.events('supervision.role')).toMatchObject([
      { call_control_id: supervisor.id, peer: agent.id, role: 'barge' },
    ]);
    expect(world.codes(supervisor, 'hangup')).toEqual([]);
  });
});

describe('switch_supervisor_role', () => {
  it('is refused on a leg that supervises nobody, the supervised one included', async () => {
    const { world, agent } = await supervised();
    expect(world.codes(agent, 'switch_supervisor_role', { role: 'monitor' })).toEqual(['10027']);
  });

  it('is refused before the supervisor has answered', async () => {
    const { world, supervisor } = await supervised('barge', { waitMs: 50 });
    expect(world.codes(supervisor, 'switch_supervisor_role', { role: 'monitor' })).toEqual(['90034']);
  });
});
