import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { callView } from '../../../src/control/call-view.js';
import { CALLER, codesOf, ExchangeWorld } from '../../support/exchange.js';

const THIRD = '+13125550003';

const peer = (call: Call): string | null => callView(call).bridged_to;

async function dialledFor(body: object): Promise<{ world: ExchangeWorld; a: Call; b: Call }> {
  const world = new ExchangeWorld();
  const a = await world.answered();
  const b = await world.dial({ to: THIRD, link_to: a.id, ...body });
  return { world, a, b };
}

describe('a dial with bridge_on_answer', () => {
  it('bridges the new leg with that of link_to when it is answered', async () => {
    const { world, a, b } = await dialledFor({ bridge_on_answer: true });
    await world.clock.advanceAsync(150);
    expect(peer(a)).toBeNull();
    await world.clock.advanceAsync(100);
    expect([peer(a), peer(b)]).toEqual([b.id, a.id]);
    expect(world.hooks(b)).toEqual(['call.initiated', 'call.answered', 'call.bridged']);
    expect(world.hooks(a).at(-1)).toBe('call.bridged');
    expect(b.sessionId).toBe(a.sessionId);
  });

  it('bridges the one of several that is answered first', async () => {
    const { world, a, b } = await dialledFor({ to: ['+15550100408', '+15550100200'], bridge_on_answer: true });
    await world.clock.advanceAsync(300);
    expect(b.state).toBe('ended');
    expect(peer(a)).toBe([...world.exchange.calls()].at(-1)?.id);
  });

  it('leaves the new leg up where the linked one has ended meanwhile, and the journal says so', async () => {
    const { world, a, b } = await dialledFor({ bridge_on_answer: true });
    world.act(a, { act: 'hangup' });
    await world.clock.advanceAsync(300);
    expect(b.state).toBe('active');
    expect(world.events('bridge.failed', b)).toMatchObject([{ peer: a.id, reason: 'ended' }]);
  });

  it('takes the linked leg from its peer, or with prevent_double_bridge hangs the new one up', async () => {
    for (const prevent_double_bridge of [false, true]) {
      const { world, a, b } = await dialledFor({ bridge_on_answer: true });
      await world.clock.advanceAsync(300);
      const c = await world.dial({ to: THIRD, link_to: a.id, bridge_on_answer: true, prevent_double_bridge });
      await world.clock.advanceAsync(300);
      expect(peer(a)).toBe(prevent_double_bridge ? b.id : c.id);
      expect([b.state, c.state]).toEqual(prevent_double_bridge ? ['active', 'ended'] : ['ended', 'active']);
      if (prevent_double_bridge) expect(c.hangup).toEqual({ cause: 'normal_clearing', source: 'caller', sip: '200' });
    }
  });

  it('parks the new leg with park_after_unbridge when the linked one goes', async () => {
    const { world, a, b } = await dialledFor({ bridge_on_answer: true, park_after_unbridge: 'self' });
    await world.clock.advanceAsync(300);
    world.act(a, { act: 'hangup' });
    expect(callView(b)).toMatchObject({ state: 'active', unbridged: 'parked' });
  });

  it('is refused with 90018 for a linked leg that has ended', async () => {
    const world = new ExchangeWorld();
    const a = await world.answered();
    world.act(a, { act: 'hangup' });
    const reply = await world.tryDial({ link_to: a.id, bridge_on_answer: true });
    expect(codesOf(reply)).toEqual(['90018']);
    // To share its session alone it may have ended.
    expect(codesOf(await world.tryDial({ link_to: a.id }))).toEqual([]);
  });
});

describe('a dial with bridge_intent', () => {
  it('shows the number that the linked leg shows', async () => {
    const { world, b } = await dialledFor({ bridge_intent: true });
    await world.clock.advanceAsync(1);
    expect(b.from).toBe(CALLER);
    expect(world.payload('call.initiated', b)).toMatchObject({ from: CALLER, caller_id_name: CALLER });
  });

  it('bridges nothing by itself', async () => {
    const { world, a, b } = await dialledFor({ bridge_intent: true });
    await world.clock.advanceAsync(300);
    expect([peer(a), peer(b)]).toEqual([null, null]);
    world.ok(a, 'bridge', { call_control_id: b.id });
    expect(peer(a)).toBe(b.id);
  });
});
