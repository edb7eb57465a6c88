import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import type { ScriptStep } from '../../../src/calls/script-step.js';
import { isDrivenFromOutside } from '../../../src/calls/guards.js';
import { LIMITS } from '../../../src/limits.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { wavOf } from '../../support/sounds.js';

// The fake voice takes 60 ms for a character.
const say = (text: string): ScriptStep => ({ kind: 'say', text, voice: undefined });
const press = (digits: string): ScriptStep => ({ kind: 'press', digits });
const wait = (ms: number): ScriptStep => ({ kind: 'wait', ms });

function give(world: ExchangeWorld, call: Call, steps: readonly ScriptStep[]): string {
  const actId = call.ids.uuid('act');
  const why = world.act(call, { act: 'script', actId, steps });
  if (why !== undefined) throw new Error(why);
  return actId;
}

/** What the far end did: when after the answer in ms, what, and its words, digits or outcome. */
function told(world: ExchangeWorld, call: Call): unknown[][] {
  const answeredMs = Math.floor((call.answeredAt ?? 0) / 1000);
  return world
    .events('party.*', call)
    .map(({ at, type, act, text, digits, completed, reason }) => [
      Date.parse(at) - answeredMs,
      type.replace('party.', ''),
      ...[act, text ?? digits ?? completed ?? reason].filter((part) => part !== undefined),
    ]);
}

const EVERY_KIND: ScriptStep[] = [say('Hello'), press('12'), wait(1000), { kind: 'silence', ms: 500 }, say('Bye')];

describe('a script of the far end', () => {
  it('begins at the answer; each step begins when the one before has ended', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring({ script: [...EVERY_KIND, { kind: 'hangup' }] });
    await world.clock.advanceAsync(2000);
    expect(told(world, call)).toEqual([]);
    world.ok(call, 'answer');
    await world.clock.advanceAsync(5000);
    expect(told(world, call)).toEqual([
      [0, 'act.started', 'say', 'Hello'],
      [300, 'act.ended', 'say', 'Hello'],
      [300, 'act.started', 'dtmf', '12'],
      [700, 'act.ended', 'dtmf', '12'],
      [1700, 'act.started', 'silence'],
      [2200, 'act.ended', 'silence', true],
      [2200, 'act.started', 'say', 'Bye'],
      [2380, 'act.ended', 'say', 'Bye'],
      [2380, 'act.started', 'hangup'],
      [2380, 'act.ended', 'hangup', true],
      [2380, 'script.ended', true],
    ]);
    expect([call.state, call.hangup]).toEqual(['ended', { cause: 'normal_clearing', source: 'caller', sip: '200' }]);
  });

  it('is cut short where the caller has said from the start how long after the answer it hangs up', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring({ script: [wait(400), say('Goodbye for now')], hangupAfterMs: 1000 });
    await world.clock.advanceAsync(2000);
    expect(call.state).toBe('ringing');
    world.ok(call, 'answer');
    await world.clock.advanceAsync(999);
    expect(call.state).toBe('active');
    await world.clock.advanceAsync(1);
    expect(told(world, call)).toEqual([
      [400, 'act.started', 'say', 'Goodbye for now'],
      [1000, 'act.started', 'hangup'],
      [1000, 'act.ended', 'hangup', true],
      [1000, 'act.ended', 'say', 'Goodbye for now'],
      [1000, 'script.ended', false],
    ]);
    expect([call.state, call.hangup]).toEqual(['ended', { cause: 'normal_clearing', source: 'caller', sip: '200' }]);
  });

  it('given on an answered call begins at once', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    await world.clock.advanceAsync(1000);
    const actId = give(world, call, [press('1')]);
    await world.clock.advanceAsync(200);
    expect(told(world, call)).toEqual([
      [1000, 'act.started', 'dtmf', '1'],
      [1160, 'act.ended', 'dtmf', '1'],
      [1160, 'script.ended', true],
    ]);
    expect(world.events('party.script.ended')).toMatchObject([{ act_id: actId }]);
  });

  it('of who is dialled begins when that answers', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial();
    give(world, call, [say('Hi')]);
    await world.clock.advanceAsync(1000);
    expect(told(world, call)[0]).toEqual([0, 'act.started', 'say', 'Hi']);
  });

  it('is the same twice', async () => {
    const run = async (): Promise<unknown> => {
      const world = new ExchangeWorld();
      await world.answered({ script: EVERY_KIND });
      await world.clock.advanceAsync(5000);
      return world.events();
    };
    expect(await run()).toEqual(await run());
  });

  it('given later replaces what is left: what sounds is said to its end, a wait is over', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered({ script: [say('Hello'), say('never')] });
    await world.clock.advanceAsync(100);
    give(world, call, [wait(60_000), say('never')]);
    await world.clock.advanceAsync(900);
    give(world, call, [say('At last')]);
    await world.clock.advanceAsync(1000);
    expect(told(world, call)).toEqual([
      [0, 'act.started', 'say', 'Hello'],
      [100, 'script.ended', false],
      [300, 'act.ended', 'say', 'Hello'],
      [1000, 'script.ended', false],
      [1000, 'act.started', 'say', 'At last'],
      [1420, 'act.ended', 'say', 'At last'],
      [1420, 'script.ended', true],
    ]);
  });

  it('given while a silence lasts ends that', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered({ script: [{ kind: 'silence', ms: 60_000 }] });
    await world.clock.advanceAsync(100);
    give(world, call, [press('1')]);
    await world.clock.advanceAsync(1000);
    expect(told(world, call).slice(0, 4)).toEqual([
      [0, 'act.started', 'silence'],
      [100, 'act.ended', 'silence', false],
      [100, 'script.ended', false],
      [100, 'act.started', 'dtmf', '1'],
    ]);
  });

  it('falls silent: what somebody else let it say is cut', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.say(call, 'A long sentence');
    await world.clock.advanceAsync(100);
    give(world, call, [{ kind: 'silence', ms: 100 }]);
    await world.clock.advanceAsync(1000);
    expect(world.events('party.act.ended', call)).toMatchObject([
      { act: 'say', completed: false },
      { act: 'silence', completed: true },
    ]);
  });

  it('ends with the call, wherever it is', async () => {
    for (const step of EVERY_KIND) {
      const world = new ExchangeWorld();
      const call = await world.answered({ script: [step, say('never')] });
      await world.clock.advanceAsync(50);
      world.ok(call, 'hangup');
      await world.clock.advanceAsync(5000);
      const acts = world.events('party.act.*', call);
      expect(acts.map(({ type }) => type)).toEqual(
        step.kind === 'wait' ? [] : ['party.act.started', 'party.act.ended'],
      );
      expect(world.events('party.script.ended', call)).toMatchObject([{ completed: false }]);
      expect(world.clock.pending).toBe(1);
    }
  });

  it('goes on after a step that failed', async () => {
    const world = new ExchangeWorld();
    world.outside.files.set('http://files.test/a.wav', wavOf(800));
    const play = (url: string): ScriptStep => ({ kind: 'play', recording: { url } });
    const call = await world.answered({ script: [play('http://files.test/b.wav'), play('http://files.test/a.wav')] });
    await world.clock.advanceAsync(1000);
    expect(told(world, call).map(([, ...what]) => what)).toEqual([
      ['act.failed', 'play'],
      ['act.dropped', 'play', 'failed'],
      ['act.started', 'play'],
      ['act.ended', 'play', true],
      ['script.ended', true],
    ]);
  });

  it('that is empty is over at the answer, and says that the far end does nothing more', async () => {
    const world = new ExchangeWorld();
    const [silent, driven] = [await world.ring({ script: [] }), await world.ring()];
    expect([silent, driven].map(isDrivenFromOutside)).toEqual([false, true]);
    world.ok(silent, 'answer');
    expect(told(world, silent)).toEqual([[0, 'script.ended', true]]);
    expect(isDrivenFromOutside(silent)).toBe(false);
  });

  it('counts against what calls may keep', async () => {
    const world = new ExchangeWorld({ limits: { bytes: 100_000 } });
    const call = await world.answered();
    const large: ScriptStep = { kind: 'play', recording: { wav: new Uint8Array(200_000), transcript: undefined } };
    expect(world.act(call, { act: 'script', actId: 'a', steps: [large] })).toContain('calls.bytes');
    expect(call.party.script).toBeUndefined();
    expect(world.events('limit.reached')).toMatchObject([{ what: 'calls.bytes' }]);
    await expect(world.ring({ script: [large] })).rejects.toThrow('calls.bytes');
  });
});

describe('digits with `queue`', () => {
  const queued = (world: ExchangeWorld, call: Call, digits: string): void => {
    const why = world.act(call, { act: 'dtmf', actId: call.ids.uuid('act'), digits, queue: true });
    if (why !== undefined) throw new Error(why);
  };

  it('wait for what is said before them, and for each other', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.say(call, 'Hello');
    world.say(call, 'You');
    queued(world, call, '1');
    queued(world, call, '2');
    await world.clock.advanceAsync(3000);
    expect(told(world, call).slice(4)).toEqual([
      [480, 'act.started', 'dtmf', '1'],
      [640, 'act.ended', 'dtmf', '1'],
      // Two presses are 80 ms apart.
      [720, 'act.started', 'dtmf', '2'],
      [880, 'act.ended', 'dtmf', '2'],
    ]);
  });

  it('are pressed at once where nothing is said', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    queued(world, call, '1');
    await world.clock.advanceAsync(10);
    expect(told(world, call)).toEqual([[0, 'act.started', 'dtmf', '1']]);
  });

  it.each([
    ['silence', 'silence'],
    ['hangup', 'hangup'],
  ] as const)('are dropped with what they wait for by %s', async (act, reason) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.say(call, 'Hello');
    queued(world, call, '1');
    await world.clock.advanceAsync(100);
    world.act(call, { act });
    await world.clock.advanceAsync(3000);
    expect(world.events('party.act.dropped', call)).toMatchObject([{ act: 'dtmf', digits: '1', reason }]);
    expect(call.acts.size).toBe(0);
  });

  it('are refused when too many wait', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.say(call, 'Hello');
    for (let i = 0; i <= LIMITS['queue.items']; i++) queued(world, call, '1');
    expect(world.events('limit.reached', call)).toMatchObject([{ what: 'queue.items', queue: 'digits' }]);
    expect(world.events('party.act.dropped', call)).toMatchObject([{ act: 'dtmf', reason: 'limit' }]);
  });
});
