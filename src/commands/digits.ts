import { LIMITS } from '../limits.js';
import type { Refusal } from '../contract/errors.js';

/** Characters that `send_dtmf` and a dial may send: the digits of a keypad, and the pauses `w` (0.5 s) and `W` (1 s). */
const DIGITS = /^[0-9A-D*#wW]+$/;

/** Digits to send. `property` stands in the error's text, `pointer` is where they came from. */
export function checkDigits(digits: string, property: string, pointer: string): Refusal[] {
  if (DIGITS.test(digits)) return [];
  if (property === 'digits') return [{ error: 'invalidDigits', pointer }];
  const detail = `The digits of '${property}' must be a combination of 0-9, A-D, w, W, * and #.`;
  return [{ error: 'invalidDigits', detail, pointer }];
}

/** Digits that a dial sends at the answer: as above, and at most 64 (documented). */
export function checkDigitsOnAnswer(digits: string, property: string, pointer: string): Refusal[] {
  if (digits.length <= LIMITS['dial.digits']) return checkDigits(digits, property, pointer);
  const detail = `At most ${LIMITS['dial.digits']} digits may be sent at the answer; received ${digits.length}`;
  return [{ error: 'stringLength', detail, pointer }];
}
