import type { Addressed } from '../calls/address.js';
import type { Effect } from '../calls/effect.js';
import type { Refusal } from '../contract/errors.js';
import { done, type Command } from './command.js';
import { checkDigits } from './digits.js';

/** Documented range of `duration_millis`. */
const DURATION_MS = { min: 100, max: 500, usual: 250 } as const;

/** Sends tones that the far end hears. It has no webhook. */
export const sendDtmf: Command<'SendDTMF'> = {
  operationId: 'SendDTMF',
  name: 'send_dtmf',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  check: checkTones,
  run: (call, body) => done([tones(call, body)]),
};

interface TonesBody {
  readonly digits: string;
  readonly duration_millis?: number;
}

/** All that can be said against tones beyond the schema. */
export function checkTones({ digits, duration_millis: duration = DURATION_MS.usual }: TonesBody): Refusal[] {
  const isFit = duration >= DURATION_MS.min && duration <= DURATION_MS.max;
  return [
    ...checkDigits(digits, 'digits', '/digits'),
    ...(isFit ? [] : [{ error: 'invalidDuration', pointer: '/duration_millis' } as const]),
  ];
}

/** The far end of that leg hears them. */
export const tones = ({ address }: Addressed, body: TonesBody): Effect => ({
  kind: 'sendTones',
  at: address,
  digits: body.digits,
  durationMs: body.duration_millis ?? DURATION_MS.usual,
});
