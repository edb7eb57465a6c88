import type { Entry } from '../calls/entry.js';
import type { Begin, JudgeContext } from './context.js';
import { CountedNode } from './counted.js';
import type { Expectation, Judgement } from './judgement.js';
import { heardLookout, isOfWords } from './lookouts/heard.js';
import { lookoutOf } from './lookouts/index.js';
import { MeasuredNode } from './measured.js';
import { microsOf } from './moment.js';
import { NeverNode } from './never.js';
import type { Decided, Node, NodeOf } from './node.js';
import { OrderedNode } from './ordered.js';
import { PatternError } from './pattern.js';
import { UnorderedNode } from './unordered.js';
import { expectationWords } from './words.js';

/**
 * Watches whether an expectation comes true. Whoever has one gives it the entries from where it begins to look, in their order, with `take`,
 * and tells it of time with `look`: at the latest at `wakeMicros`, and whenever all that has been journalled has been taken.
 */
export class Watch {
  readonly #expectation: Expectation;
  readonly #node: Node;
  readonly #begin: Begin;
  /** A regular expression of it took too long: it is not looked at again. */
  #unjudged: Decided | undefined;
  #decidedBySeq: number | undefined;

  /** The expectation has been checked (`objections`). */
  constructor(expectation: Expectation, begin: Begin, context: JudgeContext) {
    this.#expectation = expectation;
    this.#begin = begin;
    this.#node = newNode(expectation, begin, context);
  }

  /** Undefined until it is decided. */
  get judgement(): Judgement | undefined {
    return this.#decided && this.#withRemark(this.#decided.judgement);
  }

  /** The instant at which it was decided, in world microseconds. The next expectation begins to look there, behind the entries that this one has taken. */
  get decidedMicros(): number | undefined {
    return this.#decided?.micros;
  }

  /** The `seq` of the entry that decided it; undefined where it was time, or sound. */
  get decidedBySeq(): number | undefined {
    return this.#decidedBySeq;
  }

  /** It holds so far, and can only be broken: a `never` without a time. Steps need not wait for it. */
  get isOpenEnded(): boolean {
    return !this.#unjudged && this.#node.isOpenEnded;
  }

  /** The instant by which it wants to be told of time, in world microseconds; Infinity where it needs no time. */
  get wakeMicros(): number {
    return this.#unjudged ? Infinity : this.#node.wakeMicros;
  }

  /**
   * An entry has come. False where it is left for what comes next: the expectation had been decided before, by time alone. Entries that come
   * after a failure may still be the nearest to what was expected.
   */
  take(entry: Entry): boolean {
    const micros = microsOf(entry);
    this.look(micros);
    const isLeft = this.#decided !== undefined;
    if (!isLeft || this.#decided.judgement.fails) this.#do(micros, () => this.#node.take(entry, micros));
    if (!isLeft && this.#hasDecided()) this.#decidedBySeq = entry.seq;
    return !isLeft;
  }

  /** World time has come to `micros`, and everything that is journalled has been taken. */
  look(micros: number): void {
    this.#do(micros, () => this.#node.pass(micros));
  }

  /** Nothing more comes: what is open is decided now, at `micros` of world time. */
  close(micros = this.#begin.endMicros ?? this.#begin.baseMicros): Judgement {
    this.look(micros);
    this.#do(micros, () => this.#node.close(micros));
    const { judgement } = this;
    if (!judgement) throw new Error('An expectation that is closed is decided.');
    return judgement;
  }

  get #decided(): Decided | undefined {
    return this.#node.decided ?? this.#unjudged;
  }

  #hasDecided(): boolean {
    return this.#decided !== undefined;
  }

  /** An expectation fails whose regular expression takes too long; the process lives, and says so. */
  #do(micros: number, work: () => void): void {
    if (this.#unjudged) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      const expected = expectationWords(this.#expectation);
      const judgement = { outcome: 'fail', fails: true, expected, came: error.message, evidence: [] } as const;
      this.#unjudged = { micros, judgement };
    }
  }

  #withRemark(judgement: Judgement): Judgement {
    const { because } = this.#expectation;
    if (because === undefined || !judgement.fails) return judgement;
    return { ...judgement, expected: `${judgement.expected}, because ${because}` };
  }
}

/** Judges an expectation over entries that have come already, the oldest first; `untilMicros`: nothing comes behind that. */
export function judgeEntries(
  expectation: Expectation,
  entries: Iterable<Entry>,
  begin: Begin & { readonly endMicros: number },
  context: JudgeContext,
): Judgement {
  const watch = new Watch(expectation, begin, context);
  for (const entry of entries) watch.take(entry);
  return watch.close(begin.endMicros);
}

const newNode: NodeOf = (expectation, begin, context) => {
  if (expectation['in order']) return new OrderedNode(expectation, begin, context, newNode);
  if (expectation['any order']) return new UnorderedNode(expectation, begin, context, newNode);
  if (expectation.never) return new NeverNode(expectation, begin, context, newNode);
  if (isOfWords(expectation)) {
    const lookout = heardLookout(expectation, begin.sinceMicros, context);
    return new CountedNode(expectation, begin, lookout, context);
  }
  const lookout = lookoutOf(expectation, context, begin);
  return lookout
    ? new CountedNode(expectation, begin, lookout, context)
    : new MeasuredNode(expectation, begin, context);
};
