import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { DialMemory } from '../../../src/calls/dial-memory.js';

/** An instant at which both clocks show the same. */
const at = (micros: number) => ({ worldMicros: micros, hostMicros: micros });

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
