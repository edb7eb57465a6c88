import { describe, expect, it } from 'vitest';
import type { Expectation, Judgement } from '../../../src/expectations/judgement.js';
import { Watch } from '../../../src/expectations/watch.js';
import {
  BEGIN,
  command,
  contextOf,
  entriesOf,
  judged,
  micros,
  watched,
  type ToldEntry,
} from '../../support/told-entries.js';

describe('times', () => {
  it('have no nearest miss where there were too many: none is near to what was expected', () => {
    const judgement = judged({ command: 'speak', times: 1 }, speaks(1, 2, 3));
    expect(judgement).toMatchObject({ outcome: 'fail', evidence: [1, 2], nearest: undefined });
  });

  const speaks = (...ms: number[]): ToldEntry[] => ms.map((at) => command(at, 'speak'));

  it.each([
    [{ times: 2 }, [1, 2], 'pass', 'speak twice'],
    [{ times: 2 }, [1], 'fail', 'speak once'],
    [{ times: 2 }, [1, 2, 3], 'fail', 'speak 3 times'],
    [{ times: 0 }, [], 'pass', 'nothing of the kind'],
    [{ times: { at_least: 2 } }, [1, 2, 3], 'pass', 'speak twice'],
    [{ times: { at_most: 1 } }, [1, 2], 'fail', 'speak twice'],
    [{ times: { at_most: 1 } }, [], 'pass', 'nothing of the kind'],
  ] as const)('%j with speaks at %j: %s', (times, ms, outcome, came) => {
    expect(judged({ command: 'speak', ...times }, speaks(...ms))).toMatchObject({ outcome, came });
  });

  it('of an exact number are over with the act before, and do not wait for more', () => {
    const begin = { ...BEGIN, baseMicros: micros(500) };
    const watch = new Watch({ command: 'speak', times: 1 }, begin, contextOf());
    const entries = entriesOf(speaks(100, 400));
    const taken = entries.slice(0, 1).map((entry) => watch.take(entry));
    expect([taken, watch.judgement]).toEqual([[true], undefined]);
    expect(watch.wakeMicros).toBe(micros(500) + 1);
    const late = new Watch({ command: 'speak', times: 1 }, begin, contextOf());
    for (const entry of entries) late.take(entry);
    expect(late.judgement?.came).toBe('speak twice');
    watch.look(watch.wakeMicros);
    expect(watch.judgement?.outcome).toBe('pass');
  });

  it('with a time of their own are watched for that long', () => {
    expect(watched({ command: 'speak', times: 1, within: '2s' }, speaks(100), 1_900).judgement).toBeUndefined();
    expect(watched({ command: 'speak', times: 1, within: '2s' }, speaks(100), 2_100).judgement?.outcome).toBe('pass');
    expect(watched({ command: 'speak', times: 1, within: '2s' }, speaks(100, 1_900), 1_900).judgement?.outcome).toBe(
      'fail',
    );
  });
});

describe('time', () => {
  it('is 5 s where nothing else is said, and one that comes at the very end is in time', () => {
    expect(watched({ command: 'speak' }, [], 5_000).judgement).toBeUndefined();
    expect(watched({ command: 'speak' }, [], 5_001).judgement?.outcome).toBe('fail');
    expect(watched({ command: 'speak' }, [command(5_000, 'speak')], 5_000).judgement?.outcome).toBe('pass');
  });

  it('that is over tells how late it came, also afterwards', () => {
    const judgement = judged({ command: 'speak', within: '1s' }, [command(3_200, 'speak')]);
    expect(judgement.came).toBe('speak on call-1 came after 3.2 s: 2.2 s too late');
    const early = judged({ command: 'speak', after: 2 }, [command(1_200, 'speak')]);
    expect(early.came).toBe('speak on call-1 came after 1.2 s: 800 ms too early');
    expect(
      judged({ command: 'speak', after: '1s', within: '2s' }, [command(500, 'speak'), command(1_500, 'speak')])
        .evidence,
    ).toEqual([2]);
  });

  it('leaves an entry that comes behind it to what is expected next', () => {
    const watch = new Watch({ command: 'speak', times: 0, within: '1s' }, BEGIN, contextOf());
    const taken = entriesOf([command(2_000, 'speak')]).map((entry) => watch.take(entry));
    expect(taken).toEqual([false]);
    expect(watch).toMatchObject({ decidedMicros: micros(1_000), judgement: { outcome: 'pass' } });
  });
});

describe('a list in order', () => {
  const inOrder = (...parts: Expectation[]): Expectation => ({ 'in order': parts });
  const three = [command(1, 'answer'), command(2, 'speak'), command(3, 'hangup')];

  it('comes true one after the other', () => {
    const judgement = judged(inOrder({ command: 'answer' }, { command: 'hangup' }), three);
    expect(judgement).toMatchObject({ outcome: 'pass', came: 'all 2', evidence: [1, 3] });
    expect(judgement.parts?.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
  });

  it('comes true with what is allowed not to have come up', () => {
    const allowed: Expectation = { reply_within: '1s', allow: ['not exercised'] };
    expect(judged(inOrder({ command: 'hangup' }, allowed), three)).toMatchObject({ outcome: 'pass', came: 'all 2' });
    const reading = inOrder({ command: 'hangup' }, { reply_within: '1s' });
    expect(judged(reading, three).outcome).toBe('not exercised');
    expect(judged(reading, three, { allow: ['not exercised'] }).outcome).toBe('pass');
  });

  it('that is turned round tells what came before its turn', () => {
    const judgement = judged(inOrder({ command: 'speak' }, { command: 'answer' }, { command: 'hangup' }), three);
    expect(judgement.came).toBe('1 of 3; not command answer: answer came before its turn');
    expect(judgement.nearest).toEqual({ seq: 1, why: 'answer came before its turn' });
    expect(judgement.parts?.[2]?.came).toBe('its turn did not come');
  });

  it('takes the same entry for one of them only', () => {
    expect(judged(inOrder({ command: 'speak' }, { command: 'speak' }), three).outcome).toBe('fail');
  });

  it('counts an exact number until the next has come true', () => {
    const speaks = [command(1, 'speak'), command(2, 'speak'), command(3, 'hangup'), command(4, 'speak')];
    expect(judged(inOrder({ command: 'speak', times: 1 }, { command: 'hangup' }), speaks).outcome).toBe('fail');
    expect(judged(inOrder({ command: 'speak', times: 2 }, { command: 'hangup' }), speaks).outcome).toBe('pass');
    const all = inOrder({ command: 'speak', times: 2 }, { command: 'hangup' }, { command: 'speak', times: 1 });
    expect(judged(all, speaks).outcome).toBe('pass');
  });

  it('has a never until it is over', () => {
    const never = inOrder({ never: { command: 'speak' } }, { command: 'hangup' });
    expect(judged(never, three)).toMatchObject({ outcome: 'fail', evidence: [2] });
    const behind = inOrder({ never: { command: 'speak' } }, { command: 'answer' });
    expect(judged(behind, three).outcome).toBe('pass');
  });

  it('goes on from where a sound came, also when it is judged afterwards', () => {
    const list = inOrder({ heard: { tone: 440 } }, { command: 'hangup' });
    const sound = () => ({ outcome: 'pass', came: 'a tone', micros: micros(1_000), evidence: [] }) as const;
    expect(judged(list, [command(2_000, 'hangup')], { sound }).outcome).toBe('pass');
    expect(judged(list, [command(500, 'hangup')], { sound }).outcome).toBe('fail');
  });

  it('tells durations with their unit, in whichever form they were given', () => {
    const list: Expectation = { ...inOrder({ command: 'answer' }, { command: 'gather' }), within: 0.2 };
    expect(judged(list, three).came).toMatch(/^not all of it came within 200 ms; 1 of 2; /);
    expect(judged({ heard: { speech_within: 1.5 } }, []).expected).toBe('heard speech within 1.5 s');
    expect(judged({ reply_within: 1 }, []).expected).toBe('reply within 1 s');
  });

  it('may have a time for all of it', () => {
    const list: Expectation = { ...inOrder({ command: 'answer' }, { command: 'hangup' }), within: '2s' };
    expect(watched(list, [command(1_000, 'answer'), command(2_500, 'hangup')], 3_000).judgement?.came).toBe(
      'not all of it came within 2 s; 1 of 2; not command hangup: hangup on call-1 came after 1.5 s: too late',
    );
  });
});

describe('a list in any order', () => {
  it('comes true when all have come', () => {
    const list: Expectation = { 'any order': [{ command: 'hangup' }, { command: 'answer' }] };
    expect(judged(list, [command(1, 'answer'), command(2, 'hangup')])).toMatchObject({
      outcome: 'pass',
      evidence: [2, 1],
    });
    expect(judged(list, [command(1, 'answer')]).came).toBe('1 of 2; not command hangup: the last that came: answer');
  });
});

describe('never', () => {
  it('fails with what came', () => {
    const judgement = judged({ never: { command: 'hangup' } }, [command(1, 'answer'), command(2, 'hangup')]);
    expect(judgement).toMatchObject({ outcome: 'fail', came: 'it came: hangup', nearest: { seq: 2 } });
    expect(judged({ never: { command: 'hangup' } }, [command(1, 'answer')]).outcome).toBe('pass');
  });

  it('says nothing of a call that there was not, unless it is that none rings, or that is allowed', () => {
    const context = { strangers: ['+15550100999'], parties: { caller: ['call-1'], agent: [] } };
    const never = (subject: Expectation, more: Expectation = {}): Judgement =>
      judged({ never: { on: '+15550100999', ...subject }, ...more }, [command(1, 'answer')], context);
    expect(never({ command: 'speak' })).toMatchObject({
      outcome: 'not exercised',
      fails: true,
      came: 'there was no call of +15550100999',
    });
    expect(never({ command: 'speak', on: 'agent' }).outcome).toBe('pass');
    expect(never({ state: 'ringing' }).outcome).toBe('pass');
    expect(never({ command: 'speak' }, { allow: ['not exercised'] }).fails).toBe(false);
    const list = { 'in order': [{ command: 'answer' }, { command: 'speak', on: '+15550100999' }] };
    expect(judged({ never: list }, [command(1, 'answer')], context).outcome).toBe('not exercised');
    expect(judged({ command: 'speak', times: 0, on: '+15550100999' }, [], context).outcome).toBe('not exercised');
    expect(judged({ command: 'speak', times: 0, on: 'agent' }, [], context).outcome).toBe('pass');
  });

  it('says nothing of a reading that was not taken, and passes for a sound that was not heard', () => {
    expect(judged({ never: { reply_within: '1s' } }, []).outcome).toBe('not exercised');
    expect(judged({ never: { heard: { tone: 440 } } }, []).outcome).toBe('pass');
  });

  it('holds steps up for its time only', () => {
    expect(watched({ never: { command: 'hangup' } }, [], 60_000)).toMatchObject({
      judgement: undefined,
      isOpenEnded: true,
    });
    const timed = watched({ never: { command: 'hangup' }, for: '3s' }, [], 2_000);
    expect(timed).toMatchObject({ judgement: undefined, isOpenEnded: false });
    expect(
      watched({ never: { command: 'hangup' }, for: '3s' }, [command(3_500, 'hangup')], 4_000).judgement?.outcome,
    ).toBe('pass');
  });
});
