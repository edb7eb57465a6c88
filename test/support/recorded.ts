import { readFile } from 'node:fs/promises';
import type { ExchangeWorld } from './exchange.js';

/** The file of the recording that was saved last. */
export async function lastFile({ exchange: { recordings } }: ExchangeWorld): Promise<Uint8Array> {
  const last = recordings.list().at(-1);
  if (!last) throw new Error('nothing has been saved');
  return readFile(recordings.pathOf(last));
}

/** The samples of each channel of a WAV file as recordings are, with 44 bytes of head. */
export function channelsOf(wav: Uint8Array): Int16Array[] {
  const of = wav[22] ?? 1;
  const pcm = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length));
  return Array.from({ length: of }, (_, channel) => pcm.filter((_, i) => i % of === channel));
}

/** The level of samples: the root of their mean square. */
export const levelOf = (pcm: ArrayLike<number>): number =>
  Math.sqrt(Array.from(pcm).reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, pcm.length));
