import { LIMITS } from '../limits.js';
import { textBytes } from '../platform/rough-bytes.js';
import type { TimedWord, Utterance } from './utterance.js';

/** A word with the utterance that it belongs to. */
export interface SaidWord extends TimedWord {
  readonly said: Utterance;
}

export type HeardLimit = 'heard.utterances' | 'heard.bytes';

export interface HeardLogOptions {
  readonly limits?: { readonly utterances: number; readonly bytes: number };
  /** The oldest words go; told once. */
  limitReached(limit: HeardLimit): void;
}

/** Everything that was said where the far end of a leg hears it, for whoever asks afterwards. */
export class HeardLog {
  readonly #options: HeardLogOptions;
  readonly #limits: { readonly utterances: number; readonly bytes: number };
  /** The oldest first, each with its bytes once it is over. */
  readonly #kept = new Map<Utterance, number>();
  #bytes = 0;
  #isTold = false;

  constructor(options: HeardLogOptions) {
    this.#options = options;
    this.#limits = options.limits ?? { utterances: LIMITS['heard.utterances'], bytes: LIMITS['heard.bytes'] };
  }

  started(utterance: Utterance): void {
    this.#kept.set(utterance, 0);
    if (this.#kept.size > this.#limits.utterances) this.#drop('heard.utterances');
  }

  ended(utterance: Utterance): void {
    if (!this.#kept.has(utterance)) return;
    const bytes = utterance.timedWords().reduce((sum, { word }) => sum + textBytes(word), 0);
    this.#kept.set(utterance, bytes);
    this.#bytes += bytes;
    while (this.#bytes > this.#limits.bytes && this.#kept.size > 1) this.#drop('heard.bytes');
  }

  /** The words that are over by `toSample`, and were not by `fromSample`, in the order in which they ended. */
  words(fromSample: number, toSample: number): SaidWord[] {
    const heard: SaidWord[] = [];
    for (const utterance of this.#kept.keys()) {
      if (utterance.endSample <= fromSample || utterance.startSample >= toSample) continue;
      for (const word of utterance.timedWords())
        if (word.endSample > fromSample && word.endSample <= toSample) heard.push({ ...word, said: utterance });
    }
    return heard.sort((a, b) => a.endSample - b.endSample);
  }

  #drop(limit: HeardLimit): void {
    for (const [oldest, bytes] of this.#kept) {
      this.#kept.delete(oldest);
      this.#bytes -= bytes;
      break;
    }
    if (this.#isTold) return;
    this.#isTold = true;
    this.#options.limitReached(limit);
  }
}
