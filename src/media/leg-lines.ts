import type { HeardLog, SaidWord } from './heard-log.js';
import { Line, packetsOf, throughLine } from './line.js';
import type { Timeline } from './timeline.js';
import type { Track } from './track.js';

/** From the far end to Telnyx, or the other way. */
export type LineDirection = 'from_party' | 'to_party';

export interface LegLinesDeps {
  readonly timeline: Timeline;
  readonly inbound: Track;
  readonly outbound: Track;
  readonly heard: HeardLog;
}

/**
 * The lines between a leg's far end and Telnyx. What comes from the far end is on the inbound track as it has come through; the outbound track has what
 * Telnyx sends, and here is what of it reaches the far end.
 */
export class LegLines {
  readonly #leg: LegLinesDeps;
  readonly #limitReached: (direction: LineDirection) => void;
  readonly #lines: Partial<Record<LineDirection, Line>> = {};

  constructor(leg: LegLinesDeps, limitReached: (direction: LineDirection) => void) {
    this.#leg = leg;
    this.#limitReached = limitReached;
  }

  /** Undefined as long as nothing has gone wrong on it. */
  known(direction: LineDirection): Line | undefined {
    return this.#lines[direction];
  }

  /** Asks for the known one later. Utterances outlive their leg where others have heard them, so it holds nothing of the leg. */
  asker(direction: LineDirection): () => Line | undefined {
    const lines = this.#lines;
    return () => lines[direction];
  }

  of(direction: LineDirection): Line {
    return (this.#lines[direction] ??= this.#made(direction));
  }

  /** The far end hears this from sample `from` to `to`, where `sent` gives what is sent from one sample to another. */
  toParty(from: number, to: number, sent: (from: number, to: number) => Int16Array): Int16Array {
    const line = this.#lines.to_party;
    return line ? throughLine(line, this.#leg.timeline.frameSamples, [from, to], sent) : sent(from, to);
  }

  /** The words that the far end has heard to their ends by `toSample`, and not by `fromSample`, in that order. */
  words(fromSample: number, toSample: number): SaidWord[] {
    const { heard } = this.#leg;
    const line = this.#lines.to_party;
    if (!line) return heard.words(fromSample, toSample);
    const late = line.mostLate * this.#leg.timeline.frameSamples;
    return heard
      .words(fromSample - late, toSample)
      .flatMap((word) => this.#through(line, word) ?? [])
      .filter(({ endSample }) => endSample > fromSample && endSample <= toSample)
      .sort((a, b) => a.endSample - b.endSample);
  }

  #through(line: Line, word: SaidWord): SaidWord | undefined {
    const { frameSamples } = this.#leg.timeline;
    const [from, to] = packetsOf(word, frameSamples);
    const late = line.halfLate(from, to);
    return late === undefined ? undefined : { ...word, endSample: word.endSample + late * frameSamples };
  }

  #made(direction: LineDirection): Line {
    const limitReached = (): void => this.#limitReached(direction);
    if (direction === 'to_party') return new Line({ limitReached });
    const { laid } = this.#leg.inbound;
    const line = new Line({ limitReached, changed: () => laid.comesOtherwise() });
    laid.through(line);
    return line;
  }
}
