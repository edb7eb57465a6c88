import type { EntryOf } from '../../contract/entry-types.js';
import { isSuccess, type HttpOutcome } from '../../platform/http-sender.js';
import { redact } from '../../platform/redact.js';
import { isUnreached } from '../catalogue/webhooks.js';
import { HinderedHandlers } from '../hindered-handlers.js';
import type { NewRule, RuleTools } from '../rule.js';

interface Attempt {
  readonly seq: number | undefined;
  readonly url: string;
  readonly outcome: HttpOutcome;
  readonly ms: number;
}

/** An event has so many attempts at most, for two URLs; of resends the newest count. */
const MAX_ATTEMPTS = 20;

/** An attempt does not arrive, or cannot be taken for genuine. */
const SPOILING: ReadonlySet<string> = new Set(['webhook_lost', 'webhook_wrongly_signed', 'webhook_stale']);

/** The answers of a server that knows nothing of the path, or does not take POST there (Python's http.server says 501). */
const NO_SUCH_PATH: ReadonlySet<number> = new Set([404, 405, 501]);

interface Life {
  hasEnded: boolean;
}

/** Events that the app did not take, or took too late. */
export const webhookOutcomes: NewRule = (memory) => {
  const events = memory<Attempt[]>(() => []);
  /** URLs that have taken an event. */
  const working = memory(() => true);
  const calls = memory<Life>(() => ({ hasEnded: false }));
  /** Events of which a fault has spoilt attempts, by its name: the answers to those say nothing of the app. */
  const spoilt = memory(() => new Set<string>());
  const hindered = new HinderedHandlers(memory);

  const failed = (
    { seq, event_id, event_type: event, call_control_id: callId }: EntryOf<'webhook.failed'>,
    tools: RuleTools,
  ): void => {
    const attempts = events.find(event_id) ?? [];
    events.forget(event_id);
    const last = attempts.at(-1);
    if (!last) return;
    const { url, outcome } = last;
    const sent = { url: redact(url), event };
    const about = { callId, cause: url, evidence: [...attempts.map((attempt) => attempt.seq), seq] };
    const isWorking = working.find(url) !== undefined;
    const isFailing = attempts.every((attempt) => 'status' in attempt.outcome && attempt.outcome.status >= 500);
    if (isFailing && callId !== undefined && tools.has('handler_failed_after_refusal', callId)) return;
    if (!isWorking && attempts.every((attempt) => isNoSuchPath(attempt.outcome))) {
      tools.tell('webhook_wrong_program', { ...sent, answer: answerText(outcome) }, about);
      return;
    }
    const isAppGone = isWorking && isUnreached(outcome) && calls.find(callId ?? '')?.hasEnded === true;
    const values = { ...sent, attempts: attempts.length, outcome, isAppGone };
    tools.tell('webhook_not_accepted', values, { ...about, ...(isAppGone ? { severity: 'hint' } : {}) });
  };

  return {
    on: {
      'call.state': ({ to, call_control_id: callId = '' }) => {
        if (to === 'ended') calls.of(callId).hasEnded = true;
      },
      'fault.happened': (entry) => {
        const { fault, name, event_id: id } = entry;
        if (id !== undefined && SPOILING.has(fault)) spoilt.of(id).add(name);
        hindered.began(entry);
      },
      'api.request': (entry) => hindered.ended(entry),
      'webhook.attempt': (entry) => {
        const { seq, event_id, url, status, error, fault, host } = entry;
        if (fault !== undefined && spoilt.find(event_id)?.has(fault)) return;
        if (hindered.is(entry)) return;
        const attempts = events.of(event_id);
        const outcome = status === undefined ? { error: error ?? '' } : { status };
        attempts.push({ seq, url, outcome, ms: host?.duration_ms ?? 0 });
        if (attempts.length > MAX_ATTEMPTS) attempts.shift();
        if (isSuccess(outcome)) working.of(url);
      },
      'webhook.delivered': ({ seq, event_id, event_type: event, call_control_id: callId }, { tell }) => {
        const attempts = events.find(event_id) ?? [];
        events.forget(event_id);
        const late = attempts.find(({ outcome }) => 'error' in outcome && outcome.error === 'timeout');
        if (!late) return;
        const values = { url: redact(late.url), event, waitedMs: late.ms };
        tell('webhook_late', values, { callId, cause: late.url, evidence: [late.seq, seq] });
      },
      'webhook.failed': failed,
    },
  };
};

/** Bodies of answers that were written for a reader, though an answer counts for its status alone. */
export const webhookAnswers: NewRule = () => ({
  on: {
    'webhook.answer': ({ seq, answer, url, event_type: event, body, call_control_id: callId }, { tell }) => {
      const sent = { url: redact(url), event };
      const about = { callId, cause: url, evidence: [seq] };
      if (answer === 'html') tell('webhook_wrong_program', { ...sent, answer: 'a web page' }, about);
      else if (answer === 'texml') tell('webhook_body_ignored', { ...sent, body }, about);
    },
  },
});

const isNoSuchPath = (outcome: HttpOutcome): boolean => 'status' in outcome && NO_SUCH_PATH.has(outcome.status);

const answerText = (outcome: HttpOutcome): string => ('status' in outcome ? String(outcome.status) : outcome.error);
