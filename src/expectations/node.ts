import type { Entry } from '../calls/entry.js';
import type { Begin, JudgeContext } from './context.js';
import type { Expectation, Judgement } from './judgement.js';
import { msOf } from './moment.js';
import { USUAL_WITHIN_MS } from './usual.js';

/** An expectation has been decided. */
export interface Decided {
  readonly judgement: Judgement;
  /** The instant of that, in world microseconds: the next one begins there. */
  readonly micros: number;
}

/**
 * An expectation at work. Entries come in the order of the journal, and time is told before each: `pass` comes first, then `take`. Once it is
 * decided it stays so.
 */
export interface Node {
  readonly decided: Decided | undefined;
  /** As much has come as is needed: what follows it in a list may begin, while it looks on for what would be too much. */
  readonly isMet: boolean;
  /** It holds so far, and can only be broken: nothing but the end makes it come true. */
  readonly isOpenEnded: boolean;
  /** The instant, in world microseconds, by which it wants to be told of time again; Infinity where there is none. */
  readonly wakeMicros: number;
  /** Something has happened. */
  take(entry: Entry, micros: number): void;
  /** Time has come to that instant, and everything that was journalled before it has been taken. */
  pass(micros: number): void;
  /** No more comes. */
  close(micros: number): void;
}

/** Makes the node of an expectation. */
export type NodeOf = (expectation: Expectation, begin: Begin, context: JudgeContext) => Node;

/** The instant behind which an expectation cannot come true, in world microseconds; `usualMs`: where `within` does not say. */
export function deadlineOf(
  { within }: Expectation,
  { baseMicros, isWaitedFor }: Begin,
  usualMs = USUAL_WITHIN_MS,
): number {
  const ms = within === undefined ? (isWaitedFor ? usualMs : Infinity) : msOf(within);
  return baseMicros + ms * 1_000;
}
