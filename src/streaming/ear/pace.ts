/** Rates in Hz that programs make audio at. */
const USUAL_RATES = [8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000];

/** Milliseconds of audio that programs pace by. */
const USUAL_CHUNKS_MS = [20, 30, 40, 60, 100];

/** A client that paces to send more than real time may mean it, if not with chunks of odd length and for so long. */
const LONG_LEAD_MS = 4_000;

/** Chunks of one size without a break that show a pace, and the part of them that may come out of step. */
const CHUNKS = 150;
const MOST_ASTRAY = 0.1;

/** A paced client's mean interval against what it aims at: timers come late, never early. */
const PACE = { least: 0.985, most: 1.08 };

/** The client paces its audio as if it were of another rate, in Hz. */
export interface WrongPace {
  readonly paced_as_rate: number;
  readonly interval_ms: number;
  readonly chunk_ms: number;
}

/** Compares how long a client's chunks last with how often it sends them. */
export class Pace {
  readonly #rate: number;
  #samples = 0;
  #chunks = 0;
  #astray = 0;
  #sinceMs = 0;
  #lastMs = 0;

  /** `rate`: at which the stream plays the audio, in Hz. */
  constructor(rate: number) {
    this.#rate = rate;
  }

  /** A chunk of `samples` came at `atMs`, and `queuedMs` of audio wait. */
  chunk(samples: number, atMs: number, queuedMs: number): WrongPace | undefined {
    const meanMs = this.#chunks > 1 ? (this.#lastMs - this.#sinceMs) / (this.#chunks - 1) : undefined;
    const intervalMs = atMs - this.#lastMs;
    if (samples !== this.#samples || (meanMs !== undefined && intervalMs > meanMs * 4)) this.#begin(samples, atMs);
    else if (meanMs !== undefined && Math.abs(intervalMs - meanMs) > meanMs / 2) this.#astray++;
    this.#lastMs = atMs;
    if (++this.#chunks < CHUNKS) return undefined;
    const found = this.#judge(queuedMs);
    if (this.#chunks >= 2 * CHUNKS) this.#begin(samples, atMs);
    return found;
  }

  #begin(samples: number, atMs: number): void {
    this.#samples = samples;
    this.#chunks = 0;
    this.#astray = 0;
    this.#sinceMs = atMs;
  }

  #judge(queuedMs: number): WrongPace | undefined {
    if (this.#astray > this.#chunks * MOST_ASTRAY) return undefined;
    const intervalMs = (this.#lastMs - this.#sinceMs) / (this.#chunks - 1);
    const chunkMs = (this.#samples * 1000) / this.#rate;
    const rate = USUAL_RATES.find((usual) => this.#isPacedFor(usual, intervalMs));
    if (rate === undefined || rate === this.#rate) return undefined;
    // Chunks of 20 ms that come twice as often as they should are a client in a hurry.
    const isHurry = rate > this.#rate && (queuedMs < LONG_LEAD_MS || USUAL_CHUNKS_MS[0] === chunkMs);
    // 44,100 Hz that are paced a little slowly are not told from 40,000.
    const isNear = rate < this.#rate && rate / this.#rate > 0.75;
    if (isHurry || isNear) return undefined;
    return { paced_as_rate: rate, interval_ms: round(intervalMs), chunk_ms: round(chunkMs) };
  }

  #isPacedFor(rate: number, intervalMs: number): boolean {
    const chunkMs = (this.#samples * 1000) / rate;
    const ratio = intervalMs / chunkMs;
    return USUAL_CHUNKS_MS.includes(chunkMs) && ratio >= PACE.least && ratio <= PACE.most;
  }
}

const round = (ms: number): number => Math.round(ms * 10) / 10;
