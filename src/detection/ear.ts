import { FRAME_MS } from '../media/rates.js';
import { pureToneHz } from './tone.js';

/** Sound that is shorter than this is a click, and no word. */
const SHORTEST_WORD_MS = 100;

/** Two frames have the same tone where their frequencies differ by no more than this. */
const SAME_TONE_HZ = 25;

/** A tone that has sounded without a break. */
export interface Tone {
  readonly hz: number;
  readonly ms: number;
}

export interface EarOptions {
  /** A frame whose samples have at least this mean amplitude is sound, below it is silence. */
  readonly silenceThreshold: number;
  /** Silence of this length, in ms, is the end of a word. */
  readonly betweenWordsMs: number;
  /** Samples per second. */
  readonly rate: number;
}

/** Measures what is heard, frame by frame: sound and silence, words as bursts of sound, and tones. All durations are in ms. */
export class Ear {
  readonly #options: EarOptions;
  /** The time heard so far. */
  ms = 0;
  /** The silence that lasts now. */
  silenceMs = 0;
  /** The sound that lasts now, without a pause between words. */
  burstMs = 0;
  /** Bursts of sound so far. */
  bursts = 0;
  #firstMs: number | undefined;
  #lastMs = 0;
  #tone: Tone | undefined;
  #endedTone: Tone | undefined;

  constructor(options: EarOptions) {
    this.#options = options;
  }

  /** Something has been said, or has sounded for as long as a word. */
  get hasBegun(): boolean {
    return this.#firstMs !== undefined;
  }

  /** The time from the first sound to the last. */
  get soundMs(): number {
    return this.#firstMs === undefined ? 0 : this.#lastMs - this.#firstMs;
  }

  /** The tone that sounds now. */
  get tone(): Tone | undefined {
    return this.#tone;
  }

  /** The tone that the last frame has ended. */
  get endedTone(): Tone | undefined {
    return this.#endedTone;
  }

  /** The next 20 ms; undefined for silence. */
  hear(pcm: Int16Array | undefined): void {
    this.ms += FRAME_MS;
    const isSound = pcm !== undefined && meanAmplitude(pcm) >= this.#options.silenceThreshold;
    this.#hearTone(isSound ? pureToneHz(pcm, this.#options.rate) : undefined);
    if (!isSound) {
      this.silenceMs += FRAME_MS;
      if (this.silenceMs >= this.#options.betweenWordsMs) this.burstMs = 0;
      return;
    }
    this.silenceMs = 0;
    this.burstMs += FRAME_MS;
    if (this.burstMs < SHORTEST_WORD_MS) return;
    if (this.burstMs - FRAME_MS < SHORTEST_WORD_MS) this.bursts++;
    this.#firstMs ??= this.ms - this.burstMs;
    this.#lastMs = this.ms;
  }

  #hearTone(hz: number | undefined): void {
    const before = this.#tone;
    const goesOn = before !== undefined && hz !== undefined && Math.abs(hz - before.hz) <= SAME_TONE_HZ;
    this.#endedTone = goesOn ? undefined : before;
    this.#tone =
      hz === undefined ? undefined : { hz: goesOn ? before.hz : hz, ms: (goesOn ? before.ms : 0) + FRAME_MS };
  }
}

function meanAmplitude(pcm: Int16Array): number {
  let sum = 0;
  for (const sample of pcm) sum += Math.abs(sample);
  return pcm.length === 0 ? 0 : sum / pcm.length;
}
