import { describe, expect, it } from 'vitest';
import { controls } from '../../../src/control.js';
import { SimulatorError } from '../../../src/control/simulator-error.js';
import { ExpectationError } from '../../../src/testing/expectation-error.js';
import { testControls } from '../../../src/testing/test-call.js';
import { app, controlWorld } from '../../support/control-world.js';

const RING = { from: '+15550100001', to: '+15550100002' };

async function ringing() {
  const own = controlWorld();
  const sim = testControls(
    () => own.exchange,
    controls(() => own.exchange),
  );
  const call = await sim.call(RING);
  /** The app does something after a while. */
  const later = (ms: number, task: () => unknown): void => void own.clock.schedule(ms, task);
  /** What became of a promise within that world time. */
  const after = async <T>(ms: number, promise: Promise<T>): Promise<T | Error> => {
    const outcome = promise.catch((error: unknown) => error as Error);
    await own.clock.advanceAsync(ms);
    return outcome;
  };
  return { ...own, sim, call, later, after };
}

type World = Awaited<ReturnType<typeof ringing>>;

const messageOf = (outcome: unknown): string => {
  if (!(outcome instanceof ExpectationError)) throw new Error('expected an ExpectationError', { cause: outcome });
  return outcome.message;
};

describe('a command that is expected of the app', () => {
  it('is given to the test with the whole of its body', async () => {
    const world = await ringing();
    app.answer(world, world.call.id);
    const words = 'Welcome to the bakery. '.repeat(20);
    world.later(700, () => app.speak(world, world.call.id, words));
    const speak = await world.after(5_000, world.call.command('speak', { with: { payload: /^welcome/i } }));
    expect(speak).toMatchObject({ command: 'speak', body: { payload: words, voice: 'female' } });
    expect(speak).toHaveProperty('at', '2026-01-01T00:00:00.700000Z');
  });

  it('counts where it came since the last act began, or the last expectation came true', async () => {
    const world = await ringing();
    const { call, after } = world;
    app.answer(world, call.id);
    app.speak(world, call.id, 'One');
    expect(await after(10, call.command('speak'))).toMatchObject({ body: { payload: 'One' } });
    app.speak(world, call.id, 'Two');
    expect(await after(10, call.command('speak'))).toMatchObject({ body: { payload: 'Two' } });
    app.speak(world, call.id, 'Three');
    await after(1_000, call.press('1'));
    expect(await after(5_001, call.command('speak'))).toBeInstanceOf(ExpectationError);
    world.later(100, () => app.speak(world, call.id, 'Four'));
    const pressed = call.press('1');
    await after(1_000, pressed);
    expect(await after(10, call.command('speak'))).toMatchObject({ body: { payload: 'Four' } });
  });

  it('fails at its time with what was nearest, and the last lines of the call', async () => {
    const world = await ringing();
    const { call, clock, after } = world;
    app.answer(world, call.id);
    app.speak(world, call.id, 'Welcme');
    const failed = after(2_001, call.command('speak', { with: { payload: /welcome/i }, within: '2s' }));
    expect(
      messageOf(await failed)
        .replaceAll(/ [0-9A-Za-z_-]{6} {2}/g, ' ······  ')
        .split('\n'),
    ).toEqual([
      'expected command speak with payload /welcome/i on +15550100001 within 2 s',
      expect.stringMatching(
        /^came {5}speak on \+15550100001 came after 0 ms: payload: expected \/welcome\/i, came "Welcme"$/,
      ),
      '',
      expect.stringMatching(/^ {4} {3}0\.000/),
      ...Array.from({ length: 7 }, (): unknown => expect.any(String)),
    ]);
    expect(clock.now()).toBe(2_001);
  });

  it('is one that names the call, where it is of another', async () => {
    const world = await ringing();
    const other = await world.sim.call(RING);
    app.answer(world, other.id);
    expect(await world.after(6_000, world.call.command('answer'))).toBeInstanceOf(ExpectationError);
    expect(await world.after(0, other.command('answer'))).toMatchObject({ command: 'answer' });
  });
});

describe('what else is expected', () => {
  it('is what the far end hears: words, speech, silence', async () => {
    const world = await ringing();
    const { call, after, later } = world;
    app.answer(world, call.id);
    later(500, () => app.speak(world, call.id, 'Welcome to the bakery.'));
    expect(await after(2_000, call.heard('welcome to the bakery'))).toBeUndefined();
    later(500, () => app.speak(world, call.id, 'Welcome to the bakery.'));
    expect(await after(2_000, call.heard(/bakery/))).toBeUndefined();
    later(500, () => app.speak(world, call.id, 'Welcome to the bakery.'));
    expect(await after(2_000, call.heard({ speech_within: 1_000 }))).toBeUndefined();
    expect(await after(4_000, call.heard({ silence_for: 2_000 }))).toBeUndefined();
    expect(messageOf(await after(6_000, call.heard('good bye')))).toMatch(/^expected heard "good bye"/);
    await expect(call.heard({ like: 'menu.wav' })).rejects.toThrow(
      'like: expected fixture:NAME, came "menu.wav"; files are for scenarios',
    );
  });

  it('is what was measured of the call', async () => {
    const world = await ringing();
    const { call, after } = world;
    app.answer(world, call.id);
    await after(1_000, call.say('Hello'));
    app.speak(world, call.id, 'Welcome to the bakery.');
    await after(3_000, call.wait('3s'));
    expect((await call.readings()).readings.find(({ name }) => name === 'reply')).toMatchObject({ value: 710.1 });
    expect(await after(0, call.judge({ reply_within: '1s' }))).toMatchObject({ outcome: 'pass' });
    expect(await after(0, call.judge({ reading: 'reply', at_most: 500 }))).toMatchObject({ outcome: 'fail' });
  });

  it('is a webhook, or a state', async () => {
    const world = await ringing();
    const { call, after, later } = world;
    later(100, () => app.answer(world, call.id));
    const webhooks = Promise.all([call.webhook('call.initiated'), call.webhook('call.answered', { within: 200 })]);
    expect(await after(200, webhooks)).toMatchObject([
      { event_type: 'call.initiated', payload: { call_control_id: call.id } },
      { event_type: 'call.answered' },
    ]);
    later(100, () => world.exchange.partyAct(world.exchange.findCall(call.id) as never, { act: 'hangup' }));
    expect(await after(5_000, call.state('ended', { cause: 'normal_clearing' }))).toBeUndefined();
  });

  it('counts from where a webhook was sent, whose delivery was waited for', async () => {
    const world = await ringing();
    const { call, after } = world;
    app.answer(world, call.id);
    const answered = async () => {
      await call.webhook('call.initiated', { answered: 200 });
      return call.command('answer');
    };
    expect(await after(1_000, answered())).toMatchObject({ command: 'answer' });
    app.speak(world, call.id, 'Welcome');
    const list = [{ webhook: 'call.speak.started', attempts: 1 }, { state: 'active' }] as const;
    expect(await after(1_000, call.expect(list))).toMatchObject({ outcome: 'pass' });
    expect(await after(5_001, call.command('speak'))).toBeInstanceOf(ExpectationError);
  });

  it('is anything that a scenario file can expect, about this call', async () => {
    const world = await ringing();
    const { call, sim, after } = world;
    app.answer(world, call.id);
    app.speak(world, call.id, 'Hello');
    const list = [{ command: 'answer' }, { command: 'speak', with: { payload: { contains: 'ell' } } }];
    expect(await after(0, call.judge(list))).toMatchObject({ outcome: 'pass', parts: [{}, {}] });
    expect(await after(0, call.judge({ never: { command: 'hangup' } }))).toMatchObject({ outcome: 'pass' });
    expect(await after(3_001, call.judge({ never: { command: 'hangup' }, for: '3s' }))).toMatchObject({ fails: false });
    // Of a world everything counts that has been, of a call what came since.
    expect(await after(0, sim.expect({ command: 'answer' }))).toMatchObject({ outcome: 'pass' });
    expect(await after(6_000, call.judge({ command: 'answer' }))).toMatchObject({ outcome: 'fail' });
  });

  it('takes a number of a time as milliseconds, wherever it stands', async () => {
    const { call, after } = await ringing();
    const failing = (judged: Promise<{ fails: boolean }>, ms: number): Promise<unknown> =>
      after(
        ms,
        judged.then(({ fails }) => fails),
      );
    expect(await failing(call.judge({ command: 'answer', within: 300 }), 301)).toBe(true);
    expect(await failing(call.judge({ 'in order': [{ command: 'answer', within: 400 }] }), 401)).toBe(true);
    expect(await failing(call.judge({ never: { command: 'answer' }, for: 500 }), 501)).toBe(false);
    expect(await failing(call.judge({ heard: { speech_within: 600 } }), 6_000)).toBe(true);
  });

  it('knows a call by the number of its far end, also one that the app makes', async () => {
    const world = await ringing();
    const { call, sim, after } = world;
    app.answer(world, call.id);
    expect(await after(0, sim.judge({ command: 'answer', on: call.from }))).toMatchObject({ fails: false });
    expect(await after(0, sim.judge({ command: 'answer', on: call.id }))).toMatchObject({ fails: false });
    expect(await after(20, sim.judge({ command: 'answer', on: call.to, within: 10 }))).toMatchObject({ fails: true });
    await app.dial(world, '+15550100408');
    const rings = { state: 'ringing', on: '+15550100408' } as const;
    expect(await after(100, sim.judge(rings))).toMatchObject({ fails: false });
    const never = (on: string) => sim.judge({ never: { command: 'hangup', on } });
    expect(await after(0, never('+15550100408'))).toMatchObject({ outcome: 'pass' });
    expect(await after(0, never('+15550100409'))).toMatchObject({ outcome: 'not exercised', fails: true });
  });

  it.each<[string, (world: World) => Promise<unknown>, string]>([
    [
      'a command that there is not',
      ({ call }) => call.command('speek'),
      '/command: expected a command, came "speek"; did you mean speak?',
    ],
    ['what is no expectation', ({ call }) => call.expect({ comand: 'speak' } as never), 'did you mean command?'],
    [
      'a time that is none',
      ({ call }) => call.command('speak', { within: 'soon' as never }),
      'within: expected milliseconds, or a duration such as 5s, 500ms or 2m, at most a day, came "soon".',
    ],
    [
      'a time of a list that is none',
      ({ sim }) => sim.expect([{ command: 'speak' }, { never: { heard: 'no' }, for: -1 }]),
      'for: expected milliseconds, or a duration such as 5s, 500ms or 2m, at most a day, came -1.',
    ],
    ['nothing', ({ sim }) => sim.expect(undefined as never), 'came nothing'],
    ['no sound', ({ call }) => call.heard(undefined as never), '/heard: expected '],
    ['no condition', ({ call }) => call.command('speak', null as never), 'conditions: expected a mapping, came null'],
    [
      'a command that need not come, of which there would be none to give',
      ({ call }) => call.command('speak', { times: 0 }),
      'times: expected at least once, as the last one is the result, came 0; expect({ …, times }) takes any number.',
    ],
    [
      'a webhook of which there is at most one',
      ({ call }) => call.webhook('call.answered', { times: { at_most: 1 } }),
      'times: expected at least once',
    ],
    [
      'the next call with a misspelt name',
      ({ sim }) => sim.nextCall({ too: '+15550100300' } as never),
      'too: expected a known key, came "too"; did you mean to?',
    ],
    [
      'the next call to no number',
      ({ sim }) => sim.nextCall({ to: 5 } as never),
      'to: expected a number or a SIP address, came 5',
    ],
    ['an unknown webhook', ({ call }) => call.webhook('call.anwsered'), 'did you mean call.answered?'],
  ])('is refused where it is %s, and nothing changes', async (_, expecting, message) => {
    const world = await ringing();
    const { last } = world.journal.range;
    const error = await expecting(world).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SimulatorError);
    expect(error).toMatchObject({ code: 422, message: expect.stringContaining(message) as string });
    expect(world.journal.range.last).toBe(last);
    expect(world.journal.openWaits).toBe(0);
  });
});
