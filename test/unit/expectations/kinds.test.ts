import { describe, expect, it } from 'vitest';
import type { AppMedia } from '../../../src/expectations/context.js';
import type { Expectation, Judgement } from '../../../src/expectations/judgement.js';
import { command, judged, micros, spoken, watched, type ToldEntry } from '../../support/told-entries.js';

const SPEAK: Expectation = { command: 'speak', with: { payload: '/welcome/i' } };

describe('a command', () => {
  it('is one with the properties that were expected', () => {
    const judgement = judged(SPEAK, [command(100, 'answer'), command(200, 'speak', { payload: 'Welcome!' })]);
    expect(judgement).toMatchObject({ outcome: 'pass', fails: false, came: 'speak', evidence: [2] });
    expect(judgement.expected).toBe('command speak with payload /welcome/i');
  });

  it('that is another tells which one came and which condition it missed', () => {
    const judgement = judged(SPEAK, [
      command(100, 'answer'),
      command(1_200, 'speak', { payload: 'Welcme to the bakery' }),
    ]);
    const why = 'speak on call-1 came after 1.2 s: payload: expected /welcome/i, came "Welcme to the bakery"';
    expect(judgement).toMatchObject({ outcome: 'fail', fails: true, came: why, nearest: { seq: 2, why } });
  });

  it('that did not come tells what did', () => {
    const judgement = judged(SPEAK, [command(100, 'answer'), command(300, 'hangup')]);
    expect(judgement).toMatchObject({
      outcome: 'fail',
      came: 'the last that came: answer, hangup',
      nearest: undefined,
    });
    expect(judged(SPEAK, []).came).toBe('nothing of the kind');
  });

  it('of a similar name is the nearest miss', () => {
    const judgement = judged({ command: 'gather_using_speak' }, [command(100, 'gather_using_audio')]);
    expect(judgement.nearest?.why).toMatch(/expected gather_using_speak, came gather_using_audio/);
  });

  it('is on the call of a party, or names that call', () => {
    const parties = { caller: ['call-1'], agent: ['call-2'] };
    const expected = { command: 'bridge', on: 'agent' };
    expect(judged(expected, [command(1, 'bridge', { call_control_id: 'call-2' })], { parties }).outcome).toBe('pass');
    const other = judged(expected, [command(1, 'bridge', { call_control_id: 'call-3' })], { parties });
    expect(other.came).toBe('bridge on caller came after 1 ms: expected on agent, came on caller');
  });

  it('of a conference is called conference.…, and speak is none of a conference', () => {
    const entry: ToldEntry = [1, 'command.accepted', { command: 'speak', given: {}, conference_id: 'c' }];
    expect(judged({ command: 'conference.speak' }, [entry]).outcome).toBe('pass');
    expect(judged({ command: 'speak' }, [entry]).outcome).toBe('fail');
  });

  it('that is refused is none, unless that is expected', () => {
    const refused: ToldEntry[] = [
      [5, 'command.refused', { command: 'speak', given: {}, errors: ['callEnded'], call_control_id: 'call-1' }],
      [
        6,
        'api.request',
        { method: 'POST', path: '/x', operation_id: 'SpeakCall', status: 422, error_codes: ['90018'] },
      ],
    ];
    expect(judged({ command: 'speak' }, refused).came).toMatch(/it was refused \(90018\)/);
    expect(judged({ command: 'speak', refused: true, times: 1 }, refused).outcome).toBe('pass');
    expect(judged({ command: 'speak', refused: '90018' }, refused).outcome).toBe('pass');
    expect(judged({ command: 'speak', refused: '90034' }, refused).came).toMatch(
      /expected refused with 90034, came 90018/,
    );
    expect(judged({ command: 'answer', refused: true }, [command(1, 'answer')]).came).toMatch(/it was accepted/);
  });

  it('whose body was not in order is refused before it is a command', () => {
    const fields = {
      method: 'POST',
      path: '/x',
      operation_id: 'SpeakCall',
      status: 422,
      error_codes: ['10015'],
      refused: 'voice: expected',
    };
    expect(judged({ command: 'speak' }, [[1, 'api.request', fields]]).came).toMatch(
      /refused with 422: voice: expected/,
    );
    expect(judged({ command: 'speak', refused: '10015' }, [[1, 'api.request', fields]]).outcome).toBe('pass');
  });

  it('that was repeated with its command_id is none', () => {
    const repeated = { command: 'answer', given: {}, why: 'repeated command_id', call_control_id: 'call-1' };
    expect(
      judged({ command: 'answer', times: 1 }, [command(1, 'answer'), [2, 'command.ignored', repeated]]).outcome,
    ).toBe('pass');
  });
});

describe('a webhook', () => {
  const created = (ms: number, id: string, type: string, payload: object = {}): ToldEntry => [
    ms,
    'webhook.created',
    { event_id: id, event_type: type, payload, call_control_id: 'call-1' },
  ];
  const attempt = (ms: number, id: string, number: number, status?: number): ToldEntry => [
    ms,
    'webhook.attempt',
    {
      event_id: id,
      event_type: 'x',
      url: 'http://app.test',
      attempt: number,
      ...(status === undefined ? {} : { status }),
    },
  ];
  const over = (ms: number, id: string, type: 'webhook.delivered' | 'webhook.failed'): ToldEntry => [
    ms,
    type,
    { event_id: id, event_type: 'x', why: 'y' },
  ];

  it('comes when it is created, with its payload', () => {
    const told = [created(1, 'e1', 'call.answered', { state: 'x' })];
    expect(judged({ webhook: 'call.*', with: { state: 'x' } }, told).evidence).toEqual([1]);
    expect(judged({ webhook: 'call.anwsered' }, told).nearest?.why).toMatch(
      /expected call.anwsered, came call.answered/,
    );
  });

  it('is answered when it is over: its last answer and its attempts count', () => {
    const told = [
      created(1, 'e1', 'call.answered'),
      attempt(2, 'e1', 1, 500),
      attempt(3, 'e1', 2, 204),
      over(3, 'e1', 'webhook.delivered'),
    ];
    expect(judged({ webhook: 'call.answered', answered: '2xx', attempts: 2 }, told).outcome).toBe('pass');
    expect(judged({ webhook: 'call.answered', answered: 500 }, told).came).toMatch(/expected answered 500, came 204/);
    expect(judged({ webhook: 'call.answered', attempts: { at_most: 1 } }, told).came).toMatch(
      /expected at most once attempts, came 2|came 2/,
    );
    expect(judged({ webhook: 'call.answered', answered: '5xx' }, told.slice(0, 2)).outcome).toBe('pass');
    const lost = [created(1, 'e1', 'call.answered'), attempt(2, 'e1', 1), over(3, 'e1', 'webhook.failed')];
    expect(judged({ webhook: 'call.answered', answered: 'never' }, lost).outcome).toBe('pass');
  });

  it('in a list is followed by what the app did since it was sent: it acts before it answers', () => {
    const told = [
      command(0, 'speak'),
      created(1, 'e1', 'call.initiated'),
      command(2, 'answer'),
      attempt(3, 'e1', 1, 200),
      over(3, 'e1', 'webhook.delivered'),
      command(4, 'hangup'),
    ];
    const after = (...parts: readonly Expectation[]): Judgement =>
      judged({ 'in order': [{ webhook: 'call.initiated', answered: 200 }, ...parts] }, told);
    expect(after({ command: 'answer' }, { command: 'hangup' })).toMatchObject({ outcome: 'pass', evidence: [2, 3, 6] });
    expect(after({ 'in order': [{ command: 'answer' }] })).toMatchObject({ outcome: 'pass' });
    expect(after({ command: 'answer' }, { command: 'answer' }).outcome).toBe('fail');
    expect(after({ command: 'speak' }).outcome).toBe('fail');
    expect(after({ never: { command: 'answer' } })).toMatchObject({ outcome: 'fail', evidence: [2, 3] });
  });
});

describe('a state', () => {
  it('is one that the call comes to', () => {
    const told: ToldEntry[] = [
      [1, 'call.state', { from: 'ringing', to: 'active', call_control_id: 'call-1' }],
      [2, 'bridge.started', { id: 'b', peer: 'call-2', call_control_id: 'call-1' }],
      [3, 'call.state', { from: 'active', to: 'ended', cause: 'normal_clearing', call_control_id: 'call-1' }],
    ];
    for (const state of ['active', 'bridged', 'ended'] as const) expect(judged({ state }, told).outcome).toBe('pass');
    expect(judged({ state: 'ended', cause: 'user_busy' }, told).came).toMatch(
      /expected cause user_busy, came normal_clearing/,
    );
    expect(judged({ state: 'held' }, told).outcome).toBe('fail');
  });
});

describe('a state that a party is in already', () => {
  const isIn = (id: string, state: string): boolean => id === 'call-1' && state === 'active';

  it('is enough where it is waited for', () => {
    expect(watched({ state: 'active', on: 'call-1' }, [], 0, { isIn }).judgement).toMatchObject({
      outcome: 'pass',
      came: 'state active already',
    });
    expect(watched({ state: 'ended', on: 'call-1' }, [], 100, { isIn }).judgement).toBeUndefined();
  });

  it('is none that any call comes to, nor one of a number of times', () => {
    expect(watched({ state: 'active' }, [], 100, { isIn }).judgement).toBeUndefined();
    expect(
      watched({ state: 'active', on: 'call-1', times: { at_least: 1 } }, [], 100, { isIn }).judgement,
    ).toBeUndefined();
  });
});

describe('a finding', () => {
  const finding = (code: string, severity: string, more: object = {}): ToldEntry => [
    1,
    'finding',
    { code, severity, summary: 'The app …', ...more },
  ];

  it('is of that code, or any, and at least of that weight', () => {
    expect(judged({ finding: 'any' }, [finding('stream_overrun', 'hint')]).outcome).toBe('pass');
    expect(judged({ finding: 'any', severity: 'error' }, [finding('stream_overrun', 'warning')]).outcome).toBe('fail');
    expect(judged({ never: { finding: 'any' } }, [finding('stream_overrun', 'error', { ignored: true })]).outcome).toBe(
      'pass',
    );
    expect(
      judged({ finding: 'stream_overrun' }, [finding('stream_overrun', 'error', { expected: true })]).outcome,
    ).toBe('pass');
  });
});

/** Media frames of an app, so many at once. */
const mediaAt = (ms: number, count: number, behindSeq = 0): AppMedia => ({
  callControlId: 'call-1',
  streamId: 's',
  index: ms * 10 + behindSeq,
  count,
  micros: micros(ms),
  behindSeq,
});

describe('a frame', () => {
  it('is a message of the app or of Telnyx', () => {
    const told: ToldEntry[] = [
      [1, 'stream.frame_in', { stream_id: 's', event: 'mark', name: 'end', call_control_id: 'call-1' }],
      [2, 'stream.mark', { stream_id: 's', reason: 'played', name: 'end' }],
      [3, 'stream.frame_in', { stream_id: 's', event: 'mark', count: 7 }],
    ];
    expect(judged({ frame: 'mark', from: 'app', with: { 'mark.name': 'end' } }, told).evidence).toEqual([1]);
    expect(judged({ frame: 'mark', from: 'telnyx' }, told).evidence).toEqual([2]);
    expect(judged({ frame: 'mark', from: 'app', times: 8 }, told)).toMatchObject({ outcome: 'pass' });
  });

  it('of media of an app is one of those whose audio was taken, each at its instant', () => {
    const media = [mediaAt(100, 3), mediaAt(120, 1), mediaAt(140, 2)];
    const from = { frame: 'media', from: 'app' } as const;
    expect(judged({ ...from, times: 6 }, [], { media })).toMatchObject({
      outcome: 'pass',
      came: 'media of the app 6 times',
    });
    expect(judged({ ...from, times: 4, within: '120ms' }, [], { media }).outcome).toBe('pass');
    expect(judged({ ...from, times: 4, within: '119ms' }, [], { media }).came).toBe('media of the app 3 times');
    expect(judged({ ...from, after: '130ms', times: 2 }, [], { media }).outcome).toBe('pass');
    expect(judged({ frame: 'media', from: 'telnyx' }, [], { media }).outcome).toBe('fail');
    expect(judged({ ...from, on: 'call-2' }, [], { media }).outcome).toBe('fail');
    expect(watched({ never: { ...from, times: { at_least: 5 } } }, [], 1_000, { media })).toMatchObject({
      decidedMicros: micros(140),
      judgement: { fails: true, came: 'it came: media of the app 6 times' },
    });
  });

  it('of media counts from an entry of the same instant on where it came behind it', () => {
    const mark: ToldEntry = [100, 'stream.frame_in', { stream_id: 's', event: 'mark', name: 'end' }];
    const behind = (times: number): Expectation => ({
      'in order': [{ frame: 'mark' }, { frame: 'media', from: 'app', times }],
    });
    const media = [mediaAt(100, 3, 0), mediaAt(100, 5, 1)];
    expect([judged(behind(5), [mark], { media }).outcome, judged(behind(8), [mark], { media }).outcome]).toEqual([
      'pass',
      'fail',
    ]);
    const noneSince = { 'in order': [{ frame: 'mark' }, { never: { frame: 'media', from: 'app' } as const }] };
    expect(judged(noneSince, [mark], { media: [mediaAt(100, 3, 0)] }).outcome).toBe('pass');
  });

  it('of media that is known by totals alone counts once a second', () => {
    const totals = (ms: number, received: number, sent: number): ToldEntry => [
      ms,
      'stream.frames',
      { stream_id: 's', frames_sent: sent, frames_received: received, call_control_id: 'call-1' },
    ];
    const told: ToldEntry[] = [
      [0, 'activity.started', { kind: 'stream', id: 's', call_control_id: 'call-1' }],
      totals(1_000, 4, 50),
      totals(2_000, 4, 100),
      totals(3_000, 5, 150),
    ];
    const media = [mediaAt(100, 3), mediaAt(2_500, 1, 3)];
    expect(judged({ frame: 'media', from: 'app', times: 5 }, told, { media }).evidence).toEqual([2]);
    expect(judged({ frame: 'media', from: 'telnyx', times: 150 }, told, { media }).outcome).toBe('pass');
    const [, ...middle] = told;
    expect(judged({ frame: 'media', from: 'telnyx', times: 101 }, middle).outcome).toBe('pass');
  });
});

describe('words that are heard', () => {
  const words = spoken('Welcome to the bakery, press one.', 1_000);

  it.each(['welcome to THE bakery', 'bakery press one', '/press (one|two)/', '/^welcome/i'])(
    'are among them: %s',
    (heard) => {
      expect(judged({ heard }, [], { words }).outcome).toBe('pass');
    },
  );

  it('are followed of each who speaks, where two speak at the same time', () => {
    const ann = spoken('I want my money back', 1_000).map((word) => ({ ...word, said: 'ann' }));
    const boss = spoken('give her half', 1_100).map((word) => ({ ...word, said: 'boss' }));
    const behind = spoken('of it', 3_000).map((word) => ({ ...word, said: 'behind' }));
    const together = [...ann, ...boss, ...behind].sort((a, b) => a.micros - b.micros);
    const outcomeOf = (expectation: Expectation) => judged(expectation, [], { words: together }).outcome;
    expect(outcomeOf({ heard: 'give her half' })).toBe('pass');
    expect(outcomeOf({ heard: '/want my money/' })).toBe('pass');
    expect(outcomeOf({ heard: 'money back of it' })).toBe('pass');
    expect(outcomeOf({ heard: 'half', times: 1 })).toBe('pass');
    expect(outcomeOf({ heard: 'her money' })).toBe('fail');
    expect(judged({ heard: 'Goodbye' }, [], { words: together }).came).toContain(
      '"I want my money back of it" and "give her half"',
    );
  });

  it('tell what was heard in their place', () => {
    expect(judged({ heard: 'Goodbye' }, [], { words })).toMatchObject({
      outcome: 'fail',
      came: 'heard "Welcome to the bakery, press one." on call-1 came after 2.8 s: other words',
    });
  });

  it('cannot be told in sound that an app streams, nor that they were never heard', () => {
    const streams = { words, isStreamed: true };
    expect(judged({ heard: 'Goodbye' }, [], streams)).toMatchObject({
      outcome: 'not measurable',
      fails: true,
      came: expect.stringMatching(/^heard "Welcome to .*other words; the app streamed sound.*speech_within/) as unknown,
    });
    expect(judged({ heard: 'Goodbye', allow: ['not measurable'] }, [], streams).fails).toBe(false);
    expect(judged({ never: { heard: 'Goodbye' } }, [], streams)).toMatchObject({
      outcome: 'not measurable',
      fails: true,
    });
    expect(judged({ heard: 'bakery', times: 1 }, [], streams).outcome).toBe('not measurable');
    expect(judged({ heard: 'bakery' }, [], streams).outcome).toBe('pass');
    expect(judged({ never: { heard: 'bakery' } }, [], streams).outcome).toBe('fail');
  });

  it('come true when the last of them is over, which orders them among entries', () => {
    const list: Expectation = { 'in order': [{ heard: 'the bakery' }, { command: 'gather' }] };
    expect(judged(list, [command(2_300, 'gather')], { words }).outcome).toBe('pass');
    expect(judged(list, [command(2_100, 'gather')], { words }).came).toMatch(/gather came before its turn/);
    const watch = watched({ heard: 'the bakery' }, [], 3_000, { words });
    expect(watch.decidedMicros).toBe(micros(2_200));
  });

  it('are on the call of the party', () => {
    const parties = { caller: ['call-1'], agent: ['call-2'] };
    expect(judged({ heard: 'bakery', on: 'agent' }, [], { words, parties }).outcome).toBe('fail');
  });
});

describe('sound and readings', () => {
  it('come true when the answer says so, and are decided then', () => {
    const sound = () => ({ outcome: 'pass', came: 'a tone', micros: micros(700), evidence: [] }) as const;
    expect(watched({ heard: { tone: 440 } }, [], 1_000, { sound })).toMatchObject({
      decidedMicros: micros(700),
      judgement: { came: 'a tone' },
    });
  });

  it('that are not exercised or not measurable fail, unless that is allowed', () => {
    const reading = () => ({ outcome: 'not exercised', came: 'nobody spoke', evidence: [] }) as const;
    expect(judged({ reply_within: '1s' }, [], { reading })).toMatchObject({ outcome: 'not exercised', fails: true });
    expect(judged({ reply_within: '1s', allow: ['not exercised'] }, [], { reading })).toMatchObject({ fails: false });
    expect(judged({ reply_within: '1s', allow: ['not measurable'] }, [], { reading })).toMatchObject({ fails: true });
  });

  it('are waited for as long as the app may take, and some time for it to be its turn', () => {
    const reading = () => ({ outcome: 'not exercised', came: 'nothing so far', evidence: [] }) as const;
    expect(watched({ asks_again_within: '8s' }, [], 12_900, { reading }).judgement).toBeUndefined();
    expect(watched({ asks_again_within: '8s' }, [], 13_100, { reading }).judgement).toMatchObject({ fails: true });
  });

  it('are asked of the span from where the expectation begins', () => {
    const spans: object[] = [];
    const reading = (_: Expectation, _calls: unknown, span: object) => {
      spans.push(span);
      return { outcome: 'pass', came: '', evidence: [] } as const;
    };
    judged({ reply_within: '1s' }, [], { reading });
    expect(spans).toEqual([{ after: micros(0), until: micros(60_000) }]);
  });
});
