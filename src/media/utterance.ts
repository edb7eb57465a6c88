import { packetsOf, type Line } from './line.js';
import type { Timeline } from './timeline.js';

export type TrackName = 'inbound' | 'outbound';

/** The tracks that something is laid on: those of the leg, and what the app plays to its peer alone. */
export type LaidTrack = TrackName | 'aside';

interface Piece {
  readonly words: readonly string[];
  readonly startSample: number;
  endSample: number;
  /** The sample at which the piece would have ended had it not been cut short. */
  readonly fullEndSample: number;
}

/** A word with its first sample and the one behind its last. */
export interface TimedWord {
  readonly word: string;
  readonly startSample: number;
  readonly endSample: number;
}

/** Something that is said on a track in one go, with the place of its words on the time line: the ground truth of transcription. */
export interface Utterance {
  readonly track: LaidTrack;
  /** Its first sample; audio is laid down ahead of time, so it may be yet to come. */
  readonly startSample: number;
  /** The sample behind the last one that is known of so far. */
  readonly endSample: number;
  /** No more follows. */
  readonly finished: boolean;
  /** The words heard between two samples: from the first, and up to the present, where none is given. */
  wordsHeard(toSample?: number, fromSample?: number): string;
  /** Each word that is said to its end, in whole words in proportion to the audio as `wordsHeard` has them. */
  timedWords(): readonly TimedWord[];
}

/** An utterance of a leg's own. */
export class SpokenUtterance implements Utterance {
  readonly track: LaidTrack;
  readonly #timeline: Timeline;
  readonly #pieces: Piece[] = [];
  readonly #verbatim: string;
  readonly #line: () => Line | undefined;
  #finished = false;

  /** `verbatim` is the whole text as it was given, with its own white space; `line`: the way that it comes on, where something goes wrong there. */
  constructor(track: LaidTrack, timeline: Timeline, verbatim: string, line: () => Line | undefined = () => undefined) {
    this.track = track;
    this.#timeline = timeline;
    this.#verbatim = verbatim;
    this.#line = line;
  }

  /** Adds a sentence that sounds from `startSample` to `endSample`. */
  add(text: string, startSample: number, endSample: number): void {
    this.#pieces.push({ words: words(text), startSample, endSample, fullEndSample: endSample });
  }

  /** No more follows: the last sample was, or will have been, `endSample`. */
  finish(endSample: number): void {
    this.#finished = true;
    for (const piece of this.#pieces) piece.endSample = Math.min(piece.endSample, endSample);
  }

  get finished(): boolean {
    return this.#finished;
  }

  get startSample(): number {
    return this.#pieces[0]?.startSample ?? 0;
  }

  get endSample(): number {
    return this.#pieces.reduce((end, piece) => Math.max(end, piece.endSample), 0);
  }

  /**
   * The words heard between two samples, in whole words in proportion to the audio: a sentence of ten words of which a
   * third has sounded gives three. A sentence heard whole gives all its words, verbatim. Those that the line has lost are missing.
   */
  wordsHeard(toSample = sampleNow(this.#timeline), fromSample = 0): string {
    const heard: string[] = [];
    for (const piece of this.#pieces) {
      const from = wordsBefore(piece, fromSample);
      const to = wordsBefore(piece, Math.min(toSample, piece.endSample));
      for (let index = from; index < to; index++) if (!this.#isLost(piece, index)) heard.push(piece.words[index] ?? '');
    }
    const text = heard.join(' ');
    return text === words(this.#verbatim).join(' ') ? this.#verbatim : text;
  }

  timedWords(): readonly TimedWord[] {
    return this.#pieces.flatMap((piece) =>
      piece.words.flatMap((word, index) => {
        const [startSample, endSample] = [endOfWord(piece, index - 1), endOfWord(piece, index)];
        return endSample <= piece.endSample && !this.#isLost(piece, index) ? [{ word, startSample, endSample }] : [];
      }),
    );
  }

  #isLost(piece: Piece, index: number): boolean {
    const line = this.#line();
    if (!line) return false;
    const word = { startSample: endOfWord(piece, index - 1), endSample: endOfWord(piece, index) };
    return line.areLost(...packetsOf(word, this.#timeline.frameSamples));
  }
}

/** An utterance that is heard through a link, on the time line of the leg that hears it. */
export class LinkedUtterance implements Utterance {
  readonly track = 'outbound';
  readonly #original: Utterance;
  readonly #timeline: Timeline;
  /** A sample's number and this give the original's number. */
  readonly #shift: number;
  readonly #fromSample: number;
  #toSample = Infinity;

  /** Nothing that lies before `fromSample` is heard. */
  constructor(original: Utterance, place: { timeline: Timeline; shift: number; fromSample: number }) {
    this.#original = original;
    this.#timeline = place.timeline;
    this.#shift = place.shift;
    this.#fromSample = place.fromSample;
  }

  /** The link has ended: nothing is heard from `toSample` on. */
  cut(toSample: number): void {
    this.#toSample = toSample;
  }

  get finished(): boolean {
    return this.#original.finished || this.#toSample !== Infinity;
  }

  get startSample(): number {
    return Math.max(this.#fromSample, this.#original.startSample - this.#shift);
  }

  get endSample(): number {
    return Math.min(this.#toSample, Math.max(this.#fromSample, this.#original.endSample - this.#shift));
  }

  wordsHeard(toSample = sampleNow(this.#timeline), fromSample = 0): string {
    const from = Math.max(fromSample, this.#fromSample);
    const to = Math.min(toSample, this.#toSample);
    return this.#original.wordsHeard(to + this.#shift, from + this.#shift);
  }

  timedWords(): readonly TimedWord[] {
    return this.#original
      .timedWords()
      .map(({ word, startSample, endSample }) => ({
        word,
        startSample: startSample - this.#shift,
        endSample: endSample - this.#shift,
      }))
      .filter(({ endSample }) => endSample > this.#fromSample && endSample <= this.#toSample);
  }
}

const sampleNow = (timeline: Timeline): number => Math.floor((timeline.elapsedMs() * timeline.rate) / 1000);

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** The sample behind a word of a sentence. */
function endOfWord({ words, startSample, fullEndSample }: Piece, index: number): number {
  return startSample + Math.ceil(((index + 1) * (fullEndSample - startSample)) / words.length);
}

/** The number of a sentence's words that lie before `sample`. */
function wordsBefore(piece: Piece, sample: number): number {
  if (sample >= piece.fullEndSample) return piece.words.length;
  const length = piece.fullEndSample - piece.startSample;
  const share = length > 0 ? (sample - piece.startSample) / length : 0;
  return Math.max(0, Math.floor(share * piece.words.length));
}
