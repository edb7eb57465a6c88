import type { Segment } from './segment.js';

/** Finds segments by time: each is listed in every bucket of one second that it touches. */
export class SegmentIndex {
  readonly #bucketSamples: number;
  readonly #buckets = new Map<number, Segment[]>();
  /** No bucket before this one holds anything. */
  #first = 0;
  /** No bucket after this one holds anything. */
  #last = -1;

  constructor(bucketSamples: number) {
    this.#bucketSamples = bucketSamples;
  }

  /** The segments that touch the bucket of `sample`; some may not reach `sample` itself. */
  near(sample: number): readonly Segment[] | undefined {
    return this.#buckets.get(this.#bucketOf(sample));
  }

  /** The first sample for which `near` may give something else. */
  nearEnd(sample: number): number {
    return (this.#bucketOf(sample) + 1) * this.#bucketSamples;
  }

  add(segment: Segment): void {
    this.#list(segment, this.#bucketOf(segment.startSample), this.#bucketOf(segment.endSample - 1));
  }

  /** To be called after `segment` grew from `oldEnd`. */
  grown(segment: Segment, oldEnd: number): void {
    this.#list(segment, this.#bucketOf(oldEnd - 1) + 1, this.#bucketOf(segment.endSample - 1));
  }

  /** To be called after `segment` was shortened; takes it off the lists that it no longer touches. */
  shortened(segment: Segment, oldStart: number, oldEnd: number): void {
    const empty = segment.lengthSamples === 0;
    const first = this.#bucketOf(segment.startSample);
    const last = empty ? first - 1 : this.#bucketOf(segment.endSample - 1);
    this.#unlist(segment, this.#bucketOf(oldStart), Math.min(first - 1, this.#bucketOf(oldEnd - 1)));
    this.#unlist(segment, last + 1, this.#bucketOf(oldEnd - 1));
  }

  /** The segment that starts first. */
  oldest(): Segment | undefined {
    let oldest: Segment | undefined;
    for (; this.#first <= this.#last; this.#first++) {
      for (const segment of this.#buckets.get(this.#first) ?? []) {
        if (!oldest || segment.startSample < oldest.startSample) oldest = segment;
      }
      if (oldest) return oldest;
    }
    return undefined;
  }

  /** The end of the segment that ends last; 0 when there is none. */
  endSample(): number {
    let end = 0;
    for (; this.#last >= this.#first; this.#last--) {
      for (const segment of this.#buckets.get(this.#last) ?? []) end = Math.max(end, segment.endSample);
      if (end > 0) return end;
    }
    return 0;
  }

  /** Every segment that ends after `sample`, each once; of those that begin at `to` or later some. */
  after(sample: number, to = Infinity): Set<Segment> {
    const found = new Set<Segment>();
    const last = Math.min(this.#last, this.#bucketOf(to));
    for (let bucket = Math.max(this.#first, this.#bucketOf(sample)); bucket <= last; bucket++) {
      for (const segment of this.#buckets.get(bucket) ?? []) if (segment.endSample > sample) found.add(segment);
    }
    return found;
  }

  #bucketOf(sample: number): number {
    return Math.floor(sample / this.#bucketSamples);
  }

  #list(segment: Segment, first: number, last: number): void {
    for (let bucket = first; bucket <= last; bucket++) {
      const list = this.#buckets.get(bucket);
      if (list) list.push(segment);
      else this.#buckets.set(bucket, [segment]);
    }
    if (last < first) return;
    this.#first = this.#last < this.#first ? first : Math.min(this.#first, first);
    this.#last = Math.max(this.#last, last);
  }

  #unlist(segment: Segment, first: number, last: number): void {
    for (let bucket = first; bucket <= last; bucket++) {
      const list = this.#buckets.get(bucket);
      const at = list?.indexOf(segment) ?? -1;
      if (!list || at < 0) continue;
      list.splice(at, 1);
      if (list.length === 0) this.#buckets.delete(bucket);
    }
  }
}
