/** The middle value; of an even number of values the mean of the two in the middle. NaN for none. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of `pick(x)` over some results. */
export const medianOf = (results, pick) => median(results.map(pick));

/** The pairs of two series of rounds, divided: a round's neighbours disturb both of its members alike. */
export function medianRatio(numerators, denominators, pick) {
  const rounds = Math.min(numerators.length, denominators.length);
  return median(Array.from({ length: rounds }, (_, i) => pick(numerators[i]) / pick(denominators[i])));
}

/** Counts values in milliseconds in steps of 0.05, so that millions of them cost nothing to keep. */
export class Histogram {
  static STEP_MS = 0.05;
  #buckets = new Uint32Array(40_000);
  #count = 0;
  #max = 0;

  add(ms) {
    const bucket = Math.floor(ms / Histogram.STEP_MS);
    this.#buckets[Math.max(0, Math.min(this.#buckets.length - 1, bucket))]++;
    this.#count++;
    if (ms > this.#max) this.#max = ms;
  }

  clear() {
    this.#buckets.fill(0);
    this.#count = 0;
    this.#max = 0;
  }

  /** The upper edge of the step that the given part (0 to 1) of the values does not exceed. */
  quantile(part) {
    let left = Math.ceil(this.#count * part);
    for (let i = 0; i < this.#buckets.length; i++) {
      left -= this.#buckets[i];
      if (left <= 0 && this.#count > 0) return Math.min(this.#max, (i + 1) * Histogram.STEP_MS);
    }
    return NaN;
  }

  summary() {
    return { count: this.#count, p50: this.quantile(0.5), p99: this.quantile(0.99), max: this.#max };
  }
}
