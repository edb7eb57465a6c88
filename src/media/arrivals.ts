/** A chunk of an app's audio, or several that came at the same instant and join without a seam. Places are samples of the leg. */
export interface Arrival {
  /** It came here. */
  readonly at: number;
  /** It was to be played from here … */
  readonly start: number;
  /** … to here. */
  readonly end: number;
}

/** Media frames of an app that came at one instant, with nothing journalled between them. */
export interface FramesAt {
  /** The number of such before them on the stream. */
  readonly index: number;
  /** They came here: a sample of the leg. */
  readonly at: number;
  readonly count: number;
  /** The `seq` of the entry that was journalled last before them. */
  readonly behindSeq: number;
}

/** The app has thrown away what was queued. */
export interface Clearing {
  /** It did so here. */
  readonly at: number;
  /** Nothing of what was queued is played from here on. */
  readonly from: number;
}

/** Numbers of a row: `at`, start, end, frames, `behindSeq`; a clearing has `CLEARED` in the place of the end. */
const COLUMNS = 5;
const CLEARED = -1;
const FIRST_ROWS = 16;

/**
 * The chunks that the apps of a leg's streams have sent, with when each came and where it was to be played. A chunk costs twenty bytes
 * and no thought: whoever wants to know something of it works it out then.
 */
export class ArrivalLog {
  readonly #maxRows: number;
  readonly #onFull: () => void;
  readonly #lastSeq: () => number;
  readonly #streams: Arrivals[] = [];
  #rows = 0;
  #isFull = false;

  /**
   * Of all streams at most `maxRows` chunks and clearings are kept, those that come first; `onFull` is called once. `lastSeq`: the `seq` of the entry
   * that was journalled last.
   */
  constructor(maxRows: number, onFull: () => void, lastSeq: () => number = () => 0) {
    this.#maxRows = maxRows;
    this.#onFull = onFull;
    this.#lastSeq = lastSeq;
  }

  /** Of each stream whose app has sent something, in that order. */
  get streams(): readonly Arrivals[] {
    return this.#streams;
  }

  /** For a stream that begins. */
  of(streamId: string): Arrivals {
    return new Arrivals(streamId, {
      began: (arrivals) => void this.#streams.push(arrivals),
      hasRoom: () => this.#hasRoom(),
      lastSeq: this.#lastSeq,
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
  lastSeq(): number;
}

/** The chunks of one stream. */
export class Arrivals {
  readonly streamId: string;
  /** Of its audio on tracks. */
  readonly tag: string;
  readonly #keeper: Keeper;
  #rows: Int32Array | undefined;
  #count = 0;
  #lostFrom: number | undefined;
  /** The audio that was queued when the stream ended: the sample from which on it was not played, and its audible ms. */
  left: { readonly from: number; readonly audibleMs: number } | undefined;

  constructor(streamId: string, keeper: Keeper) {
    this.streamId = streamId;
    this.tag = `stream ${streamId}`;
    this.#keeper = keeper;
  }

  /** Nothing is kept of what came from this sample on; undefined where all is. */
  get lostFrom(): number | undefined {
    return this.#lostFrom;
  }

  /** A chunk has come, in a frame of its own. */
  came(at: number, start: number, end: number): void {
    const last = (this.#count - 1) * COLUMNS;
    const rows = this.#rows;
    const behindSeq = this.#keeper.lastSeq();
    const joins = rows?.[last] === at && rows[last + 2] === start && rows[last + 4] === behindSeq;
    if (rows && joins && this.#lostFrom === undefined) {
      rows[last + 2] = end;
      rows[last + 3] = (rows[last + 3] ?? 0) + 1;
    } else this.#add(at, start, end, 1, behindSeq);
  }

  cleared(at: number, from: number): void {
    this.#add(at, from, CLEARED, 0, 0);
  }

  chunks(): Arrival[] {
    const chunks: Arrival[] = [];
    for (const { at, start, end } of this.#read(0)) {
      if (end === CLEARED) continue;
      const last = chunks.at(-1);
      if (last?.at === at && last.end === start) chunks[chunks.length - 1] = { at, start: last.start, end };
      else chunks.push({ at, start, end });
    }
    return chunks;
  }

  clearings(): Clearing[] {
    return [...this.#read(0)].flatMap(({ at, start, end }) => (end === CLEARED ? [{ at, from: start }] : []));
  }

  /** The frames whose audio was taken, from an index on. */
  *frames(from: number): Generator<FramesAt> {
    for (const { index, at, end, count, behindSeq } of this.#read(from))
      if (end !== CLEARED) yield { index, at, count, behindSeq };
  }

  #add(at: number, start: number, end: number, count: number, behindSeq: number): void {
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
    this.#rows.set([at, start, end, count, behindSeq], place);
  }

  *#read(from: number): Generator<FramesAt & Arrival> {
    const rows = this.#rows ?? new Int32Array();
    for (let index = from; index < this.#count; index++) {
      const of = (column: number): number => rows[index * COLUMNS + column] ?? 0;
      yield { index, at: of(0), start: of(1), end: of(2), count: of(3), behindSeq: of(4) };
    }
  }
}
