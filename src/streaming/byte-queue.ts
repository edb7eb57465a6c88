import type { MediaQueue } from './media-queue.js';

/**
 * Bytes that come in chunks of any length and leave in whole samples. Chunks shorter than `joinBytes` are joined with what
 * comes behind them, so that a client sending crumbs costs no more room than its audio.
 */
export class ByteQueue implements MediaQueue {
  readonly #bytesPerSample: number;
  readonly #joinBytes: number;
  #chunks: Uint8Array[] = [];
  #head = 0;
  /** The beginning of a sample whose other bytes have not come yet. */
  #remainder: Uint8Array = new Uint8Array(0);
  #byteLength = 0;

  constructor(bytesPerSample: number, joinBytes: number) {
    this.#bytesPerSample = bytesPerSample;
    this.#joinBytes = joinBytes;
  }

  get samples(): number {
    return this.#byteLength / this.#bytesPerSample;
  }

  samplesIn(bytes: Uint8Array): number {
    return bytes.length / this.#bytesPerSample;
  }

  push(bytes: Uint8Array): number {
    const joined = this.#remainder.length > 0 ? concat(this.#remainder, bytes) : bytes;
    const whole = joined.length - (joined.length % this.#bytesPerSample);
    this.#remainder = joined.slice(whole);
    if (whole === 0) return 0;
    const samples = joined.subarray(0, whole);
    const last = this.#chunks.length - 1;
    const before = last >= this.#head ? this.#chunks[last] : undefined;
    if (before && before.length < this.#joinBytes) this.#chunks[last] = concat(before, samples);
    else this.#chunks.push(samples);
    this.#byteLength += whole;
    return whole / this.#bytesPerSample;
  }

  /** Takes up to `maxSamples`, or less where a chunk ends. */
  take(maxSamples: number): Uint8Array {
    const maxBytes = maxSamples * this.#bytesPerSample;
    const chunk = this.#chunks[this.#head];
    if (!chunk) return new Uint8Array(0);
    const taken = chunk.subarray(0, maxBytes);
    if (taken.length < chunk.length) {
      this.#chunks[this.#head] = chunk.subarray(maxBytes);
    } else if (++this.#head >= 256 || this.#head >= this.#chunks.length) {
      this.#chunks = this.#chunks.slice(this.#head);
      this.#head = 0;
    }
    this.#byteLength -= taken.length;
    return taken;
  }

  clear(): void {
    this.#chunks = [];
    this.#head = 0;
    this.#remainder = new Uint8Array(0);
    this.#byteLength = 0;
  }
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
