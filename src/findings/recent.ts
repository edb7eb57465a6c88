/** Values by key, made at first use. Where there are too many, the one that was made first is forgotten. */
export class Recent<Value> {
  readonly #make: () => Value;
  readonly #values = new Map<string, Value>();
  readonly #max: number;
  readonly #full: () => void;

  /** `full` is told when one is forgotten. */
  constructor(make: () => Value, max: number, full: () => void) {
    this.#make = make;
    this.#max = max;
    this.#full = full;
  }

  /** The value of a key, if there is one. */
  find(key: string): Value | undefined {
    return this.#values.get(key);
  }

  /** The value of a key. */
  of(key: string): Value {
    return this.#values.get(key) ?? this.put(key, this.#make());
  }

  /** Gives a key a value. */
  put(key: string, value: Value): Value {
    const [oldest] = this.#values.keys();
    if (oldest !== undefined && this.#values.size >= this.#max && !this.#values.has(key)) {
      this.#values.delete(oldest);
      this.#full();
    }
    this.#values.set(key, value);
    return value;
  }

  forget(key: string): void {
    this.#values.delete(key);
  }

  [Symbol.iterator](): IterableIterator<[string, Value]> {
    return this.#values[Symbol.iterator]();
  }

  get size(): number {
    return this.#values.size;
  }
}
