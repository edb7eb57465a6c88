import { describe, expect, it } from 'vitest';
import { callAddress, callIdAt } from '../../../src/calls/address.js';
import type { Effect } from '../../../src/calls/effect.js';
import type { Input } from '../../../src/calls/input.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { CoreRunner } from '../../../src/shell/core-runner.js';
import { InputQueue } from '../../../src/shell/input-queue.js';
import { takeFaults } from '../../support/faults.js';
import { coreWorld } from '../../support/core-world.js';
import { knownWith } from '../../support/known.js';
import { answeredCall, newToy, toy, withToy } from '../../support/toy-activity.js';
import { ExchangeWorld, STREAM_URL } from '../../support/exchange.js';

const CALL = callAddress('a');
const LIMITS_HERE = { inputs: 10, bytes: 10_000, toldInARow: 3 };
const pressed = (digit: string): Input => ({ kind: 'digitPressed', digit });

/** A queue whose inputs each report what `more` says; what is handled and refused is written down. */
function queueOf(more: Readonly<Record<string, string>> = {}, limits = LIMITS_HERE) {
  const story: string[] = [];
  const queue = new InputQueue(
    {
      handle: (_to, input) => {
        const digit = input.kind === 'digitPressed' ? input.digit : '?';
        story.push(`${digit} begins`);
        for (const next of more[digit] ?? '') queue.add(CALL, pressed(next));
        story.push(`${digit} ends`);
      },
      refused: (to, what) => story.push(`${callIdAt(to)} refused: ${what}`),
    },
    limits,
  );
  return { queue, story };
}

describe('what is reported in a world', () => {
  it('is handled one after the other, each to completion, in the order of the reports', () => {
    const { queue, story } = queueOf({ '1': '23', '2': '4' });
    queue.add(CALL, pressed('1'));
    expect(story).toEqual(['1 begins', '1 ends', '2 begins', '2 ends', '3 begins', '3 ends', '4 begins', '4 ends']);
  });

  it('has all been handled when a command returns, also one that throws', () => {
    const { queue, story } = queueOf();
    const command = (): never => {
      queue.add(CALL, pressed('1'));
      story.push('command');
      throw new Error('broken');
    };
    expect(() => queue.run(command)).toThrow('broken');
    expect(story).toEqual(['command', '1 begins', '1 ends']);
  });

  it('makes way for the end of what failed', () => {
    const { queue, story } = queueOf();
    queue.run(() => {
      queue.add(CALL, pressed('1'));
      queue.addUrgent(() => story.push('end'));
    });
    expect(story).toEqual(['end', '1 begins', '1 ends']);
  });

  it('limit inputs.waiting: one more that would wait is not taken', () => {
    const { queue, story } = queueOf({ '1': '234' }, { ...LIMITS_HERE, inputs: 2 });
    queue.add(CALL, pressed('1'));
    expect(story.filter((line) => !line.endsWith('ends'))).toEqual([
      '1 begins',
      'a refused: inputs.waiting',
      '2 begins',
      '3 begins',
    ]);
  });

  it('limit inputs.waiting_bytes: one more that would wait is not taken, and there is room again afterwards', () => {
    const { queue, story } = queueOf({ '1': '23', '2': '3' }, { ...LIMITS_HERE, bytes: 250 });
    queue.add(CALL, pressed('1'));
    expect(story.filter((line) => !line.endsWith('ends'))).toEqual([
      '1 begins',
      'a refused: inputs.waiting_bytes',
      '2 begins',
      '3 begins',
    ]);
  });
});

describe('two legs that tell each other', () => {
  it('limit inputs.told_in_a_row: are cut off, however many others are told, and can go on afterwards', () => {
    const [A, B, C] = [CALL, callAddress('b'), callAddress('c')];
    const story: string[] = [];
    const queue: InputQueue = new InputQueue(
      {
        handle: (to, input) => {
          story.push(`${callIdAt(to)}`);
          if (to === C) return;
          for (const each of [C, C, to === A ? B : A]) queue.tell(each, input);
        },
        refused: (to, what) => story.push(`${callIdAt(to)} refused: ${what}`),
      },
      LIMITS_HERE,
    );
    const told = 'a b cc a cc b cc'.replaceAll(' ', '').split('');
    const refused = Array.from('cca', (call) => `${call} refused: inputs.told_in_a_row`);
    for (let i = 0; i < 2; i++) {
      story.length = 0;
      queue.add(A, pressed('1'));
      expect(story.filter((line) => !line.includes('refused')).sort()).toEqual(told.sort());
      expect(story.filter((line) => line.includes('refused'))).toEqual(refused);
    }
  });

  it('end by a fault where they never stop, and no other leg does', () => {
    const clock = new VirtualClock();
    const entries: string[] = [];
    const kinds = withToy({
      ...toy,
      take(call, _activity, input) {
        const others = calls.filter((other) => other !== call && other.activities.size > 0);
        return others.map(({ address: at }): Effect => ({ kind: 'tell', at, input }));
      },
    });
    const base = coreWorld(clock);
    const calls = [[newToy()], [newToy()], []].map(
      (activities, i) => answeredCall(kinds, activities, base, `${i}`).call,
    );
    const known = knownWith(calls);
    const core = new CoreRunner({
      clock,
      record: (type, fields, at) => void entries.push([type, 'what' in fields && fields.what, callIdAt(at)].join(' ')),
      world: () => ({ ...base, kinds, call: (id) => known.calls.get(id) }),
      known: () => known,
      media: () => ({ close: () => undefined, stop: () => undefined }) as never,
      send: () => undefined,
    });
    const [first] = calls;
    if (first) core.report(first.address, { kind: 'activityTimer', id: 'toy', name: 'tick' });
    expect(calls.map(({ state, hangup }) => hangup?.sip ?? state)).toEqual(['active', '500', 'active']);
    expect(entries).toContain(`limit.reached inputs.told_in_a_row ${calls[1]?.id}`);
    expect(takeFaults()).toMatchObject([{ error: { message: 'an input was not taken (inputs.told_in_a_row)' } }]);
  });
});

describe('a command in the middle of another input', () => {
  it('is a fault of whoever gave it, and changes nothing', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const faults: unknown[] = [];
    world.journal.subscribe(
      ({ type }) => {
        if (type === 'activity.started') world.ok(call, 'hangup');
      },
      (error) => faults.push(error),
    );
    world.ok(call, 'speak', { payload: 'Hello', voice: 'female' });
    expect(faults).toMatchObject([{ message: 'a command came in the middle of another input' }]);
    expect(call.state).toBe('active');
  });
});

describe('more inputs than may wait', () => {
  it('are a fault that ends the call, which the journal tells', async () => {
    const world = new ExchangeWorld({ inputLimits: { ...LIMITS_HERE, inputs: 1 } });
    const [call, other] = [await world.answered(), await world.answered()];
    for (let i = 0; i < 3; i++) world.ok(call, 'speak', { payload: 'Hello', voice: 'female' });
    world.ok(call, 'playback_stop', { stop: 'all' });
    expect(world.events('limit.reached', call)[0]).toMatchObject({ what: 'inputs.waiting', limit: 100_000 });
    expect([call.state, call.hangup?.sip, other.state]).toEqual(['ended', '500', 'active']);
    expect(world.hooks(call).at(-1)).toBe('call.hangup');
    expect(takeFaults().length).toBeGreaterThan(0);
  });
});

describe('the first of several legs to answer', () => {
  it('has begun all that it was dialled with when the others are hung up', async () => {
    const world = new ExchangeWorld({ config: { party: { behaviour: 'no_answer' } } });
    const stream = { stream_url: STREAM_URL, stream_establish_before_call_originate: true };
    await world.tryDial({ to: ['+13125550003', '+13125550004'], ...stream, audio_url: 'http://a.test/b' });
    world.dialer.accept();
    const winner = [...world.exchange.calls()].find(({ state }) => state === 'ringing');
    if (!winner) throw new Error('the second of two legs rings');
    world.act(winner, { act: 'answer' });
    const story = world
      .events('call.state,activity.started,webhook.created')
      .map((entry) => String(entry['event_type'] ?? entry['to'] ?? entry['kind']));
    expect(story.slice(story.indexOf('active'))).toEqual([
      'active',
      'call.answered',
      'playback',
      'streaming.started',
      'ended',
      'call.initiated',
      'call.hangup',
    ]);
  });
});
