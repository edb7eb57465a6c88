import type { Refusal } from '../contract/errors.js';
import { checkDigitsOnAnswer } from './digits.js';

const E164 = /^\+[1-9]\d{6,14}$/;
const SIP_URI = /^sips?:[^\s@]+@[^\s@]+$/i;

export const isE164 = (text: string): boolean => E164.test(text);
export const isSipUri = (text: string): boolean => SIP_URI.test(text);

/**
 * A destination without, and the digits with, what follows a comma (`+15551234567,200`): sent at the answer. They are not checked
 * here. In a SIP address the part before `@` may have commas of its own.
 */
export function splitDigits(to: string): { readonly number: string; readonly digits: string | undefined } {
  const comma = to.indexOf(',', /^sips?:/i.test(to) ? to.lastIndexOf('@') + 1 : 0);
  return comma < 0 ? { number: to, digits: undefined } : { number: to.slice(0, comma), digits: to.slice(comma + 1) };
}

/** `to`: E.164, or a SIP URI, and, where it is one text and no list (documented), digits behind a comma. */
export function checkDestination(pointer: string, to: string, { single }: { readonly single: boolean }): Refusal[] {
  const { number, digits } = splitDigits(to);
  if (number === '') {
    return [{ error: 'missingParameter', detail: "The 'to' parameter is required and cannot be blank.", pointer }];
  }
  if (!isE164(number) && !isSipUri(number)) return [notE164(pointer)];
  if (digits === undefined) return [];
  return single ? checkDigitsOnAnswer(digits, 'to', pointer) : [notE164(pointer)];
}

const notE164 = (pointer: string): Refusal => ({
  error: 'notE164',
  detail: "The 'to' parameter must be in E164 format.",
  pointer,
});

/** `from`: E.164. A SIP URI is let through, as SIP connections dial with one. */
export function checkOrigin(from: string): Refusal[] {
  if (isE164(from) || isSipUri(from)) return [];
  return [{ error: 'notE164', detail: "The 'from' parameter must be in E164 format.", pointer: '/from' }];
}

/** Numbers are reached over the telephone network, which knows no SRTP: an example of a refusal in the document. It says nothing of DTLS. */
export function checkEncryption(encryption: string | null | undefined, destinations: readonly string[]): Refusal[] {
  if (encryption !== 'SRTP' || destinations.every((to) => isSipUri(splitDigits(to).number))) return [];
  return [{ error: 'mediaEncryptionForNumber', pointer: '/media_encryption' }];
}
