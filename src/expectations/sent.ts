import type { Journal } from '../calls/journal.js';
import type { Expectation, Judgement } from './judgement.js';
import { microsOf } from './moment.js';

/**
 * The `seq` of the webhook whose delivery an expectation has waited for: the app acts on it before that is over, so what is expected next counts from there on.
 * Undefined for any other expectation, and for one that failed.
 */
export function sentSeq(expectation: Expectation, { fails, evidence, parts }: Judgement): number | undefined {
  const { answered, attempts, 'in order': ordered } = expectation;
  if (fails) return undefined;
  const [last, judged] = [ordered?.at(-1), parts?.at(-1)];
  if (last && judged) return sentSeq(last, judged);
  return (answered ?? attempts) === undefined ? undefined : evidence.at(-1);
}

/** Entries behind the webhook with that `seq` count: from that place of the journal on, and in world microseconds. */
export function lookSince(
  journal: Pick<Journal, 'placeAfter' | 'next'>,
  seq: number,
): { readonly place: number; readonly sinceMicros: number; readonly behindSeq: number } {
  const place = journal.placeAfter(seq);
  const { entry } = journal.next({}, place - 1);
  return { place, sinceMicros: entry ? microsOf(entry) : -Infinity, behindSeq: seq };
}
