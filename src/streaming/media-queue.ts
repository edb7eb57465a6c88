/** Encoded audio that waits to be decoded. */
export interface MediaQueue {
  /** Samples that can be taken. */
  readonly samples: number;
  /** The samples that a chunk would add, perhaps with a fraction; undefined for a chunk that the codec cannot read. */
  samplesIn(bytes: Uint8Array): number | undefined;
  /** Adds a chunk and returns how many samples can be taken more than before. The chunk must not change later. */
  push(bytes: Uint8Array): number;
  /** Takes up to `maxSamples`, or one packet where the codec has packets; nothing where nothing waits. */
  take(maxSamples: number): Uint8Array;
  clear(): void;
}
