import type { Switches } from '../../switches.js';
import type { GatherRules } from './kind.js';

/** The verdict on a try: it goes on, or it has come to this end. */
export type Verdict = 'goes_on' | TryEnd;
export type TryEnd = 'valid' | 'invalid' | 'timeout';

/** `digits` is what a try has gathered so far, `digit` what is pressed now. */
export function pressed(
  rules: GatherRules,
  digits: string,
  digit: string,
  { gather_invalid_digit }: Pick<Switches, 'gather_invalid_digit'>,
): { readonly digits: string; readonly verdict: Verdict } {
  if (digit === rules.terminator) return { digits, verdict: isEnough(rules, digits) ? 'valid' : 'invalid' };
  if (!rules.valid.includes(digit)) {
    if (gather_invalid_digit === 'ignore') return { digits, verdict: 'goes_on' };
    return { digits: digits + digit, verdict: 'invalid' };
  }
  const now = digits + digit;
  if (now.length < rules.maximum) return { digits: now, verdict: 'goes_on' };
  return { digits: now, verdict: isEnough(rules, now) ? 'valid' : 'invalid' };
}

/** The time for a try, or for its next digit, is over. */
export function timedOut(
  rules: GatherRules,
  digits: string,
  { gather_no_digits, gather_too_few_digits }: Pick<Switches, 'gather_no_digits' | 'gather_too_few_digits'>,
): TryEnd {
  if (digits === '') return gather_no_digits;
  return isEnough(rules, digits) ? 'valid' : gather_too_few_digits;
}

const isEnough = ({ minimum }: GatherRules, { length }: string): boolean => length >= minimum;
