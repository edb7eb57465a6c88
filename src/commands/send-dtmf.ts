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
  check(body) {
    const duration = body.duration_millis ?? DURATION_MS.usual;
    return [
      ...checkDigits(body.digits, 'digits', '/digits'),
      ...(duration >= DURATION_MS.min && duration <= DURATION_MS.max
        ? []
        : [{ error: 'invalidDuration', pointer: '/duration_millis' } as const]),
    ];
  },
  run: (call, body) =>
    done([
      {
        kind: 'sendTones',
        at: call.address,
        digits: body.digits,
        durationMs: body.duration_millis ?? DURATION_MS.usual,
      },
    ]),
};
