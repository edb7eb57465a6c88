import { describe, expect, it } from 'vitest';
import { callAddress } from '../../../src/calls/address.js';
import { CALL, findingWorld } from '../../support/finding-world.js';

interface Story {
  readonly result?: string;
  /** The app answers the verdict so. */
  readonly outcome?: number;
  /** Happens before the verdict, and behind it. */
  readonly before?: (world: ReturnType<typeof findingWorld>) => void;
  readonly after?: (world: ReturnType<typeof findingWorld>) => void;
  readonly isOver?: boolean;
  readonly leftMs?: number;
}

/** What is found of a leg on which a detection came to a result. */
function found({ result = 'machine', outcome = 200, before, after, isOver = true, leftMs = 12_000 }: Story): string[] {
  const world = findingWorld();
  const { record, at, send, pass, watcher } = world;
  record('activity.started', { kind: 'detection', id: 'd', mode: 'detect' }, at);
  before?.(world);
  record('detection.found', { id: 'd', mode: 'detect', what: 'verdict', result, why: 'words' }, at);
  send('call.machine.detection.ended', { outcomes: [outcome] });
  if (isOver) record('activity.ended', { kind: 'detection', id: 'd', reason: 'completed' }, at);
  after?.(world);
  pass(leftMs);
  record('call.state', { from: 'active', to: 'ended', cause: 'normal_clearing' }, at);
  return watcher
    .list()
    .filter(({ code }) => code === 'amd_result_ignored')
    .map(({ severity, summary }) => `${severity}: ${summary}`);
}

describe('amd_result_ignored', () => {
  it('is told of a machine that nobody cares for', () => {
    expect(found({})).toEqual([
      'warning: The app was told that a machine has answered, and left it on the line for 12.0 s without a command.',
    ]);
  });

  it.each<[string, Story]>([
    ['a human', { result: 'human' }],
    ['a result that the app did not take', { outcome: 500 }],
    ['a machine that hangs up soon', { leftMs: 9_000 }],
    ['a detection that is not over', { isOver: false }],
    [
      'a message that is being said',
      {
        before: ({ record, at }) =>
          record('activity.started', { kind: 'speak', id: 's', text: 'Hi', voice: 'female' }, at),
      },
    ],
    [
      'a message that is said then',
      {
        after: ({ record, at }) =>
          record('activity.started', { kind: 'speak', id: 's', text: 'Hi', voice: 'female' }, at),
      },
    ],
    ...(['assistant', 'ai_gather', 'transcription', 'fork', 'siprec', 'payment'] as const).map(
      (kind): [string, Story] => [
        `a leg with ${kind} under way`,
        { before: ({ record, at }) => record('activity.started', { kind, id: 'a' }, at) },
      ],
    ),
    [
      'a machine for whose sake an agent is dialled',
      {
        after: ({ record }) =>
          record('command.accepted', { command: 'dial', given: { link_to: CALL } }, callAddress('agent')),
      },
    ],
    [
      'a machine of which an agent is told, who was there before',
      {
        before: ({ record, at }) => record('command.accepted', { command: 'dial', given: { link_to: 'agent' } }, at),
        after: ({ record }) => record('command.accepted', { command: 'speak', given: {} }, callAddress('agent')),
      },
    ],
    [
      'a call screening, behind which somebody is',
      {
        after: ({ record, at }) =>
          record('detection.found', { id: 'd', mode: 'm', what: 'screening', result: 'screening', why: 'phrase' }, at),
      },
    ],
    [
      'a command',
      { after: ({ record, at }) => record('command.accepted', { command: 'client_state_update', given: {} }, at) },
    ],
  ])('is not told of %s', (_name, story) => {
    expect(found(story)).toEqual([]);
  });

  it('is told only once the app has had a second for a command, as fast time jumps; one that comes too late is one', () => {
    const told = (isCaredFor: boolean): [atTheEnd: number, later: string[]] => {
      const { record, at, send, clock, host, watcher } = findingWorld();
      record('activity.started', { kind: 'detection', id: 'd', mode: 'detect' }, at);
      record('detection.found', { id: 'd', mode: 'detect', what: 'verdict', result: 'machine', why: 'words' }, at);
      send('call.machine.detection.ended');
      record('activity.ended', { kind: 'detection', id: 'd', reason: 'completed' }, at);
      clock.advance(12_000);
      record('call.state', { from: 'active', to: 'ended', cause: 'normal_clearing' }, at);
      const { length } = watcher.list();
      host.stall(300);
      if (isCaredFor) record('command.refused', { command: 'hangup', errors: [] }, at);
      host.stall(1_000);
      clock.advance(1);
      return [
        length,
        watcher
          .list()
          .map(({ code }) => code)
          .filter((code) => code === 'amd_result_ignored'),
      ];
    };
    expect(told(true)).toEqual([0, []]);
    expect(told(false)).toEqual([0, ['amd_result_ignored']]);
  });
});
