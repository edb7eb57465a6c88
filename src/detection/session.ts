import type { LegAudio } from '../media/leg.js';
import type { Utterance } from '../media/utterance.js';
import type { WorldClock } from '../platform/clock.js';
import type { Detector, Found } from './detector.js';
import { listen } from './listen.js';
import type { Words } from './verdict.js';

/** More than this of what was said tells nothing new. */
const MOST_CHARS = 2000;

export interface DetectionDeps {
  readonly clock: WorldClock;
  readonly leg: LegAudio;
  readonly detector: Detector;
  readonly found: (found: Found) => void;
}

/** Lets a detector hear the far end of a leg, and its words as they are spoken. The returned function ends it. */
export function detect({ clock, leg, detector, found }: DetectionDeps): () => void {
  const words = new HeardWords(leg);
  const stop = listen({
    clock,
    leg,
    what: 'machine detection',
    hear: (pcm, endSample) => {
      words.hearUntil(endSample);
      const news = detector.hear(pcm, words);
      if (news) found(news);
      return detector.isOver;
    },
  });
  return () => {
    stop();
    words.close();
  };
}

/** The words that the far end of a leg has said up to a sample, where they are known. */
class HeardWords implements Words {
  readonly #underWay = new Set<Utterance>();
  readonly #unlisten: () => void;
  /** The words of those that are over. */
  #said = '';
  #from = 0;
  #until = 0;

  constructor(leg: LegAudio) {
    const add = (utterance: Utterance): void => {
      if (utterance.track === 'inbound') this.#underWay.add(utterance);
    };
    for (const utterance of leg.utterances) add(utterance);
    this.#unlisten = leg.listen({ utteranceStarted: add });
  }

  close(): void {
    this.#unlisten();
    this.#underWay.clear();
  }

  hearUntil(sample: number): void {
    this.#until = sample;
  }

  readonly said = (): string | undefined => {
    for (const utterance of this.#underWay) {
      if (!utterance.finished || utterance.endSample > this.#until) continue;
      this.#underWay.delete(utterance);
      this.#said = `${this.#said} ${this.#wordsOf(utterance)}`.slice(-MOST_CHARS);
    }
    if (this.#said === '' && this.#underWay.size === 0) return undefined;
    const now = Array.from(this.#underWay, (utterance) => this.#wordsOf(utterance));
    return [this.#said, ...now].join(' ').trim();
  };

  readonly forget = (): void => {
    this.#said = '';
    this.#from = this.#until;
  };

  #wordsOf(utterance: Utterance): string {
    return utterance.wordsHeard(this.#until, this.#from);
  }
}
