/** Bodies up to this size leave at once: the number of deliveries and their bytes in all bound them. */
const SMALL_BYTES = 64 * 1024;

interface Waiting {
  readonly bytes: number;
  readonly start: () => void;
}

/**
 * Keeps large bodies from being on their way all at once: each is a text to sign and a buffer to send. One that finds no room
 * waits for those before it, while what is small goes on. One alone always leaves, however large.
 */
export class InFlight {
  readonly #maxBytes: number;
  readonly #waiting: Waiting[] = [];
  #bytes = 0;
  #count = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The number that have been started and have not left. */
  get count(): number {
    return this.#count;
  }

  /** Calls `start` now or when there is room. True if it has to wait. Whoever was started calls `leave` with the same bytes. */
  enter(bytes: number, start: () => void): boolean {
    if (bytes > SMALL_BYTES && (this.#waiting.length > 0 || !this.#fits(bytes))) {
      this.#waiting.push({ bytes, start });
      return true;
    }
    this.#begin({ bytes, start });
    return false;
  }

  leave(bytes: number): void {
    this.#count -= 1;
    if (bytes > SMALL_BYTES) this.#bytes -= bytes;
    for (let next = this.#waiting[0]; next && this.#fits(next.bytes); next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#begin(next);
    }
  }

  /** Nobody waits any more, and what is on its way has been forgotten. */
  clear(): void {
    this.#waiting.length = 0;
    this.#bytes = 0;
    this.#count = 0;
  }

  #fits(bytes: number): boolean {
    return this.#bytes === 0 || this.#bytes + bytes <= this.#maxBytes;
  }

  #begin({ bytes, start }: Waiting): void {
    this.#count += 1;
    if (bytes > SMALL_BYTES) this.#bytes += bytes;
    start();
  }
}
