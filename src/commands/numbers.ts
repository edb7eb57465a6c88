import type { Refusal } from '../contract/errors.js';

const E164 = /^\+[1-9]\d{6,14}$/;
const SIP_URI = /^sips?:[^\s@]+@[^\s@]+$/i;

/** Digits behind a comma in `to` are sent at the answer: `+15551234567,200`. */
const WITH_DIGITS = /^(.*?),([0-9A-D*#wW]+)$/;

export const isE164 = (text: string): boolean => E164.test(text);
export const isSipUri = (text: string): boolean => SIP_URI.test(text);

/** A destination without, and the digits with, what follows a comma. */
export function splitDigits(to: string): { readonly number: string; readonly digits: string } {
  const match = WITH_DIGITS.exec(to);
  return match ? { number: match[1] ?? '', digits: match[2] ?? '' } : { number: to, digits: '' };
}

/** `to`: E.164, or a SIP URI. */
export function checkDestination(pointer: string, to: string): Refusal[] {
  const { number } = splitDigits(to);
  if (number === '') {
    return [{ error: 'missingParameter', detail: "The 'to' parameter is required and cannot be blank.", pointer }];
  }
  if (isE164(number) || isSipUri(number)) return [];
  return [{ error: 'notE164', detail: "The 'to' parameter must be in E164 format.", pointer }];
}

/** `from`: E.164. A SIP URI is let through, as SIP connections dial with one. */
export function checkOrigin(from: string): Refusal[] {
  if (isE164(from) || isSipUri(from)) return [];
  return [{ error: 'notE164', detail: "The 'from' parameter must be in E164 format.", pointer: '/from' }];
}
