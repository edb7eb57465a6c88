import { describe, expect, it } from 'vitest';
import { callAddress, WORLD_ADDRESS, type Address } from '../../../src/calls/address.js';
import type { Effect } from '../../../src/calls/effect.js';
import { noteAny } from '../../support/any-entry.js';
import { HANGUPS } from '../../../src/calls/hangup.js';
import { conclude, stop } from '../../../src/calls/lifecycle.js';
import { newScript } from '../../../src/calls/script-step.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { CoreRunner } from '../../../src/shell/core-runner.js';
import { Timers } from '../../../src/shell/timers.js';
import { coreWorld } from '../../support/core-world.js';
import { takeFaults } from '../../support/faults.js';
import { knownWith } from '../../support/known.js';
import { answeredCall, newToy, toy, withToy } from '../../support/toy-activity.js';

const [A, B, C] = [callAddress('a'), callAddress('b'), callAddress('c')];

function timersOf() {
  const clock = new VirtualClock();
  const ran: string[] = [];
  const timers = new Timers(clock);
  const set = (at: Address, name: string, afterMs: number, what = name, activityId?: string): void =>
    timers.set({ at, activityId, name }, afterMs, () => void ran.push(what), { what: name });
  return { clock, ran, timers, set };
}

describe('the timers of a world', () => {
  it('run once, each for its entity', () => {
    const { clock, ran, set } = timersOf();
    set(A, 'fate', 10, 'of a');
    set(B, 'fate', 20, 'of b');
    set(WORLD_ADDRESS, 'fate', 30, 'of the world');
    clock.advance(15);
    expect(ran).toEqual(['of a']);
    clock.advance(100);
    expect(ran).toEqual(['of a', 'of b', 'of the world']);
  });

  it('are replaced by one of the same name', () => {
    const { clock, ran, set } = timersOf();
    set(A, 'fate', 10, 'old');
    set(A, 'fate', 20, 'new');
    set(A, 'forget', 30);
    clock.advance(100);
    expect(ran).toEqual(['new', 'forget']);
  });

  it('may have the same name where they are of several activities, and of the call itself', () => {
    const { clock, ran, timers, set } = timersOf();
    set(A, 'end', 10, 'of the call');
    set(A, 'end', 20, 'of the first', '1');
    set(A, 'end', 30, 'of the second', '2');
    timers.cancel({ at: A, activityId: '1', name: 'end' });
    clock.advance(100);
    expect(ran).toEqual(['of the call', 'of the second']);
  });

  it('can be cancelled one by one, by entity, and altogether', () => {
    const { clock, ran, timers, set } = timersOf();
    set(A, 'fate', 10);
    set(A, 'forget', 10, 'forget a');
    set(B, 'fate', 10);
    set(B, 'fate', 10, 'of an activity', '1');
    set(C, 'fate', 10, 'fate of c');
    timers.cancel({ at: A, name: 'fate' });
    timers.cancel({ at: callAddress('x'), name: 'fate' });
    timers.cancelAll(B);
    clock.advance(100);
    expect(ran).toEqual(['forget a', 'fate of c']);
    set(A, 'fate', 10);
    timers.clear();
    expect([timers.size, clock.pending]).toEqual([0, 0]);
  });

  it('leave nothing behind for a call that is forgotten by its own timer', () => {
    const { clock, timers } = timersOf();
    timers.set({ at: A, name: 'forget' }, 10, () => timers.cancelAll(A), { what: 'forget' });
    clock.advance(10);
    expect(timers.size).toBe(0);
  });

  it('may be set anew by the task that they run', () => {
    const { clock, timers } = timersOf();
    let ran = 0;
    const again = (): void => {
      ran++;
      if (ran < 3) timers.set({ at: A, name: 'fate' }, 10, again, { what: 'fate' });
    };
    again();
    clock.advance(100);
    expect(ran).toBe(3);
  });
});

/** A call with two activities of a kind that has timers; each that runs out is journalled. */
function twoToys() {
  const clock = new VirtualClock();
  const ran: string[] = [];
  const kinds = withToy({
    ...toy,
    take: (call, { id }, input) => (input.kind === 'activityTimer' ? [noteAny(call, `${id} ${input.name}`)] : []),
  });
  const [first, second] = [newToy('first'), newToy('second')];
  const { world, call } = answeredCall(kinds, [first, second], coreWorld(clock));
  const known = knownWith([call]);
  const core = new CoreRunner({
    clock,
    record: (type) => void ran.push(type),
    world: () => world,
    known: () => known,
    media: () => ({ close: () => undefined, stop: () => undefined }) as never,
    send: () => undefined,
  });
  const perform = (effects: readonly Effect[]): void => core.run(() => core.perform(effects));
  const set = (activity: typeof first, name: string, afterMs: number): void =>
    perform([{ kind: 'activityTimer', at: call.address, activity, name, afterMs }]);
  return { clock, ran, world, call, core, perform, set, first, second };
}

describe('the timers of activities', () => {
  it('come to the activity that set them, also where another one has the same', () => {
    const { clock, ran, set, first, second } = twoToys();
    set(first, 'tick', 20);
    set(second, 'tick', 10);
    set(second, 'fence', 30);
    clock.advance(100);
    expect(ran).toEqual(['second tick', 'first tick', 'second fence']);
  });

  it('end with it, whether it is stopped or ends by itself, and leave the others alone', () => {
    for (const end of [stop, 'conclude'] as const) {
      const { clock, ran, set, perform, world, call, first, second } = twoToys();
      for (const name of ['tick', 'fence', 'answer']) set(first, name, 10);
      set(second, 'tick', 20);
      if (end === stop) perform(stop(call, first, 'stopped', world));
      else perform(conclude(call, first, { reason: 'completed' }, world));
      expect(clock.pending).toBe(1);
      clock.advance(100);
      expect(ran).toEqual(['activity.ended', 'second tick']);
    }
  });

  it('end with the call', () => {
    const { clock, ran, set, core, call, first } = twoToys();
    set(first, 'tick', 10);
    core.report(call.address, { kind: 'hangup', hangup: HANGUPS.callerHungUp });
    clock.advance(100);
    expect(ran).not.toContain('first tick');
  });

  it('are not set for one that has ended, and change nothing where they ran out at the same instant', () => {
    const { clock, ran, set, core, call, first } = twoToys();
    first.state = 'ended';
    set(first, 'tick', 10);
    expect(clock.pending).toBe(0);
    core.report(call.address, { kind: 'activityTimer', id: 'first', name: 'tick' });
    expect(ran).toEqual([]);
  });

  it('are known to its kind: one that the definition does not name is a fault', () => {
    const { set, first } = twoToys();
    set(first, 'made up', 10);
    expect(takeFaults()).toMatchObject([{ error: { message: 'the activity "toy" has no timer "made up"' } }]);
  });

  it('are to time that jumps what the definition says, and guards where the far end may still act', () => {
    for (const [name, script, kind] of [
      ['tick', undefined, 'event'],
      ['fence', undefined, 'guard'],
      ['answer', undefined, 'guard'],
      ['answer', [], 'event'],
    ] as const) {
      const { clock, set, call, first } = twoToys();
      if (script) call.party.script = newScript('act', script);
      set(first, name, 10);
      expect([name, clock.nextDue()]).toMatchObject([name, { due: { what: `toy ${name}`, kind } }]);
    }
  });
});
