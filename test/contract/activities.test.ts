import { describe, expect, it } from 'vitest';
import { ACTIVITY_KINDS } from '../../src/activities/index.js';
import type { Activity, ActivityKind, ActivityOf } from '../../src/calls/activity.js';
import type { ActivityDefinition } from '../../src/calls/world.js';
import { note, type Effect } from '../../src/calls/effect.js';
import { HANGUPS } from '../../src/calls/hangup.js';
import { startActivity, stop } from '../../src/calls/lifecycle.js';
import { run } from '../../src/calls/step.js';
import { readRelayParams } from '../../src/relaying/params.js';
import { detectionConfig } from '../../src/detection/config.js';
import { readStreamParams } from '../../src/streaming/params.js';
import { newStreamStats } from '../../src/streaming/stats.js';
import { answeredCall, newToy, toy, withToy, type ToyKind } from '../support/toy-activity.js';

const common = (id: string) => ({ id, state: 'running' as const, startedAt: 0, endedAt: null });
const speech = { text: 'Hi', ssml: false, voice: 'female', language: undefined, loop: 1, targetLegs: 'self' } as const;

const TALK = {
  assistantId: '',
  languageModel: '',
  speechModel: '',
  voice: 'Telnyx.KokoroTTS.af',
  openedAt: 0,
  lines: [],
  history: [],
  isInterruptible: true,
};

/** A running activity of each kind. The compiler asks for one of a new kind. */
const EXAMPLES: { readonly [K in ActivityKind]: () => ActivityOf<K> } = {
  stream: () => ({
    ...common('stream'),
    kind: 'stream',
    params: readStreamParams({ stream_url: 'ws://127.0.0.1' }),
    mediaFormat: { encoding: 'PCMU', sample_rate: 8000, channels: 1 },
    stats: newStreamStats(),
  }),
  fork: () => ({
    ...common('fork'),
    kind: 'fork',
    params: { kind: 'legacy', target: { host: '127.0.0.1', port: 9 } },
    stats: { rx_packets: 0, tx_packets: 0 },
  }),
  transcription: () => ({
    ...common('transcription'),
    kind: 'transcription',
    engine: 'Google',
    interimResults: false,
    tracks: 'inbound',
  }),
  speak: () => ({ ...common('speak'), kind: 'speak', ...speech }),
  playback: () => ({
    ...common('playback'),
    kind: 'playback',
    source: { kind: 'content', base64: 'AAAA' },
    overlay: false,
    loop: 1,
    targetLegs: 'self',
  }),
  supervision: () => ({
    ...common('supervision'),
    kind: 'supervision',
    side: 'supervised',
    peer: 'v3:other',
    role: 'barge',
  }),
  refer: () => ({ ...common('refer'), kind: 'refer', sipAddress: 'sip:bob@example.com', sipStatus: 100 }),
  siprec: () => ({
    ...common('siprec'),
    kind: 'siprec',
    connector: null,
    track: 'both_tracks',
    transport: 'udp',
    secure: false,
    headersAsMetadata: false,
    sessionTimeoutSecs: 1800,
  }),
  suppression: () => ({
    ...common('suppression'),
    kind: 'suppression',
    direction: 'inbound',
    engine: 'Krisp',
    config: {},
  }),
  recording: () => ({
    ...common('recording'),
    kind: 'recording',
    options: {
      channels: 'dual',
      format: 'mp3',
      track: 'both',
      trim: false,
      beep: false,
      transcribed: false,
      maxLengthMs: 0,
      silenceMs: 0,
      fileName: undefined,
    },
    initiatedBy: 'StartCallRecordingAPI',
    baseUrl: 'http://127.0.0.1',
    begunAt: 0,
    isPaused: false,
    recordedMicros: 0,
    wentOnAt: 0,
    outcome: 'pending',
  }),
  detection: () => ({
    ...common('detection'),
    kind: 'detection',
    mode: 'premium',
    config: detectionConfig('premium'),
    result: undefined,
    greeting: undefined,
  }),
  deepfake: () => ({
    ...common('deepfake'),
    kind: 'deepfake',
    timeoutMs: 15_000,
    rtpTimeoutMs: 30_000,
    result: undefined,
  }),
  bridge: () => ({
    ...common('bridge'),
    kind: 'bridge',
    peer: 'v3:other',
    role: 'plain',
    afterwards: 'hangup',
    hearsDigits: true,
    ringtone: undefined,
    after: undefined,
    isAnnounced: true,
  }),
  payment: () => ({
    ...common('payment'),
    kind: 'payment',
    connector: 'Default',
    method: 'credit-card',
    transaction: 'charge',
    prompts: {},
    voice: 'female',
    language: undefined,
    validCardTypes: undefined,
    maxAttempts: 3,
    firstDigitMs: 5000,
    nextDigitMs: 5000,
    step: 'payment-card-number',
    attempt: 1,
    lastError: undefined,
    digits: '4111',
    prompt: undefined,
    masked: {},
    cardType: undefined,
    pausedRecordings: [],
    outcome: undefined,
  }),
  gather: () => ({
    ...common('gather'),
    kind: 'gather',
    gatherId: undefined,
    rules: { minimum: 1, maximum: 128, terminator: '#', valid: '0123456789#*' },
    prompt: undefined,
    invalidPrompt: undefined,
    firstDigitMs: 5000,
    nextDigitMs: 5000,
    wholeMs: undefined,
    triesLeft: 0,
    digits: '',
    prompts: [],
    outcome: undefined,
  }),
  assistant: () => ({ ...common('assistant'), kind: 'assistant', ...TALK, participants: [], insights: undefined }),
  participant: () => ({
    ...common('participant'),
    kind: 'participant',
    conversation: 'conversation',
    peer: 'v3:other',
    name: undefined,
    onHangup: 'end_conversation',
  }),
  ai_gather: () => ({
    ...common('ai_gather'),
    kind: 'ai_gather',
    ...TALK,
    endedSpeech: '',
    result: {},
    required: [],
    turns: 0,
    allTurns: 1,
    sendsPartialResults: false,
    sendsHistory: false,
    responseMs: 10_000,
    isOver: false,
  }),
  relay: () => ({
    ...common('relay'),
    kind: 'relay',
    params: readRelayParams({ url: 'ws://127.0.0.1' }),
    assistantId: '',
    languageModel: '',
    speechModel: 'Google',
    voice: 'Telnyx.KokoroTTS.af',
    openedAt: null,
    spoken: 'en',
    understood: 'en',
    said: new Map(),
  }),
};

const EXAMPLE_LIST: readonly (() => Activity)[] = Object.values(EXAMPLES);

/** Everything that follows from the hang-up of the call, in order; what other legs are told is left out. */
function hangUp({ world, call }: ReturnType<typeof answeredCall>): Effect[] {
  const effects = run(world, call.address, { kind: 'hangup', hangup: HANGUPS.callerHungUp });
  return effects.flatMap((effect) =>
    effect.kind === 'tell' && effect.at === call.address ? run(world, call.address, effect.input) : [effect],
  );
}

const told = (effects: readonly Effect[]): string[] =>
  effects.flatMap((effect) => {
    if (effect.kind === 'stopActivity') return [`stop ${effect.activity.id}`];
    if (effect.kind === 'webhook') return [effect.event.type];
    return effect.kind === 'journal' && 'kind' in effect.fields ? [`${effect.type} ${effect.fields.id}`] : [];
  });

describe('every kind of activity', () => {
  it('has a place of its own among the ends', () => {
    const ranks = Object.values(ACTIVITY_KINDS).map(({ endRank }) => endRank);
    expect(new Set(ranks).size).toBe(ranks.length);
  });

  it('ends with the call: stopped before call.hangup, told behind it, audio first', () => {
    const activities = EXAMPLE_LIST.map((make) => make());
    const story = told(hangUp(answeredCall(ACTIVITY_KINDS, activities)));
    const kinds = [
      'speak',
      'gather',
      'playback',
      'detection',
      'deepfake',
      'stream',
      'fork',
      'transcription',
      'bridge',
      'supervision',
      'recording',
      'refer',
      'siprec',
      'suppression',
      'participant',
      'assistant',
      'ai_gather',
      'relay',
      'payment',
    ];
    expect(activities.map(({ state }) => state)).toEqual(kinds.map(() => 'ended'));
    expect(story.filter((line) => line.startsWith('stop'))).toEqual(kinds.map((kind) => `stop ${kind}`));
    const behind = story.slice(story.indexOf('call.hangup') + 1);
    expect(behind.filter((line) => line.startsWith('activity'))).toEqual(kinds.map((kind) => `activity.ended ${kind}`));
    expect(behind.filter((line) => !line.startsWith('activity'))).toEqual([
      'call.speak.ended',
      'call.gather.ended',
      'call.playback.ended',
      'streaming.stopped',
      'call.fork.stopped',
      'call.transcription.stopped',
      'siprec.stopped',
      'call.conversation.ended',
      'call.ai_gather.ended',
      'call.conversation.ended',
      'call.conversation.ended',
      'call.payment.completed',
    ]);
  });
});

describe('a new kind of activity', () => {
  it('ends with the call as the others do, with its webhook, in the place that it says', () => {
    const activity = newToy();
    const world = answeredCall(withToy(), [EXAMPLES.stream(), activity, EXAMPLES.speak()]);
    expect(told(hangUp(world))).toEqual([
      'stop speak',
      'stop toy',
      'stop stream',
      'call.hangup',
      'call.speak.ended',
      'activity.ended speak',
      'toy.ended',
      'activity.ended toy',
      'streaming.stopped',
      'activity.ended stream',
    ]);
    expect(activity.state).toBe('ended');
  });

  it('may have children, which end with it', () => {
    const { world, call } = answeredCall(withToy(), []);
    const parent = newToy();
    const child = { ...EXAMPLES.speak(), parent: 'toy' };
    for (const activity of [parent, child]) startActivity(call, activity, world);
    expect(told(stop(call, parent, 'stopped', world))).toEqual([
      'stop toy',
      'stop speak',
      'call.speak.ended',
      'activity.ended speak',
      'toy.ended',
      'activity.ended toy',
    ]);
    expect([parent.state, child.state]).toEqual(['ended', 'ended']);
  });

  it('may have children of which the app is not told', () => {
    const { world, call } = answeredCall(withToy(), []);
    const child = { ...EXAMPLES.speak(), state: 'starting' as const, parent: 'toy', isUntold: true };
    for (const activity of [newToy(), child]) startActivity(call, activity, world);
    expect(told(run(world, call.address, { kind: 'audioStarted', id: child.id }))).toEqual([]);
    expect(child.state).toBe('running');
    const end = run(world, call.address, { kind: 'audioEnded', id: child.id, outcome: { status: 'completed' } });
    expect(told(end)).toEqual(['activity.ended speak']);
  });

  it('may listen to the digits of the far end, of which the app is told first', () => {
    const heard: string[] = [];
    const listening: ActivityDefinition<ToyKind> = {
      ...toy,
      digitPressed: (call, { id }, digit, world) => {
        heard.push(`${id} ${digit}`);
        const toy = call.activities.get('second');
        return toy ? stop(call, toy, 'stopped', world) : [];
      },
    };
    const { world, call } = answeredCall(withToy(listening), [newToy('first'), newToy('second'), EXAMPLES.speak()]);
    const effects = run(world, call.address, { kind: 'digitPressed', digit: '5' });
    expect(told(effects)).toEqual(['call.dtmf.received', 'stop second', 'toy.ended', 'activity.ended second']);
    // The first has ended the second before its turn came.
    expect(heard).toEqual(['first 5']);
  });

  it('is told of the end of its children, unless it has ended before', () => {
    const childrenEnded: string[] = [];
    const parental: ActivityDefinition<ToyKind> = {
      ...toy,
      childEnded: (call, { id }, child) => {
        childrenEnded.push(`${child.id} of ${id}`);
        return [note(call, 'sim.fault', { message: 'told' })];
      },
    };
    const { world, call } = answeredCall(withToy(parental), []);
    const parent = newToy();
    const children = ['one', 'two', 'three'].map((id) => ({ ...EXAMPLES.speak(), id, parent: 'toy' }));
    for (const activity of [parent, ...children]) startActivity(call, activity, world);
    const [one, two] = children;
    if (!one || !two) throw new Error('there are three');
    const effects = stop(call, one, 'stopped', world);
    expect(effects.at(-1)).toMatchObject({ kind: 'journal', type: 'sim.fault' });
    run(world, call.address, { kind: 'audioEnded', id: 'two', outcome: { status: 'completed' } });
    stop(call, parent, 'stopped', world);
    expect(childrenEnded).toEqual(['one of toy', 'two of toy']);
  });

  it('that was not registered is a fault, and is not left running in silence', () => {
    expect(() => hangUp(answeredCall(ACTIVITY_KINDS, [newToy()]))).toThrow('no definition of the activity "toy"');
  });

  it('does not compile where it leaves out a part', () => {
    const unranked: Omit<ActivityDefinition<ToyKind>, 'endRank'> = toy;
    const untold: Omit<ActivityDefinition<ToyKind>, 'endEvent'> = toy;
    const withoutPayloads = { ...toy, webhooks: {} };
    // @ts-expect-error The place of its end is missing.
    const withoutRank: ActivityDefinition<ToyKind> = unranked;
    // @ts-expect-error The webhook of its end is missing.
    const withoutEvent: ActivityDefinition<ToyKind> = untold;
    // @ts-expect-error The payload of its webhook is missing.
    const withoutPayload: ActivityDefinition<ToyKind> = withoutPayloads;
    expect([withoutRank, withoutEvent, withoutPayload]).toHaveLength(3);
  });
});
