import type { JudgeContext } from './context.js';
import type { Judgement } from './judgement.js';
import { microsOf, msWords } from './moment.js';
import type { Seen, SeenAt } from './seen.js';

/** So many names are told of what came in place of the expected. */
const NAMES_TOLD = 5;

/** Remembers what came in place of what was expected, and what of it was nearest. */
export class Nearest {
  readonly #baseMicros: number;
  readonly #context: JudgeContext;
  #best: Seen | undefined;
  #names: string[] = [];

  /** `baseMicros`: times are told from there. */
  constructor(baseMicros: number, context: JudgeContext) {
    this.#baseMicros = baseMicros;
    this.#context = context;
  }

  /** Something came that was not it. Of those that lack as little the first one counts. */
  saw(seen: Seen): void {
    this.#names = [...this.#names, seen.told].slice(-NAMES_TOLD);
    if (seen.isFar === true) return;
    if (!this.#best || seen.misses.length < this.#best.misses.length) this.#best = seen;
  }

  /** The nearest one, and why it was not it. */
  get miss(): Judgement['nearest'] {
    const { entry: { seq } = {}, misses = [] } = this.#best ?? {};
    if (!this.#best || seq === undefined) return undefined;
    return { seq, why: `${this.#when(this.#best)}: ${misses.join('; ')}` };
  }

  /** The things that came instead, in words. */
  cameWords(): string {
    if (this.#best) return `${this.#when(this.#best)}: ${this.#best.misses.join('; ')}`;
    if (this.#names.length === 0) return 'nothing of the kind';
    return `the last that came: ${this.#names.join(', ')}`;
  }

  #when({ entry, told }: Seen): string {
    const ms = (microsOf(entry) - this.#baseMicros) / 1_000;
    const when = ms < 0 ? `${msWords(-ms)} before` : `after ${msWords(ms)}`;
    return `${told}${this.#where(entry)} came ${when}`;
  }

  #where({ call_control_id: id }: SeenAt): string {
    return id === undefined ? '' : ` on ${this.#context.nameOf(id)}`;
  }
}
