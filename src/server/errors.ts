import { shown } from '../contract/shown.js';
import { ERRORS, type ErrorKey, type ErrorText, type Refusal } from '../contract/errors.js';

/** The HTTP status that goes with each of Telnyx's errors. */
export const HTTP_STATUS: Readonly<Record<ErrorKey, number>> = {
  noCredentials: 401,
  malformedKey: 401,
  unknownKey: 401,
  foreignHost: 403,
  notFound: 404,
  methodNotAllowed: 405,
  notSimulated: 501,
  stopping: 503,
  unexpected: 500,
  invalidJson: 400,
  badEncoding: 400,
  badShape: 400,
  malformedRequest: 400,
  headTooLarge: 431,
  unknownExpectation: 417,
  timedOut: 408,
  overloaded: 503,
  bodyTooLarge: 413,
  wrongContentType: 415,
  invalidUrl: 422,
  missingParameter: 422,
  invalidConnection: 422,
  notE164: 422,
  stringLength: 422,
  wrongType: 422,
  unprocessable: 422,
  invalidEnum: 422,
  outOfRange: 422,
  invalidDigits: 422,
  invalidStop: 422,
  invalidLoop: 422,
  invalidPayload: 422,
  invalidPayloadType: 422,
  invalidVoice: 422,
  invalidLanguage: 422,
  invalidServiceLevel: 422,
  invalidDuration: 422,
  invalidTimeout: 422,
  invalidTimeLimit: 422,
  invalidRecordTimeout: 422,
  mediaEncryptionForNumber: 422,
  invalidFilter: 422,
  invalidPlaybackContent: 422,
  invalidBase64: 422,
  invalidWebhookEvent: 422,
  unknownCall: 422,
  callEnded: 422,
  tooManyCalls: 422,
  notForked: 422,
  notAnswered: 422,
  streamingUsed: 422,
  streamingNotUsed: 422,
  alreadyTranscribing: 422,
  answerOutbound: 422,
};

const ERROR_PAGES = 'https://developers.telnyx.com/docs/overview/errors/';

/** An error as Telnyx writes it. */
export interface TelnyxError {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly source?: { readonly pointer: string } | { readonly parameter: string };
  readonly meta?: { readonly url: string };
}

/** What one answer tells: where something is not simulated only that, as then nothing else can be said for sure; else all. */
export function decisive(refusals: readonly Refusal[]): readonly Refusal[] {
  const unsimulated = refusals.filter(({ error }) => error === 'notSimulated');
  return unsimulated.length > 0 ? unsimulated : refusals;
}

/** The status of an answer: the first refusal decides. */
export function statusOf(refusals: readonly Refusal[]): number {
  const [first] = refusals;
  if (!first) throw new Error('a refusal without a reason');
  return HTTP_STATUS[first.error];
}

/** Telnyx's error envelope. */
export function errorBody(refusals: readonly Refusal[]): { readonly errors: readonly TelnyxError[] } {
  return { errors: refusals.map(telnyxError) };
}

function telnyxError({ error, detail, pointer, parameter }: Refusal): TelnyxError {
  const text: ErrorText = ERRORS[error];
  return {
    code: text.code,
    title: text.title,
    detail: shown(detail ?? text.detail),
    ...(pointer === undefined ? {} : { source: { pointer: shown(pointer) } }),
    ...(parameter === undefined ? {} : { source: { parameter: shown(parameter) } }),
    ...(text.meta ? { meta: { url: `${ERROR_PAGES}${text.code}` } } : {}),
  };
}
