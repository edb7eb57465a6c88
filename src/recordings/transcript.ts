import { LIMITS } from '../limits.js';
import type { LegAudio } from '../media/leg.js';
import type { Recorded } from '../media/recorder.js';
import type { Utterance } from '../media/utterance.js';

interface Piece {
  readonly startSample: number;
  readonly text: string;
}

/** Writes down what is said on a leg while it is recorded: the words that were given to be spoken, as a transcription of the call has them. */
export class Transcript {
  readonly #leg: LegAudio;
  readonly #track: Recorded['track'];
  readonly #maxChars: number;
  readonly #full: () => void;
  readonly #pieces: Piece[] = [];
  /** Of each utterance under way, the first sample that is recorded. */
  readonly #open = new Map<Utterance, number>();
  readonly #unlisten: () => void;
  #chars = 0;
  #isFull = false;
  #isPaused = false;

  /** `full` is called once, when no more words are kept than `recording.transcript_chars`. */
  constructor(leg: LegAudio, { track }: Recorded, full: () => void, maxChars = LIMITS['recording.transcript_chars']) {
    this.#leg = leg;
    this.#track = track;
    this.#full = full;
    this.#maxChars = maxChars;
    this.#unlisten = leg.listen({
      utteranceStarted: (utterance) => this.#started(utterance),
      utteranceEnded: (utterance) => this.#ended(utterance),
    });
    for (const utterance of leg.utterances) this.#started(utterance);
  }

  /** Something has been said, or is being said. */
  get hasWords(): boolean {
    return this.#pieces.length > 0 || [...this.#open.keys()].some((open) => open.startSample < this.#now());
  }

  pause(): void {
    for (const [utterance, from] of this.#open) this.#keep(utterance, from);
    this.#isPaused = true;
  }

  goOn(): void {
    const now = this.#now();
    for (const utterance of this.#open.keys()) this.#open.set(utterance, now);
    this.#isPaused = false;
  }

  /** All that was said, in the order in which it began. */
  finish(): string {
    if (!this.#isPaused) for (const [utterance, from] of this.#open) this.#keep(utterance, from);
    this.#open.clear();
    this.#unlisten();
    return this.#pieces
      .sort((a, b) => a.startSample - b.startSample)
      .map(({ text }) => text)
      .join(' ');
  }

  #now(): number {
    const { timeline } = this.#leg;
    return Math.floor((timeline.elapsedMs() * timeline.rate) / 1000);
  }

  #started(utterance: Utterance): void {
    const { track } = utterance;
    if (track !== 'aside' && (this.#track === 'both' || this.#track === track)) this.#open.set(utterance, this.#now());
  }

  #ended(utterance: Utterance): void {
    const from = this.#open.get(utterance);
    this.#open.delete(utterance);
    if (from !== undefined && !this.#isPaused) this.#keep(utterance, from);
  }

  #keep(utterance: Utterance, from: number): void {
    const text = utterance.wordsHeard(undefined, from);
    if (text === '') return;
    const room = Math.max(0, this.#maxChars - this.#chars);
    this.#chars += text.length;
    if (room > 0) this.#pieces.push({ startSample: Math.max(from, utterance.startSample), text: text.slice(0, room) });
    if (text.length <= room || this.#isFull) return;
    this.#isFull = true;
    this.#full();
  }
}
