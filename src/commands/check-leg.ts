import type { ErrorKey, Refusal } from '../contract/errors.js';
import type { Switches } from '../switches.js';
import { checkAudioFile } from './audio-file.js';
import { checkOneOf, checkWebhooks } from './checks.js';
import { checkDigitsOnAnswer } from './digits.js';
import { checkRecording } from './record-options.js';

/** Documented ranges, and what counts where nothing is given. */
export const TIMEOUT_SECS = { min: 5, max: 600, usual: 30 } as const;
export const TIME_LIMIT_SECS = { min: 30, max: 14_400, usual: 14_400 } as const;

/** The properties of a new leg that dial and transfer both have. */
interface LegBody {
  readonly timeout_secs?: number;
  readonly time_limit_secs?: number;
  readonly send_digits_on_answer?: string | null;
  readonly webhook_url?: string | null;
  readonly webhook_urls?: unknown;
  readonly webhook_retries_policies?: unknown;
  readonly record_max_length?: number;
  readonly record_timeout_secs?: number;
  readonly audio_url?: string | null;
  readonly media_name?: string | null;
  readonly park_after_unbridge?: string | boolean | null;
}

/** All that can be said against them beyond the schema. */
export function checkNewLeg(body: LegBody, { zero_timeouts }: Pick<Switches, 'zero_timeouts'>): Refusal[] {
  const zeroAllowed = zero_timeouts === 'default';
  return [
    ...checkSecs('timeout_secs', body.timeout_secs, TIMEOUT_SECS, 'invalidTimeout', zeroAllowed),
    ...checkSecs('time_limit_secs', body.time_limit_secs, TIME_LIMIT_SECS, 'invalidTimeLimit', zeroAllowed),
    ...(body.send_digits_on_answer
      ? checkDigitsOnAnswer(body.send_digits_on_answer, 'send_digits_on_answer', '/send_digits_on_answer')
      : []),
    ...checkWebhooks(body),
    ...checkRecording(body),
    ...checkAudioFile(body),
    ...checkPark(body.park_after_unbridge),
  ];
}

/** Observed: Telnyx ignores a boolean without an error. */
export function checkPark(park: string | boolean | null | undefined): Refusal[] {
  return typeof park === 'boolean' ? [] : checkOneOf('park_after_unbridge', park, ['self']);
}

function checkSecs(
  name: string,
  secs: number | undefined,
  range: { readonly min: number; readonly max: number },
  error: ErrorKey,
  zeroAllowed: boolean,
): Refusal[] {
  // A value that the schema has refused is blanked, and no number.
  if (typeof secs !== 'number' || (secs >= range.min && secs <= range.max) || (secs === 0 && zeroAllowed)) return [];
  return [{ error, pointer: `/${name}` }];
}
