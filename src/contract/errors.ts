import { ROOM_ERRORS } from './room-errors.js';
import { GATHER_ERRORS } from './gather-errors.js';

/**
 * Telnyx's errors as data, keyed by meaning. Codes, titles, details and statuses are Telnyx's own (error table, examples in the
 * official document, live answers). `detail` may be replaced where the text carries a value.
 */
export interface ErrorEntry {
  /** The HTTP status of the answer, 400 to 599. */
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** Real answers carry `meta.url` (call-control answers do not, account and routing ones do). */
  readonly meta?: true;
}

export const ERRORS = {
  // Getting in
  noCredentials: {
    status: 401,
    code: '10009',
    title: 'Authentication failed',
    detail: 'Could not find any usable credentials in the request.',
    meta: true,
  },
  malformedKey: {
    status: 401,
    code: '10009',
    title: 'Authentication failed',
    detail: 'The API key looks malformed. Check that you copied it correctly.',
    meta: true,
  },
  unknownKey: {
    status: 401,
    code: '10009',
    title: 'Authentication failed',
    detail: "No key found matching the ID 'KEY…' with the provided secret.",
    meta: true,
  },
  /** Ours: Telnyx's own 403 is about rights, and says nothing of the sort. */
  foreignHost: { status: 403, code: '403', title: 'Forbidden', detail: "The Host or Origin is not the simulator's." },
  notFound: {
    status: 404,
    code: '10005',
    title: 'Resource not found',
    detail: 'The requested resource or URL could not be found.',
    meta: true,
  },
  audioFileNotFound: {
    status: 404,
    code: '10005',
    title: 'Audio file not found',
    detail: "Provided audio file URL couldn't be found.",
  },
  downloadFailed: {
    status: 400,
    code: '90040',
    title: 'Downloading audio file failed',
    detail: "Provided audio file couldn't be downloaded.",
  },
  methodNotAllowed: {
    status: 405,
    code: '10030',
    title: 'Method not allowed',
    detail: 'The URL is valid, but the method is not allowed.',
    meta: true,
  },
  notSimulated: { status: 501, code: '501', title: 'Not simulated', detail: 'telnyx-sim does not simulate this.' },
  stopping: {
    status: 503,
    code: '503',
    title: 'Simulator stopping',
    detail:
      'telnyx-sim is stopping: it has hung up its calls and takes nothing new. GET requests are answered until the end.',
  },
  unexpected: { status: 500, code: '10007', title: 'Unexpected error', detail: 'An unexpected error occured.' },
  // The request as such
  invalidJson: { status: 400, code: '10023', title: 'Invalid JSON', detail: 'The supplied JSON is invalid.' },
  badEncoding: { status: 400, code: '10015', title: 'Bad Request', detail: 'Invalid characters in the request.' },
  badShape: { status: 400, code: '10015', title: 'Bad Request', detail: 'The JSON is too deep or too large.' },
  malformedRequest: {
    status: 400,
    code: '10015',
    title: 'Bad Request',
    detail: 'The request failed because it was not well-formed.',
  },
  headTooLarge: {
    status: 431,
    code: '10015',
    title: 'Bad Request',
    detail: 'The header fields of the request are too large.',
  },
  unknownExpectation: {
    status: 417,
    code: '10015',
    title: 'Bad Request',
    detail: 'The only expectation that can be met is 100-continue.',
  },
  timedOut: { status: 408, code: '10008', title: 'Request timeout', detail: 'The request timed out.' },
  tooManyRequests: {
    status: 429,
    code: '10011',
    title: 'Too many requests',
    detail: 'You have exceeded the maximum number of allowed requests.',
  },
  overloaded: {
    status: 503,
    code: '10037',
    title: 'Service unavailable',
    detail: 'telnyx-sim holds as much of other requests and answers as it may; try again.',
  },
  bodyTooLarge: {
    status: 413,
    code: '10015',
    title: 'Bad Request',
    detail: 'The request failed because it was not well-formed.',
  },
  wrongContentType: {
    status: 415,
    code: '10029',
    title: 'Expected JSON Content-Type',
    detail: "Must encode request as 'application/json'",
  },
  // Parameters
  invalidUrl: {
    status: 422,
    code: '10003',
    title: 'Invalid URL',
    detail: 'The URL provided was invalid, malformed, or too long. URLs can be a maximum of 2000 characters.',
  },
  missingParameter: {
    status: 422,
    code: '10004',
    title: 'Missing required parameter',
    detail: 'A required parameter was missing.',
  },
  invalidConnection: {
    status: 422,
    code: '10015',
    title: 'Invalid value for connection_id (Call Control App ID)',
    detail:
      'The requested connection_id (Call Control App ID) is either invalid or does not exist. Only Call Control Apps with valid webhook URL are accepted.',
  },
  notE164: {
    status: 422,
    code: '10016',
    title: 'Phone number must be in +E164 format',
    detail: 'The specified phone number parameter must be in +E.164 format.',
  },
  stringLength: {
    status: 422,
    code: '10025',
    title: 'String length out of range',
    detail: 'The string length provided for the indicated field was outside the allowed range.',
  },
  wrongType: {
    status: 422,
    code: '10026',
    title: 'Invalid parameter type',
    detail: 'The parameter is of the wrong type.',
  },
  unprocessable: {
    status: 422,
    code: '10027',
    title: 'Unprocessable Entity',
    detail: 'The server understood the syntax of the request but was unable to process the instructions.',
  },
  invalidEnum: { status: 422, code: '10032', title: 'Invalid enumerated value', detail: 'The value must be one of' },
  outOfRange: {
    status: 422,
    code: '10033',
    title: 'Value outside of range',
    detail: 'The value is outside of allowed range',
  },
  invalidDigits: {
    status: 422,
    code: '90014',
    title: 'Invalid value for digits',
    detail:
      "The 'digits' parameter must be a 'string' made of a combination of either 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, A, B, C, D, w, W, * or #.",
  },
  invalidStop: {
    status: 422,
    code: '90016',
    title: 'Invalid value for stop',
    detail: "The 'stop' parameter must be a 'string' with a value of 'all', 'current' or 'overlay'.",
  },
  invalidLoop: {
    status: 422,
    code: '90009',
    title: 'Invalid value for loop',
    detail:
      "The 'loop' parameter must either be 'infinity' or an 'integer' with a minimum value of 1 and a maximum value of 100.",
  },
  invalidPayload: {
    status: 422,
    code: '90010',
    title: 'Invalid value for payload',
    detail: "The 'payload' parameter should contain between 1 and 5000 characters.",
  },
  invalidPayloadType: {
    status: 422,
    code: '90011',
    title: 'Invalid value for payload_type',
    detail: "The 'payload_type' parameter must be of type 'string' with a value of either text or ssml.",
  },
  invalidVoice: {
    status: 422,
    code: '90012',
    title: 'Invalid value for voice',
    detail: "The 'voice' parameter must be 'female' or 'male' when using the en-US language.",
  },
  invalidLanguage: {
    status: 422,
    code: '90013',
    title: 'Invalid value for language',
    detail: "The 'language' parameter must be of type 'string' with a value of a known language.",
  },
  invalidServiceLevel: {
    status: 422,
    code: '90030',
    title: 'Invalid value for service_level',
    detail: "The 'service_level' parameter must be of type 'string' with a value of either 'basic' or 'premium'.",
  },
  invalidDuration: {
    status: 422,
    code: '90027',
    title: 'Invalid value for duration_millis',
    detail:
      "The 'duration_millis' parameter must be an 'integer' with a minimum value of 100 and a maximum value of 500.",
  },
  // The table names no range for the first, and an older one for the second.
  invalidTimeout: {
    status: 422,
    code: '90028',
    title: 'Invalid value for timeout_secs',
    detail: "The 'timeout_secs' parameter must be an 'integer' with a minimum value of 5 and a maximum value of 600.",
  },
  invalidTimeLimit: {
    status: 422,
    code: '90029',
    title: 'Invalid value for time_limit_secs',
    detail:
      "The 'time_limit_secs' parameter must be an 'integer' with a minimum value of 30 and a maximum value of 14400.",
  },
  invalidFormat: {
    status: 422,
    code: '90000',
    title: 'Invalid value for format',
    detail: "Format must be of type 'string' with a value of either 'mp3' or 'wav'.",
  },
  invalidChannels: {
    status: 422,
    code: '90001',
    title: 'Invalid value for channels',
    detail: "Channels must be a 'string' with a value of either 'single' or 'dual'.",
  },
  invalidRecordingTrack: {
    status: 422,
    code: '90059',
    title: 'Invalid value for recording_track',
    detail:
      "The 'recording_track' parameter must be a 'string' with a value of either 'inbound', 'outbound' or 'both'.",
  },
  recordingBeforeAudio: {
    status: 422,
    code: '90020',
    title: 'Call recording triggered before audio started',
    detail: 'Call recording cannot be started until audio has commenced on the call.',
  },
  recordingWhileTranscribing: {
    status: 422,
    code: '90053',
    title: "Call recording triggered with 'timeout_secs' while transcribing",
    detail: "Call recording can not be started with 'timeout_secs' while the call is being transcribed.",
  },
  transcriptionForRecording: {
    status: 422,
    code: '90055',
    title: 'Call transcription can not be stopped',
    detail: "Call transcription can not be stopped while there is a recording with 'timeout_secs' in progress.",
  },
  recordingNotFound: {
    status: 404,
    code: '10005',
    title: 'Recording not found',
    detail: 'The recording could not be found. Please check the recording_id and try again.',
  },
  invalidRecordTimeout: {
    status: 422,
    code: '90049',
    title: 'Invalid value for record_timeout_secs',
    detail: "The 'record_timeout_secs' parameter must be an 'integer' with a minimum value of 0.",
  },
  ...GATHER_ERRORS,
  mediaEncryptionForNumber: {
    status: 422,
    code: '10011',
    title: 'Media encryption not supported for PSTN calls',
    detail: 'SRTP media encryption is not supported for PSTN calls.',
  },
  invalidFilter: {
    status: 422,
    code: '10031',
    title: 'Invalid request filter',
    detail: 'The request filter filter[] is invalid.',
  },
  invalidPlaybackContent: {
    status: 422,
    code: '90017',
    title: 'Invalid value for playback_content',
    detail: "The 'playback_content' parameter must be a valid base64 string.",
  },
  invalidBase64: {
    status: 422,
    code: '90017',
    title: 'Invalid value for client_state',
    detail: "The 'client_state' parameter must be a valid base64 string.",
  },
  invalidWebhookEvent: {
    status: 422,
    code: '90057',
    title: 'Invalid call control event type for webhook_urls',
    detail: 'The webhook_urls json keys must be valid call control event types.',
  },
  // Calls and their states
  unknownCall: {
    status: 422,
    code: '90015',
    title: 'Invalid Call Control ID',
    detail: 'The call_control_id provided was not valid.',
  },
  tooManyCalls: {
    status: 422,
    code: '90041',
    title: 'User termination channels limit exceeded',
    detail: 'The limit of simultaneous termination channels configured to your user has been reached.',
  },
  callEnded: {
    status: 422,
    code: '90018',
    title: 'Call has already ended',
    detail: "This call is no longer active and can't receive commands.",
  },
  ...ROOM_ERRORS,
  notForked: {
    status: 422,
    code: '90031',
    title: 'Call is not currently forked',
    detail: "Can't stop forking, because the call isn't currently forked.",
  },
  notAnswered: {
    status: 422,
    code: '90034',
    title: 'Call not answered yet',
    detail: "This call can't receive this command because it has not been answered yet.",
  },
  streamingUsed: {
    status: 422,
    code: '90045',
    title: 'Media Streaming is used',
    detail: "This command can't be issued when media streaming is used.",
  },
  streamingNotUsed: {
    status: 422,
    code: '90048',
    title: 'Media Streaming is not used.',
    detail: 'This command can only be issued when media streaming is used.',
  },
  alreadyTranscribing: {
    status: 422,
    code: '90054',
    title: 'Call transcription is already in progress',
    detail: 'Call transcription can not be started more than once.',
  },
  alreadyConversing: {
    status: 422,
    code: '90061',
    title: 'AI Assistant is already in progress',
    detail: 'AI Assistant cannot be started more than once.',
  },
  answerOutbound: {
    status: 422,
    code: '90102',
    title: 'Command is invalid',
    detail: 'Call answer command cannot be issued for outbound calls.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorKey = keyof typeof ERRORS;

/** One refusal, as the core and the validation give it. `pointer` is a JSON pointer to the property it is about. */
export interface Refusal {
  readonly error: ErrorKey;
  readonly detail?: string;
  readonly pointer?: string;
  /** The query parameter it is about, where it is not a property of the body. */
  readonly parameter?: string;
}
