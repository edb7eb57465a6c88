import type { Call } from '../calls/call.js';
import type { Exchange } from '../shell/exchange.js';

/** From where an expectation of a call looks at the journal. */
export interface Look {
  /** Entries from this place on count. */
  readonly place: number;
  /** Words and sound after this instant count: world microseconds. */
  readonly sinceMicros: number;
  /** Media frames of that very instant count too where they came behind this entry. */
  readonly behindSeq?: number | undefined;
  /** `within` and `after` count from here: world microseconds. */
  readonly baseMicros: number;
}

/**
 * A place in the story of a call. It goes to where an act begins, and to where an expectation has come true; times are counted from there, or from the
 * end of the act where that is later.
 */
export class Cursor {
  readonly #exchange: Pick<Exchange, 'journal' | 'clock'>;
  #look: Look;

  /** From the beginning of the call on. */
  constructor(exchange: Pick<Exchange, 'journal' | 'clock'>, { id, createdAt }: Pick<Call, 'id' | 'createdAt'>) {
    this.#exchange = exchange;
    const { entry, place } = exchange.journal.next({ owners: [['call_control_id', id]] }, 0);
    const from = entry ? place - 1 : place;
    this.#look = { place: from, sinceMicros: createdAt, behindSeq: entry?.seq, baseMicros: createdAt };
  }

  get look(): Look {
    return this.#look;
  }

  /** An act begins. */
  actBegins(): void {
    this.cameTrue(this.#here());
  }

  /** It has ended. */
  actEnds(): void {
    this.#countFrom(this.#exchange.clock.wallMicros());
  }

  /** An expectation has come true there. Never back: of several that are awaited together, the one that is latest counts. */
  cameTrue({ place, sinceMicros, behindSeq, baseMicros }: Look): void {
    if (place > this.#look.place) this.#look = { ...this.#look, place, sinceMicros, behindSeq };
    this.#countFrom(baseMicros);
  }

  #countFrom(micros: number): void {
    if (micros > this.#look.baseMicros) this.#look = { ...this.#look, baseMicros: micros };
  }

  #here(): Look {
    const { journal, clock } = this.#exchange;
    const micros = clock.wallMicros();
    return { place: journal.places.next, sinceMicros: micros, behindSeq: journal.range.last + 1, baseMicros: micros };
  }
}
