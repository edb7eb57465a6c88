import { CODECS, l16be } from '../../media/codecs/index.js';
import { predict } from './prediction.js';

/** The encodings that the bytes of a stream may be taken for. */
const READINGS = { PCMU: CODECS.PCMU, PCMA: CODECS.PCMA, L16: CODECS.L16, 'L16 big-endian': l16be } as const;

export type Reading = keyof typeof READINGS;

/** The client's bytes make sound when they are read as something else than the stream takes them for. */
export interface WrongEncoding {
  readonly taken_as: Reading;
  readonly reads_as: Reading;
  /** Pieces of 800 samples that say so, and how well a linear predictor foretells them, in dB: as they are taken, and as they should be. */
  readonly pieces: number;
  readonly taken_gain_db: number;
  readonly reads_gain_db: number;
}

const PIECE_SAMPLES = 800;
/** A piece is looked at so often; once that has been right for a while, rarely. */
const EVERY_MS = 200;
const RARELY_MS = 10_000;
/** So many pieces of one chunk, however long it is: a millisecond or two of work. */
const PIECES_OF_A_CHUNK = 25;

/**
 * Thresholds, from speech, chords, DTMF, tones and noise in all encodings at 0, -12, -30 and +12 dB (test/unit/streaming/ear): sound in its own
 * encoding never reads better by more than 7 dB as another one, but for noise clipped to its rails; speech in a wrong one does so by 11 to 25 dB.
 */
const MARGIN_DB = 9;
const LEAST_GAIN_DB = 11;
const RIGHT_MARGIN_DB = 3;
const RIGHT_GAIN_DB = 8;
/** Root mean squares below which a piece says nothing. A wrong encoding is always loud, as is what is worth the name of sound. */
const TAKEN_LEVEL = 500;
const READ_LEVEL = 100;
/** The part of samples at the rails above which sound is clipped so hard that nothing follows. */
const MOST_CLIPPED = 0.02;

const WRONG_PIECES = 4;
const MOST_RIGHT = 1 / 5;
const SETTLED_PIECES = 8;

interface Votes {
  pieces: number;
  taken: number;
  read: number;
}

/** Listens whether a client's audio is in the encoding that the stream takes it for. */
export class Encoding {
  readonly #takenAs: Reading;
  readonly #everyBytes: number;
  readonly #rarelyBytes: number;
  readonly #piece: Uint8Array;
  /** Bytes of the piece that are there. */
  #filled = 0;
  #skip = 0;
  #right = 0;
  readonly #wrong = new Map<Reading, Votes>();
  #over = false;

  /** `rate`: at which the stream plays the audio, in Hz. */
  constructor(takenAs: Reading, rate: number) {
    const bytesPerSample = READINGS[takenAs].bytesPerFrame(rate) / (rate / 50);
    this.#takenAs = takenAs;
    this.#piece = new Uint8Array(PIECE_SAMPLES * bytesPerSample);
    this.#everyBytes = ((rate * EVERY_MS) / 1000) * bytesPerSample;
    this.#rarelyBytes = ((rate * RARELY_MS) / 1000) * bytesPerSample;
  }

  /** Takes the next chunk; says once that it is certain. */
  chunk(bytes: Uint8Array): WrongEncoding | undefined {
    // From half a sample on nobody knows where one begins, and bytes one place on look swapped.
    if (bytes.length % 2 === 1 && READINGS[this.#takenAs].name === 'L16') this.#over = true;
    let pieces = 0;
    for (let at = 0; at < bytes.length && !this.#over && pieces < PIECES_OF_A_CHUNK;) {
      if (this.#skip > 0) {
        const skipped = Math.min(this.#skip, bytes.length - at);
        this.#skip -= skipped;
        at += skipped;
        continue;
      }
      const part = bytes.subarray(at, at + this.#piece.length - this.#filled);
      this.#piece.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled < this.#piece.length) break;
      pieces++;
      this.#judge();
    }
    return this.#verdict();
  }

  /** The next chunk does not follow the one before. */
  cleared(): void {
    this.#filled = 0;
  }

  #judge(): void {
    const vote = judge(this.#piece, this.#takenAs);
    if (vote === 'right') this.#right++;
    else if (vote !== undefined) this.#count(vote);
    this.#filled = 0;
    const isSettled = this.#right >= SETTLED_PIECES && this.#wrong.size === 0;
    this.#skip = Math.max(0, (isSettled ? this.#rarelyBytes : this.#everyBytes) - this.#piece.length);
  }

  #count({ reading, takenDb, readDb }: { reading: Reading; takenDb: number; readDb: number }): void {
    const votes = this.#wrong.get(reading) ?? { pieces: 0, taken: 0, read: 0 };
    votes.pieces++;
    votes.taken += takenDb;
    votes.read += readDb;
    this.#wrong.set(reading, votes);
  }

  #verdict(): WrongEncoding | undefined {
    if (this.#over) return undefined;
    for (const [reading, { pieces, taken, read }] of this.#wrong) {
      if (pieces < WRONG_PIECES || this.#right > pieces * MOST_RIGHT) continue;
      this.#over = true;
      return {
        taken_as: this.#takenAs,
        reads_as: reading,
        pieces,
        taken_gain_db: Math.round(taken / pieces),
        reads_gain_db: Math.round(read / pieces),
      };
    }
    return undefined;
  }
}

/** One piece says that it is right as it is taken, or in which other reading it makes sound, or nothing. */
function judge(
  piece: Uint8Array,
  takenAs: Reading,
): 'right' | { reading: Reading; takenDb: number; readDb: number } | undefined {
  const pcm = READINGS[takenAs].decode(piece);
  const taken = predict(pcm);
  if (taken.level < TAKEN_LEVEL || isClipped(pcm)) return undefined;
  let best: { readonly reading: Reading; readonly gainDb: number } | undefined;
  for (const reading of readingNames) {
    if (reading === takenAs) continue;
    const { gainDb, level } = predict(READINGS[reading].decode(piece));
    if (level >= READ_LEVEL && gainDb > (best?.gainDb ?? 0)) best = { reading, gainDb };
  }
  const otherDb = best?.gainDb ?? 0;
  if (taken.gainDb >= Math.max(RIGHT_GAIN_DB, otherDb + RIGHT_MARGIN_DB)) return 'right';
  const isWrong = otherDb >= Math.max(LEAST_GAIN_DB, taken.gainDb + MARGIN_DB);
  return best && isWrong ? { reading: best.reading, takenDb: taken.gainDb, readDb: otherDb } : undefined;
}

const readingNames: readonly Reading[] = ['PCMU', 'PCMA', 'L16', 'L16 big-endian'];

function isClipped(pcm: Int16Array): boolean {
  let clipped = 0;
  for (const sample of pcm) if (sample >= 32_767 || sample <= -32_768) clipped++;
  return clipped > pcm.length * MOST_CLIPPED;
}
