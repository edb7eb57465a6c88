/** Characters of a key count two bytes each, as V8 may store them. */
const BYTES_PER_CHAR = 2;

/**
 * Keeps what was made, up to a number of bytes; the least recently used goes first. Who asks for something that is being
 * made waits for the same making. A making that fails is forgotten, so the next request tries again.
 */
export class ByteCache<V> {
  readonly #limitBytes: number;
  readonly #sizeOf: (value: V) => number;
  /** In order of use, oldest first: a Map keeps the order of insertion. */
  readonly #kept = new Map<string, { readonly value: V; readonly bytes: number }>();
  readonly #making = new Map<string, Promise<V>>();
  #bytes = 0;

  constructor(limitBytes: number, sizeOf: (value: V) => number) {
    this.#limitBytes = limitBytes;
    this.#sizeOf = sizeOf;
  }

  /** How much is kept, keys included. */
  get bytes(): number {
    return this.#bytes;
  }

  /** What is kept under `key`, or what `make` gives. A value over the limit by itself is handed out and not kept. */
  async fetch(key: string, make: () => Promise<V>): Promise<V> {
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept.value;
    }
    const underWay = this.#making.get(key);
    if (underWay) return underWay;
    const making = make();
    this.#making.set(key, making);
    try {
      const value = await making;
      this.#keep(key, value);
      return value;
    } finally {
      this.#making.delete(key);
    }
  }

  #keep(key: string, value: V): void {
    const bytes = this.#sizeOf(value) + key.length * BYTES_PER_CHAR;
    if (bytes > this.#limitBytes) return;
    this.#kept.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const [oldest, entry] of this.#kept) {
      if (this.#bytes <= this.#limitBytes) return;
      this.#kept.delete(oldest);
      this.#bytes -= entry.bytes;
    }
  }
}
