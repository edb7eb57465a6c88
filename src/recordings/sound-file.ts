import { mp3Of } from '../media/mp3-encoder.js';
import { wavHeader } from '../media/wav.js';
import type { Folder } from '../platform/folder.js';

/** Samples with all channels side by side become a file. */
export interface SoundFormat {
  readonly format: 'wav' | 'mp3';
  readonly channels: 1 | 2;
  /** In Hz. */
  readonly rate: number;
}

/** A part of the samples of each channel: from one to the one behind another. */
export interface Cut {
  readonly from: number;
  readonly to: number;
}

/** The pieces of the file that holds a part of these samples. */
export function soundFile(
  samples: AsyncIterable<Int16Array>,
  { from, to }: Cut,
  { format, channels, rate }: SoundFormat,
): AsyncIterable<Uint8Array> {
  const part = between(samples, from * channels, to * channels);
  return format === 'mp3' ? mp3Of(part, channels, rate) : wavOf(part, to - from, channels, rate);
}

async function* wavOf(
  samples: AsyncIterable<Int16Array>,
  length: number,
  channels: number,
  rate: number,
): AsyncGenerator<Uint8Array> {
  yield wavHeader(channels, length, rate);
  for await (const piece of samples) yield bytesOf(piece);
}

async function* between(samples: AsyncIterable<Int16Array>, from: number, to: number): AsyncGenerator<Int16Array> {
  let at = 0;
  for await (const piece of samples) {
    const part = piece.subarray(Math.max(0, from - at), Math.max(0, to - at));
    if (part.length > 0) yield part;
    at += piece.length;
  }
}

/** 16-bit samples as they stand in a WAV file and in the file in which a long recording waits; little-endian, as are all machines that run Node. */
export const bytesOf = (pcm: Int16Array): Uint8Array => new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);

/** The samples of a file that `bytesOf` made, and those behind them. */
export async function* samplesOf(
  folder: Folder,
  file: string | undefined,
  rest: readonly Int16Array[],
): AsyncGenerator<Int16Array> {
  if (file !== undefined) {
    // Pieces are of an even number of bytes but for the last, and that is too, as whole samples were written.
    for await (const { buffer, byteOffset, byteLength } of folder.pieces(file))
      yield new Int16Array(buffer, byteOffset, byteLength / 2);
  }
  yield* rest;
}
