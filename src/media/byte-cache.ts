import { LRUCache } from 'lru-cache';

/** Characters of a key count two bytes each, as V8 may store them. */
const BYTES_PER_CHAR = 2;

/** Something that is being made. */
interface Making<V> {
  readonly value: Promise<V>;
  readonly unwanted: AbortController;
  /** The askers that wait for it. */
  readonly askers: Set<object>;
}

/**
 * Keeps what was made, up to a number of bytes; the least recently used goes first. Who asks for something that is being
 * made waits for the same making. A making that fails is forgotten, so the next request tries again. One that nobody waits
 * for any more is called off.
 */
export class ByteCache<V extends object | string> {
  readonly #kept: LRUCache<string, V>;
  readonly #making = new Map<string, Making<V>>();

  /** `full` is told when something goes to make room. */
  constructor(limitBytes: number, sizeOf: (value: V) => number, full: () => void) {
    this.#kept = new LRUCache({
      maxSize: limitBytes,
      sizeCalculation: (value, key) => Math.ceil(sizeOf(value)) + key.length * BYTES_PER_CHAR,
      dispose: (_value, _key, reason) => {
        if (reason === 'evict') full();
      },
    });
  }

  /** The bytes that are kept, keys included. */
  get bytes(): number {
    return this.#kept.calculatedSize;
  }

  /** The value kept under `key`, if any. */
  get(key: string): V | undefined {
    return this.#kept.get(key);
  }

  /**
   * The value kept under `key`, or made by `make`. A value over the limit by itself is handed out and not kept. An asker
   * whose `signal` is aborted waits no more; the signal that `make` gets is aborted when that was the last one.
   */
  async fetch(key: string, make: (signal: AbortSignal) => Promise<V>, signal: AbortSignal): Promise<V> {
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const making = this.#making.get(key) ?? this.#begin(key, make);
    const asker = {};
    making.askers.add(asker);
    const leave = (): void => {
      making.askers.delete(asker);
      if (making.askers.size > 0) return;
      if (this.#making.get(key) === making) this.#making.delete(key);
      making.unwanted.abort();
    };
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await making.value;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  #begin(key: string, make: (signal: AbortSignal) => Promise<V>): Making<V> {
    const unwanted = new AbortController();
    const value = make(unwanted.signal);
    const making: Making<V> = { value, unwanted, askers: new Set() };
    this.#making.set(key, making);
    const over = (): void => {
      if (this.#making.get(key) === making) this.#making.delete(key);
    };
    value.then((made) => {
      over();
      // One that was called off may come after another was made.
      if (!this.#kept.has(key)) this.#kept.set(key, made);
    }, over);
    return making;
  }
}
