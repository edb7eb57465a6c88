import { isSuccess, type HttpOutcome } from '../platform/http-sender.js';

/** Retries at one URL, at most (documented for `webhook_retries_policies`). */
export const MAX_RETRIES = 5;

/** A step follows an attempt. `retry` asks the same URL again after `delayMs`, `failover` the next URL at once. */
export type NextStep =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'retry'; readonly delayMs: number }
  | { readonly kind: 'failover' }
  | { readonly kind: 'failed' };

export interface RetryPosition {
  /** Retries that this URL has had so far (0 after the first attempt at it). */
  readonly retriesDone: number;
  /** The wait before each retry, counted from the failure before it; its length is the number of retries per URL. */
  readonly retryDelaysMs: readonly number[];
  readonly hasFailover: boolean;
  /** A fault of the simulator had a hand in it, as where it signed wrongly: whatever the answer, the event comes again. */
  readonly byFault?: boolean;
}

/** No answer, 408, 429 and 5xx may pass; a redirect or another 4xx would answer the same again. */
function isWorthRetrying(outcome: HttpOutcome): boolean {
  if ('error' in outcome) return true;
  return outcome.status === 408 || outcome.status === 429 || (outcome.status >= 500 && outcome.status <= 599);
}

export function nextStep(outcome: HttpOutcome, position: RetryPosition): NextStep {
  if (isSuccess(outcome)) return { kind: 'delivered' };
  const delayMs = position.retryDelaysMs[position.retriesDone];
  if (delayMs !== undefined && (position.byFault === true || isWorthRetrying(outcome)))
    return { kind: 'retry', delayMs };
  return position.hasFailover ? { kind: 'failover' } : { kind: 'failed' };
}
