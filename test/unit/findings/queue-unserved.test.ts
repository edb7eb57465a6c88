import { describe, expect, it } from 'vitest';
import { callAddress, WORLD_ADDRESS } from '../../../src/calls/address.js';
import { findingWorld } from '../../support/finding-world.js';

type World = ReturnType<typeof findingWorld>;

const PLACE = { queue: 'support', queue_id: 'q', position: 1 } as const;

/** A caller waits in `support` for so long, and then leaves it for that reason. */
function wait(
  { record, pass }: World,
  call: string,
  ms: number,
  reason: 'hangup' | 'timeout' | 'leave' | 'bridged',
): void {
  record('queue.entered', PLACE, callAddress(call));
  pass(ms);
  record('queue.left', { ...PLACE, reason, waited_ms: ms }, callAddress(call));
}

const ended = ({ record }: World, call: string): void =>
  record('call.state', { from: 'active', to: 'ended', cause: 'normal_clearing' }, callAddress(call));

const found = ({ watcher }: World): string[] =>
  watcher.list().map(({ code, severity, summary }) => `${code} ${severity}: ${summary}`);

/** What is found where this happens while a caller waits who then hangs up. */
function foundWith(happens: (world: World) => void): string[] {
  const world = findingWorld();
  world.record('queue.entered', PLACE, callAddress('first'));
  happens(world);
  world.pass(40_000);
  world.record('queue.left', { ...PLACE, reason: 'hangup', waited_ms: 40_000 }, callAddress('first'));
  ended(world, 'first');
  return found(world);
}

describe('queue_never_served', () => {
  it('is told when the last of those has gone who waited in vain', () => {
    const world = findingWorld();
    const { record, pass } = world;
    record('queue.entered', PLACE, callAddress('one'));
    record('queue.entered', { ...PLACE, position: 2 }, callAddress('two'));
    pass(41_000);
    record('queue.left', { ...PLACE, reason: 'hangup', waited_ms: 41_000 }, callAddress('one'));
    expect(found(world)).toEqual([]);
    record('queue.left', { ...PLACE, reason: 'hangup', waited_ms: 41_000 }, callAddress('two'));
    expect(found(world)).toEqual([
      'queue_never_served warning: Nobody was fetched from the queue "support": 2 calls waited for up to 41.0 s and hung up.',
    ]);
  });

  it('is told once of a queue', () => {
    const world = findingWorld();
    for (const call of ['one', 'two']) wait(world, call, 40_000, 'hangup');
    expect(found(world)).toHaveLength(1);
  });

  it('is told of a call that timed out and was left alone, when that has ended', () => {
    const world = findingWorld();
    wait(world, 'one', 40_000, 'timeout');
    expect(found(world)).toEqual([]);
    ended(world, 'one');
    expect(found(world)).toHaveLength(1);
  });

  it('is not told of one that timed out and got a command then', () => {
    const world = findingWorld();
    wait(world, 'one', 40_000, 'timeout');
    world.record('command.accepted', { command: 'speak', given: {} }, callAddress('one'));
    ended(world, 'one');
    expect(found(world)).toEqual([]);
  });

  it('is not told of callers who gave up early, of a queue that was served before, or where one has left it', () => {
    for (const [reason, ms] of [
      ['hangup', 29_000],
      ['bridged', 5_000],
      ['leave', 5_000],
    ] as const) {
      const world = findingWorld();
      wait(world, 'one', ms, reason);
      if (reason !== 'hangup') wait(world, 'two', 60_000, 'hangup');
      expect(found(world)).toEqual([]);
    }
  });

  it('is told where nothing else happens', () => {
    expect(foundWith(() => undefined)).toHaveLength(1);
    expect(
      foundWith(({ record }) => record('command.accepted', { command: 'speak' }, callAddress('first'))),
    ).toHaveLength(1);
  });

  const request = { operation_id: null, error_codes: [], status: 200, host: { duration_ms: 1 } };
  it.each<[string, (world: World) => void]>([
    ['somebody is dialled', ({ record }) => record('call.state', { from: null, to: 'dialing' }, callAddress('agent'))],
    ['the app hangs up', ({ record }) => record('command.accepted', { command: 'hangup' }, callAddress('first'))],
    ['two others are bridged', ({ record }) => record('bridge.started', { id: 'b', peer: 'x' }, callAddress('agent'))],
    [
      'there is a conference',
      ({ record }) => record('activity.started', { kind: 'conference', id: 'c' }, callAddress('agent')),
    ],
    [
      'a bridge with it was tried',
      ({ record }) =>
        record(
          'command.refused',
          { command: 'bridge', errors: ['notAnswered'], given: { queue: 'support' } },
          callAddress('agent'),
        ),
    ],
    [
      'the queue was looked at',
      ({ record }) =>
        record('api.request', { ...request, method: 'GET', path: '/v2/queues/support/calls' }, WORLD_ADDRESS),
    ],
    [
      'all queues were',
      ({ record }) => record('api.request', { ...request, method: 'GET', path: '/v2/queues' }, WORLD_ADDRESS),
    ],
    ['a call was kept to be called back', ({ record }) => record('queue.kept', PLACE, callAddress('other'))],
  ])('is not told where %s', (_what, happens) => expect(foundWith(happens)).toEqual([]));

  const dial = ({ record }: World): void => {
    record('call.state', { from: null, to: 'dialing' }, callAddress('agent'));
    record('call.state', { from: 'dialing', to: 'ringing' }, callAddress('agent'));
  };

  it('is not told where somebody is being dialled already when the caller comes', () => {
    const world = findingWorld();
    dial(world);
    wait(world, 'one', 40_000, 'hangup');
    expect(found(world)).toEqual([]);
  });

  it.each([
    ['has answered', 'active'],
    ['did not answer', 'ended'],
  ] as const)('is told where whoever was dialled before %s', (_what, to) => {
    const world = findingWorld();
    dial(world);
    world.record('call.state', { from: 'ringing', to }, callAddress('agent'));
    wait(world, 'one', 40_000, 'hangup');
    expect(found(world)).toHaveLength(1);
  });

  it('is told where those who were bridged have gone before', () => {
    const world = findingWorld();
    world.record('bridge.started', { id: 'b', peer: 'x' }, callAddress('agent'));
    world.record('bridge.ended', { id: 'b', peer: 'x', reason: 'hangup' }, callAddress('agent'));
    wait(world, 'one', 40_000, 'hangup');
    expect(found(world)).toHaveLength(1);
  });
});

describe('command_refused', () => {
  const about = { call_control_id: 'agent' };
  const refused = (error: string): string[] => {
    const world = findingWorld();
    const path = `/v2/calls/${about.call_control_id}/actions/bridge`;
    world.record(
      'command.refused',
      { command: 'bridge', errors: [error], given: { queue: 'support' } },
      callAddress('agent'),
    );
    const fields = {
      method: 'POST',
      path,
      operation_id: null,
      status: 422,
      error_codes: ['10027'],
      host: { duration_ms: 1 },
    };
    world.record('api.request', fields, callAddress('agent'));
    return world.watcher.list().map(({ code }) => code);
  };

  it('is not told of a bridge with a queue that has just become empty', () => {
    expect(refused('queueEmpty')).toEqual([]);
    expect(refused('unprocessable')).toEqual(['command_refused']);
  });
});
