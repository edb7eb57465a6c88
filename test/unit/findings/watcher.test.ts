import { afterEach, describe, expect, it, vi } from 'vitest';
import { callAddress } from '../../../src/calls/address.js';
import type { NewRule } from '../../../src/findings/rule.js';
import { CALL, findingWorld } from '../../support/finding-world.js';

describe('the watcher of the journal', () => {
  afterEach(() => void vi.useRealTimers());

  it('looks at an entry once whatever recorded it has come to its end', async () => {
    const seen: string[] = [];
    const rule: NewRule = () => ({ on: { 'sim.fault': ({ message }) => void seen.push(message) } });
    const { record } = findingWorld({ newRules: [rule] });
    record('sim.fault', { message: 'one' });
    record('sim.fault', { message: 'two' });
    expect(seen).toEqual([]);
    await Promise.resolve();
    expect(seen).toEqual(['one', 'two']);
  });

  it('looks also where a test fakes the timers and microtasks of its process, as Jest does by default', async () => {
    vi.useFakeTimers({ toFake: ['queueMicrotask', 'setTimeout', 'setImmediate'] });
    const { record, journal } = findingWorld();
    record('sim.fault', { message: 'oops' });
    await Promise.resolve();
    expect(journal.list({ types: ['finding'] }, 10)).toHaveLength(1);
  });

  it('tells a finding without a seq, so that it renumbers nothing', () => {
    const { record, watcher, journal } = findingWorld();
    record('sim.fault', { message: 'oops' });
    watcher.list();
    record('sim.stopping', {});
    expect(journal.list({}, 10).map(({ type, seq }) => [type, seq])).toEqual([
      ['sim.fault', 1],
      ['finding', undefined],
      ['sim.stopping', 2],
    ]);
  });

  it('drops a rule that throws, tells of the fault, and goes on with the others', () => {
    const faults: unknown[] = [];
    const bad: NewRule = () => ({
      on: {
        'sim.stopping': () => {
          throw new Error('bad rule');
        },
      },
    });
    const good: NewRule = () => ({
      on: { 'sim.stopping': ({ seq }, { tell }) => tell('simulator_fault', { message: 'x' }, { evidence: [seq] }) },
    });
    const { record, watcher } = findingWorld({ newRules: [bad, good], fault: (error) => faults.push(error) });
    record('sim.stopping', {});
    record('sim.stopping', {});
    expect(watcher.list()).toEqual([expect.objectContaining({ times: 2 })]);
    expect(faults).toEqual([new Error('bad rule')]);
  });

  it('leaves out calls that are not the app’s', () => {
    const { record, watcher, codes } = findingWorld();
    watcher.leaveOut('v3:attack');
    record('webhook.undeliverable', { event_id: 'e', event_type: 'call.initiated', why: '' }, callAddress('v3:attack'));
    expect(codes()).toEqual([]);
  });

  it('keeps its findings over a reset, and nothing else', () => {
    const { record, ring, send, codes, pass, end } = findingWorld();
    record('sim.fault', { message: 'oops' });
    ring();
    send('call.initiated');
    pass(10_000);
    record('sim.reset', { seed: 'x', world: 2 });
    end();
    expect(codes()).toEqual(['simulator_fault']);
  });

  it('stops its timer with the last call that it waits for', async () => {
    const { host, ring, send, end, clock, watcher } = findingWorld();
    ring();
    send('call.initiated');
    end('originator_cancel');
    watcher.list();
    await host.pass(20);
    expect([host.pending, clock.pending]).toEqual([0, 0]);
  });

  it('limit findings.remembered: forgets the calls that it heard of first', () => {
    const { record, send, codes, pass, journal } = findingWorld({ remembered: 2 });
    for (const call of [CALL, 'v3:call-2', 'v3:call-3']) {
      record('call.state', { from: null, to: 'ringing' }, callAddress(call));
      send('call.initiated', { call });
    }
    pass(10_000);
    for (const call of [CALL, 'v3:call-2', 'v3:call-3'])
      record('call.state', { from: 'ringing', to: 'ended', cause: 'timeout' }, callAddress(call));
    expect(codes()).toEqual(['call_unanswered', 'call_unanswered']);
    expect(journal.list({ types: ['limit.reached'] }, 1)).toEqual([
      expect.objectContaining({ what: 'findings.remembered' }),
    ]);
  });
});
