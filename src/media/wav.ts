import { alawToLinear } from './codecs/pcma.js';
import { mulawToLinear } from './codecs/pcmu.js';
import { MediaError } from './media-error.js';
import { checkSampleRate, saturate } from './rates.js';
import { checkDuration, pieceSamples, type Recording } from './recording.js';

/** Audio out of a file: mono, 16 bit, at the file's own rate. */
export interface DecodedAudio {
  readonly rate: number;
  readonly pcm: Int16Array;
}

/** The bytes that `silentWav` writes before the samples. */
const HEADER_BYTES = 44;

const MAX_CHANNELS = 8;

/** Chunks before the data. Writers know a dozen kinds; a file made of empty ones would keep us busy. */
const MAX_CHUNKS = 1000;

/** A program that writes to a pipe cannot know the length and puts a size near 2^31 or 2^32 (ffmpeg, sox); nobody means it. */
const UNKNOWN_SIZE = 0x7fff_0000;

const EXTENSIBLE = 0xfffe;
/** The GUID of a format in WAVE_FORMAT_EXTENSIBLE is its tag and this tail (Microsoft's KSDATAFORMAT_SUBTYPE_WAVEFORMATEX). */
const SUBFORMAT_TAIL = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];

type SampleReader = (view: DataView, at: number) => number;

/** Format tag and bits per sample to a reader that gives a value on the scale of 16 bits. */
const READERS: Readonly<Record<string, SampleReader>> = {
  '1/8': (view, at) => (view.getUint8(at) - 128) * 256,
  '1/16': (view, at) => view.getInt16(at, true),
  '1/24': (view, at) => view.getInt8(at + 2) * 256 + view.getUint16(at, true) / 256,
  '1/32': (view, at) => view.getInt32(at, true) / 65_536,
  '3/32': (view, at) => view.getFloat32(at, true) * 32_768,
  '6/8': (view, at) => alawToLinear(view.getUint8(at)),
  '7/8': (view, at) => mulawToLinear(view.getUint8(at)),
};

interface Format {
  readonly channels: number;
  readonly rate: number;
  readonly sampleBytes: number;
  readonly read: SampleReader;
}

/** True if `bytes` begin as a RIFF WAV does. */
export function looksLikeWav(bytes: Uint8Array): boolean {
  return bytes.length >= 12 && ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE';
}

/** Reads a WAV in one go: see `openWav`. */
export function readWav(bytes: Uint8Array): DecodedAudio {
  const { rate, length, pieces } = openWav(bytes);
  const pcm = new Int16Array(length);
  let at = 0;
  for (const piece of pieces()) {
    pcm.set(piece, at);
    at += piece.length;
  }
  return { rate, pcm };
}

/**
 * Opens a RIFF WAV: 8, 16, 24 or 32-bit PCM, 32-bit float, A-law or µ-law, any rate from 1,000 to 384,000 Hz, up to
 * eight channels, mixed down to their mean. The level stays as it is. Throws a MediaError for anything else, for a file
 * that ends before its data does, and for one that lasts more than `file.seconds`; what it has opened can be read.
 */
export function openWav(bytes: Uint8Array): Recording {
  if (!looksLikeWav(bytes)) {
    throw new MediaError('wav.header', 'RIFF, a size, WAVE', JSON.stringify(ascii(bytes, 0, 12)));
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let format: Format | undefined;
  // The RIFF size is not looked at: writers to a pipe leave it wrong, and the chunks tell their own.
  for (let at = 12, chunks = 0; at + 8 <= bytes.length; chunks++) {
    if (chunks === MAX_CHUNKS) throw new MediaError('wav.chunks', `the data among the first ${MAX_CHUNKS}`, 'more');
    const id = ascii(bytes, at, at + 4);
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    const room = bytes.length - body;
    if (id === 'fmt ') format = readFormat(view, body, Math.min(size, room));
    if (id === 'data') {
      if (!format) throw new MediaError('wav.fmt', 'a fmt chunk before the data chunk', 'none');
      if (size > room && size < UNKNOWN_SIZE) throw new MediaError('wav.data', `${size} bytes`, room);
      return recordingOf(view, body, Math.min(size, room), format);
    }
    at = body + size + (size & 1);
  }
  throw new MediaError('wav.data', 'a data chunk', 'the end of the file');
}

/** Writes 16-bit PCM, one channel or several side by side; shorter ones are filled up with silence. */
export function writeWav(channels: readonly Int16Array[], rate: number): Uint8Array {
  const bytes = silentWav(channels.length, Math.max(0, ...channels.map((pcm) => pcm.length)), rate);
  for (const [channel, pcm] of channels.entries()) writeSamples(bytes, { channel, of: channels.length }, 0, pcm);
  return bytes;
}

/** A WAV file of so many silent samples in each channel, to be filled by `writeSamples`. */
export function silentWav(channels: number, samples: number, rate: number): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + samples * channels * 2);
  bytes.set(wavHeader(channels, samples, rate));
  return bytes;
}

/** The head of a WAV file of so many 16-bit samples in each channel. */
export function wavHeader(channels: number, samples: number, rate: number): Uint8Array {
  const blockBytes = channels * 2;
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string): void => bytes.set(Buffer.from(value, 'latin1'), at);
  text(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES + samples * blockBytes - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * blockBytes, true);
  view.setUint16(32, blockBytes, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples * blockBytes, true);
  return bytes;
}

/** Writes samples of one channel into a file that `silentWav` made, from sample `from` of that channel on. */
export function writeSamples(
  bytes: Uint8Array,
  { channel, of }: { readonly channel: number; readonly of: number },
  from: number,
  pcm: Int16Array,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let at = HEADER_BYTES + (from * of + channel) * 2;
  for (let i = 0; i < pcm.length; i++, at += of * 2) view.setInt16(at, pcm[i] ?? 0, true);
}

function readFormat(view: DataView, at: number, size: number): Format {
  if (size < 16) throw new MediaError('wav.fmt', 'at least 16 bytes', size);
  const tag = view.getUint16(at, true);
  const channels = view.getUint16(at + 2, true);
  const rate = checkSampleRate(view.getUint32(at + 4, true), 'wav.fmt.rate');
  const blockBytes = view.getUint16(at + 12, true);
  const bits = view.getUint16(at + 14, true);
  if (channels < 1 || channels > MAX_CHANNELS) {
    throw new MediaError('wav.fmt.channels', `1 to ${MAX_CHANNELS}`, channels);
  }
  const kind = `${tag === EXTENSIBLE ? readSubformat(view, at, size) : tag}/${bits}`;
  const read = Object.hasOwn(READERS, kind) ? READERS[kind] : undefined;
  if (!read) {
    const expected = 'PCM of 8, 16, 24 or 32 bits (1/…), float of 32 (3/32), A-law (6/8) or µ-law (7/8)';
    throw new MediaError('wav.fmt.format', expected, kind);
  }
  const sampleBytes = bits / 8;
  if (blockBytes !== channels * sampleBytes) {
    throw new MediaError('wav.fmt.block_align', String(channels * sampleBytes), blockBytes);
  }
  return { channels, rate, sampleBytes, read };
}

function readSubformat(view: DataView, at: number, size: number): number {
  if (size < 40) throw new MediaError('wav.fmt', '40 bytes of WAVE_FORMAT_EXTENSIBLE', size);
  if (SUBFORMAT_TAIL.every((byte, i) => view.getUint8(at + 26 + i) === byte)) return view.getUint16(at + 24, true);
  throw new MediaError('wav.fmt.subformat', 'a GUID made from a format tag', 'another GUID');
}

/** Bytes after the last whole sample of all channels are ignored. */
function recordingOf(view: DataView, at: number, size: number, format: Format): Recording {
  const { rate, channels, sampleBytes } = format;
  const blockBytes = channels * sampleBytes;
  const length = Math.floor(size / blockBytes);
  checkDuration(length, rate, 'wav.data');
  const atOnce = pieceSamples(rate);
  function* pieces(): Generator<Int16Array> {
    for (let done = 0; done < length; done += atOnce) {
      yield readSamples(view, at + done * blockBytes, Math.min(atOnce, length - done), format);
    }
  }
  return { rate, length, pieces };
}

function readSamples(view: DataView, at: number, count: number, format: Format): Int16Array {
  const { channels, sampleBytes, read } = format;
  const pcm = new Int16Array(count);
  let next = at;
  for (let i = 0; i < pcm.length; i++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++, next += sampleBytes) sum += read(view, next);
    pcm[i] = saturate(sum / channels);
  }
  return pcm;
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
