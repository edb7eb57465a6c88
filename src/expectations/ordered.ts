import type { Entry } from '../calls/entry.js';
import type { Begin, JudgeContext } from './context.js';
import { beginOfParts, listJudgement, overdue } from './list.js';
import type { Expectation, Judgement } from './judgement.js';
import { microsOf } from './moment.js';
import { deadlineOf, type Decided, type Node, type NodeOf } from './node.js';
import { Scout } from './scout.js';
import { sentSeq } from './sent.js';

/**
 * Expectations that come true one after the other. One with a highest number is looked at until the next has come true; a `never` without
 * a time until the list is over.
 */
export class OrderedNode implements Node {
  readonly #expectation: Expectation;
  readonly #parts: readonly Expectation[];
  readonly #begin: Begin;
  readonly #context: JudgeContext;
  readonly #nodeOf: NodeOf;
  readonly #untilMicros: number;
  /** Nodes of the parts that have begun. */
  readonly #nodes: Node[] = [];
  readonly #scouts: readonly Scout[];
  /** The `seq` of the last entry that was taken. */
  #lastSeq = 0;
  #decided: Decided | undefined;

  constructor(expectation: Expectation, begin: Begin, context: JudgeContext, nodeOf: NodeOf) {
    this.#expectation = expectation;
    this.#parts = expectation['in order'] ?? [];
    this.#begin = beginOfParts(expectation, begin);
    this.#context = context;
    this.#nodeOf = nodeOf;
    this.#untilMicros = deadlineOf(expectation, begin, Infinity);
    this.#scouts = this.#parts.map((part) => new Scout(part, this.#begin, context));
    this.#next(this.#begin.sinceMicros);
  }

  get decided(): Decided | undefined {
    return this.#decided;
  }

  get isMet(): boolean {
    if (this.#decided) return !this.#decided.judgement.fails;
    return this.#nodes.length === this.#parts.length && this.#nodes.every((node) => node.isMet);
  }

  get isOpenEnded(): boolean {
    return !this.#decided && this.isMet && this.#nodes.at(-1)?.isOpenEnded === true;
  }

  get wakeMicros(): number {
    if (this.#decided) return Infinity;
    return Math.min(this.#untilMicros + 1, ...this.#watching().map(({ wakeMicros }) => wakeMicros));
  }

  take(entry: Entry, micros: number): void {
    if (micros < this.#begin.sinceMicros) return;
    if (!this.#decided) {
      const begun = this.#nodes.length;
      this.#scouts.forEach((scout, index) => index >= begun && scout.take(entry));
      this.#give(entry, micros);
    } else for (const node of this.#nodes) node.take(entry, micros);
  }

  pass(micros: number): void {
    if (this.#decided) return;
    for (const node of this.#watching()) node.pass(micros);
    this.#next(micros);
    if (!this.#hasEnded() && micros > this.#untilMicros) this.#fail(this.#untilMicros, overdue(this.#expectation));
  }

  close(micros: number): void {
    if (this.#decided) return;
    for (const node of this.#nodes) node.close(micros);
    this.#next(micros);
    if (!this.#hasEnded()) this.#fail(micros);
  }

  #hasEnded(): boolean {
    return this.#decided !== undefined;
  }

  /** The one that is to come true next, the one before it where there may be too many of it, and each `never`; from the part `from` on. */
  #watching(from = 0): Node[] {
    const last = this.#nodes.length - 1;
    return this.#nodes.filter(
      (node, index) => index >= from && !node.decided && (index >= last - 1 || isOpen(this.#parts[index])),
    );
  }

  /** Begins what comes next, as long as what came before has been met; `behindSeq`: by that entry. */
  #next(micros: number, behindSeq?: number): void {
    while (!this.#decided) {
      const failed = this.#nodes.find(({ decided }) => decided?.judgement.fails === true);
      const current = this.#nodes.at(-1);
      const at = current?.decided?.micros ?? micros;
      const part = this.#parts[this.#nodes.length];
      if (failed?.decided) this.#fail(failed.decided.micros);
      else if (current && !current.isMet) return;
      else if (!part) {
        this.#settle(at);
        return;
      } else {
        const baseMicros = current ? Math.max(this.#begin.baseMicros, at) : this.#begin.baseMicros;
        this.#begins(part, { ...this.#begin, sinceMicros: at, behindSeq, baseMicros });
      }
    }
  }

  /** It looks at what comes from now on, or behind the delivery of a webhook at what has come since that was sent. */
  #begins(part: Expectation, begin: Begin): void {
    const index = this.#nodes.length;
    const [before, { decided } = {}] = [this.#parts[index - 1], this.#nodes.at(-1)];
    const sent = before && decided && sentSeq(before, decided.judgement);
    const [first, ...since] = sent === undefined ? [] : this.#context.entries(sent, this.#lastSeq);
    const isSent = first && { sinceMicros: microsOf(first), behindSeq: first.seq };
    this.#nodes.push(this.#nodeOf(part, { ...begin, ...isSent }, this.#context));
    for (const entry of since) {
      for (const node of this.#watching(index)) node.pass(microsOf(entry));
      this.#give(entry, microsOf(entry), index);
    }
  }

  /** Shows an entry to those that watch, of which the first is `from`, and begins what comes next. */
  #give(entry: Entry, micros: number, from = 0): void {
    this.#lastSeq = entry.seq ?? this.#lastSeq;
    for (const node of this.#watching(from)) node.take(entry, micros);
    this.#next(micros, entry.seq);
  }

  /** All have been met: it is over when the last one is. */
  #settle(micros: number): void {
    const last = this.#nodes.at(-1);
    if (!last?.decided) return;
    for (const node of this.#nodes) node.close(micros);
    if (this.#nodes.some(({ decided }) => decided?.judgement.fails !== false)) this.#fail(micros);
    else this.#decide(last.decided.micros);
  }

  #fail(micros: number, why?: string): void {
    for (const node of this.#nodes) if (!node.decided) node.close(micros);
    this.#decide(micros, why);
  }

  #decide(micros: number, why?: string): void {
    const judgement = () => this.#judgement(why);
    this.#decided = {
      micros,
      get judgement() {
        return judgement();
      },
    };
  }

  #judgement(why?: string): Judgement {
    const judged = this.#nodes.map(({ decided }, index) => this.#withOrder(decided?.judgement, index));
    return listJudgement(this.#expectation, this.#parts, judged, why);
  }

  /** One that did not come, and did come before its turn, was out of order. */
  #withOrder(judgement: Judgement | undefined, index: number): Judgement | undefined {
    const early = this.#scouts[index]?.early;
    if (!judgement || judgement.outcome !== 'fail' || judgement.evidence.length > 0 || !early) return judgement;
    return { ...judgement, came: early.why, nearest: early };
  }
}

/** It is looked at until the list is over. */
const isOpen = (part: Expectation | undefined): boolean => part?.never !== undefined && part.for === undefined;
