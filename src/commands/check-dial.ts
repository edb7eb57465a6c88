import { LIMITS } from '../limits.js';
import type { World } from '../calls/world.js';
import type { ErrorKey, Refusal } from '../contract/errors.js';
import type { Body } from '../contract/types.js';
import { checkBase64, checkOneOf, checkRecording, checkUrl, checkWebhooks } from './checks.js';
import { HTTP_SCHEMES } from '../platform/url-schemes.js';
import { checkDigitsOnAnswer } from './digits.js';
import { checkDestination, checkOrigin, isSipUri, splitDigits } from './numbers.js';
import { checkStream } from './stream-options.js';
import { checkTranscriptionOption } from './transcription-options.js';

export type DialBody = Body<'DialCall'>;

/** Documented ranges, and what counts where nothing is given. */
export const TIMEOUT_SECS = { min: 5, max: 600, usual: 30 } as const;
export const TIME_LIMIT_SECS = { min: 30, max: 14_400, usual: 14_400 } as const;

/** All that can be said against a dial beyond the schema. */
export function checkDial(body: DialBody, { switches }: Pick<World, 'switches'>): readonly Refusal[] {
  const zeroAllowed = switches.zero_timeouts === 'default';
  return [
    ...checkDestinations(body),
    ...checkOrigin(body.from),
    ...checkSecs('timeout_secs', body.timeout_secs, TIMEOUT_SECS, 'invalidTimeout', zeroAllowed),
    ...checkSecs('time_limit_secs', body.time_limit_secs, TIME_LIMIT_SECS, 'invalidTimeLimit', zeroAllowed),
    ...(body.send_digits_on_answer
      ? checkDigitsOnAnswer(body.send_digits_on_answer, 'send_digits_on_answer', '/send_digits_on_answer')
      : []),
    ...checkBase64('client_state', body.client_state),
    ...checkWebhooks(body),
    ...checkStream(body, { required: false }),
    ...checkTranscriptionOption(body.transcription_config),
    ...checkRecording(body),
    ...checkUrl('/audio_url', body.audio_url, HTTP_SCHEMES),
    ...checkPark(body.park_after_unbridge),
  ];
}

/** Observed: Telnyx ignores a boolean without an error. */
function checkPark(park: DialBody['park_after_unbridge']): Refusal[] {
  return typeof park === 'boolean' ? [] : checkOneOf('park_after_unbridge', park, ['self']);
}

function destinationsOf({ to }: DialBody): { readonly to: string; readonly at: string }[] {
  return typeof to === 'string' ? [{ to, at: '/to' }] : to.map((one, index) => ({ to: one, at: `/to/${index}` }));
}

function checkDestinations(body: DialBody): Refusal[] {
  const destinations = destinationsOf(body);
  const pointer = '/to';
  // No more faults than these could be told.
  const refusals = destinations
    .slice(0, LIMITS['request.faults'])
    .flatMap(({ to, at }) => checkDestination(at, to, { single: typeof body.to === 'string' }));
  if (destinations.length === 0) {
    refusals.push({
      error: 'missingParameter',
      detail: "The 'to' parameter is required and cannot be blank.",
      pointer,
    });
  }
  if (destinations.length > LIMITS['dial.numbers']) {
    const detail = `The value is outside of allowed range 1 to ${LIMITS['dial.numbers']}`;
    refusals.push({ error: 'outOfRange', detail, pointer });
  }
  return [...refusals, ...checkEncryption(body)];
}

/** Numbers are reached over the telephone network, which knows no SRTP: an example of a refusal in the document. It says nothing of DTLS. */
function checkEncryption(body: DialBody): Refusal[] {
  if (body.media_encryption !== 'SRTP') return [];
  if (destinationsOf(body).every(({ to }) => isSipUri(splitDigits(to).number))) return [];
  return [{ error: 'mediaEncryptionForNumber', pointer: '/media_encryption' }];
}

function checkSecs(
  name: string,
  secs: number | undefined,
  range: { readonly min: number; readonly max: number },
  error: ErrorKey,
  zeroAllowed: boolean,
): Refusal[] {
  // What the schema has refused is blanked, and no number.
  if (typeof secs !== 'number' || (secs >= range.min && secs <= range.max) || (secs === 0 && zeroAllowed)) return [];
  return [{ error, pointer: `/${name}` }];
}
