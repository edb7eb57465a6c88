import type { Entry } from '../calls/entry.js';
import type { Begin, JudgeContext } from './context.js';
import type { Expectation, Judgement } from './judgement.js';
import { microsOf, msOf, msWords } from './moment.js';
import { Nearest } from './nearest-miss.js';
import { deadlineOf, type Decided, type Node } from './node.js';
import type { Lookout, Seen } from './seen.js';
import { isAllowed, unlessStrange } from './stranger.js';
import { oftenWords, timesOf } from './times.js';
import { expectationWords } from './words.js';

/** Something that comes so often, not before `after` and not behind `within`. */
export class CountedNode implements Node {
  readonly isOpenEnded = false;
  readonly #expectation: Expectation;
  readonly #lookout: Lookout;
  readonly #begin: Begin;
  readonly #context: JudgeContext;
  readonly #least: number;
  readonly #most: number;
  readonly #fromMicros: number;
  readonly #untilMicros: number;
  readonly #nearest: Nearest;
  readonly #found: Seen[] = [];
  #count = 0;
  #passedMicros: number;
  #metMicros: number | undefined;
  #decided: Decided | undefined;

  constructor(expectation: Expectation, begin: Begin, lookout: Lookout, context: JudgeContext) {
    const { times, after } = expectation;
    this.#expectation = expectation;
    this.#lookout = lookout;
    this.#begin = begin;
    this.#context = context;
    ({ least: this.#least, most: this.#most } = timesOf(times));
    this.#fromMicros = after === undefined ? -Infinity : begin.baseMicros + msOf(after) * 1_000;
    this.#untilMicros = deadlineOf(expectation, begin);
    this.#nearest = new Nearest(begin.baseMicros, context);
    this.#passedMicros = begin.sinceMicros;
    if (this.#least === 0) this.#metMicros = begin.sinceMicros;
  }

  get decided(): Decided | undefined {
    return this.#decided;
  }

  get isMet(): boolean {
    return this.#decided ? !this.#decided.judgement.fails : this.#isEnough;
  }

  get wakeMicros(): number {
    if (this.#decided) return Infinity;
    const { hears } = this.#lookout;
    // One that comes at the very instant of the deadline is in time.
    return Math.min(this.#settleMicros + 1, hears ? this.#passedMicros + hears.everyMs * 1_000 : Infinity);
  }

  take(entry: Entry, micros: number): void {
    for (const seen of this.#lookout.take(entry)) this.#see(seen, micros);
  }

  pass(micros: number): void {
    this.#passedMicros = micros;
    if (this.#decided) return;
    for (const seen of this.#lookout.hears?.upTo(micros) ?? []) this.#see(seen, microsOf(seen.entry));
    if (micros > this.#settleMicros) this.close(this.#settleMicros);
  }

  close(micros: number): void {
    if (!this.#decided) this.#settle(Math.min(micros, this.#untilMicros));
  }

  get #isEnough(): boolean {
    return this.#count >= this.#least;
  }

  /** It is decided behind that instant. With a highest number and no time for it that is when so many have come and the act is over. */
  get #settleMicros(): number {
    const { isWaitedFor, baseMicros } = this.#begin;
    const isBounded = this.#most !== Infinity && this.#expectation.within === undefined && isWaitedFor;
    return isBounded && this.#metMicros !== undefined ? Math.max(this.#metMicros, baseMicros) : this.#untilMicros;
  }

  #see(seen: Seen, nowMicros: number): void {
    // Of too many none is near to what was expected.
    if (this.#count > this.#most) return;
    const misses = [...seen.misses, ...this.#timeMisses(microsOf(seen.entry))];
    const isTooLate = this.#decided?.judgement.fails === true && misses.length === 0;
    if (isTooLate) misses.push('too late');
    if (misses.length > 0) this.#nearest.saw({ ...seen, misses });
    if (misses.length > 0 || this.#decided) return;
    this.#found.push(seen);
    this.#count += seen.count ?? 1;
    if (this.#count > this.#most) this.#decide('fail', nowMicros);
    else if (this.#isEnough && this.#most === Infinity) this.#decide('pass', nowMicros);
    else if (this.#isEnough) this.#metMicros ??= nowMicros;
  }

  #timeMisses(micros: number): string[] {
    if (micros < this.#fromMicros) return [`${msWords((this.#fromMicros - micros) / 1_000)} too early`];
    return micros <= this.#untilMicros ? [] : [`${msWords((micros - this.#untilMicros) / 1_000)} too late`];
  }

  #settle(micros: number): void {
    for (const seen of this.#lookout.settle?.(micros) ?? []) this.#see(seen, micros);
    if (this.#decided) return;
    const unknown = this.#isEnough && this.#most === Infinity ? undefined : this.#lookout.unknown?.(micros);
    if (unknown === undefined) this.#decide(this.#isEnough ? 'pass' : 'fail', micros);
    else this.#cannotTell(unknown, micros);
  }

  #cannotTell(why: string, micros: number): void {
    const outcome = 'not measurable';
    const fails = !isAllowed(outcome, this.#expectation, this.#context);
    const expected = expectationWords(this.#expectation);
    const came = `${this.#cameWords()}; ${why}`;
    this.#decided = { micros, judgement: { outcome, fails, expected, came, evidence: [] } };
  }

  #cameWords(): string {
    const [first] = this.#found;
    if (first === undefined) return this.#nearest.cameWords();
    const often = this.#count === 1 && this.#most === Infinity ? '' : ` ${oftenWords(this.#count)}`;
    return `${first.told}${often}`;
  }

  #decide(outcome: 'pass' | 'fail', micros: number): void {
    const fails = outcome === 'fail';
    const expected = expectationWords(this.#expectation);
    const evidence = this.#found.flatMap(({ entry: { seq } }) => (seq === undefined ? [] : [seq]));
    // One that comes too late may still be the nearest, so that is told when it is asked for.
    const judgement = (): Judgement => ({
      outcome,
      fails,
      expected,
      came: fails || this.#found.length > 0 ? this.#cameWords() : 'nothing of the kind',
      nearest: fails ? this.#nearest.miss : undefined,
      evidence,
    });
    const ofNothing =
      this.#found.length === 0 && !fails ? unlessStrange(judgement(), this.#expectation, this.#context) : undefined;
    this.#decided = {
      micros,
      get judgement() {
        return ofNothing ?? judgement();
      },
    };
  }
}
