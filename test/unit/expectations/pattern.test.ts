import { describe, expect, it } from 'vitest';
import { findPhrase } from '../../../src/expectations/phrase.js';
import { PatternError, patternIn, patternOf } from '../../../src/expectations/pattern.js';
import { expectationFaults } from '../../../src/expectations/rules.js';
import { LIMITS } from '../../../src/limits.js';
import { command, judged, spoken, watched } from '../../support/told-entries.js';

/** Looks for `b` behind each way in which the letters can be divided: 2 to the power of their number. */
const ENDLESS = '/(a+)+b/';
const LETTERS = 'a'.repeat(60);
/** As short as can be told from an interruption of the machine. */
const BRIEF = { ...LIMITS, 'pattern.match_ms': 50 };

describe('a regular expression', () => {
  it.each([
    ['/wel.*me/i', 'You are Welcome here', 'Goodbye'],
    ['/^(one|two) (?!three)/', 'two four', 'two three'],
    ['/(\\w)\\1/', 'hello', 'help'],
    ['/^.{3}$/', 'abc', 'abcd'],
    ['/^.$/u', '🙂', 'ab'],
    ['/a|b/g', 'xb', 'xc'],
  ])('%s fits as in JavaScript, again and again', (text, same, other) => {
    const pattern = patternIn(text);
    expect([same, other, same].map((each) => pattern?.fits(each))).toEqual([true, false, true]);
  });

  it('finds all of its places in what is heard', () => {
    const words = spoken('press one or press two please', 0);
    expect(findPhrase('/press (one|two)/', words)).toEqual([
      { first: 0, last: 1 },
      { first: 3, last: 4 },
    ]);
    expect(findPhrase('/x*/', words)).toEqual([]);
  });

  it('limit pattern.match_ms: one that takes longer is given up, with the expression and the length of the text', () => {
    const pattern = patternIn(ENDLESS, BRIEF);
    expect(() => pattern?.fits(LETTERS)).toThrow(
      '/(a+)+b/ takes too long on 60 characters (over 50 ms): expected an expression that does not repeat what is repeated, such as a+ for (a+)+',
    );
    expect(() => pattern?.matches(LETTERS)).toThrow(PatternError);
    expect(pattern?.fits('aab')).toBe(true);
  });

  it('limit pattern.text_chars: a longer text is not looked through', () => {
    const pattern = patternOf('b', '', { ...LIMITS, 'pattern.text_chars': 3 });
    expect(pattern?.fits('aab')).toBe(true);
    expect(() => pattern?.fits('aaab')).toThrow('/b/ is looked for in at most 3 characters, came 4');
  });

  it('limit pattern.chars: a longer one is a fault of the expectation', () => {
    const most = 'a'.repeat(LIMITS['pattern.chars']);
    const faults = (heard: string) => expectationFaults({ heard }).map(({ expected }) => expected);
    expect(faults(`/${most}/i`)).toEqual([]);
    expect(faults(`/${most}a/i`)).toEqual(['a regular expression of at most 1000 characters']);
    expect(faults('/(/')).toEqual(['a regular expression']);
  });
});

describe('an expectation with a regular expression that takes too long', () => {
  const told = [command(1_000, 'speak', { payload: LETTERS })];
  const speak = { command: 'speak', with: { payload: ENDLESS } } as const;
  const failed = {
    outcome: 'fail',
    fails: true,
    came: expect.stringContaining('takes too long on 60 characters') as string,
  };

  it('fails and says so, also where it is one of a list', () => {
    expect(judged(speak, told)).toMatchObject(failed);
    expect(judged({ 'in order': [{ command: 'answer' }, speak] }, told)).toMatchObject(failed);
  });

  it('fails where it is something that must never come: that cannot be said of it', () => {
    expect(judged({ never: speak }, told)).toMatchObject(failed);
  });

  it('fails at once, and is not looked at again', () => {
    const watch = watched(speak, [...told, ...told, ...told], 1_500);
    expect(watch.judgement).toMatchObject(failed);
    expect(watch.wakeMicros).toBe(Infinity);
  });

  it('fails in what is heard', () => {
    const words = spoken(LETTERS, 0);
    expect(judged({ heard: ENDLESS }, [], { words })).toMatchObject(failed);
  });
});
