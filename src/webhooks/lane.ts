/**
 * First attempts in order: each key (an entity) is a lane in which one item is at its first attempt and the others wait.
 * Lanes know nothing of each other, so what is slow in one holds up nothing in another.
 */
export class Lanes<Item> {
  /** The items that wait behind the one at its first attempt. A lane without such an item has no entry. */
  readonly #waiting = new Map<string, Item[]>();
  readonly #start: (item: Item, lane: string) => void;
  readonly #maxWaiting: number;

  /**
   * @param start makes an item's first attempt; whoever does must call `next` with its lane when that was answered.
   * @param maxWaiting how many items one lane holds beside the one at its first attempt.
   */
  constructor(start: (item: Item, lane: string) => void, maxWaiting: number) {
    this.#start = start;
    this.#maxWaiting = maxWaiting;
  }

  hasRoom(lane: string): boolean {
    return (this.#waiting.get(lane)?.length ?? 0) < this.#maxWaiting;
  }

  /** Starts the item now if nothing in its lane is at its first attempt. Ask `hasRoom` first: this does not refuse. */
  add(lane: string, item: Item): void {
    const waiting = this.#waiting.get(lane);
    if (waiting) {
      waiting.push(item);
      return;
    }
    this.#waiting.set(lane, []);
    this.#start(item, lane);
  }

  /** The first attempt in this lane has been answered, or has failed: starts the next item, or closes the lane. */
  next(lane: string): void {
    const item = this.#waiting.get(lane)?.shift();
    if (item === undefined) this.#waiting.delete(lane);
    else this.#start(item, lane);
  }

  /** Forgets everything that waits. */
  clear(): void {
    this.#waiting.clear();
  }
}
