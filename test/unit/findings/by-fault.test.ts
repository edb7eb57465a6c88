import { describe, expect, it } from 'vitest';
import type { FieldsOf } from '../../../src/contract/entry-types.js';
import { CALL, findingWorld, URL, type FindingWorld } from '../../support/finding-world.js';
import {
  attempt,
  created,
  delivered,
  failed,
  HANGUP,
  refuse,
  SPEAK,
  strike,
  told,
  tooLate,
} from '../../support/fault-story.js';

describe('A fault brings about no finding against the app:', () => {
  it('a request that it refuses is no refused command', () => {
    const world = findingWorld();
    refuse(world, 429, { fault: 'api_status' });
    expect(told(world)).toEqual([]);
    refuse(world, 429);
    expect(told(world)).toEqual(['command_refused']);
  });

  it.each([
    ['webhook_lost', { error: 'lost' }],
    ['webhook_wrongly_signed', { status: 401 }],
    ['webhook_stale', { status: 401 }],
  ] as const)('%s: attempts that it has spoilt say nothing of the app, others do', (fault, outcome) => {
    const world = findingWorld();
    strike(world, fault, { event_id: 'event-1' });
    attempt(world, 'event-1', { ...outcome, fault: `my ${fault}` });
    failed(world, 'event-1');
    expect(told(world)).toEqual([]);
    strike(world, fault, { event_id: 'event-2' });
    attempt(world, 'event-2', { ...outcome, fault: `my ${fault}` });
    attempt(world, 'event-2', { status: 500 });
    failed(world, 'event-2');
    expect(told(world)).toEqual(['webhook_not_accepted']);
  });
});

describe('A call without a command', () => {
  it('is no mistake where a fault has refused the command', () => {
    const world = findingWorld();
    world.ring();
    world.send('call.initiated');
    strike(world, 'api_status', { operation_id: 'AnswerCall', command: 'answer' });
    refuse(world, 503, { fault: 'api_status', command: 'answer' });
    world.pass(10_000);
    world.end();
    expect(told(world)).toEqual([]);
  });

  it('is one where the fault has struck something else', () => {
    const world = findingWorld();
    world.ring();
    world.send('call.initiated');
    strike(world, 'api_status', { operation_id: 'listCalls' });
    strike(world, 'api_status', { operation_id: 'DialCall', command: 'dial' }, null);
    strike(world, 'webhook_late', { event_id: 'another', event_type: HANGUP });
    world.pass(10_000);
    world.end();
    expect(told(world)).toEqual(['call_unanswered']);
  });

  it.each([
    [2_000, []],
    [6_000, ['call_unanswered']],
  ])('that has ended %i ms after a call.initiated that was kept back: %j', (ms, found) => {
    const world = findingWorld();
    world.ring();
    created(world, 'event-9', 'call.initiated');
    strike(world, 'webhook_late', { event_id: 'event-9' });
    world.pass(20_000);
    delivered(world, 'event-9', 'call.initiated');
    world.pass(ms);
    world.end();
    expect(told(world)).toEqual(found);
  });
});

describe('A command that comes too late', () => {
  it('is the doing of a fault that keeps call.hangup back', () => {
    const world = findingWorld();
    created(world, 'event-9', HANGUP);
    strike(world, 'webhook_late', { event_id: 'event-9', event_type: HANGUP });
    tooLate(world);
    expect(world.watcher.list()).toMatchObject([
      { code: 'command_too_late', fault: 'my webhook_late', evidence: [3, 2] },
    ]);
    expect(world.journal.list({ types: ['finding'] }, 1)).toMatchObject([{ fault: 'my webhook_late' }]);
  });

  it('is its doing too where call.hangup waits behind one that is lost', () => {
    const world = findingWorld();
    strike(world, 'webhook_lost', { event_id: 'event-8' });
    created(world, 'event-9', HANGUP);
    tooLate(world);
    expect(told(world)).toEqual(['command_too_late by my webhook_lost']);
  });

  it('is not where the lost one has had its time before', () => {
    const world = findingWorld();
    strike(world, 'webhook_lost', { event_id: 'event-8' });
    attempt(world, 'event-8', { error: 'lost', fault: 'my webhook_lost' });
    created(world, 'event-9', HANGUP);
    tooLate(world);
    expect(told(world)).toEqual(['command_too_late']);
  });

  it('is the app’s own where it has known for a while that the call is over', () => {
    const world = findingWorld();
    created(world, 'event-9', HANGUP);
    strike(world, 'webhook_late', { event_id: 'event-9' });
    delivered(world, 'event-9', HANGUP);
    world.pass(3_000);
    tooLate(world);
    expect(told(world)).toEqual(['command_too_late']);
  });

  it('is the app’s own where another webhook was late, or one of another call', () => {
    const world = findingWorld();
    strike(world, 'webhook_late', { event_id: 'event-1', event_type: 'call.answered' });
    strike(world, 'webhook_late', { event_id: 'event-2', event_type: HANGUP }, 'v3:another');
    created(world, 'event-9', HANGUP);
    tooLate(world);
    expect(told(world)).toEqual(['command_too_late']);
  });

  it('is the doing of a fault where it is the repetition of a command that the fault has cut', () => {
    const world = findingWorld();
    strike(world, 'api_reset', SPEAK);
    refuse(world, 499, { fault: 'api_reset' });
    world.pass(5_000);
    tooLate(world);
    expect(told(world)).toEqual(['command_too_late by my api_reset']);
  });

  it('is the doing of a fault where the app goes on from a slow answer', () => {
    const world = findingWorld();
    strike(world, 'api_slow', SPEAK);
    refuse(world, 200, { fault: 'api_slow' });
    world.pass(100);
    tooLate(world, 'gather');
    expect(told(world)).toEqual(['command_too_late by my api_slow']);
  });

  it('is the app’s own where it is another one, long after what the fault struck', () => {
    const world = findingWorld();
    strike(world, 'api_reset', SPEAK);
    refuse(world, 499, { fault: 'api_reset' });
    world.pass(5_000);
    tooLate(world, 'gather');
    expect(told(world)).toEqual(['command_too_late']);
  });
});

describe('A command that is refused', () => {
  it('is the doing of a fault where it was carried out, and nobody was told so', () => {
    const world = findingWorld();
    strike(world, 'api_reset', { operation_id: 'EnqueueCall', command: 'enqueue' });
    world.command('enqueue', { queue_name: 'support' });
    refuse(world, 499, { fault: 'api_reset', command: 'enqueue' });
    refuse(world, 422, { command: 'enqueue' });
    expect(told(world)).toEqual(['command_refused by my api_reset']);
  });

  it.each([
    ['it was not carried out before', false, 'enqueue'],
    ['it is another one', true, 'speak'],
  ])('is the app’s own where %s', (_, wasDone, again) => {
    const world = findingWorld();
    strike(world, 'api_reset', { operation_id: 'EnqueueCall', command: 'enqueue' });
    if (wasDone) world.command('enqueue', { queue_name: 'support' });
    refuse(world, 499, { fault: 'api_reset', command: 'enqueue' });
    refuse(world, 422, { command: again });
    expect(told(world)).toEqual(['command_refused']);
  });

  it.each(['stream_refused', 'stream_cut', 'command_fails_later'] as const)(
    'as there is no stream to stop is the doing of %s, and the app’s own with a stream after that',
    (fault) => {
      const world = findingWorld();
      const stream = { kind: 'stream', id: 'one', stream_url: URL } as FieldsOf<'activity.started'>;
      world.record('activity.started', stream, world.at);
      strike(world, fault, fault === 'command_fails_later' ? { command: 'streaming_start' } : { stream_id: 'one' });
      refuse(world, 422, { command: 'record_start' });
      refuse(world, 422, { command: 'streaming_stop' });
      world.record('activity.started', stream, world.at);
      refuse(world, 422, { command: 'streaming_stop' });
      expect(told(world)).toEqual(['command_refused', `command_refused by my ${fault}`, 'command_refused']);
    },
  );

  it('as it comes too early is the app’s own: a fault has nothing come sooner', () => {
    const world = findingWorld();
    strike(world, 'webhook_late', { event_id: 'event-1' });
    strike(world, 'api_slow', SPEAK);
    refuse(world, 422, { code: '90034', command: 'gather' });
    expect(told(world)).toEqual(['command_too_early']);
  });

  it('by a fault and by mistake is two findings: the one does not hide the other', () => {
    const world = findingWorld();
    strike(world, 'api_reset', SPEAK);
    refuse(world, 499, { fault: 'api_reset' });
    tooLate(world);
    world.pass(20_000);
    tooLate(world);
    expect(told(world)).toEqual(['command_too_late by my api_reset', 'command_too_late']);
  });
});

describe('A handler that fails', () => {
  /** Its webhook comes so often, and it fails each time that `asks` has been refused; `fails`: all the same. */
  const handle = (world: FindingWorld, asks: (attempt: number) => void): void => {
    world.send('call.answered', { outcomes: [500, 500, 500], handler: asks });
  };
  const refusedByFault = (world: FindingWorld): void => {
    strike(world, 'api_status', SPEAK);
    refuse(world, 503, { fault: 'api_status' });
  };

  it('since a fault refused what it asked for has made no mistake that fails a check', () => {
    const world = findingWorld();
    handle(world, () => refusedByFault(world));
    expect(told(world)).toEqual(['handler_failed_after_refusal by my api_status']);
  });

  it('also without that, of its own', () => {
    const world = findingWorld();
    handle(world, (nth) => {
      if (nth === 1) refusedByFault(world);
    });
    expect(told(world)).toEqual(['handler_failed_after_refusal by my api_status', 'webhook_not_accepted']);
  });

  it('though what the fault refused came through at last, of its own', () => {
    const world = findingWorld();
    handle(world, () => {
      refusedByFault(world);
      refuse(world, 200);
    });
    expect(told(world)).toEqual(['webhook_not_accepted']);
  });

  it.each([
    ['a command of the call', CALL, []],
    ['a dial', null, []],
    ['a command of another call', 'v3:another', ['webhook_not_accepted']],
  ])('to answer in time while a fault has it wait for %s: %j', (_, call, found) => {
    const world = findingWorld();
    const handler = (): void => strike(world, 'api_slow', SPEAK, call);
    world.send('call.answered', { outcomes: ['timeout', 'timeout'], handler });
    expect(told(world)).toEqual(found);
  });
});

describe('A stream', () => {
  const unreachable = ({ record, at }: FindingWorld, stream_id: string): void =>
    record('stream.error', { stream_id, code: null, what: 'unreachable', reason: 'connection failed' }, at);

  it('that a fault refuses is unreachable by its doing, and no other one', () => {
    const world = findingWorld();
    strike(world, 'stream_refused', { stream_id: 'one' });
    unreachable(world, 'one');
    unreachable(world, 'two');
    expect(told(world)).toEqual(['stream_unreachable by my stream_refused', 'stream_unreachable']);
  });

  it('as a relay likewise', () => {
    const world = findingWorld();
    strike(world, 'stream_refused', { stream_id: 'one' });
    for (const relay_id of ['one', 'two'])
      world.record('relay.error', { relay_id, what: 'unreachable', reason: 'no' }, world.at);
    expect(told(world)).toEqual(['relay_unreachable by my stream_refused', 'relay_unreachable']);
  });

  it.each([
    ['stream_slow', 'one', 'breaks', 'stream_breaks_up by my stream_slow'],
    ['stream_slow', 'two', 'breaks', 'stream_breaks_up'],
    ['stream_cut', 'one', 'breaks', 'stream_breaks_up'],
    ['stream_half_open', 'one', 'breaks', 'stream_breaks_up'],
    ['stream_slow', 'one', 'encoding', 'stream_wrong_law'],
  ] as const)('%s of one: %s %s is %s', (fault, stream_id, what, found) => {
    const world = findingWorld();
    strike(world, fault, { stream_id: 'one' });
    world.record('stream.suspect', { stream_id, what, holes: 3, longest_ms: 500, total_ms: 900 }, world.at);
    expect(told(world)).toEqual([found]);
  });
});

describe('A mistake of the app that shows under a fault stays a finding, and the fault is among its evidence:', () => {
  it('a command that is repeated without a command_id after a reset', () => {
    const world = findingWorld();
    strike(world, 'api_reset', SPEAK);
    world.command('speak', { payload: 'Hello' });
    refuse(world, 499, { fault: 'api_reset' });
    world.command('speak', { payload: 'Hello' });
    const [finding] = world.watcher.list();
    expect(finding).toMatchObject({ code: 'command_repeated', evidence: [2, 4, 1] });
    expect(finding).not.toHaveProperty('fault');
  });

  it('a command that is repeated after a time-out of a minute', () => {
    const world = findingWorld();
    strike(world, 'api_timeout', SPEAK);
    world.command('speak', { payload: 'Hello' });
    world.pass(60_000);
    refuse(world, 499, { fault: 'api_timeout' });
    world.pass(500);
    world.command('speak', { payload: 'Hello' });
    expect(told(world)).toEqual(['command_repeated']);
  });

  it('the same with a command_id is no mistake', () => {
    const world = findingWorld();
    strike(world, 'api_reset', SPEAK);
    world.command('speak', { payload: 'Hello' }, 'once');
    refuse(world, 499, { fault: 'api_reset' });
    world.command('speak', { payload: 'Hello' }, 'once');
    expect(told(world)).toEqual([]);
  });

  it('an event that it handles twice', () => {
    const world = findingWorld();
    strike(world, 'webhook_doubled', { event_id: 'event-1' });
    world.send('call.answered', { outcomes: [200, 200], handler: () => world.command('speak', { payload: 'Hello' }) });
    const finding = world.watcher.list().find(({ code }) => code === 'event_handled_twice');
    expect(finding?.evidence).toContain(1);
    expect(finding).not.toHaveProperty('fault');
  });

  it.each([
    ['webhook_wrongly_signed', 'warning', 'tampered'],
    ['webhook_stale', 'hint', 'stale'],
  ] as const)('%s that is answered with 2xx: the signature is not checked (%s)', (fault, severity, kind) => {
    const world = findingWorld();
    strike(world, fault, { event_id: 'event-1' });
    attempt(world, 'event-1', { status: 200, fault: `my ${fault}` });
    const [finding] = world.watcher.list();
    expect(finding).toMatchObject({ code: 'signature_not_checked', severity, evidence: [1, 2] });
    expect(finding?.summary).toContain(kind);
  });
});
