import { describe, expect, it } from 'vitest';
import { Journal } from '../../../src/calls/journal.js';
import { partyActs } from '../../../src/control/party.js';
import { getCall, listCalls } from '../../../src/control/calls.js';
import { LIMITS } from '../../../src/limits.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { StandIns } from '../../../src/shell/stand-ins.js';
import { clientStateUpdate } from '../../../src/commands/client-state-update.js';
import { coreWorld } from '../../support/core-world.js';
import { misfits } from '../../support/control-schemas.js';
import { commandNamed, ExchangeWorld } from '../../support/exchange.js';

const open = (config = {}): ExchangeWorld => new ExchangeWorld({ config: { provisionUnknown: true, ...config } });

describe('a call that stands in for an id which was never given out', () => {
  it('is made once: both APIs show the same leg and session at each asking', () => {
    const world = open();
    const first = world.exchange.callStatus('made-up');
    expect(first).toMatchObject({ is_alive: true });
    world.ok('made-up', 'hangup');
    expect(world.exchange.callStatus('made-up')).toEqual(first);
    const shown = getCall(world.exchange, 'made-up');
    expect(misfits('Call', shown)).toEqual([]);
    expect(shown).toMatchObject({
      stand_in: true,
      state: 'active',
      call_leg_id: first?.['call_leg_id'],
      call_session_id: first?.['call_session_id'],
    });
    expect(listCalls(world.exchange, {})).toEqual([shown]);
  });

  it('is there for the control API first, too', () => {
    const world = open();
    const { call_leg_id: leg } = getCall(world.exchange, 'made-up');
    expect(world.exchange.callStatus('made-up')).toMatchObject({ call_leg_id: leg });
  });

  it('keeps its client state and remembers command ids', () => {
    const world = open();
    world.ok('made-up', 'speak', { payload: 'a', voice: 'female', client_state: 'YQ==', command_id: 'once' });
    expect(world.exchange.callStatus('made-up')).toMatchObject({ client_state: 'YQ==' });
    world.ok('made-up', 'speak', { payload: 'a', voice: 'female', command_id: 'once' });
    expect(world.events('command.*').map(({ type }) => type)).toEqual(['command.accepted', 'command.ignored']);
  });

  it('has no far end: each act is 409', async () => {
    const world = open();
    for (const act of ['answer', 'hangup', 'silence'] as const) {
      await expect(partyActs(world.exchange, 'made-up', act, {})).rejects.toMatchObject({
        code: 409,
        message: expect.stringMatching(/stands in for an id that was not given out here .*no far end/) as never,
      });
    }
    expect(world.events('party.act.*')).toEqual([]);
  });

  it('shows no stand_in where the call was made', async () => {
    const world = open();
    expect(getCall(world.exchange, (await world.ring()).id)).not.toHaveProperty('stand_in');
  });

  it('gives a dial that links to it its session', async () => {
    const world = open();
    const linked = await world.dial({ link_to: 'made-up' });
    expect(linked.sessionId).toBe(getCall(world.exchange, 'made-up').call_session_id);
  });

  it('is another one after a reset', () => {
    const world = open();
    const { call_leg_id: leg } = getCall(world.exchange, 'made-up');
    world.exchange.reset();
    expect(getCall(world.exchange, 'made-up').call_leg_id).not.toBe(leg);
  });

  it('is not live for whoever counts calls, and is not hung up at the end', () => {
    const world = open();
    world.exchange.callStatus('made-up');
    world.exchange.hangUpAll(commandNamed('hangup'));
    expect([world.exchange.liveCalls, world.hooks().length]).toEqual([0, 0]);
  });

  it('goes with connections that are strict otherwise', async () => {
    const world = open({ strictConnections: true });
    expect((await world.tryDial({ connection_id: '42' })).kind).toBe('accepted');
  });
});

describe('stand-ins', () => {
  function few(limits?: { calls: number; bytes: number }) {
    const clock = new VirtualClock();
    const journal = new Journal(clock, clock.host);
    return { journal, standIns: new StandIns(coreWorld(clock), journal.record, limits) };
  }

  it('limit stand_ins: the one that was used longest ago goes for a new one', () => {
    const { journal, standIns } = few();
    for (let i = 0; i < LIMITS['stand_ins']; i++) standIns.get(`id ${i}`);
    const [first, second] = [standIns.get('id 0'), standIns.all()[0]];
    expect(second?.id).toBe('id 1');
    standIns.get('one more');
    expect(standIns.all()).toHaveLength(LIMITS['stand_ins']);
    expect(standIns.get('id 0')).toBe(first);
    expect(standIns.all()).not.toContain(second);
    expect(journal.list({}, 10)).toMatchObject([{ type: 'limit.reached', what: 'stand_ins', call_control_id: 'id 1' }]);
  });

  it('limit stand_ins.bytes: those that were used longest ago go for what a new one holds', () => {
    const { journal, standIns } = few({ calls: 100, bytes: 20_000 });
    const state = 'YQ=='.repeat(3_000);
    for (let i = 0; i < 5; i++) standIns.command(clientStateUpdate, `id ${i}`, { client_state: state });
    expect(standIns.all().map(({ id }) => id)).toEqual(['id 4']);
    expect(journal.list({ types: ['limit.reached'] }, 10)).toHaveLength(1);
    expect(journal.list({ types: ['limit.reached'] }, 1)).toMatchObject([{ what: 'stand_ins.bytes' }]);
    expect(LIMITS['stand_ins.bytes']).toBe(16 * 1024 * 1024);
  });
});
