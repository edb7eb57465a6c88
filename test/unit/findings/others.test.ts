import { describe, expect, it } from 'vitest';
import { CALL, findingWorld } from '../../support/finding-world.js';

describe('property_misspelt and property_unknown', () => {
  it('differ by whether something near is documented', () => {
    const { watcher, record, at } = findingWorld();
    record('property.unknown', { name: 'voise', operation: 'SpeakCall', meant: 'voice' }, at);
    record('property.unknown', { name: 'colour', operation: 'SpeakCall' }, at);
    expect(watcher.list().map(({ code, severity, summary }) => [code, severity, summary])).toEqual([
      ['property_misspelt', 'warning', 'SpeakCall has no property "voise"; "voice" seems to be meant.'],
      ['property_unknown', 'hint', 'SpeakCall has no property "colour".'],
    ]);
  });
});

describe('voice_unknown', () => {
  it('names the voice that was asked for and the one that speaks', () => {
    const { watcher, record, at } = findingWorld();
    record('voice.unknown', { id: 's', voice: 'Jaona', spoken_by: 'slt' }, at);
    expect(watcher.list()[0]?.summary).toBe('There is no voice "Jaona"; slt speaks in its place.');
  });
});

describe('recording_url_expired', () => {
  const found = (fields: object): string[] => {
    const { watcher, record, at } = findingWorld();
    record('file.request', { method: 'GET', path: '/_files/recordings/r.mp3', status: 403, ...fields }, at);
    return watcher.list().map(({ code, severity }) => `${severity} ${code}`);
  };

  it('is told of a URL that is over, and of nothing else that is wrong with one', () => {
    expect(found({ why: 'expired', recording_id: 'r' })).toEqual(['error recording_url_expired']);
    expect(found({ why: 'expired' })).toEqual([]);
    expect(found({ why: 'forged', recording_id: 'r' })).toEqual([]);
    expect(found({ status: 200, recording_id: 'r' })).toEqual([]);
  });
});

describe('gather_never_valid', () => {
  const found = (settings: object): string[] => {
    const { watcher, record, at } = findingWorld();
    const usual = { minimum_digits: 1, maximum_digits: 128, terminating_digit: '#', valid_digits: '0123456789#*' };
    record('activity.started', { kind: 'gather', id: 'g', ...usual, ...settings }, at);
    return watcher.list().map(({ severity, summary }) => `${severity}: ${summary}`);
  };

  it('is told of more digits than it takes', () => {
    expect(found({ minimum_digits: 6, maximum_digits: 4 })).toEqual([
      'error: A gather was begun that can never be valid: it needs 6 digits and takes 4 at most.',
    ]);
  });

  it('is told of a terminating digit that is the only valid one', () => {
    expect(found({ valid_digits: '#' })).toEqual([
      'error: A gather was begun that can never be valid: the one digit of valid_digits, #, is the one that ends it.',
    ]);
  });

  it.each([
    {},
    { minimum_digits: 4, maximum_digits: 4 },
    { valid_digits: '#', terminating_digit: '' },
    { valid_digits: '1#' },
  ])('is not told of %j', (settings) => {
    expect(found(settings)).toEqual([]);
  });

  it('is not told of other activities', () => {
    const { watcher, record, at } = findingWorld();
    record('activity.started', { kind: 'speak', id: 's', text: 'Hi', voice: 'female' }, at);
    expect(watcher.list()).toEqual([]);
  });
});

describe('simulator_fault', () => {
  it('is an error on the call that it happened in', () => {
    const { watcher, record, at } = findingWorld();
    record('sim.fault', { message: 'oops' }, at);
    expect(watcher.list()).toEqual([
      expect.objectContaining({ code: 'simulator_fault', severity: 'error', call_control_id: CALL }),
    ]);
  });
});

describe('audio_without_transcript', () => {
  const recording = { act_id: 'a', act: 'play' } as const;
  const hearing = { kind: 'transcription', id: 't', engine: 'A' } as const;

  it.each(['transcription', 'recording'])('is a hint, whichever comes first: the %s', (first) => {
    const { watcher, record, at } = findingWorld();
    const begin = [
      () => record('activity.started', { ...hearing, tracks: 'inbound' }, at),
      () => record('party.act.started', recording, at),
    ];
    for (const task of first === 'recording' ? begin.reverse() : begin) task();
    expect(watcher.list()).toEqual([expect.objectContaining({ code: 'audio_without_transcript', severity: 'hint' })]);
  });

  it.each<[string, (world: ReturnType<typeof findingWorld>) => void]>([
    ['its words are known', ({ record, at }) => record('party.act.started', { ...recording, text: 'Hello' }, at)],
    ['nothing is said in it', ({ record, at }) => record('party.act.started', { ...recording, text: '' }, at)],
    [
      'its URL is not known in full',
      ({ record, at }) =>
        record('party.act.started', { ...recording, audio_url: 'http://files.test/a.wav?token=***' }, at),
    ],
    [
      'the transcription has ended',
      ({ record, at }) => {
        record('activity.ended', { kind: 'transcription', id: 't' } as never, at);
        record('party.act.started', recording, at);
      },
    ],
  ])('is none where %s', (_, story) => {
    const world = findingWorld();
    world.record('activity.started', { ...hearing, tracks: 'both' }, world.at);
    story(world);
    expect(world.codes()).toEqual([]);
  });

  it('is none where the transcription does not hear the far end', () => {
    const { codes, record, at } = findingWorld();
    record('activity.started', { ...hearing, tracks: 'outbound' }, at);
    record('party.act.started', recording, at);
    expect(codes()).toEqual([]);
  });

  it('is told of what an app streams in', () => {
    const { codes, record, at } = findingWorld();
    record('transcription.no_ground_truth', { id: 't', stream_id: 's', why: '' }, at);
    expect(codes()).toEqual(['audio_without_transcript']);
  });
});

describe('a file that the app plays', () => {
  const play = (audio_url: string, tracks: 'inbound' | 'both' = 'both') => {
    const { codes, record, at } = findingWorld({ transcripts: { 'http://files.test/known.wav': 'Hello' } });
    record('activity.started', { kind: 'transcription', id: 't', tracks }, at);
    record('activity.started', { kind: 'playback', id: 'p', audio_url }, at);
    return codes();
  };

  it('has no known words where the configuration has none', () => {
    expect(play('http://files.test/other.wav')).toEqual(['audio_without_transcript']);
  });

  it('is no finding where they are known, not heard, or the URL is not known in full', () => {
    expect(play('http://files.test/known.wav')).toEqual([]);
    expect(play('http://files.test/other.wav', 'inbound')).toEqual([]);
    expect(play('http://files.test/other.wav?token=***')).toEqual([]);
  });
});

describe('finding_expected', () => {
  const expecting = () => {
    const world = findingWorld();
    world.watcher.expect(CALL, ['command_too_early']);
    world.ring();
    world.send('call.initiated', { handler: () => world.command('answer') });
    return world;
  };

  it('is told when the call has ended and nothing has happened to it for two seconds', async () => {
    const { watcher, end, host } = expecting();
    end();
    expect([watcher.list(), watcher.undecided]).toEqual([[], 1]);
    await host.pass(2_010);
    expect(watcher.list()).toEqual([expect.objectContaining({ code: 'finding_expected', severity: 'error' })]);
    expect(watcher.undecided).toBe(0);
  });

  it('waits for webhooks of the call', async () => {
    const { codes, end, host, record, at } = expecting();
    end();
    const event = { event_id: 'late', event_type: 'call.hangup' };
    record('webhook.created', { ...event, payload: {} }, at);
    await host.pass(5_000);
    expect(codes()).toEqual([]);
    record('webhook.delivered', event, at);
    await host.pass(2_110);
    expect(codes()).toEqual(['finding_expected']);
  });

  it('is none where the finding came, at the last moment or before', async () => {
    for (const isLate of [false, true]) {
      const { watcher, end, request, host } = expecting();
      const early = (): void => request('/v2/calls/v3:call-1/actions/speak', 422, ['90034']);
      if (!isLate) early();
      end();
      if (isLate) early();
      watcher.list();
      expect(watcher.undecided).toBe(0);
      await host.pass(2_010);
      expect(watcher.list()).toEqual([expect.objectContaining({ code: 'command_too_early', expected: true })]);
    }
  });

  it('is told at a reset of a call that had ended', () => {
    const { codes, end, record } = expecting();
    end();
    record('sim.reset', { seed: 'x', world: 2 });
    expect(codes()).toEqual(['finding_expected']);
  });

  it('is none of a call that goes on, or that a reset cut short', async () => {
    const { codes, record, host } = expecting();
    await host.pass(10_000);
    record('sim.reset', { seed: 'x', world: 2 });
    expect(codes()).toEqual([]);
  });
});
