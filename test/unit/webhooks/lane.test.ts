import { describe, expect, it } from 'vitest';
import { Lanes } from '../../../src/webhooks/lane.js';

function lanes(maxWaiting = 10) {
  const started: string[] = [];
  return { started, lanes: new Lanes<string>((item, lane) => started.push(`${lane}:${item}`), maxWaiting) };
}

describe('The lanes of webhooks', () => {
  it('start one item at a time, in the order in which they came', () => {
    const { started, lanes: calls } = lanes();
    for (const item of ['a', 'b', 'c']) calls.add('call', item);
    expect(started).toEqual(['call:a']);
    calls.next('call');
    calls.next('call');
    expect(started).toEqual(['call:a', 'call:b', 'call:c']);
  });

  it('do not wait for each other', () => {
    const { started, lanes: calls } = lanes();
    calls.add('one', 'a');
    calls.add('two', 'b');
    expect(started).toEqual(['one:a', 'two:b']);
  });

  it('start at once again when they have run empty', () => {
    const { started, lanes: calls } = lanes();
    calls.add('call', 'a');
    calls.next('call');
    calls.add('call', 'b');
    expect(started).toEqual(['call:a', 'call:b']);
  });

  it('have room for as many as are allowed to wait beside the one under way', () => {
    const { lanes: calls } = lanes(2);
    expect(calls.hasRoom('call')).toBe(true);
    for (const item of ['a', 'b']) calls.add('call', item);
    expect(calls.hasRoom('call')).toBe(true);
    calls.add('call', 'c');
    expect(calls.hasRoom('call')).toBe(false);
    calls.next('call');
    expect(calls.hasRoom('call')).toBe(true);
  });

  it('start nothing that was waiting when they were cleared', () => {
    const { started, lanes: calls } = lanes();
    for (const item of ['a', 'b']) calls.add('call', item);
    calls.clear();
    calls.next('call');
    expect(started).toEqual(['call:a']);
  });
});
