/**
 * Values by key, made at first use. Where there are too many, the older half is forgotten at once: to forget one at a time, a Map would walk
 * over all that it has forgotten before.
 */
export class Recent<Value> {
  readonly #make: () => Value;
  readonly #halfMax: number;
  readonly #full: () => void;
  #newer = new Map<string, Value>();
  #older = new Map<string, Value>();

  /** At most `max` are kept, 2 or more; `full` is told when some are forgotten. */
  constructor(make: () => Value, max: number, full: () => void) {
    this.#make = make;
    this.#halfMax = Math.floor(max / 2);
    this.#full = full;
  }

  /** The value of a key, if there is one. */
  find(key: string): Value | undefined {
    return this.#newer.get(key) ?? this.#older.get(key);
  }

  /** The value of a key. */
  of(key: string): Value {
    return this.find(key) ?? this.put(key, this.#make());
  }

  /** Gives a key a value. */
  put(key: string, value: Value): Value {
    if (this.#newer.size >= this.#halfMax && !this.#newer.has(key)) {
      if (this.#older.size > 0) this.#full();
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#older.delete(key);
    this.#newer.set(key, value);
    return value;
  }

  forget(key: string): void {
    this.#newer.delete(key);
    this.#older.delete(key);
  }

  *[Symbol.iterator](): Generator<[string, Value]> {
    yield* this.#older;
    yield* this.#newer;
  }

  get size(): number {
    return this.#newer.size + this.#older.size;
  }
}
