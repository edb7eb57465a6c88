import { describe, expect, it } from 'vitest';
import { conferenceAddress } from '../../../src/calls/address.js';
import { findingWorld, type FindingWorld } from '../../support/finding-world.js';
import { created, delivered, SPEAK, strike, told } from '../../support/fault-story.js';

describe('A machine that is left on the line', () => {
  /** It is found out, the app is told, and the call ends so long after that. */
  const leave = (world: FindingWorld, keptMs: number, meanwhile: () => void, leftMs: number): void => {
    const { record, at, pass } = world;
    record('activity.started', { kind: 'detection', id: 'd', mode: 'detect' }, at);
    record('detection.found', { id: 'd', mode: 'detect', what: 'verdict', result: 'machine', why: 'words' }, at);
    record('activity.ended', { kind: 'detection', id: 'd', reason: 'completed' }, at);
    created(world, 'event-9', 'call.machine.detection.ended');
    if (keptMs > 0) strike(world, 'webhook_late', { event_id: 'event-9' });
    pass(keptMs);
    delivered(world, 'event-9', 'call.machine.detection.ended');
    meanwhile();
    pass(leftMs);
    record('call.state', { from: 'active', to: 'ended', cause: 'normal_clearing' }, at);
  };

  it('is no mistake where a fault refused what the app asked for then', () => {
    const world = findingWorld();
    leave(world, 0, () => strike(world, 'api_status', SPEAK), 12_000);
    expect(told(world)).toEqual([]);
  });

  it.each([
    [5_000, []],
    [12_000, ['amd_result_ignored']],
  ])('%i ms after the app was told late: %j', (leftMs, found) => {
    const world = findingWorld();
    leave(world, 8_000, () => undefined, leftMs);
    expect(told(world)).toEqual(found);
  });
});

describe('A queue that nobody serves', () => {
  const PLACE = { queue: 'support', queue_id: 'q', position: 1 } as const;
  const wait = (world: FindingWorld, meanwhile: () => void): string[] => {
    const { record, at, pass } = world;
    record('queue.entered', PLACE, at);
    meanwhile();
    pass(40_000);
    record('queue.left', { ...PLACE, reason: 'hangup', waited_ms: 40_000 }, at);
    return told(world);
  };

  it.each(['dial', 'bridge'])('is no mistake where a fault refused the app a %s', (command) => {
    const world = findingWorld();
    expect(wait(world, () => strike(world, 'api_status', { ...SPEAK, command }, null))).toEqual([]);
  });

  it('is one where the fault struck a command that serves nobody', () => {
    const world = findingWorld();
    expect(wait(world, () => strike(world, 'api_status', SPEAK))).toEqual(['queue_never_served']);
  });

  it.each([
    [20_000, ['queue_never_served']],
    [60_000, []],
  ])('is counted from call.enqueued, which a fault kept back for %i ms', (ms, found) => {
    const world = findingWorld();
    const late = (): void => {
      created(world, 'event-9', 'call.enqueued');
      strike(world, 'webhook_late', { event_id: 'event-9' });
      world.clock.schedule(ms, () => delivered(world, 'event-9', 'call.enqueued'), { what: 'call.enqueued' });
      world.pass(20_000);
    };
    expect(wait(world, late)).toEqual(found);
  });
});

describe('A conference that never starts', () => {
  const ID = 'a-conference';
  const hold = (world: FindingWorld, meanwhile: () => void): string[] => {
    const { record, pass } = world;
    const state = { name: 'Monday', from: null, to: 'init' } as const;
    record('conference.state', state, conferenceAddress(ID));
    for (const leg of ['v3:moderator', 'v3:guest'])
      record(
        'conference.participant',
        {
          ...{ id: `of ${leg}`, status: 'joined', role: 'none', muted: false, on_hold: true },
          end_conference_on_exit: leg === 'v3:moderator',
          soft_end_conference_on_exit: false,
        },
        conferenceAddress(ID, leg),
      );
    pass(20_000);
    meanwhile();
    pass(20_000);
    record('conference.state', { ...state, from: 'init', to: 'completed' }, conferenceAddress(ID));
    return told(world);
  };
  const asked = ({ record }: FindingWorld, command: string): void => {
    const fields = { method: 'POST', path: `/v2/conferences/${ID}/actions/${command}`, operation_id: null };
    record('api.request', { ...fields, status: 503, error_codes: [], fault: 'my api_status' }, conferenceAddress(ID));
  };

  it.each([
    ['join', []],
    ['play', ['conference_never_started']],
  ])('where a fault refused the app %s: %j', (command, found) => {
    const world = findingWorld();
    expect(hold(world, () => asked(world, command))).toEqual(found);
  });

  it('is no mistake where a fault kept from the app who is in it', () => {
    const world = findingWorld();
    const event = { event_id: 'event-9', event_type: 'conference.participant.joined' };
    const late = (): void => {
      strike(world, 'webhook_late', event);
      world.record('webhook.delivered', event, conferenceAddress(ID, 'v3:guest'));
    };
    expect(hold(world, late)).toEqual([]);
  });
});
