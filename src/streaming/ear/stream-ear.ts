import { isStateful } from '../../media/codecs/codec.js';
import { frameSamples } from '../../media/rates.js';
import type { WireFormat } from '../params.js';
import { Breaks, isAudible, type Holes, type Taken } from './breaks.js';
import { Encoding, type Reading, type WrongEncoding } from './encoding.js';
import { fileHeader, RtpHeaders, type HeaderKind } from './headers.js';
import { Pace, type WrongPace } from './pace.js';

/** Something that the client's audio shows to be wrong, with its measures. */
export type Suspicion =
  | ({ readonly what: 'encoding' } & WrongEncoding)
  | ({ readonly what: 'pace'; readonly rate: number } & WrongPace)
  | ({ readonly what: 'breaks' } & Holes)
  | { readonly what: 'header'; readonly header: HeaderKind }
  | { readonly what: 'nobody' };

export interface StreamEarOptions {
  readonly format: WireFormat;
  /** True for L16 whose bytes come high byte first. */
  readonly isBigEndian: boolean;
  /** The world's time is the clients': how fast they send tells something. */
  readonly isRealTime: boolean;
  /** True if the simulator itself was late around the present, so that a hole may be its own. */
  readonly isOursToo: () => boolean;
  /** The audio reaches a leg at present: its own, or a peer. */
  readonly isHeard: () => boolean;
  readonly suspect: (suspicion: Suspicion) => void;
}

/** So much sound that reaches nobody is no accident. */
const UNHEARD_MS = 500;

/** Listens to what a client sends in rtp mode for mistakes that nobody makes on purpose. What it costs is bounded: see `Encoding`. */
export class StreamEar {
  readonly #options: StreamEarOptions;
  readonly #encoding: Encoding | undefined;
  readonly #rtp = new RtpHeaders();
  /** Undefined where the client's pace tells nothing. */
  readonly #timing: { readonly breaks: Breaks; readonly pace: Pace } | undefined;
  /** Undefined where the bytes of a chunk do not tell its samples. */
  readonly #bytesPerSample: number | undefined;
  readonly #decode: (bytes: Uint8Array) => Int16Array = () => new Int16Array(0);
  /** Of sound that nobody could hear. */
  #unheardMs = 0;
  #hasHeader = false;
  #isPaceTold = false;

  constructor(options: StreamEarOptions) {
    const {
      format: { codec, rate },
      isBigEndian,
      isRealTime,
    } = options;
    this.#options = options;
    const reading = readingOf(codec.name, isBigEndian);
    this.#encoding = reading && new Encoding(reading, rate);
    if (isStateful(codec)) return;
    this.#bytesPerSample = codec.bytesPerFrame(rate) / frameSamples(rate);
    this.#decode = (bytes) => codec.decode(bytes);
    if (isRealTime) this.#timing = { breaks: new Breaks(this.#decode, this.#bytesPerSample), pace: new Pace(rate) };
  }

  /** A chunk has come at `atMs` and gone into the queue, which will have been heard at `endMs`. */
  heard(bytes: Uint8Array, atMs: number, endMs: number): void {
    this.#header(bytes);
    const encoding = this.#encoding?.chunk(bytes);
    if (encoding) this.#options.suspect({ what: 'encoding', ...encoding });
    if (this.#bytesPerSample === undefined) return;
    const samples = bytes.length / this.#bytesPerSample;
    const lengthMs = (samples * 1000) / this.#options.format.rate;
    if (!this.#options.isHeard()) this.#unheard(bytes, lengthMs);
    // Less than a sample, perhaps: nothing is queued.
    if (endMs !== -Infinity) this.#pacing(bytes, samples, { atMs, startMs: endMs - lengthMs, endMs });
  }

  /** The client has thrown away what was queued. */
  cleared(): void {
    this.#encoding?.cleared();
    this.#timing?.breaks.cleared();
  }

  #header(bytes: Uint8Array): void {
    if (this.#hasHeader) return;
    const header = fileHeader(bytes) ?? (this.#rtp.payload(bytes) ? 'RTP' : undefined);
    if (header === undefined) return;
    this.#hasHeader = true;
    this.#options.suspect({ what: 'header', header });
  }

  #unheard(bytes: Uint8Array, lengthMs: number): void {
    if (this.#unheardMs >= UNHEARD_MS || !isAudible(this.#decode(bytes))) return;
    this.#unheardMs += lengthMs;
    if (this.#unheardMs >= UNHEARD_MS) this.#options.suspect({ what: 'nobody' });
  }

  #pacing(bytes: Uint8Array, samples: number, taken: Taken): void {
    if (!this.#timing) return;
    const { breaks, pace } = this.#timing;
    const { format, isOursToo, suspect } = this.#options;
    const holes = breaks.chunk(bytes, taken, isOursToo);
    if (holes && !this.#isPaceTold) suspect({ what: 'breaks', ...holes });
    if (this.#isPaceTold) return;
    const wrong = pace.chunk(samples, taken.atMs, taken.endMs - taken.atMs);
    if (!wrong) return;
    this.#isPaceTold = true;
    suspect({ what: 'pace', rate: format.rate, ...wrong });
  }
}

function readingOf(codec: string, isBigEndian: boolean): Reading | undefined {
  if (codec === 'L16') return isBigEndian ? 'L16 big-endian' : 'L16';
  return codec === 'PCMU' || codec === 'PCMA' ? codec : undefined;
}
