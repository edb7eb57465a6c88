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

/** The next expectation looks from here. */
interface Look {
  /** A place of the journal. */
  readonly place: number;
  /** World microseconds. */
  readonly sinceMicros: number;
  /** Entries of that very instant count too where they came behind this one. */
  readonly behindSeq?: number | undefined;
}

/** The next expectation looks on from where one was decided, or from where the webhook was sent whose delivery it has waited for. */
export function lookBehind(
  expectation: Expectation,
  judgement: Judgement,
  decided: Look,
  journal: Pick<Journal, 'placeAfter' | 'next'>,
): Look {
  const seq = sentSeq(expectation, judgement);
  if (seq === undefined) return decided;
  const place = journal.placeAfter(seq);
  const { entry } = journal.next({}, place - 1);
  return { place, sinceMicros: entry ? microsOf(entry) : -Infinity, behindSeq: seq };
}
