import { describe, expect, it } from 'vitest';
import { conferenceAddress } from '../../../src/calls/address.js';
import { CALL, findingWorld } from '../../support/finding-world.js';

const ACTIONS = '/v2/calls/v3%3Acall-1/actions';

const ROOM = '/v2/conferences/room/actions';

describe('a request that is refused', () => {
  it.each<[string, number, string[], string[]]>([
    [`${ACTIONS}/answer`, 422, ['10004'], ['command_refused error']],
    [`${ACTIONS}/anwser`, 404, ['10005'], ['command_refused error']],
    [`${ACTIONS}/speak`, 401, ['10009'], ['command_refused error']],
    ['/v2/calls', 422, ['10016'], ['command_refused error']],
    [`${ACTIONS}/speak`, 422, ['90034'], ['command_too_early warning']],
    [`${ACTIONS}/hangup`, 422, ['90018'], ['command_too_late hint']],
    [`${ACTIONS}/enqueue`, 501, ['501'], ['operation_not_simulated error']],
    ['/v2/messages', 501, ['501'], ['operation_not_simulated error']],
    [`${ACTIONS}/answer`, 200, [], []],
    [`${ACTIONS}/answer`, 499, [], []],
    [`${ACTIONS}/answer`, 503, ['10037'], []],
    ['/v2/conferences', 422, ['90034'], ['command_too_early warning']],
    ['/v2/conferences', 422, ['10004'], ['command_refused error']],
    ['/v2/conferences', 422, ['90033'], []],
    [`${ROOM}/join`, 422, ['90044'], ['command_refused error']],
    [`${ROOM}/leave`, 422, ['90018'], ['command_too_late hint']],
    [`${ROOM}/mute`, 404, ['90058'], ['command_refused error']],
    [`${ROOM}/mute`, 422, ['90019'], []],
    [`${ROOM}/join`, 422, ['90032'], []],
    ['/v2/call_control_applications', 422, ['10004'], []],
    ['/v2/calls/v3%3Acall-1', 422, ['90015'], []],
  ])('%s %i %j', (path, status, codes, found) => {
    const { watcher, request } = findingWorld();
    request(path, status, codes);
    expect(watcher.list().map(({ code, severity }) => `${code} ${severity}`)).toEqual(found);
  });

  it('names the command that makes a conference', () => {
    const { watcher, request } = findingWorld();
    request('/v2/conferences', 422, ['10004']);
    expect(watcher.list()[0]?.summary).toMatch(/^create_conference was refused/);
  });

  it('names the part of a request that is not simulated', () => {
    const { watcher, request } = findingWorld();
    request(
      `${ACTIONS}/streaming_start`,
      501,
      ['501'],
      '/stream_codec: telnyx-sim does not simulate the codec OPUS yet.',
    );
    expect(watcher.list()[0]?.summary).toMatch(/^the codec OPUS is not simulated/);
  });

  it('is told with the first error, and the mend of an error that says little', () => {
    const { watcher, request } = findingWorld();
    request(`${ACTIONS}/answer`, 422, ['10003'], '/stream_url: expected a URL');
    request(`${ACTIONS}/speak`, 401, ['10009'], 'no key');
    expect(watcher.list().map(({ summary }) => summary)).toEqual([
      'answer was refused with 422 (10003): /stream_url: expected a URL',
      'speak was refused with 401 (10009): no key',
    ]);
    expect(watcher.list()[1]?.fix).toContain('Authorization: Bearer');
  });
});

describe('command_repeated', () => {
  const hello = { payload: 'Hello', voice: 'female' };

  it('is told of the same command within two seconds', () => {
    const { watcher, command, pass } = findingWorld();
    command('speak', hello);
    pass(1_900);
    command('speak', hello);
    expect(watcher.list()).toEqual([expect.objectContaining({ code: 'command_repeated', evidence: [1, 2] })]);
  });

  it('is told of the same command on one conference, as being about no call', () => {
    const { watcher, record } = findingWorld();
    for (let i = 0; i < 2; i++)
      record('command.accepted', { command: 'speak', given: hello }, conferenceAddress('conference'));
    expect(watcher.list()).toEqual([expect.objectContaining({ code: 'command_repeated', evidence: [1, 2] })]);
    expect(watcher.list()[0]).not.toHaveProperty('call_control_id');
  });

  it('is told of a mute that came twice, whatever came before them', () => {
    const { watcher, record } = findingWorld();
    for (const name of ['mute', 'unmute', 'mute', 'mute'])
      record('command.accepted', { command: name, given: {} }, conferenceAddress('conference'));
    expect(watcher.list()).toEqual([expect.objectContaining({ code: 'command_repeated', evidence: [3, 4] })]);
  });

  it('is told though the echo of the first has come in between', () => {
    const { codes, command, send } = findingWorld();
    command('speak', hello);
    send('call.speak.started');
    command('speak', hello);
    expect(codes()).toEqual(['command_repeated']);
  });

  it.each<[string, (world: ReturnType<typeof findingWorld>) => void]>([
    [
      'later',
      ({ command, pass }) => {
        command('speak', hello);
        pass(2_100);
        command('speak', hello);
      },
    ],
    [
      'later in the world, as in fast time',
      ({ command, clock }) => {
        command('speak', hello);
        clock.advance(2_100);
        command('speak', hello);
      },
    ],
    [
      'with another text',
      ({ command }) => {
        command('speak', hello);
        command('speak', { ...hello, payload: 'Bye' });
      },
    ],
    [
      'with a text that was cut',
      ({ command }) => {
        command('speak', { payload: 'a…' });
        command('speak', { payload: 'a…' });
      },
    ],
    [
      'with a command_id',
      ({ command }) => {
        command('speak', hello, '1');
        command('speak', hello, '2');
      },
    ],
    [
      'on a new event',
      ({ command, send }) => {
        command('speak', hello);
        send('call.dtmf.received');
        command('speak', hello);
      },
    ],
    [
      'after a stop',
      ({ command }) => {
        command('playback_start');
        command('playback_stop');
        command('playback_start');
      },
    ],
    [
      'after it was undone',
      ({ record }) => {
        for (const name of ['mute', 'unmute', 'mute', 'unmute'])
          record('command.accepted', { command: name, given: {} }, conferenceAddress('conference'));
      },
    ],
    [
      'after it was replaced',
      ({ record }) => {
        for (const role of ['barge', 'monitor', 'barge'])
          record(
            'command.accepted',
            { command: 'update', given: { supervisor_role: role } },
            conferenceAddress('conference'),
          );
      },
    ],
    [
      'after a refusal',
      ({ record, at, command }) => {
        record('command.refused', { command: 'bridge', errors: ['queueEmpty'], given: { queue: 'support' } }, at);
        command('bridge', { queue: 'support' });
      },
    ],
    [
      'when a bridge has ended',
      ({ record, at, command }) => {
        command('bridge', { queue: 'support' });
        record('bridge.ended', { id: 'b', peer: 'x', reason: 'hangup' }, at);
        command('bridge', { queue: 'support' });
      },
    ],
    [
      'on another conference',
      ({ record }) => {
        for (const id of ['first', 'second'])
          record('command.accepted', { command: 'speak', given: hello }, conferenceAddress(id));
      },
    ],
    [
      'on a conference where something has happened to a leg',
      ({ record, at }) => {
        const conference = conferenceAddress('conference', CALL);
        record('command.accepted', { command: 'speak', given: hello }, conferenceAddress('conference'));
        const event = { event_id: 'joined', event_type: 'conference.participant.joined', payload: {} };
        record('webhook.created', event, conference);
        record('command.accepted', { command: 'speak', given: hello }, conferenceAddress('conference'));
        record('command.accepted', { command: 'speak', given: hello }, at);
      },
    ],
    [
      'as digits',
      ({ command }) => {
        command('send_dtmf', { digits: '1' });
        command('send_dtmf', { digits: '1' });
      },
    ],
    [
      'and was refused',
      ({ record, at }) => {
        for (let i = 0; i < 2; i++) record('command.refused', { command: 'speak', errors: [], given: hello }, at);
      },
    ],
  ])('is none of one that comes again %s', (_, story) => {
    const world = findingWorld();
    story(world);
    expect(world.codes()).toEqual([]);
  });
});

describe('event_handled_twice', () => {
  it('is told where the same command came in the course of two deliveries', () => {
    const { watcher, send, command } = findingWorld();
    const id = send('call.answered', {
      outcomes: ['timeout', 200],
      handler: () => command('speak', { payload: 'Hi' }),
    });
    expect(watcher.list().map(({ code }) => code)).toEqual(['event_handled_twice', 'webhook_late']);
    expect(watcher.list()[0]?.summary).toBe(
      `call.answered was delivered twice (data.id ${id}), and the app sent speak both times.`,
    );
  });

  it('is told where the commands come after the answers', () => {
    const { codes, send, command } = findingWorld();
    send('call.answered', { outcomes: [500, 200], later: () => command('speak', { payload: 'Hi' }) });
    expect(codes()).toEqual(['event_handled_twice']);
  });

  it('is told where the second command changed nothing', () => {
    const { codes, record, at, send, command } = findingWorld();
    const handler = (attempt: number): void => {
      if (attempt === 1) command('answer');
      else record('command.ignored', { command: 'answer', given: {}, why: 'answered' }, at);
    };
    send('call.initiated', { outcomes: [500, 200], handler });
    expect(codes()).toEqual(['event_handled_twice']);
  });

  it('is told where a slow handler comes to both commands when the event has been sent again', () => {
    const { codes, send, command, pass } = findingWorld();
    send('call.answered', { outcomes: ['timeout', 200] });
    for (let i = 0; i < 2; i++) {
      pass(5_000);
      command('speak', { payload: 'Hi' });
    }
    expect(codes()).toEqual(['webhook_late', 'event_handled_twice']);
  });

  it('is none where both commands have the same command_id, so that one is carried out', () => {
    const { codes, send, command } = findingWorld();
    const handler = (): void => command('speak', { payload: 'Hi' }, 'event-1');
    send('call.answered', { outcomes: [500, 200], handler });
    send('call.answered', { outcomes: ['timeout', 200], handler });
    expect(codes().filter((code) => code === 'event_handled_twice')).toEqual([]);
  });

  it('is none where the app skips the second, or does something else', () => {
    const { codes, send, command } = findingWorld();
    send('call.answered', { outcomes: [500, 200], handler: (n) => n === 1 && command('speak', { payload: 'Hi' }) });
    send('call.answered', { outcomes: [500, 200], handler: (n) => command('speak', { payload: `${n}` }) });
    expect(codes()).toEqual([]);
  });

  it('is none where another event may be why', () => {
    const { codes, send, command, record, at, journal } = findingWorld();
    const beep = (): void => command('playback_start', { audio_url: 'http://files.test/beep' });
    const handler = (attempt: number): void => {
      if (attempt === 2) {
        const after = journal.range.last;
        const other = { event_id: 'other', event_type: 'call.dtmf.received' };
        record(
          'webhook.attempt',
          { ...other, url: '', attempt: 1, status: 200, host: { duration_ms: 1, after, until: after } },
          at,
        );
      }
      beep();
    };
    send('call.dtmf.received', { outcomes: [500, 200], handler });
    expect(codes()).toEqual([]);
  });

  it('is none where nothing reached the app the first time', () => {
    const { codes, send, command } = findingWorld();
    command('speak', { payload: 'Hi' });
    send('call.answered', {
      outcomes: ['ECONNREFUSED', 200],
      handler: (n) => n === 2 && command('speak', { payload: 'Hi' }),
    });
    expect(codes()).toEqual([]);
  });
});
