import type { ErrorKey, Refusal } from './errors.js';

/** An error that Telnyx's table has for one parameter alone. */
interface OwnError {
  readonly error: ErrorKey;
  /** The table's text is out of date or says too little: what is wrong with the value is told instead. */
  readonly keepDetail?: true;
}

/**
 * By the name of the property. The table has more of these, for parameters of commands that are not served. `format`, `channels` and
 * `recording_track` belong to record_start: `record_channels` of a dial gets 10032 in the document's example.
 */
const OWN_ERRORS: ReadonlyMap<string, OwnError> = new Map<string, OwnError>([
  ['channels', { error: 'invalidChannels' }],
  ['client_state', { error: 'invalidBase64' }],
  ['digits', { error: 'invalidDigits' }],
  ['duration_millis', { error: 'invalidDuration' }],
  ['format', { error: 'invalidFormat' }],
  ['initial_timeout_millis', { error: 'invalidInitialTimeout' }],
  ['inter_digit_timeout_millis', { error: 'invalidInterDigitTimeout' }],
  ['language', { error: 'invalidLanguage', keepDetail: true }],
  ['loop', { error: 'invalidLoop' }],
  ['maximum_digits', { error: 'invalidMaximumDigits' }],
  ['maximum_tries', { error: 'invalidMaximumTries' }],
  ['minimum_digits', { error: 'invalidMinimumDigits' }],
  ['payload', { error: 'invalidPayload', keepDetail: true }],
  ['payload_type', { error: 'invalidPayloadType' }],
  ['record_timeout_secs', { error: 'invalidRecordTimeout' }],
  ['recording_track', { error: 'invalidRecordingTrack' }],
  ['service_level', { error: 'invalidServiceLevel' }],
  ['stop', { error: 'invalidStop' }],
  ['terminating_digit', { error: 'invalidTerminatingDigit' }],
  ['time_limit_secs', { error: 'invalidTimeLimit' }],
  ['timeout_secs', { error: 'invalidTimeout', keepDetail: true }],
  ['timeout_millis', { error: 'invalidTimeoutMillis' }],
  ['valid_digits', { error: 'invalidValidDigits' }],
  ['voice', { error: 'invalidVoice', keepDetail: true }],
]);

/** These are errors about a value in general. A missing one stays 10004 whatever it is called. */
const GENERAL: ReadonlySet<ErrorKey> = new Set(['wrongType', 'invalidEnum', 'outOfRange', 'stringLength']);

/** The refusal in the words that Telnyx has for this very parameter, where it has any: a property at the top of a body, or a filter. */
export function inItsOwnWords(refusal: Refusal): Refusal {
  const { error, detail, pointer, parameter } = refusal;
  if (!GENERAL.has(error)) return refusal;
  if (parameter?.startsWith('filter')) {
    const sentence = `The request filter ${parameter} is invalid.`;
    return { error: 'invalidFilter', detail: detail === undefined ? sentence : `${sentence} ${detail}`, parameter };
  }
  const own = pointer === undefined ? undefined : OWN_ERRORS.get(pointer.slice(1));
  if (own === undefined || pointer === undefined) return refusal;
  return own.keepDetail && detail !== undefined ? { error: own.error, detail, pointer } : { error: own.error, pointer };
}
