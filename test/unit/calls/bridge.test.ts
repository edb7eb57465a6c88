import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import type { Body } from '../../../src/contract/types.js';
import { callView } from '../../../src/control/call-view.js';
import { LIMITS } from '../../../src/limits.js';
import { CALLER, ExchangeWorld, OURS, type ExchangeWish } from '../../support/exchange.js';

const THIRD = '+13125550003';

/** Two answered legs: the party of `a` called in, that of `b` was dialled. */
async function twoLegs(
  wish: ExchangeWish = {},
  dial: object = {},
): Promise<{ world: ExchangeWorld; a: Call; b: Call }> {
  const world = new ExchangeWorld(wish);
  const a = await world.answered();
  const b = await answeredDial(world, dial);
  return { world, a, b };
}

/** A leg that was dialled and has been answered. */
async function answeredDial(world: ExchangeWorld, body: object = {}): Promise<Call> {
  const call = await world.dial({ to: THIRD, ...body });
  await world.clock.advanceAsync(200);
  expect(call.state).toBe('active');
  return call;
}

const bridged = async (
  body: Omit<Body<'BridgeCall'>, 'call_control_id'> = {},
  wish: ExchangeWish = {},
  dial: object = {},
): Promise<{ world: ExchangeWorld; a: Call; b: Call }> => {
  const legs = await twoLegs(wish, dial);
  legs.world.ok(legs.a, 'bridge', { call_control_id: legs.b.id, ...body });
  return legs;
};

const peer = (call: Call): string | null => callView(call).bridged_to;

/** The names of webhooks from now on, each with the leg it is about. */
const told = (world: ExchangeWorld, names: Readonly<Record<string, Call>>, from = 0): string[] =>
  world
    .webhooks()
    .slice(from)
    .map(({ type, payload }) => {
      const [name] = Object.entries(names).find(([, { id }]) => id === payload['call_control_id']) ?? ['?'];
      return `${name} ${type}`;
    });

describe('a bridge of two answered legs', () => {
  it('is told on both, the leg of the command first, and each says what is its own', async () => {
    const { world, a, b } = await twoLegs({}, { client_state: 'Yg==' });
    const before = world.webhooks().length;
    world.ok(a, 'bridge', { call_control_id: b.id, client_state: 'YQ==' });
    expect(told(world, { a, b }, before)).toEqual(['a call.bridged', 'b call.bridged']);
    expect(world.payload('call.bridged', a)).toEqual({
      call_control_id: a.id,
      call_leg_id: a.legId,
      call_session_id: a.sessionId,
      calling_party_type: 'pstn',
      client_state: 'YQ==',
      connection_id: a.connectionId,
      from: CALLER,
      start_time: expect.any(String) as string,
      to: OURS,
    });
    expect(world.payload('call.bridged', b)).toMatchObject({ client_state: 'Yg==', from: OURS, to: THIRD });
    expect([peer(a), peer(b)]).toEqual([b.id, a.id]);
    expect(world.events('bridge.started').map((entry) => [entry.call_control_id, entry['peer']])).toEqual([
      [a.id, b.id],
      [b.id, a.id],
    ]);
  });

  it('lets each party hear the other from the next frame on, bit for bit', async () => {
    const { world, a, b } = await bridged();
    world.say(a, 'good morning');
    await world.clock.advanceAsync(400);
    world.say(b, 'hello to you');
    await world.clock.advanceAsync(1500);
    const shift = (b.answeredAt ?? 0) - (a.answeredAt ?? 0);
    const samples = Math.round(shift / 20_000) * 160;
    expect(world.audio(b, 'heard').some((sample) => sample !== 0)).toBe(true);
    expect(world.audio(b, 'heard')).toEqual(world.audio(a, 'spoken').subarray(samples));
    expect(world.audio(a, 'heard').subarray(samples)).toEqual(world.audio(b, 'spoken'));
  });

  it.each([
    ['the caller', 'a', ['a call.hangup', 'b call.hangup'], { cause: 'normal_clearing', source: 'caller', sip: '200' }],
    ['the callee', 'b', ['b call.hangup', 'a call.hangup'], { cause: 'normal_clearing', source: 'callee', sip: '200' }],
  ] as const)('ends with a hang-up of both when %s hangs up', async (_who, name, hooks, hangup) => {
    const { world, a, b } = await bridged();
    const before = world.webhooks().length;
    world.act(name === 'a' ? a : b, { act: 'hangup' });
    expect(told(world, { a, b }, before)).toEqual(hooks);
    expect([a.hangup, b.hangup]).toEqual([hangup, hangup]);
    expect([peer(a), peer(b)]).toEqual([null, null]);
    expect(world.events('bridge.ended').map((entry) => [entry.call_control_id, entry['reason']])).toEqual(
      name === 'a'
        ? [
            [a.id, 'hangup'],
            [b.id, 'peer_left'],
          ]
        : [
            [b.id, 'hangup'],
            [a.id, 'peer_left'],
          ],
    );
  });

  it('ends with a hang-up of both when the app hangs up either', async () => {
    const { world, a, b } = await bridged();
    world.ok(b, 'hangup');
    expect([a.state, b.state]).toEqual(['ended', 'ended']);
    expect(a.hangup).toEqual({ cause: 'normal_clearing', source: 'callee', sip: '200' });
  });

  it.each([
    [{ park_after_unbridge: 'self' }, 'parked'],
    [{ hold_after_unbridge: true }, 'held'],
    [{ park_after_unbridge: 'self', hold_after_unbridge: true }, 'parked'],
  ] as const)('with %j leaves the leg of the command %s when its peer goes', async (body, unbridged) => {
    const { world, a, b } = await bridged(body);
    world.act(b, { act: 'hangup' });
    expect(a.state).toBe('active');
    expect(callView(a)).toMatchObject({ bridged_to: null, unbridged });
    expect(world.events('bridge.ended', a)).toMatchObject([{ peer: b.id, reason: 'peer_left', then: unbridged }]);
    world.ok(a, 'speak', { payload: 'Still there?', voice: 'female' });
  });

  it('with park_after_unbridge protects no other leg than that of the command', async () => {
    const { world, a, b } = await bridged({ park_after_unbridge: 'self' });
    world.act(a, { act: 'hangup' });
    expect(b.state).toBe('ended');
  });

  it('parks a leg whose dial said so', async () => {
    const world = new ExchangeWorld();
    const a = await world.answered();
    const b = await answeredDial(world, { link_to: a.id, park_after_unbridge: 'self' });
    world.ok(a, 'bridge', { call_control_id: b.id });
    world.act(a, { act: 'hangup' });
    expect(callView(b)).toMatchObject({ state: 'active', unbridged: 'parked' });
  });

  it('hears nothing of the peer any more once it is parked', async () => {
    const { world, a, b } = await bridged({ park_after_unbridge: 'self' });
    world.say(b, 'I must go now');
    await world.clock.advanceAsync(200);
    world.act(b, { act: 'hangup' });
    await world.clock.advanceAsync(1000);
    const heard = world.audio(a, 'heard');
    expect(heard.subarray(-7200).every((sample) => sample === 0)).toBe(true);
    expect(heard.some((sample) => sample !== 0)).toBe(true);
  });
});

describe('a bridge with a leg that has a peer', () => {
  async function three(first: object = {}): Promise<{ world: ExchangeWorld; a: Call; b: Call; c: Call }> {
    const legs = await bridged(first);
    return { ...legs, c: await answeredDial(legs.world) };
  }

  it('takes it out of the old bridge, whose other leg is hung up', async () => {
    const { world, a, b, c } = await three();
    const before = world.webhooks().length;
    world.ok(a, 'bridge', { call_control_id: c.id });
    expect([peer(a), peer(c)]).toEqual([c.id, a.id]);
    expect(b.state).toBe('ended');
    expect(told(world, { a, b, c }, before)).toEqual(['a call.bridged', 'c call.bridged', 'b call.hangup']);
  });

  it('parks the other leg of the old bridge where that was asked for', async () => {
    const { world, a, b, c } = await three({ park_after_unbridge: 'self' });
    world.ok(c, 'bridge', { call_control_id: b.id });
    expect([peer(b), peer(c)]).toEqual([c.id, b.id]);
    expect(callView(a)).toMatchObject({ state: 'active', unbridged: 'parked' });
    expect(world.events('bridge.ended', b)).toMatchObject([{ peer: a.id, reason: 'rebridged' }]);
    world.ok(a, 'bridge', { call_control_id: (await answeredDial(world)).id });
    expect(callView(a).unbridged).toBeNull();
  });

  it('is refused with prevent_double_bridge, and nothing changes', async () => {
    const { world, a, b, c } = await three();
    expect(world.codes(c, 'bridge', { call_control_id: b.id, prevent_double_bridge: true })).toEqual(['10027']);
    expect([peer(a), peer(b), peer(c)]).toEqual([b.id, a.id, null]);
    // It is about another call: the same pair may be bridged again.
    world.ok(a, 'bridge', { call_control_id: b.id, prevent_double_bridge: true, park_after_unbridge: 'self' });
    world.act(b, { act: 'hangup' });
    expect(a.state).toBe('active');
  });
});

describe('a bridge of a leg that has had many activities', () => {
  it(`limit call.activities: makes the oldest one that has ended go where there are ${LIMITS['call.activities']}`, async () => {
    const { world, a, b } = await bridged();
    world.ok(a, 'bridge', { call_control_id: b.id });
    const [ended] = [...a.activities.values()];
    if (ended?.state !== 'ended') throw new Error('the first bridge has not ended');
    for (let i = a.activities.size; i < LIMITS['call.activities']; i++) a.activities.set(`ended ${i}`, ended);
    world.ok(a, 'bridge', { call_control_id: b.id });
    expect(a.activities.size).toBe(LIMITS['call.activities']);
    expect(a.activities.has(ended.id)).toBe(false);
    expect(peer(a)).toBe(b.id);
    expect(world.events('limit.reached')).toMatchObject([{ what: 'call.activities', call_control_id: a.id }]);
  });
});

describe('a bridge that cannot be', () => {
  it('is refused with 90015 for an unknown leg, 90018 for an ended one, 90034 for one that rings', async () => {
    const world = new ExchangeWorld();
    const a = await world.answered();
    const ended = await world.answered();
    world.act(ended, { act: 'hangup' });
    const ringing = await world.ring();
    const code = (id: string): string[] => world.codes(a, 'bridge', { call_control_id: id });
    expect([code('v3:nobody'), code(ended.id), code(ringing.id)]).toEqual([['90015'], ['90018'], ['90034']]);
    expect(world.codes(ringing, 'bridge', { call_control_id: a.id })).toEqual(['90034']);
    expect(world.hooks(a)).not.toContain('call.bridged');
    expect(peer(a)).toBeNull();
  });

  it('is refused with itself: 10027, or 90015 by the switch bridge_with_itself', async () => {
    const world = new ExchangeWorld();
    const a = await world.answered();
    expect(world.codes(a, 'bridge', { call_control_id: a.id })).toEqual(['10027']);
    const other = new ExchangeWorld({ config: { switches: { bridge_with_itself: 'invalid_call' } } });
    const b = await other.answered();
    expect(other.codes(b, 'bridge', { call_control_id: b.id })).toEqual(['90015']);
  });
});
