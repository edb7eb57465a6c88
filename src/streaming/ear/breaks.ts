import { predict, ORDER } from './prediction.js';

/** A chunk in the queue: when it came, and from when to when it will be heard, in ms of the world. */
export interface Taken {
  readonly atMs: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** Holes within sound that came late. */
export interface Holes {
  readonly holes: number;
  readonly total_ms: number;
  readonly longest_ms: number;
}

/** Samples at the end of a chunk and at the start of the next that are compared: a period or more of any voice. */
const EDGE_SAMPLES = 160;

/** So many within so long, and so large a part of the holes between sounds, are no chance; told again at 10, 100 and so on. */
const FIRST_TOLD = 3;
const WITHIN_MS = 10_000;
const LEAST_TORN = 0.6;

/** Sums of fractions of milliseconds may fall a hair short. */
const HAIR_MS = 0.5;

/** Longer ones may be meant. */
const LONGEST_MS = 1_000;

/** A client that paces its audio sends chunks no longer than this, and none after half as much again. */
const PACED_CHUNK_MS = 60;
const PACED_LATENESS = 1.5;
const PACED_CHUNKS = 3;

/** A chunk so short may be kept whole until the next comes. */
const MOST_KEPT_BYTES = 4096;

/** Sound so weak is no loss: -46 dB of full scale. */
const AUDIBLE_LEVEL = 165;

/** A sound that its own past foretells so well (in dB) shows where it was cut. A tone does not: it fits behind itself after many a pause. */
const TELLING_GAIN_DB = 10;
/** The least gain of tones, by the bytes of a sample: in eight bits they have more noise. */
const TONE_GAIN_DB = [Infinity, 26, 45];
/** The samples behind the cut, and the most by which they may be further from what was foretold than those before it. */
const JOIN_SAMPLES = 8;
const JOIN_RATIO = 2;

/** The chunk before, its last bytes, and the chunks up to it that came without a hole. */
interface Before {
  readonly taken: Taken;
  readonly tail: Uint8Array;
  readonly inARow: number;
}

/** Counts the holes in a client's audio that tear up what belongs together, as chunks came later than those before them lasted. */
export class Breaks {
  readonly #decode: (bytes: Uint8Array) => Int16Array;
  readonly #edgeBytes: number;
  readonly #toneGainDb: number;
  #before: Before | undefined;
  #recent: number[] = [];
  #holes = 0;
  /** Holes between one sound and another. */
  #pauses = 0;
  #totalMs = 0;
  #longestMs = 0;
  #nextTold = FIRST_TOLD;

  constructor(decode: (bytes: Uint8Array) => Int16Array, bytesPerSample: number) {
    this.#decode = decode;
    this.#toneGainDb = TONE_GAIN_DB[bytesPerSample] ?? Infinity;
    this.#edgeBytes = EDGE_SAMPLES * bytesPerSample;
  }

  /** `isOursToo`: the simulator itself was late just now, so that nobody knows whose hole it is. Tells of the holes when they are worth it. */
  chunk(bytes: Uint8Array, taken: Taken, isOursToo: () => boolean): Holes | undefined {
    const before = this.#before;
    const holeMs = before ? taken.startMs - before.taken.endMs : 0;
    const isHole = before !== undefined && holeMs > HAIR_MS;
    // Of a long chunk a copy, as the rest must not be kept for its end.
    const end = bytes.subarray(-this.#edgeBytes);
    const tail = bytes.length > MOST_KEPT_BYTES ? new Uint8Array(end) : end;
    this.#before = { taken, tail, inARow: isHole || !before ? 1 : before.inARow + 1 };
    if (!isHole || holeMs > LONGEST_MS || isOursToo()) return undefined;
    const isTorn = this.#isTorn(before, bytes, taken);
    if (isTorn === false) this.#pauses++;
    return isTorn ? this.#count(taken.atMs, holeMs) : undefined;
  }

  /** The client has thrown away what was queued: what comes next is something new. */
  cleared(): void {
    this.#before = undefined;
  }

  /** The hole between the two is in the middle of a sound: it was sent a little too slowly, or goes on where it broke off. Undefined where nobody hears it. */
  #isTorn({ taken, tail, inARow }: Before, bytes: Uint8Array, after: Taken): boolean | undefined {
    const end = this.#decode(tail);
    const start = this.#decode(bytes.subarray(0, this.#edgeBytes));
    if (!isAudible(end) || !isAudible(start)) return undefined;
    const lengthMs = taken.endMs - taken.startMs;
    const isPaced = inARow >= PACED_CHUNKS && lengthMs <= PACED_CHUNK_MS;
    return (isPaced && after.atMs - taken.atMs < lengthMs * PACED_LATENESS) || goesOn(end, start, this.#toneGainDb);
  }

  #count(atMs: number, holeMs: number): Holes | undefined {
    this.#holes++;
    this.#totalMs += holeMs;
    this.#longestMs = Math.max(this.#longestMs, holeMs);
    this.#recent = [...this.#recent.slice(1 - FIRST_TOLD), atMs];
    const isDense = this.#recent.length === FIRST_TOLD && atMs - (this.#recent[0] ?? 0) <= WITHIN_MS;
    const isMost = this.#holes >= (this.#holes + this.#pauses) * LEAST_TORN;
    if (this.#holes < this.#nextTold || !isDense || !isMost) return undefined;
    while (this.#nextTold <= this.#holes) this.#nextTold = this.#nextTold === FIRST_TOLD ? 10 : this.#nextTold * 10;
    return { holes: this.#holes, total_ms: Math.round(this.#totalMs), longest_ms: Math.round(this.#longestMs) };
  }
}

/** A sound that somebody would miss. */
export function isAudible(pcm: Int16Array): boolean {
  let energy = 0;
  for (const sample of pcm) energy += sample * sample;
  return energy > AUDIBLE_LEVEL * AUDIBLE_LEVEL * pcm.length;
}

/** `after` follows from `before` as well as the samples of `before` follow from each other. */
export function goesOn(before: Int16Array, after: Int16Array, toneGainDb: number): boolean {
  // The window takes away the edges, at which even a tone is a surprise.
  const { gainDb, weights, mean } = predict(before.map((sample, i) => sample * hann(i, before.length)));
  if (gainDb < TELLING_GAIN_DB || gainDb > toneGainDb || after.length < JOIN_SAMPLES) return false;
  const joined = Float64Array.from([...before, ...after.subarray(0, JOIN_SAMPLES)], (sample) => sample - mean);
  const errors = joined.map((sample, at) => {
    const foretold = weights.reduce((sum, weight, i) => sum + weight * (joined[at - 1 - i] ?? 0), 0);
    return (sample - foretold) ** 2;
  });
  return meanOf(errors.subarray(before.length)) <= JOIN_RATIO * meanOf(errors.subarray(ORDER, before.length));
}

const hann = (at: number, length: number): number => 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 0.5)) / length);

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
