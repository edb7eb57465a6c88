/** Bytes that several holders share. Whoever adds what it holds takes it off again; the budget does not know its holders. */
export class ByteBudget {
  readonly #max: number;
  #used = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get used(): number {
    return this.#used;
  }

  fits(bytes: number): boolean {
    return this.#used + bytes <= this.#max;
  }

  /** `bytes` is negative for what is given back. */
  add(bytes: number): void {
    this.#used += bytes;
  }
}
