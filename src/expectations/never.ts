import type { Entry } from '../calls/entry.js';
import type { Begin, JudgeContext } from './context.js';
import type { Expectation, Judgement } from './judgement.js';
import { isOfWords } from './lookouts/heard.js';
import { msOf } from './moment.js';
import type { Decided, Node, NodeOf } from './node.js';
import { isAllowed, unlessStrange } from './stranger.js';
import { expectationWords } from './words.js';

/** Something does not come for a time, or until nothing more comes. */
export class NeverNode implements Node {
  readonly #expectation: Expectation;
  readonly #untilMicros: number;
  readonly #inner: Node;
  readonly #context: JudgeContext;
  #decided: Decided | undefined;

  constructor(expectation: Expectation, begin: Begin, context: JudgeContext, nodeOf: NodeOf) {
    this.#expectation = expectation;
    this.#context = context;
    const { for: duration, never: inner = {} } = expectation;
    this.#untilMicros = duration === undefined ? Infinity : begin.baseMicros + msOf(duration) * 1_000;
    this.#inner = nodeOf(inner, { ...begin, isWaitedFor: false }, context);
  }

  get decided(): Decided | undefined {
    return this.#decided;
  }

  /** The next one in a list need not wait for it, unless it has a time of its own. */
  get isMet(): boolean {
    return this.#decided ? !this.#decided.judgement.fails : this.#untilMicros === Infinity;
  }

  get isOpenEnded(): boolean {
    return !this.#decided && this.#untilMicros === Infinity;
  }

  get wakeMicros(): number {
    return this.#decided ? Infinity : Math.min(this.#untilMicros + 1, this.#inner.wakeMicros);
  }

  take(entry: Entry, micros: number): void {
    if (this.#decided || micros > this.#untilMicros) return;
    this.#inner.take(entry, micros);
    this.#look();
  }

  pass(micros: number): void {
    if (this.#decided) return;
    this.#inner.pass(Math.min(micros, this.#untilMicros));
    this.#look();
    if (micros > this.#untilMicros) this.close(this.#untilMicros);
  }

  close(micros: number): void {
    if (this.#decided) return;
    this.#inner.close(Math.min(micros, this.#untilMicros));
    this.#look();
  }

  #look(): void {
    const { decided } = this.#inner;
    if (this.#decided || !decided) return;
    const { outcome, came, evidence } = decided.judgement;
    const fails = outcome === 'pass';
    const [seq] = evidence;
    const expected = expectationWords(this.#expectation);
    const judgement: Judgement = this.#saysNothing(outcome)
      ? { outcome, fails: !isAllowed(outcome, this.#expectation, this.#context), expected, came, evidence }
      : {
          outcome: fails ? 'fail' : 'pass',
          fails,
          expected,
          came: fails ? `it came: ${came}` : 'it did not come',
          nearest: fails && seq !== undefined ? { seq, why: 'this came' } : undefined,
          evidence: fails ? evidence : [],
        };
    this.#decided = {
      micros: decided.micros,
      judgement: unlessStrange(judgement, this.#expectation, this.#context),
    };
  }

  /** A reading that was not taken holds for neither, nor do words that nobody knows; sound that was not heard did not come. */
  #saysNothing(outcome: Judgement['outcome']): boolean {
    const { never = {} } = this.#expectation;
    return outcome !== 'pass' && outcome !== 'fail' && (never.heard === undefined || isOfWords(never));
  }
}
