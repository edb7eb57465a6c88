import type { Entry } from '../calls/entry.js';
import type { Begin, JudgeContext } from './context.js';
import type { Expectation, Judgement } from './judgement.js';
import { lookoutOf } from './lookouts/index.js';
import type { Lookout, Seen } from './seen.js';

/** Looks whether something comes before its turn in a list. */
export class Scout {
  readonly #lookout: Lookout | undefined;
  #seen: Seen | undefined;

  constructor(expectation: Expectation, begin: Begin, context: JudgeContext) {
    this.#lookout = lookoutOf(expectation, context, begin);
  }

  take(entry: Entry): void {
    for (const seen of this.#lookout?.take(entry) ?? []) if (seen.misses.length === 0) this.#seen = seen;
  }

  /** The last one that came too early. */
  get early(): NonNullable<Judgement['nearest']> | undefined {
    const { entry: { seq } = {}, told = '' } = this.#seen ?? {};
    return seq === undefined ? undefined : { seq, why: `${told} came before its turn` };
  }
}
