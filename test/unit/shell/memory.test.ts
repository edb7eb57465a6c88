import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { CallTimers } from '../../../src/shell/call-timers.js';
import { DialMemory } from '../../../src/calls/dial-memory.js';

/** An instant at which both clocks show the same. */
const at = (micros: number) => ({ worldMicros: micros, hostMicros: micros });

describe('the timers of calls', () => {
  function world() {
    const clock = new VirtualClock();
    const ran: string[] = [];
    const timers = new CallTimers(clock);
    const set = (call: string, name: 'fate' | 'forget', afterMs: number, what = `${call} ${name}`): void =>
      timers.set(call, name, afterMs, () => void ran.push(what));
    return { clock, ran, timers, set };
  }

  it('run once, each for its call', () => {
    const { clock, ran, set } = world();
    set('a', 'fate', 10);
    set('b', 'fate', 20);
    clock.advance(15);
    expect(ran).toEqual(['a fate']);
    clock.advance(100);
    expect(ran).toEqual(['a fate', 'b fate']);
  });

  it('are replaced by one of the same name', () => {
    const { clock, ran, set } = world();
    set('a', 'fate', 10, 'old');
    set('a', 'fate', 20, 'new');
    set('a', 'forget', 30);
    clock.advance(100);
    expect(ran).toEqual(['new', 'a forget']);
  });

  it('can be cancelled one by one, by call, and altogether', () => {
    const { clock, ran, timers, set } = world();
    set('a', 'fate', 10);
    set('a', 'forget', 10);
    set('b', 'fate', 10);
    set('c', 'fate', 10);
    timers.cancel('a', 'fate');
    timers.cancel('x', 'fate');
    timers.cancelAll('b');
    clock.advance(100);
    expect(ran).toEqual(['a forget', 'c fate']);
    set('a', 'fate', 10);
    timers.clear();
    expect([timers.size, clock.pending]).toEqual([0, 0]);
  });

  it('leave nothing behind for a call that is forgotten by its own timer', () => {
    const { clock, timers } = world();
    timers.set('a', 'forget', 10, () => timers.cancelAll('a'));
    clock.advance(10);
    expect(timers.size).toBe(0);
  });

  it('may be set anew by the task that they run', () => {
    const { clock, timers } = world();
    let ran = 0;
    const again = (): void => {
      ran++;
      if (ran < 3) timers.set('a', 'fate', 10, again);
    };
    again();
    clock.advance(100);
    expect(ran).toBe(3);
  });
});

describe('the memory of dials', () => {
  const MINUTE = 60_000_000;

  it('answers a repeat within 60 s, for the same key', () => {
    const memory = new DialMemory();
    memory.remember('KEY', 'id', { first: true }, at(0));
    expect(memory.find('KEY', 'id', at(MINUTE))).toEqual({ first: true });
    expect(memory.find('KEY', 'id', at(MINUTE + 1))).toBeUndefined();
    expect(memory.find('OTHER', 'id', at(0))).toBeUndefined();
    expect(memory.find('KEY', 'other', at(0))).toBeUndefined();
  });

  it('does not mix up keys and ids that look alike together', () => {
    const memory = new DialMemory();
    memory.remember('a', 'b c', {}, at(0));
    expect(memory.find('a b', 'c', at(0))).toBeUndefined();
  });

  it('has nothing to remember without an id', () => {
    const memory = new DialMemory();
    for (const none of [undefined, null, '']) {
      memory.remember('KEY', none, {}, at(0));
      expect(memory.find('KEY', none, at(0))).toBeUndefined();
    }
  });

  it(`limit dials.remembered: holds ${LIMITS['dials.remembered']}, of which the oldest go first`, () => {
    const full: string[] = [];
    const memory = new DialMemory();
    for (let i = 0; i <= LIMITS['dials.remembered']; i++) full.push(...memory.remember('KEY', `${i}`, { i }, at(0)));
    expect(memory.find('KEY', '0', at(0))).toBeUndefined();
    expect(memory.find('KEY', '1', at(0))).toEqual({ i: 1 });
    memory.remember('KEY', '1', { i: 'again' }, at(0));
    full.push(...memory.remember('KEY', 'one more', {}, at(0)));
    expect(memory.find('KEY', '1', at(0))).toEqual({ i: 'again' });
    expect(memory.find('KEY', '2', at(0))).toBeUndefined();
    expect(full).toEqual(['dials.remembered', 'dials.remembered']);
  });
});
