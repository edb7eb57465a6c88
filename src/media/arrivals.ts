/** A chunk of an app's audio, or several that came at the same instant and join without a seam. Places are samples of the leg. */
export interface Arrival {
  /** It came here. */
  readonly at: number;
  /** It was to be played from here … */
  readonly start: number;
  /** … to here. */
  readonly end: number;
}

/** The app has thrown away what was queued. */
export interface Clearing {
  /** It did so here. */
  readonly at: number;
  /** Nothing of what was queued is played from here on. */
  readonly from: number;
}

/** Numbers of a row; a clearing has `CLEARED` in the place of the end. */
const COLUMNS = 3;
const CLEARED = -1;
const FIRST_ROWS = 16;

/**
 * The chunks that the apps of a leg's streams have sent, with when each came and where it was to be played. A chunk costs twelve bytes
 * and no thought: whoever wants to know something of it works it out then.
 */
export class ArrivalLog {
  readonly #maxRows: number;
  readonly #onFull: () => void;
  readonly #streams: Arrivals[] = [];
  #rows = 0;
  #isFull = false;

  /** Of all streams at most `maxRows` chunks and clearings are kept, those that come first; `onFull` is called once. */
  constructor(maxRows: number, onFull: () => void) {
    this.#maxRows = maxRows;
    this.#onFull = onFull;
  }

  /** Of each stream whose app has sent something, in that order. */
  get streams(): readonly Arrivals[] {
    return this.#streams;
  }

  /** For a stream that begins. `tag`: that of its audio on tracks. */
  of(tag: string): Arrivals {
    return new Arrivals(tag, {
      began: (arrivals) => void this.#streams.push(arrivals),
      hasRoom: () => this.#hasRoom(),
    });
  }

  #hasRoom(): boolean {
    if (this.#rows < this.#maxRows) {
      this.#rows++;
      return true;
    }
    if (!this.#isFull) this.#onFull();
    this.#isFull = true;
    return false;
  }
}

interface Keeper {
  /** The first of it has come. */
  began(arrivals: Arrivals): void;
  /** Answers whether one more row may be kept. */
  hasRoom(): boolean;
}

/** The chunks of one stream. */
export class Arrivals {
  readonly tag: string;
  readonly #keeper: Keeper;
  #rows: Int32Array | undefined;
  #count = 0;
  #lostFrom: number | undefined;
  /** The audio that was queued when the stream ended: the sample from which on it was not played, and its audible ms. */
  left: { readonly from: number; readonly audibleMs: number } | undefined;

  constructor(tag: string, keeper: Keeper) {
    this.tag = tag;
    this.#keeper = keeper;
  }

  /** Nothing is kept of what came from this sample on; undefined where all is. */
  get lostFrom(): number | undefined {
    return this.#lostFrom;
  }

  /** A chunk has come. */
  came(at: number, start: number, end: number): void {
    const last = (this.#count - 1) * COLUMNS;
    const rows = this.#rows;
    if (rows && this.#lostFrom === undefined && rows[last] === at && rows[last + 2] === start) rows[last + 2] = end;
    else this.#add(at, start, end);
  }

  cleared(at: number, from: number): void {
    this.#add(at, from, CLEARED);
  }

  chunks(): Arrival[] {
    return this.#read((at, start, end) => (end === CLEARED ? undefined : { at, start, end }));
  }

  clearings(): Clearing[] {
    return this.#read((at, from, end) => (end === CLEARED ? { at, from } : undefined));
  }

  #add(at: number, start: number, end: number): void {
    if (!this.#keeper.hasRoom()) {
      this.#lostFrom ??= at;
      return;
    }
    if (!this.#rows) this.#keeper.began(this);
    const rows = (this.#rows ??= new Int32Array(FIRST_ROWS * COLUMNS));
    const place = this.#count++ * COLUMNS;
    if (place + COLUMNS > rows.length) {
      this.#rows = new Int32Array(rows.length * 2);
      this.#rows.set(rows);
    }
    this.#rows.set([at, start, end], place);
  }

  #read<T>(row: (at: number, start: number, end: number) => T | undefined): T[] {
    const found: T[] = [];
    const rows = this.#rows ?? new Int32Array();
    for (let i = 0; i < this.#count * COLUMNS; i += COLUMNS) {
      const one = row(rows[i] ?? 0, rows[i + 1] ?? 0, rows[i + 2] ?? 0);
      if (one !== undefined) found.push(one);
    }
    return found;
  }
}
