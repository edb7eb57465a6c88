import { describe, expect, it } from 'vitest';
import type { GatherActivity, GatherRules } from '../../../src/activities/gather/kind.js';
import { pressed, timedOut } from '../../../src/activities/gather/rules.js';
import { ACTIVITY_KINDS } from '../../../src/activities/index.js';
import { live } from '../../../src/calls/call.js';
import { stop } from '../../../src/calls/lifecycle.js';
import { switchesWith, type SwitchChoices } from '../../../src/switches.js';
import { answeredCall } from '../../support/toy-activity.js';

const USUAL: GatherRules = { minimum: 1, maximum: 128, terminator: '#', valid: '0123456789#*' };

/** The keys are pressed one after another until the try ends: its digits, and how it ends. */
function keyed(keys: string, rules: Partial<GatherRules> = {}, choices: SwitchChoices = {}): string {
  let digits = '';
  for (const key of keys) {
    const after = pressed({ ...USUAL, ...rules }, digits, key, switchesWith(choices));
    digits = after.digits;
    if (after.verdict !== 'goes_on') return `${digits} ${after.verdict}`;
  }
  return `${digits} goes on`;
}

describe('a gather that something else ends', () => {
  const running: GatherActivity = {
    id: 'gather',
    kind: 'gather',
    state: 'running',
    startedAt: 0,
    endedAt: null,
    gatherId: undefined,
    rules: USUAL,
    prompt: undefined,
    invalidPrompt: undefined,
    isInterruptible: true,
    firstDigitMs: 5000,
    nextDigitMs: 5000,
    wholeMs: undefined,
    triesLeft: 0,
    digits: '1',
    prompts: [],
    outcome: undefined,
  };

  it.each([
    ['stopped', 'cancelled'],
    ['replaced', 'cancelled'],
    ['hangup', 'call_hangup'],
    ['amd', 'cancelled_amd'],
  ] as const)('%s: %s', (reason, status) => {
    const { world, call } = answeredCall(ACTIVITY_KINDS, [{ ...running }]);
    const [gather] = live(call, 'gather');
    const effects = gather ? stop(call, gather, reason, world) : [];
    expect(effects.flatMap((effect) => (effect.kind === 'webhook' ? [effect.event] : []))).toMatchObject([
      { type: 'call.gather.ended', status },
    ]);
  });
});

describe('a try', () => {
  it.each([
    ['12', {}, '12 goes on'],
    ['12#', {}, '12 valid'],
    ['#', {}, ' invalid'],
    ['12#', { minimum: 3 }, '12 invalid'],
    ['123', { maximum: 3 }, '123 valid'],
    ['1234', { maximum: 3 }, '123 valid'],
    ['5', { maximum: 1 }, '5 valid'],
    ['12', { minimum: 3, maximum: 2 }, '12 invalid'],
    ['1*', { terminator: '*' }, '1 valid'],
    ['0742#', { minimum: 5, maximum: 5, terminator: '' }, '0742# valid'],
    ['1#', { valid: '12' }, '1 valid'],
    ['15', { valid: '12' }, '15 invalid'],
    ['A', {}, 'A invalid'],
  ])('of the keys %s with %j comes to: %s', (keys, rules, expected) => {
    expect(keyed(keys, rules)).toBe(expected);
  });

  it('takes no notice of a digit that is not valid, with gather_invalid_digit: ignore', () => {
    expect(keyed('15A2#', { valid: '12' }, { gather_invalid_digit: 'ignore' })).toBe('12 valid');
  });
});

describe('a try whose time is over', () => {
  const over = (digits: string, choices: SwitchChoices = {}): string =>
    timedOut({ ...USUAL, minimum: 2 }, digits, switchesWith(choices));

  it('is valid with enough digits, and invalid with fewer', () => {
    expect(['12', '123', '1'].map((digits) => over(digits))).toEqual(['valid', 'valid', 'invalid']);
  });

  it('is a time-out without any', () => {
    expect(over('')).toBe('timeout');
  });

  it('is what the switches say', () => {
    expect(over('1', { gather_too_few_digits: 'timeout' })).toBe('timeout');
    expect(over('', { gather_no_digits: 'invalid' })).toBe('invalid');
    expect(over('', { gather_too_few_digits: 'timeout', gather_no_digits: 'invalid' })).toBe('invalid');
  });
});
