/**
 * Items wait, line by line: each caller has a line of its own, and the lines are served in turn, so that one who wants much
 * does not hold up one who wants little.
 */
export class Turns<T> {
  /** The line whose turn is next is in front: a Map keeps the order of insertion. None is empty. */
  readonly #lines = new Map<string, T[]>();
  #size = 0;

  /** The number that wait in all lines. */
  get size(): number {
    return this.#size;
  }

  /** The number that wait in one line. */
  sizeOf(line: string): number {
    return this.#lines.get(line)?.length ?? 0;
  }

  push(line: string, item: T): void {
    const waiting = this.#lines.get(line);
    if (waiting) waiting.push(item);
    else this.#lines.set(line, [item]);
    this.#size++;
  }

  /** Takes the first of the line whose turn it is; that line is then the last. */
  shift(): T | undefined {
    for (const [line, waiting] of this.#lines) {
      const item = waiting.shift();
      this.#size--;
      this.#lines.delete(line);
      if (waiting.length > 0) this.#lines.set(line, waiting);
      return item;
    }
    return undefined;
  }

  /** Takes one out. False where it does not wait (any more). */
  remove(line: string, item: T): boolean {
    const waiting = this.#lines.get(line);
    const at = waiting?.indexOf(item) ?? -1;
    if (!waiting || at < 0) return false;
    waiting.splice(at, 1);
    this.#size--;
    if (waiting.length === 0) this.#lines.delete(line);
    return true;
  }
}
