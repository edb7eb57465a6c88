import type { Timeline } from './timeline.js';
import { LinkedUtterance, type Utterance } from './utterance.js';

/** Something that others say is said on a leg. */
export interface Told {
  started(utterance: Utterance): void;
  ended(utterance: Utterance): void;
}

/** Words of others that the far end of a leg hears: for each of their utterances there is one on the leg's outbound track. */
export class HeardWords {
  readonly #timeline: Timeline;
  readonly #told: Told;
  readonly #heard = new Map<Utterance, LinkedUtterance>();

  /** `timeline`: that of the leg. */
  constructor(timeline: Timeline, told: Told) {
    this.#timeline = timeline;
    this.#told = told;
  }

  /** Those that are being said. */
  get utterances(): Iterable<Utterance> {
    return this.#heard.values();
  }

  /** The utterance, which has its place on the time line `source`, is heard from frame `fromFrame` of the leg on. */
  started(utterance: Utterance, source: Timeline, fromFrame: number): void {
    const { firstWorldFrame, frameSamples } = this.#timeline;
    const shift = (firstWorldFrame - source.firstWorldFrame) * frameSamples;
    const place = { timeline: this.#timeline, shift, fromSample: fromFrame * frameSamples };
    const heard = new LinkedUtterance(utterance, place);
    this.#heard.set(utterance, heard);
    this.#told.started(heard);
  }

  ended(utterance: Utterance): void {
    const heard = this.#heard.get(utterance);
    if (!heard) return;
    this.#heard.delete(utterance);
    this.#told.ended(heard);
  }

  /** Nothing of it is heard from frame `frame` of the leg on. */
  cut(utterance: Utterance, frame: number): void {
    this.#heard.get(utterance)?.cut(frame * this.#timeline.frameSamples);
    this.ended(utterance);
  }

  /** Nothing of any is heard from frame `frame` of the leg on. */
  cutAll(frame: number): void {
    for (const utterance of [...this.#heard.keys()]) this.cut(utterance, frame);
  }
}
