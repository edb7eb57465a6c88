import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import type { Fate, Parties } from '../../../src/calls/fates.js';
import type { ScriptStep } from '../../../src/calls/script-step.js';
import { isGuard } from '../../../src/calls/guards.js';
import { CALLER, ExchangeWorld, type ExchangeWish } from '../../support/exchange.js';
import { wavOf } from '../../support/sounds.js';

const NUMBER = '+15550100300';
const ADDRESS = 'sip:ann@example.com';
const HANGUP: ScriptStep = { kind: 'hangup' };
const press = (digits: string): ScriptStep => ({ kind: 'press', digits });

const known = (parties: [string, Partial<Fate>][]): Parties => new Map(parties);
const withScript = (...script: ScriptStep[]): ExchangeWish => ({
  parties: known([[NUMBER, { ringMs: 1000, script }]]),
});

/** What the far end did: when in ms after it was dialled, what, and which digits or how it came out. */
function told(world: ExchangeWorld, call: Call): unknown[][] {
  const dialledMs = Math.floor(call.createdAt / 1000);
  return world
    .events('party.act.started,party.script.ended,call.state', call)
    .map(({ at, type, act, to, digits, completed }) => [
      Date.parse(at) - dialledMs,
      type === 'call.state' ? to : type.replace('party.', ''),
      ...[act, digits ?? completed].filter((part) => part !== undefined),
    ]);
}

describe('a number with a party of its own', () => {
  it('rings as long as that says, is answered, and follows the script from there', async () => {
    const world = new ExchangeWorld(withScript(press('1'), HANGUP));
    const call = await world.dial({ to: NUMBER });
    await world.clock.advanceAsync(5000);
    expect(told(world, call)).toEqual([
      [0, 'dialing'],
      [0, 'ringing'],
      [1000, 'active'],
      [1000, 'act.started', 'dtmf', '1'],
      [1160, 'act.started', 'hangup'],
      [1160, 'script.ended', true],
      [1160, 'ended'],
    ]);
    expect(call.hangup).toEqual({ cause: 'normal_clearing', source: 'callee', sip: '200' });
  });

  it('is found behind digits after a comma, among several that are dialled, and by a SIP address', async () => {
    const script = [press('1')];
    const parties = known([
      [NUMBER, { script }],
      [ADDRESS, { script }],
    ]);
    for (const to of [`${NUMBER},42`, [CALLER, NUMBER], ADDRESS]) {
      const world = new ExchangeWorld({ parties });
      await world.dial({ to });
      const calls = [...world.exchange.calls()].filter((call) => call.party.script);
      expect(calls.map((call) => call.to)).toEqual([to === ADDRESS ? ADDRESS : NUMBER]);
    }
  });

  it('is told nothing by a script when it calls: a caller has the script that it rings with', async () => {
    const world = new ExchangeWorld(withScript(press('1')));
    const call = await world.answered({ from: NUMBER });
    expect(call.party.script).toBeUndefined();
  });

  it('rejects, and its script never begins', async () => {
    const world = new ExchangeWorld({ parties: known([[NUMBER, { behaviour: 'busy', script: [press('1')] }]]) });
    const call = await world.dial({ to: NUMBER });
    await world.clock.advanceAsync(1000);
    expect(call.hangup).toMatchObject({ cause: 'user_busy' });
    expect(told(world, call).slice(2)).toEqual([
      [200, 'ended'],
      [200, 'script.ended', false],
    ]);
  });

  it('that never answers and has a script leaves nobody to wait for: its ringing ends by an event', async () => {
    const behaviour = 'no_answer';
    const parties = known([
      [NUMBER, { behaviour, script: [] }],
      [ADDRESS, { behaviour }],
    ]);
    const world = new ExchangeWorld({ parties });
    const calls = [await world.dial({ to: NUMBER }), await world.dial({ to: ADDRESS })];
    expect(calls.map((call) => isGuard(call, 'ring_timeout'))).toEqual([false, true]);
  });

  it('takes another script in place of its own, before it is answered and after', async () => {
    const world = new ExchangeWorld(withScript(press('1'), press('2')));
    const replace = async (afterMs: number): Promise<unknown[]> => {
      const call = await world.dial({ to: NUMBER });
      await world.clock.advanceAsync(afterMs);
      expect(world.act(call, { act: 'script', actId: 'other', steps: [press('9')] })).toBeUndefined();
      await world.clock.advanceAsync(5000);
      return world.events('party.act.started', call).map(({ digits }) => digits);
    };
    expect(await replace(500)).toEqual(['9']);
    expect(await replace(1010)).toEqual(['1', '9']);
    // The configuration's own is as it was.
    const untouched = await world.dial({ to: NUMBER });
    await world.clock.advanceAsync(5000);
    expect(world.events('party.act.started', untouched).map(({ digits }) => digits)).toEqual(['1', '2']);
  });

  it('does the same when a caller is transferred to it, and is heard by the caller', async () => {
    const world = new ExchangeWorld(withScript({ kind: 'say', text: 'Hello', voice: undefined }, press('7'), HANGUP));
    const caller = await world.answered();
    world.ok(caller, 'transfer', { to: NUMBER });
    await world.clock.advanceAsync(1500);
    expect(world.audio(caller, 'heard').some((sample) => sample !== 0)).toBe(true);
    await world.clock.advanceAsync(3000);
    expect(caller.party.dtmfHeard).toBe('7');
    expect([caller.state, caller.hangup]).toMatchObject(['ended', { cause: 'normal_clearing' }]);
  });

  it('does the same when it is dialled for a bridge, and what is said on the other leg reaches it', async () => {
    const world = new ExchangeWorld(withScript(press('7')));
    const caller = await world.answered({ script: [{ kind: 'wait', ms: 2000 }, press('5'), HANGUP] });
    const callee = await world.dial({ to: NUMBER, link_to: caller.id, bridge_intent: true, bridge_on_answer: true });
    await world.clock.advanceAsync(5000);
    expect([caller.party.dtmfHeard, callee.party.dtmfHeard]).toEqual(['7', '5']);
    expect([caller.state, callee.state]).toEqual(['ended', 'ended']);
  });

  it('is the same after a reset', async () => {
    const world = new ExchangeWorld(withScript(press('1')));
    await world.dial({ to: NUMBER });
    world.exchange.reset();
    const call = await world.dial({ to: NUMBER });
    expect(call.party.script?.left).toEqual([press('1')]);
  });

  it('plays a recording that is fetched when its step begins, and goes on where there is none', async () => {
    const play: ScriptStep = { kind: 'play', recording: { url: 'http://files.test/a.wav' } };
    const world = new ExchangeWorld(withScript(play, press('1')));
    const follow = async (): Promise<string[]> => {
      const call = await world.dial({ to: NUMBER });
      await world.clock.advanceAsync(3000);
      return world.events('party.act.*', call).map(({ type, act }) => `${type.slice(10)} ${String(act)}`);
    };
    expect(await follow()).toEqual(['failed play', 'dropped play', 'started dtmf', 'ended dtmf']);
    world.outside.files.set('http://files.test/a.wav', wavOf(800));
    expect(await follow()).toEqual(['started play', 'ended play', 'started dtmf', 'ended dtmf']);
  });

  it('has a script whose recordings count for no call, as all share them', async () => {
    const wav = wavOf(10_000);
    const world = new ExchangeWorld({
      ...withScript({ kind: 'play', recording: { wav, transcript: undefined, isShared: true } }),
      limits: { bytes: 50_000 },
    });
    const calls = [await world.dial({ to: NUMBER }), await world.dial({ to: NUMBER })];
    expect(calls.map((call) => call.party.script?.left.length)).toEqual([1, 1]);
  });
});
