import { LIMITS } from '../limits.js';

/** The parts of an MP3 file: its frames' common sample rate, and the stretches of bytes that hold whole frames. */
export interface Mp3Layout {
  readonly rate: number;
  readonly samples: number;
  readonly stretches: readonly Uint8Array[];
}

interface FrameHeader {
  /** The bits that all frames of one file share: version, layer and sample rate. */
  readonly kind: number;
  readonly rate: number;
  readonly samples: number;
  readonly bytes: number;
}

/** kbit/s of layer III by the header's index (ISO/IEC 11172-3 and 13818-3); 0 means "free", which nobody writes. */
const KBITS_MPEG1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBITS_MPEG2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const RATES_MPEG1 = [44_100, 48_000, 32_000];

/** The two version bits. 1 is reserved. */
const MPEG1 = 3;
const MPEG25 = 0;
const RESERVED_VERSION = 1;
const LAYER_III = 1;

const ID3_HEADER_BYTES = 10;

/** Bytes that are looked through at a stretch, a millisecond's work at most. */
const BYTES_AT_ONCE = 65_536;

/**
 * Finds the frames of an MP3 file by walking from header to header, because a decoder takes any eleven set bits in a row
 * for a frame and makes noise of them. Two frames in a row must agree before anything counts; what lies between runs of
 * frames (tags, damage) is left out. Undefined if there is no frame. Beyond `file.seconds` it looks no further.
 */
export function* mp3FrameSteps(bytes: Uint8Array): Generator<undefined, Mp3Layout | undefined> {
  const stretches: Uint8Array[] = [];
  let first: FrameHeader | undefined;
  let samples = 0;
  let rested = 0;
  for (let at = nextSync(bytes, skipId3(bytes)); at + 4 <= bytes.length;) {
    if (at - rested >= BYTES_AT_ONCE) {
      rested = at;
      yield;
    }
    const end = first || startsRun(bytes, at) ? yield* endOfRun(bytes, at, first) : undefined;
    if (!end || end.bytes === at) {
      at = nextSync(bytes, at + 1);
      continue;
    }
    first ??= readHeader(bytes, at);
    stretches.push(bytes.subarray(at, end.bytes));
    samples += end.samples;
    at = end.bytes;
    if (first && samples > LIMITS['file.seconds'] * first.rate) break;
  }
  return first && { rate: first.rate, samples, stretches };
}

/** The next header may be here. Within a stretch that has none it looks only so far that the others are not kept waiting. */
function nextSync(bytes: Uint8Array, from: number): number {
  const to = Math.min(bytes.length, from + BYTES_AT_ONCE);
  const found = bytes.subarray(from, to).indexOf(0xff);
  return found < 0 ? to : from + found;
}

/** True if `bytes` begin with an ID3 tag or with two frames of MP3. */
export function looksLikeMp3(bytes: Uint8Array): boolean {
  return skipId3(bytes) > 0 || startsRun(bytes, 0);
}

/** A frame at `at`, followed by another of its kind or by the end of the file or its closing tag. */
function startsRun(bytes: Uint8Array, at: number): boolean {
  const header = readHeader(bytes, at);
  if (!header || at + header.bytes > bytes.length) return false;
  const next = at + header.bytes;
  if (next === bytes.length || (next === bytes.length - 128 && isText(bytes, next, 'TAG'))) return true;
  return readHeader(bytes, next)?.kind === header.kind;
}

/** Whole frames follow one another from `at` up to here, all of the kind of `like`. Two at least, unless they end the file. */
function* endOfRun(
  bytes: Uint8Array,
  at: number,
  like?: FrameHeader,
): Generator<undefined, { bytes: number; samples: number }> {
  let end = at;
  let samples = 0;
  if (!startsRun(bytes, at)) return { bytes: at, samples };
  const kind = like?.kind ?? readHeader(bytes, at)?.kind;
  let rested = at;
  for (let header = readHeader(bytes, end); header?.kind === kind; header = readHeader(bytes, end)) {
    if (header === undefined || end + header.bytes > bytes.length) break;
    end += header.bytes;
    samples += header.samples;
    if (samples > LIMITS['file.seconds'] * header.rate) break;
    if (end - rested < BYTES_AT_ONCE) continue;
    rested = end;
    yield;
  }
  return { bytes: end, samples };
}

/**
 *     AAAAAAAA AAABBCCD EEEEFFGH IIJJKLMM
 *     A sync (all ones), B version, C layer, D no checksum, E bit rate, F sample rate, G padding
 */
function readHeader(bytes: Uint8Array, at: number): FrameHeader | undefined {
  const kind = bytes[at + 1];
  const format = bytes[at + 2];
  if (bytes[at] !== 0xff || kind === undefined || format === undefined || kind >> 5 !== 7) return undefined;
  const version = (kind >> 3) & 3;
  if (version === RESERVED_VERSION || ((kind >> 1) & 3) !== LAYER_III) return undefined;
  const kbits = (version === MPEG1 ? KBITS_MPEG1 : KBITS_MPEG2)[format >> 4];
  const rateMpeg1 = RATES_MPEG1[(format >> 2) & 3];
  if (!kbits || rateMpeg1 === undefined) return undefined;
  // MPEG-2 halves the rates of MPEG-1 and the samples of a frame, 2.5 halves the rates once more.
  const rate = version === MPEG1 ? rateMpeg1 : version === MPEG25 ? rateMpeg1 / 4 : rateMpeg1 / 2;
  const samples = version === MPEG1 ? 1152 : 576;
  const padding = (format >> 1) & 1;
  const frameBytes = Math.floor((samples / 8) * ((kbits * 1000) / rate)) + padding;
  return { kind: (version << 2) | ((format >> 2) & 3), rate, samples, bytes: frameBytes };
}

/** The length of an ID3v2 tag at the start; its size is written in four times seven bits. */
function skipId3(bytes: Uint8Array): number {
  if (bytes.length < ID3_HEADER_BYTES || !isText(bytes, 0, 'ID3')) return 0;
  let size = 0;
  for (let i = 6; i < ID3_HEADER_BYTES; i++) size = (size << 7) | ((bytes[i] ?? 0) & 0x7f);
  const hasFooter = ((bytes[5] ?? 0) & 0x10) !== 0;
  return ID3_HEADER_BYTES + size + (hasFooter ? ID3_HEADER_BYTES : 0);
}

function isText(bytes: Uint8Array, at: number, text: string): boolean {
  return Array.from(text).every((letter, i) => bytes[at + i] === letter.charCodeAt(0));
}
