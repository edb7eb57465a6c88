import { describe, expect, it } from 'vitest';
import { Turns } from '../../../../src/media/speech/turns.js';

const drain = (turns: Turns<string>): string[] => Array.from({ length: turns.size }, () => turns.shift() ?? 'nothing');

describe('turns', () => {
  it('go round: who asked for much does not hold up who asked for little', () => {
    const turns = new Turns<string>();
    for (const item of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) turns.push(item.charAt(0), item);
    expect(drain(turns)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
    expect([turns.size, turns.shift()]).toEqual([0, undefined]);
  });

  it('let a newcomer wait for one of each line at most', () => {
    const turns = new Turns<string>();
    for (const item of ['a1', 'a2', 'b1', 'b2']) turns.push(item.charAt(0), item);
    expect(turns.shift()).toBe('a1');
    turns.push('c', 'c1');
    expect(drain(turns)).toEqual(['b1', 'a2', 'c1', 'b2']);
  });

  it('pass over what is taken out, and keep nothing of a line that is empty', () => {
    const turns = new Turns<string>();
    for (const item of ['a1', 'a2', 'b1']) turns.push(item.charAt(0), item);
    expect([turns.remove('a', 'a1'), turns.remove('a', 'a1'), turns.remove('b', 'b1')]).toEqual([true, false, true]);
    expect([turns.size, turns.sizeOf('a'), turns.sizeOf('b')]).toEqual([1, 1, 0]);
    expect(drain(turns)).toEqual(['a2']);
  });
});
