import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import type { Effect } from '../../../src/calls/effect.js';
import { Ids } from '../../../src/calls/ids.js';
import { enterQueue, makeQueue } from '../../../src/calls/queue-enter.js';
import { queuePartings } from '../../../src/calls/queue-state.js';
import { Queues } from '../../../src/calls/queues.js';
import type { World } from '../../../src/calls/world.js';
import { executeOn } from '../../../src/commands/execute.js';
import { enqueue } from '../../../src/commands/enqueue.js';
import { ACTIVITY_KINDS } from '../../../src/activities/index.js';
import { LIMITS } from '../../../src/limits.js';
import { coreWorld } from '../../support/core-world.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { answeredCall } from '../../support/toy-activity.js';

/** A world whose queues have these limits. */
function worldWith(limits: { queues?: number; bytes?: number; endedCalls?: number }): World {
  const base = coreWorld();
  const all = { queues: 100, bytes: 100_000, endedCalls: 100, ...limits };
  return { ...base, queues: new Queues({ ids: new Ids('queues'), nowMicros: () => base.nowMicros(), limits: all }) };
}

const aCall = (world: World, name: string): Call => answeredCall(ACTIVITY_KINDS, [], world, name).call;

/** Puts a call in a queue that is made for it. */
const enter = (world: World, call: Call, queue: string, keepAfterHangup = false): Effect[] =>
  enterQueue(call, { queue, maxSize: 10, maxWaitMs: undefined, keepAfterHangup }, world);

const told = (effects: readonly Effect[]): string[] =>
  effects.flatMap((effect) => (effect.kind === 'journal' ? [`${effect.type} ${JSON.stringify(effect.fields)}`] : []));

const names = ({ queues }: World): string[] => queues.list().map(({ name }) => name);

describe('the limits of queues', () => {
  it('limit queues: the oldest empty one that a call has made makes way for the next', () => {
    const world = worldWith({ queues: 3 });
    makeQueue('asked for', { maxSize: 1, isImplicit: false }, world);
    makeQueue('left', { maxSize: 1, isImplicit: true }, world);
    enter(world, aCall(world, 'one'), 'waited in');
    const effects = told(enter(world, aCall(world, 'two'), 'new'));
    expect(effects[0]).toContain('limit.reached {"what":"queues"');
    expect(effects[1]).toMatch(/^queue\.deleted .*"why":"made_room"/);
    expect(names(world)).toEqual(['asked for', 'waited in', 'new']);
  });

  it('limit queues: where none can go, a call is refused and stays as it was', () => {
    const world = worldWith({ queues: 1 });
    makeQueue('asked for', { maxSize: 1, isImplicit: false }, world);
    const call = aCall(world, 'one');
    const reply = executeOn(enqueue, call, { queue_name: 'new' } as object, world);
    expect(reply).toMatchObject({ kind: 'refused', refusals: [{ error: 'unprocessable', pointer: '/queue_name' }] });
    expect(told(reply.effects)[0]).toContain('limit.reached {"what":"queues"');
    expect([names(world), call.activities.size]).toEqual([['asked for'], 0]);
  });

  it('limit queues.bytes: names and calls count, and nothing is left of what has gone', () => {
    const world = worldWith({ bytes: 2_000 });
    const [first, second] = [aCall(world, 'one'), aCall(world, 'two')];
    enter(world, first, 'a'.repeat(200));
    expect(world.queues.limitAgainst('b'.repeat(200), second)).toBe('queues.bytes');
    const reply = executeOn(enqueue, second, { queue_name: 'b'.repeat(200) } as object, world);
    expect(reply).toMatchObject({ kind: 'refused', refusals: [{ pointer: '/queue_name' }] });
    queuePartings(first, world);
    for (const queue of world.queues.list()) world.queues.delete(queue);
    expect(world.queues.limitAgainst('b'.repeat(200), second)).toBeUndefined();
  });

  it('limit queues.ended_calls: the one that was hung up first leaves', () => {
    const world = worldWith({ endedCalls: 2 });
    const calls = ['one', 'two', 'three'].map((name) => aCall(world, name));
    for (const call of calls) enter(world, call, 'support', true);
    const [first, second, third] = calls;
    if (!first || !second || !third) throw new Error('there are three');
    expect(told([...queuePartings(second, world), ...queuePartings(first, world)])).toHaveLength(2);
    const effects = told(queuePartings(third, world));
    expect(effects[1]).toContain('limit.reached {"what":"queues.ended_calls"');
    expect(effects[2]).toMatch(/^queue\.left .*"position":2,"reason":"leave"/);
    expect(world.queues.get('support')?.places.map(({ id }) => id)).toEqual([first.id, third.id]);
  });

  it('are those of the table in a whole simulator', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    for (let n = 0; n < LIMITS['queues']; n++)
      world.exchange.change((core) => makeQueue(`queue ${n}`, { maxSize: 1, isImplicit: false }, core));
    expect(world.codes(call, 'enqueue', { queue_name: 'one more' })).toEqual(['10027']);
    expect(world.events('limit.reached')).toMatchObject([
      { what: 'queues', limit: LIMITS['queues'], command: 'enqueue' },
    ]);
  });
});
