import { describe, expect, it } from 'vitest';
import { callAddress } from '../../../src/calls/address.js';
import type { FaultKind } from '../../../src/faults/fault.js';
import { CALL, findingWorld, URL } from '../../support/finding-world.js';

type World = ReturnType<typeof findingWorld>;

/** A fault has just happened to the call, and to an event of it. */
function strike({ journal }: World, fault: FaultKind, event_id?: string): void {
  const fields = { fault_id: 'fault-1-1', fault, name: `my ${fault}`, what: 'something' };
  journal.record('fault.happened', { ...fields, ...(event_id && { event_id }) }, callAddress(CALL));
}

function refuse({ journal }: World, status: number, fault?: string): void {
  const fields = { method: 'POST', path: `/v2/calls/${CALL}/actions/speak`, operation_id: 'SpeakCall', status };
  journal.record('api.request', { ...fields, error_codes: ['10011'], ...(fault && { fault }) }, callAddress(CALL));
}

function attempt({ journal }: World, event_id: string, fields: object): void {
  const event = { event_id, event_type: 'call.answered', url: URL, attempt: 1 };
  journal.record('webhook.attempt', { ...event, ...fields }, callAddress(CALL));
}

const codes = ({ watcher }: World): string[] => watcher.list().map(({ code }) => code);

describe('A fault brings about no finding against the app:', () => {
  it('a request that it refuses is no refused command', () => {
    const world = findingWorld();
    refuse(world, 429, 'my fault');
    expect(codes(world)).toEqual([]);
    refuse(world, 429);
    expect(codes(world)).toEqual(['command_refused']);
  });

  it.each([
    ['webhook_lost', { error: 'lost' }],
    ['webhook_wrongly_signed', { status: 401 }],
    ['webhook_stale', { status: 401 }],
  ] as const)('%s: attempts that it has spoilt say nothing of the app, others do', (fault, outcome) => {
    const world = findingWorld();
    strike(world, fault, 'event-1');
    attempt(world, 'event-1', { ...outcome, fault: `my ${fault}` });
    const failed = { event_id: 'event-1', event_type: 'call.answered', why: 'it failed' };
    world.journal.record('webhook.failed', failed, callAddress(CALL));
    expect(codes(world)).toEqual([]);
    strike(world, fault, 'event-2');
    attempt(world, 'event-2', { ...outcome, fault: `my ${fault}` });
    attempt(world, 'event-2', { status: 500 });
    world.journal.record('webhook.failed', { ...failed, event_id: 'event-2' }, callAddress(CALL));
    expect(codes(world)).toEqual(['webhook_not_accepted']);
  });

  it('a command that comes too late for a call whose webhook was late is told as the doing of the fault', () => {
    const world = findingWorld();
    strike(world, 'webhook_late', 'event-1');
    world.journal.record(
      'api.request',
      {
        ...{ method: 'POST', path: `/v2/calls/${CALL}/actions/speak`, operation_id: 'SpeakCall', status: 422 },
        error_codes: ['90018'],
      },
      callAddress(CALL),
    );
    expect(world.watcher.list()).toMatchObject([
      { code: 'command_too_late', fault: 'my webhook_late', evidence: [2, 1] },
    ]);
    expect(world.journal.list({ types: ['finding'] }, 1)).toMatchObject([{ fault: 'my webhook_late' }]);
  });

  it('a stream that it refuses is unreachable by its doing', () => {
    const world = findingWorld();
    strike(world, 'stream_refused');
    const error = { stream_id: 's', code: null, what: 'unreachable', reason: 'connection failed' } as const;
    world.journal.record('stream.error', error, callAddress(CALL));
    expect(world.watcher.list()).toMatchObject([{ code: 'stream_unreachable', fault: 'my stream_refused' }]);
  });

  it('a fault on another call is not to blame', () => {
    const world = findingWorld();
    const fields = { fault_id: 'fault-1-1', fault: 'webhook_late', name: 'late', what: 'x' } as const;
    world.journal.record('fault.happened', fields, callAddress('v3:another'));
    refuse(world, 422);
    expect(world.watcher.list()[0]).not.toHaveProperty('fault');
  });
});

describe('A mistake of the app that shows under a fault stays a finding, and the fault is among its evidence:', () => {
  it('a command that is repeated without a command_id after a reset', () => {
    const world = findingWorld();
    strike(world, 'api_reset');
    world.command('speak', { payload: 'Hello' });
    refuse(world, 499, 'my api_reset');
    world.command('speak', { payload: 'Hello' });
    const [finding] = world.watcher.list();
    expect(finding).toMatchObject({ code: 'command_repeated', evidence: [2, 4, 1] });
    expect(finding).not.toHaveProperty('fault');
  });

  it('a command that is repeated after a time-out of a minute', () => {
    const world = findingWorld();
    strike(world, 'api_timeout');
    world.command('speak', { payload: 'Hello' });
    world.pass(60_000);
    refuse(world, 499, 'my api_timeout');
    world.pass(500);
    world.command('speak', { payload: 'Hello' });
    expect(codes(world)).toEqual(['command_repeated']);
  });

  it('the same with a command_id is no mistake', () => {
    const world = findingWorld();
    strike(world, 'api_reset');
    world.command('speak', { payload: 'Hello' }, 'once');
    refuse(world, 499, 'my api_reset');
    world.command('speak', { payload: 'Hello' }, 'once');
    expect(codes(world)).toEqual([]);
  });

  it.each([
    ['webhook_wrongly_signed', 'warning', 'tampered'],
    ['webhook_stale', 'hint', 'stale'],
  ] as const)('%s that is answered with 2xx: the signature is not checked (%s)', (fault, severity, kind) => {
    const world = findingWorld();
    strike(world, fault, 'event-1');
    attempt(world, 'event-1', { status: 200, fault: `my ${fault}` });
    const [finding] = world.watcher.list();
    expect(finding).toMatchObject({ code: 'signature_not_checked', severity, evidence: [1, 2] });
    expect(finding?.summary).toContain(kind);
  });
});
