import type { Entry } from '../calls/entry.js';
import type { Begin, JudgeContext } from './context.js';
import { beginOfParts, listJudgement, overdue } from './list.js';
import type { Expectation } from './judgement.js';
import { deadlineOf, type Decided, type Node, type NodeOf } from './node.js';

/** Expectations that all come true, in whichever order; one thing may serve several of them. */
export class UnorderedNode implements Node {
  readonly #expectation: Expectation;
  readonly #parts: readonly Expectation[];
  readonly #begin: Begin;
  readonly #untilMicros: number;
  readonly #nodes: readonly Node[];
  #decided: Decided | undefined;

  constructor(expectation: Expectation, begin: Begin, context: JudgeContext, nodeOf: NodeOf) {
    this.#expectation = expectation;
    this.#parts = expectation['any order'] ?? [];
    this.#begin = beginOfParts(expectation, begin);
    this.#untilMicros = deadlineOf(expectation, begin, Infinity);
    this.#nodes = this.#parts.map((part) => nodeOf(part, this.#begin, context));
  }

  get decided(): Decided | undefined {
    return this.#decided;
  }

  get isMet(): boolean {
    return this.#decided ? this.#decided.judgement.outcome === 'pass' : this.#nodes.every((node) => node.isMet);
  }

  get isOpenEnded(): boolean {
    return !this.#decided && this.isMet && this.#nodes.every((node) => node.isOpenEnded || node.decided);
  }

  get wakeMicros(): number {
    if (this.#decided) return Infinity;
    return Math.min(this.#untilMicros + 1, ...this.#nodes.map(({ wakeMicros }) => wakeMicros));
  }

  take(entry: Entry, micros: number): void {
    if (micros < this.#begin.sinceMicros) return;
    for (const node of this.#nodes) node.take(entry, micros);
    this.#look();
  }

  pass(micros: number): void {
    if (this.#decided) return;
    for (const node of this.#nodes) node.pass(micros);
    this.#look();
    if (!this.#hasEnded() && micros > this.#untilMicros) this.#end(this.#untilMicros, overdue(this.#expectation));
  }

  close(micros: number): void {
    for (const node of this.#nodes) node.close(micros);
    this.#look();
  }

  #hasEnded(): boolean {
    return this.#decided !== undefined;
  }

  #look(): void {
    if (this.#decided) return;
    const decided = this.#nodes.flatMap((node) => node.decided ?? []);
    const failed = decided.find(({ judgement }) => judgement.fails);
    if (failed) this.#end(failed.micros);
    else if (decided.length === this.#nodes.length) this.#decide(Math.max(...decided.map(({ micros }) => micros)));
  }

  #end(micros: number, why?: string): void {
    for (const node of this.#nodes) node.close(micros);
    this.#decide(micros, why);
  }

  #decide(micros: number, why?: string): void {
    const judgement = () =>
      listJudgement(
        this.#expectation,
        this.#parts,
        this.#nodes.map(({ decided }) => decided?.judgement),
        why,
      );
    this.#decided = {
      micros,
      get judgement() {
        return judgement();
      },
    };
  }
}
