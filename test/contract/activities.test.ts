import { describe, expect, it } from 'vitest';
import { ACTIVITY_KINDS } from '../../src/activities/index.js';
import type { Activity } from '../../src/calls/activity.js';
import type { ActivityDefinition } from '../../src/calls/world.js';
import { note, type Effect } from '../../src/calls/effect.js';
import type { ActivityInput } from '../../src/calls/input.js';
import { HANGUPS } from '../../src/calls/hangup.js';
import { startActivity, stop } from '../../src/calls/lifecycle.js';
import { run } from '../../src/calls/step.js';
import { EXAMPLES } from '../support/activity-examples.js';
import { answeredCall, newToy, toy, withToy, type ToyKind } from '../support/toy-activity.js';

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

  it('ends with the call: stopped before call.hangup, told behind it, audio first; a wait in a queue is told before', () => {
    const activities = EXAMPLE_LIST.map((make) => make());
    const story = told(hangUp(answeredCall(ACTIVITY_KINDS, activities)));
    const first = ['queued'];
    const behindIt = [
      'speak',
      'gather',
      'playback',
      'detection',
      'deepfake',
      'stream',
      'fork',
      'transcription',
      'bridge',
      'conference',
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
    const kinds = [...first, ...behindIt];
    expect(activities.map(({ state }) => state)).toEqual(kinds.map(() => 'ended'));
    expect(story.filter((line) => line.startsWith('stop'))).toEqual(kinds.map((kind) => `stop ${kind}`));
    const hangup = story.indexOf('call.hangup');
    const ends = (kind: string): string => `activity.ended ${kind}`;
    expect(story.slice(0, hangup).filter((line) => line.startsWith('activity'))).toEqual(first.map(ends));
    const behind = story.slice(hangup + 1);
    expect(behind.filter((line) => line.startsWith('activity'))).toEqual(behindIt.map(ends));
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

describe('an activity that has heard what it listened for', () => {
  const found = { what: 'verdict', result: 'human', why: 'greeting_over' } as const;

  it.each<[() => Activity, ActivityInput]>([
    [EXAMPLES.detection, { kind: 'machineFound', id: 'detection', found, isLast: true }],
    [EXAMPLES.deepfake, { kind: 'deepfakeFound', id: 'deepfake', result: 'real' }],
    [EXAMPLES.ai_gather, { kind: 'turnHeard', id: 'ai_gather', words: 'Ada', isFinal: true }],
  ])('listens no more: %o', (make, input) => {
    const activity = make();
    const { world, call } = answeredCall(ACTIVITY_KINDS, [activity]);
    expect(told(run(world, call.address, input))).toContain(`stop ${activity.id}`);
    expect(activity.state).toBe('ended');
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
