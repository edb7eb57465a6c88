import type { HttpOutcome } from '../../platform/http-sender.js';
import type { Words } from '../finding.js';
import { counted, kind } from './kind.js';

/** An event that was sent to a URL. */
export interface Sent {
  readonly url: string;
  readonly event: string;
}

type NotAccepted = Sent & { readonly attempts: number; readonly outcome: HttpOutcome; readonly isAppGone: boolean };

/** Errors of a peer that does not listen, or went away. */
export const isUnreached = (outcome: HttpOutcome): boolean => 'error' in outcome && outcome.error !== 'timeout';

const REFUSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

function outcomeText(outcome: HttpOutcome): string {
  if ('status' in outcome) return `it was answered with ${outcome.status}`;
  if (outcome.error === 'timeout') return 'no answer came in time';
  return REFUSED.has(outcome.error) ? `nobody listens there (${outcome.error})` : `it failed with ${outcome.error}`;
}

function acceptedFix({ outcome, isAppGone, event }: NotAccepted): string {
  if (isAppGone) return 'Nothing, if the app was stopped on purpose: end its calls first, or stop it a little later.';
  if ('status' in outcome && (outcome.status === 401 || outcome.status === 403))
    return 'The app seems to take the signature for wrong: it covers the time stamp, "|" and the raw body, by the key TELNYX_PUBLIC_KEY.';
  if ('status' in outcome)
    return outcome.status >= 500
      ? `Look for the error in the app's log: its handler fails at ${event}.`
      : `Have the app answer ${event} with 200; a webhook that it has no use for, too.`;
  if (outcome.error === 'timeout') return 'Answer with 200 first, and do what takes time after that.';
  return 'Start the app before the call comes, and compare host, port and scheme of the URL with those it listens on.';
}

const notAccepted = (values: NotAccepted): Words => ({
  summary: `${values.url} did not take ${values.event}: ${outcomeText(values.outcome)} (${counted(values.attempts, 'attempt')}).`,
  detail: values.isAppGone
    ? 'The URL took events before, and the call has ended: the app seems to have been stopped before its last webhooks came.'
    : 'Telnyx takes 200 to 299 for accepted. No answer, 408, 429 and 5xx are tried again; after 3xx and any other 4xx nothing more is sent there.',
  fix: acceptedFix(values),
});

export const WEBHOOK_FINDINGS = {
  webhook_not_accepted: kind<NotAccepted>({
    severity: 'error',
    when: 'the last attempt for an event has failed',
    words: notAccepted,
  }),
  webhook_nowhere: kind<{ readonly event: string }>({
    severity: 'error',
    when: 'an event happens that no URL is known for',
    words: ({ event }) => ({
      summary: `${event} has nowhere to go: neither the call nor its application has a webhook URL.`,
      detail: 'No app hears of this call, so none can answer it.',
      fix: 'Give --webhook-url, or webhook_url with the call, or webhook_event_url of its application.',
    }),
  }),
  webhook_wrong_program: kind<Sent & { readonly answer: string }>({
    severity: 'error',
    when: 'the first event was answered so, and none before it otherwise',
    words: ({ url, event, answer }) => ({
      summary: `${url} answers ${event} with ${answer}: something listens there that is not your app, or not at this path.`,
      detail:
        'No event has been taken at this URL so far. An app answers a webhook with 2xx, and the body does not matter.',
      fix: "Compare the port and the path of the webhook URL with those of the app's route, which must take POST.",
    }),
  }),
  webhook_late: kind<Sent & { readonly waitedMs: number }>({
    severity: 'warning',
    when: 'an event that timed out has been sent again and taken',
    words: ({ url, event, waitedMs }) => ({
      summary: `${url} let ${event} wait for more than ${Math.round(waitedMs)} ms, so it was sent again.`,
      detail:
        'Telnyx waits two seconds (webhook_timeout_secs) for the answer and then sends the event once more: the app gets it twice.',
      fix: 'Answer with 200 first and do the work after that; tell repeated events by data.id.',
    }),
  }),
  webhook_body_ignored: kind<Sent & { readonly body: string }>({
    severity: 'warning',
    when: 'the body of an answer has come',
    words: ({ url, event, body }) => ({
      summary: `${url} answers ${event} with instructions, ${body}, which nobody reads.`,
      detail:
        'A Call Control number takes commands as requests to the API. What a webhook is answered with counts for its status alone; TeXML and other markup is for TeXML applications, which telnyx-sim does not simulate.',
      fix: 'Send the command: POST /v2/calls/{call_control_id}/actions/answer, and so on.',
    }),
  }),
  webhook_version_1: kind<{ readonly applicationId: string }>({
    severity: 'warning',
    when: 'an application asks for version 1',
    words: ({ applicationId }) => ({
      summary: `Application ${applicationId} asks for webhooks of version 1, and gets those of version 2.`,
      detail: 'Version 1 has another envelope and is signed in another way; telnyx-sim does not simulate it.',
      fix: 'Set webhook_api_version to "2" at Telnyx too, where new applications have it already.',
    }),
  }),
  handler_failed_after_refusal: kind<
    Sent & { readonly request: string; readonly refused: number; readonly status: number }
  >({
    severity: 'warning',
    when: 'the webhook has been answered with 5xx',
    words: ({ url, event, request, refused, status }) => ({
      summary: `${request} was refused with ${refused}, and ${url} then answered ${event} with ${status}.`,
      detail:
        'The handler seems to pass the error on. An answer of 5xx has Telnyx send the event again, and the handler does all it did once more.',
      fix: 'Catch errors of commands in the handler, log them, and answer the webhook with 200.',
    }),
  }),
};
