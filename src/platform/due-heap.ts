/** An entry stands in a heap of due times. The heap writes `place`; nobody else reads it. */
export interface HeapEntry {
  /** The instant at which it is due, in milliseconds. */
  readonly atMs: number;
  /** Tells apart what is due at the same instant: the smaller comes first. */
  readonly order: number;
  place: number;
}

/** The order in which entries are carried out. */
export const isBefore = (a: HeapEntry, b: HeapEntry): boolean =>
  a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

/**
 * Entries that become due, the earliest first. An entry leaves at once when it is cancelled, which no heap of the registry offers: most timers of a
 * call are cancelled, and what they refer to would stay for hours.
 */
export class DueHeap<Entry extends HeapEntry> {
  readonly #entries: Entry[] = [];

  get size(): number {
    return this.#entries.length;
  }

  get first(): Entry | undefined {
    return this.#entries[0];
  }

  push(entry: Entry): void {
    entry.place = this.#entries.length;
    this.#entries.push(entry);
    this.#rise(entry);
  }

  /** Takes an entry out; does nothing where it is not in any more. */
  remove(entry: Entry): void {
    if (this.#entries[entry.place] !== entry) return;
    const last = this.#entries.pop();
    if (!last || last === entry) return;
    this.#put(last, entry.place);
    this.#rise(last);
    this.#sink(last);
  }

  #put(entry: Entry, place: number): void {
    this.#entries[place] = entry;
    entry.place = place;
  }

  #rise(entry: Entry): void {
    while (entry.place > 0) {
      const above = (entry.place - 1) >> 1;
      const parent = this.#entries[above];
      if (!parent || !isBefore(entry, parent)) return;
      this.#put(parent, entry.place);
      this.#put(entry, above);
    }
  }

  #sink(entry: Entry): void {
    for (;;) {
      const left = this.#entries[2 * entry.place + 1];
      const right = this.#entries[2 * entry.place + 2];
      const child = left && right && isBefore(right, left) ? right : left;
      if (!child || !isBefore(child, entry)) return;
      const { place } = child;
      this.#put(child, entry.place);
      this.#put(entry, place);
    }
  }
}
